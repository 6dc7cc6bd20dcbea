import { History } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ProfileCard, ProfileEvent } from '#shared/contract/profiles.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import {
  Alert,
  Chips,
  EmptyState,
  SearchField,
  useTexts,
  VirtualTable,
  type TableColumn,
  type VirtualTableHandle,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { changeLines, eventText } from '#renderer/features/profiles/eventText.ts';
import styles from '#renderer/features/profiles/Lists.module.css';

const shows = ['all', 'settings', 'customers', 'notices'] as const;

/** What was done to a profile and under it, newest first, by kind, customer or invoice (004-28, 004-29). */
export function ProfileEvents({ card }: { readonly card: ProfileCard }) {
  const texts = useTexts();
  const { t } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const input = useRef<HTMLInputElement>(null);
  const [show, setShow] = useState<(typeof shows)[number]>('all');
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ProfileEvent | null>(null);
  const pages = usePages<ProfileEvent>(
    JSON.stringify([card.id, show, search]),
    useCallback(
      (offset: number, limit: number) =>
        api.profiles.events.queryOptions({ input: { profileId: card.id, show, search, offset, limit } }),
      [card.id, show, search],
    ),
  );
  const columns = useMemo(() => columnsOf(texts, card.debtorKind), [texts, card.debtorKind]);
  const lines = opened === null ? [] : changeLines(texts, opened);
  return (
    <div className={styles['side']}>
      <div className={styles['bar']}>
        <Chips
          label={t('profiles.events.show')}
          selected={show}
          onSelect={(id) => setShow(shows.find((each) => each === id) ?? 'all')}
          chips={shows.map((id) => ({ id, title: t(`profiles.events.of.${id}`), count: null }))}
        />
        <div className={styles['find']}>
          <SearchField
            label={t('profiles.events.find')}
            value={search}
            onChange={setSearch}
            shortcut="/"
            inputRef={input}
            onLeave={() => grid.current?.focus()}
          />
        </div>
      </div>
      {pages.error !== null && <Alert tone="error">{failureText(texts, failureOf(pages.error))}</Alert>}
      <div className={styles['split']}>
        {pages.total !== null && (
          <VirtualTable
            handle={grid}
            label={t('profiles.tab.events')}
            columns={columns}
            total={pages.total}
            rowAt={pages.rowAt}
            keyOf={(row) => row.id}
            lookOf={(row) => ({ selected: false, muted: false, current: opened?.id === row.id })}
            onSight={pages.onSight}
            sort={{ column: '', descending: false }}
            onSort={() => undefined}
            onOpen={setOpened}
            scope={pages.scope}
            empty={
              <EmptyState icon={<History />} title={t('profiles.events.none')}>
                {t('profiles.events.noneHelp')}
              </EmptyState>
            }
          />
        )}
        {opened !== null && lines.length > 0 && (
          <aside className={styles['detail']} aria-label={t('profiles.events.changes')}>
            <h3>{t('profiles.events.changes')}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </aside>
        )}
      </div>
    </div>
  );
}

function columnsOf(texts: Texts, debtorKind: 'person' | 'company'): TableColumn<ProfileEvent>[] {
  const { t, format } = texts;
  return [
    { id: 'at', title: t('profiles.events.at'), width: 140, cell: (row) => format.moment(row.at) },
    {
      id: 'what',
      title: t('profiles.events.what'),
      width: 260,
      grow: 3,
      cell: (row) => {
        const text = eventText(texts, row, debtorKind);
        return (
          <span className={styles['clip']} title={text}>
            {text}
          </span>
        );
      },
    },
    {
      id: 'customer',
      title: t('profiles.events.customer'),
      width: 150,
      grow: 1.5,
      cell: (row) => <span className={styles['clip']}>{row.customer ?? ''}</span>,
    },
    { id: 'invoice', title: t('profiles.events.invoice'), width: 90, cell: (row) => row.invoice ?? '' },
    {
      id: 'by',
      title: t('profiles.events.by'),
      width: 100,
      hideBelow: 700,
      cell: (row) => (
        <span className={styles['clip']}>{typeof row.params['by'] === 'string' ? row.params['by'] : ''}</span>
      ),
    },
  ];
}
