import { Button, classNames, Progress, useTexts } from '#renderer/ui/index.ts';
import { cancelWork, type ImportWork } from '#renderer/features/intake/importFlow.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly work: ImportWork;
  /** Beside what it changes, which stays in sight. */
  readonly isCompact?: boolean;
}

/** What is being done to the files, how far it has come, and how to stop it. */
export function ImportProgress({ creditorId, work, isCompact = false }: Props) {
  const { t } = useTexts();
  const detail = useDetail(work);
  return (
    <div className={classNames(styles['working'], isCompact && styles['workingCompact'])}>
      <Progress
        label={t(`intake.progress.${work.kind}`)}
        done={work.done}
        total={work.total}
        {...(detail === null ? {} : { detail })}
      />
      <Button onPress={() => cancelWork(creditorId)}>{t('words.action.cancel')}</Button>
    </div>
  );
}

/** Counts where things are counted; a share where it is bytes. */
function useDetail({ kind, done, total }: ImportWork): string | null {
  const { t, format } = useTexts();
  if (total === null || total === 0) return done === 0 ? null : format.number(done);
  if (kind === 'upload' || kind === 'commit') {
    return t('intake.progress.of', { done: format.number(done), total: format.number(total) });
  }
  return `${format.number(Math.round((Math.min(done, total) / total) * 100))}\u00A0%`;
}
