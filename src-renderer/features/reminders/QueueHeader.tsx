import { RefreshCw, Upload } from 'lucide-react';
import type { Ref } from 'react';
import type { api } from '#renderer/api/client.ts';
import { Button, SearchField, Tip, useTexts } from '#renderer/ui/index.ts';
import { narrow, useRemindersView } from '#renderer/features/reminders/remindersView.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** The counts of the reminders view, as the border gives them. */
export type QueueSummary = Awaited<ReturnType<(typeof api)['reminders']['summary']['call']>>;

interface Props {
  readonly summary: QueueSummary | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly onLeaveSearch: () => void;
  readonly onImport: () => void;
}

/** Title, how fresh the data is (001-05), import (001-06), and the search. */
export function QueueHeader({ summary, searchRef, onLeaveSearch, onImport }: Props) {
  const { t, format } = useTexts();
  const search = useRemindersView((view) => view.search);
  const synchronised = summary?.synchronisedAt ?? null;
  const freshness =
    synchronised === null
      ? t('reminders.neverSynchronised')
      : t('reminders.synchronised', { moment: format.moment(synchronised) });
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>{t('reminders.title')}</h1>
      {summary !== undefined && (
        <div className={styles['sync']}>
          {!summary.current && (
            <Tip text={t('reminders.refreshing')}>
              <span className={styles['turning']}>
                <RefreshCw aria-label={t('reminders.refreshing')} role="img" />
              </span>
            </Tip>
          )}
          <span className={styles['syncText']} title={freshness}>
            {freshness}
          </span>
        </div>
      )}
      <Button icon={<Upload />} onPress={onImport}>
        {t('reminders.import')}
      </Button>
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
