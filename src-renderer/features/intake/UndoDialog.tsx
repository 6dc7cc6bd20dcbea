import { Alert, Button, Dialog, Progress, showToast, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureText } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';
import type { ImportDetail } from '#renderer/features/intake/ImportPanel.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly data: ImportDetail;
  readonly onClose: () => void;
}

/** Asks once more, with the consequence on the button, and takes an import back. */
export function UndoDialog({ data, onClose }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const job = useJob(client.intake.undo);
  const { invoices, customers, restored } = data.undo;
  const isRunning = job.state.phase === 'running';
  const consequence = format.list([
    ...(invoices > 0 ? [t('intake.undo.invoices', { count: invoices })] : []),
    ...(customers > 0 ? [t('intake.undo.customers', { count: customers })] : []),
    ...(restored > 0 ? [t('intake.undo.restored', { count: restored })] : []),
  ]);
  const undo = async () => {
    if ((await job.run({ intakeId: data.id })) === null) return;
    showToast('good', t('intake.undo.done', { number: data.number }));
    onClose();
  };
  return (
    <Dialog
      size="medium"
      title={t('intake.undo.ask', { number: data.number })}
      closable={!isRunning}
      onClose={onClose}
      footer={
        isRunning ? (
          <Button onPress={job.cancel}>{t('words.action.cancel')}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('words.action.cancel')}</Button>
            <Button look="danger" onPress={() => void undo()}>
              {consequence === ''
                ? t('intake.undo.confirmNothing')
                : t('intake.undo.confirm', { what: consequence })}
            </Button>
          </>
        )
      }
    >
      {job.state.phase === 'failed' && <Alert tone="error">{failureText(texts, job.state.failure)}</Alert>}
      {job.state.phase === 'running' && (
        <Progress label={t('intake.undo.progress')} done={job.state.done} total={job.state.total} />
      )}
      <p>
        {consequence === '' ? t('intake.undo.nothing') : t('intake.undo.takesBack', { what: consequence })}
      </p>
      <p className={styles['quiet']}>{t('intake.undo.stays')}</p>
    </Dialog>
  );
}
