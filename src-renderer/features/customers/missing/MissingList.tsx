import { useInfiniteQuery } from '@tanstack/react-query';
import { MailCheck, MapPinCheck } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { MissingRow } from '#shared/contract/customers.ts';
import { Button, EmptyState, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { MissingRowItem } from '#renderer/features/customers/missing/MissingRowItem.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

const pageSize = 100;

interface Props {
  readonly creditorId: number;
  readonly what: 'address' | 'email';
  readonly onPanel: (customerId: number) => void;
}

/** One list of what is missing, worked row by row: Enter saves and goes on to the next one, which is read out. */
export function MissingList({ creditorId, what, onPanel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const list = useMissing(creditorId, what);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const [editing, setEditing] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const intro = useRef<HTMLParagraphElement>(null);
  const items = useRef<HTMLUListElement>(null);

  const leave = (row: MissingRow) => {
    setEditing(null);
    // The button that led in, as soon as the form is gone.
    window.setTimeout(() => items.current?.querySelector<HTMLElement>(editButtonOf(row.customerId))?.focus());
  };
  const goOn = (row: MissingRow, complete: boolean) => {
    const next = rows[rows.findIndex((each) => each.customerId === row.customerId) + 1];
    const left = total - (complete ? 1 : 0);
    setSaid(
      [
        complete ? t(`customers.missing.done.${what}`, { customer: row.name }) : '',
        t('customers.missing.left', { count: left }),
        next === undefined ? '' : t('customers.missing.now', { customer: next.name }),
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    setEditing(next?.customerId ?? null);
    if (next === undefined) window.setTimeout(() => intro.current?.focus());
  };

  return (
    <>
      <p className={styles['hidden']} role="status">
        {said}
      </p>
      {list.error !== null ? (
        <p role="alert" className={styles['message']}>
          {failureText(texts, failureOf(list.error))}
        </p>
      ) : list.data !== undefined && rows.length === 0 ? (
        <EmptyState
          icon={what === 'address' ? <MapPinCheck /> : <MailCheck />}
          title={t(`customers.missing.empty.${what}`)}
        >
          {t(`customers.missing.emptyHelp.${what}`)}
        </EmptyState>
      ) : (
        <div className={styles['scroller']}>
          <p ref={intro} tabIndex={-1} className={styles['intro']}>
            {total > 0 && t(`customers.missing.intro.${what}`, { count: total })}
          </p>
          {/* The buttons of the rows take the keys; the list only leads from one to the next. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <ul
            ref={items}
            className={styles['rows']}
            aria-label={t(`customers.missing.tab.${what}`)}
            onKeyDown={walkRows}
          >
            {rows.map((row) => (
              <MissingRowItem
                key={row.customerId}
                creditorId={creditorId}
                row={row}
                what={what}
                isEditing={editing === row.customerId}
                onEdit={() => setEditing(row.customerId)}
                onDone={(complete) => goOn(row, complete)}
                onCancel={() => leave(row)}
                onPanel={() => onPanel(row.customerId)}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className={styles['more']}>
              <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                {t('customers.missing.more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

function useMissing(creditorId: number, what: 'address' | 'email') {
  return useInfiniteQuery(
    api.customers.missing.infiniteOptions({
      input: (offset: number) => ({ creditorId, what, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
        return shown < last.total && last.rows.length > 0 ? shown : undefined;
      },
    }),
  );
}

function editButtonOf(customerId: number): string {
  return `[data-customer="${customerId}"] [data-edit] button`;
}

/** Arrow keys lead from a row's pen to that of the row below or above. */
function walkRows(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (event.target instanceof HTMLInputElement) return;
  const pens = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-edit] button')];
  const at = pens.findIndex((pen) => pen === document.activeElement);
  const next = pens[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
