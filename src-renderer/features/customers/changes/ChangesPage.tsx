import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardCheck, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Button, EmptyState, Tabs, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { ChangesBar } from '#renderer/features/customers/changes/ChangesBar.tsx';
import { ChangesOfCustomer } from '#renderer/features/customers/changes/ChangesOfCustomer.tsx';
import { ExportMenu } from '#renderer/features/customers/changes/ExportMenu.tsx';
import { Freshness } from '#renderer/features/intake/index.ts';
import styles from '#renderer/features/customers/changes/Changes.module.css';

/** What belongs in the accounting system still, and what was ticked off. */
export const changesTabs = ['open', 'done'] as const;
export type ChangesTab = (typeof changesTabs)[number];

interface Props {
  readonly creditorId: number;
  readonly tab: ChangesTab;
  readonly onTab: (tab: ChangesTab) => void;
}

/** What was changed here and belongs in the accounting system too (001-31): as a list and as a file. */
export function ChangesPage({ creditorId, tab, onTab }: Props) {
  const { t, format } = useTexts();
  const counts = useInfiniteQuery(changesOf(creditorId, false));
  const open = counts.data?.pages[0]?.open ?? null;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1>{t('customers.changes.title')}</h1>
        <Freshness creditorId={creditorId} />
        {tab === 'open' && (open ?? 0) > 0 && <ExportMenu creditorId={creditorId} />}
      </header>
      <Tabs
        label={t('customers.changes.title')}
        selected={tab}
        onSelect={onTab}
        tabs={changesTabs.map((id) => ({
          id,
          title: t(`customers.changes.tab.${id}`),
          count: id === 'done' || open === null ? null : format.number(open),
        }))}
      >
        <ChangesList key={`${creditorId}-${tab}`} creditorId={creditorId} done={tab === 'done'} />
      </Tabs>
    </div>
  );
}

const pageSize = 100;

function changesOf(creditorId: number, done: boolean) {
  return api.customers.changes.infiniteOptions({
    input: (offset: number) => ({ creditorId, done, offset, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return shown < last.total && last.rows.length > 0 ? shown : undefined;
    },
  });
}

interface ListProps {
  readonly creditorId: number;
  readonly done: boolean;
}

function ChangesList({ creditorId, done }: ListProps) {
  const texts = useTexts();
  const { t } = texts;
  const list = useInfiniteQuery(changesOf(creditorId, done));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const there = rows.flatMap(({ changes }) => changes.map(({ id }) => id));
  // What was settled meanwhile is not chosen any more.
  const ids = there.filter((id) => chosen.has(id));
  const set = (changeIds: readonly number[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const id of changeIds) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  if (list.error !== null) {
    return (
      <p role="alert" className={styles['message']}>
        {failureText(texts, failureOf(list.error))}
      </p>
    );
  }
  if (list.data === undefined) return null;
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={done ? <ClipboardCheck /> : <PencilLine />}
        title={t(done ? 'customers.changes.noneDone' : 'customers.changes.none')}
      >
        {t(done ? 'customers.changes.noneDoneHelp' : 'customers.changes.noneHelp')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles['scroller']}>
        <p className={styles['intro']}>
          {t(done ? 'customers.changes.introDone' : 'customers.changes.intro')}
        </p>
        {rows.map((row) => (
          <ChangesOfCustomer
            key={row.customerId}
            creditorId={creditorId}
            row={row}
            done={done}
            chosen={chosen}
            onChoose={set}
          />
        ))}
        {list.hasNextPage && (
          <div className={styles['more']}>
            <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {t('customers.missing.more')}
            </Button>
          </div>
        )}
      </div>
      <ChangesBar
        creditorId={creditorId}
        done={done}
        chosen={ids}
        shown={there}
        onChoose={set}
        onDone={() => setChosen(new Set())}
      />
    </>
  );
}
