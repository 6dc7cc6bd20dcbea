import { RefreshCw } from 'lucide-react';
import type { Ref } from 'react';
import type { api } from '#renderer/api/client.ts';
import { SearchField, Tip, useTexts } from '#renderer/ui/index.ts';
import { Freshness } from '#renderer/features/intake/index.ts';
import { narrow, useRemindersView } from '#renderer/features/reminders/remindersView.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** The counts of the reminders view, as the border gives them. */
export type QueueSummary = Awaited<ReturnType<(typeof api)['reminders']['summary']['call']>>;

interface Props {
  readonly creditorId: number;
  readonly summary: QueueSummary | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onLeaveSearch: () => void;
}

/** Title, how fresh the data is and the way to fresher ones (001-05, 001-06), and the search. */
export function QueueHeader({ creditorId, summary, searchRef, onLeaveSearch }: Props) {
  const { t } = useTexts();
  const search = useRemindersView((view) => view.search);
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{t('reminders.title')}</h1>
      {summary?.current === false && (
        <Tip text={t('reminders.refreshing')}>
          <span className={styles['turning']}>
            <RefreshCw aria-label={t('reminders.refreshing')} role="img" />
          </span>
        </Tip>
      )}
      <Freshness creditorId={creditorId} />
      <div className={styles['find']}>
        <SearchField
          label={t('reminders.search')}
          value={search}
          onChange={(text) => narrow({ search: text })}
          shortcut="/"
          inputRef={searchRef}
          onLeave={onLeaveSearch}
        />
      </div>
    </header>
  );
}
