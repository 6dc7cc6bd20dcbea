import { CircleCheckBig, FileUp, SearchX } from 'lucide-react';
import type { QueueFilter } from '#shared/contract/reminders.ts';
import { Button, EmptyState, useTexts } from '#renderer/ui/index.ts';
import type { QueueSummary } from '#renderer/features/reminders/QueueHeader.tsx';
import { narrow } from '#renderer/features/reminders/remindersView.ts';

interface Props {
  readonly tab: QueueFilter['tab'];
  readonly filter: QueueFilter;
  readonly summary: QueueSummary | undefined;
  readonly onImport: () => void;
}

/** What an empty queue says: nothing found, nothing read in yet, or nothing to do. */
export function QueueEmpty({ tab, filter, summary, onImport }: Props) {
  const { t } = useTexts();
  if (filter.search !== '' || filter.step !== null || filter.channel !== null) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('reminders.empty.filtered')}
        actions={
          <Button onPress={() => narrow({ search: '', step: null, channel: null })}>
            {t('reminders.empty.clearFilter')}
          </Button>
        }
      />
    );
  }
  if (summary !== undefined && summary.synchronisedAt === null) {
    return (
      <EmptyState
        icon={<FileUp />}
        title={t('reminders.empty.nothingImported')}
        actions={
          <Button look="primary" onPress={onImport}>
            {t('reminders.import')}
          </Button>
        }
      >
        {t('reminders.empty.nothingImportedHelp')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<CircleCheckBig />} title={t(`reminders.empty.${tab}`)}>
      {t(`reminders.emptyHelp.${tab}`)}
    </EmptyState>
  );
}
