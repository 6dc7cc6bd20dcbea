import { Alert, Button, Dialog, Progress, useTexts } from '#renderer/ui/index.ts';
import { failureText } from '#renderer/api/failure.ts';
import type { JobState } from '#renderer/api/useJob.ts';
import { ImportPreview } from '#renderer/features/intake/ImportPreview.tsx';
import { ImportResult } from '#renderer/features/intake/ImportResult.tsx';
import { FileDrop } from '#renderer/features/intake/FileDrop.tsx';
import { useImport } from '#renderer/features/intake/useImport.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly onClose: () => void;
}

/** Takes over a ledger file: choose, read, look, and only then commit (all of it or nothing). */
export function ImportDialog({ creditorId, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const flow = useImport(creditorId);
  const { stage } = flow;
  const busy = flow.running !== null;
  const close = () => {
    flow.leave();
    onClose();
  };
  return (
    <Dialog
      title={t('intake.title')}
      size={stage.kind === 'preview' ? 'large' : 'medium'}
      subtitle={stage.kind === 'preview' ? stage.preview.file : undefined}
      closable={!busy}
      onClose={close}
      footer={<Footer flow={flow} onClose={close} />}
    >
      {flow.failure !== null && (
        <Alert tone="error" title={t('intake.refused')}>
          {failureText(texts, flow.failure)}
        </Alert>
      )}
      {flow.cancelled && <Alert tone="info">{t('errors.job_cancelled')}</Alert>}
      {flow.running !== null && (
        <JobProgress label={t(`intake.progress.${flow.running.kind}`)} state={flow.running.state} />
      )}
      {stage.kind === 'choose' && !busy && <FileDrop onFile={flow.read} onFailure={flow.fail} />}
      {stage.kind === 'preview' && (
        <ImportPreview
          preview={stage.preview}
          complete={stage.complete}
          isDisabled={busy}
          onComplete={flow.setComplete}
        />
      )}
      {stage.kind === 'taken' && <ImportResult counts={stage.counts} file={stage.file} />}
    </Dialog>
  );
}

function Footer({
  flow,
  onClose,
}: {
  readonly flow: ReturnType<typeof useImport>;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const { stage } = flow;
  if (flow.running !== null) {
    return <Button onPress={flow.cancel}>{t('words.action.cancel')}</Button>;
  }
  if (stage.kind === 'preview') {
    const { counts } = stage.preview;
    const takes = counts.added + counts.changed + counts.settled;
    return (
      <>
        <span className={styles['footNote']}>{t('intake.nothingYet')}</span>
        <Button onPress={flow.restart}>{t('intake.chooseOther')}</Button>
        <Button
          look="primary"
          isDisabled={counts.read === counts.rejected && counts.settled === 0}
          onPress={flow.commit}
        >
          {takes === 0 ? t('intake.confirmUnchanged') : t('intake.commit')}
        </Button>
      </>
    );
  }
  return (
    <Button {...(stage.kind === 'taken' ? { look: 'primary' as const } : {})} onPress={onClose}>
      {t(stage.kind === 'taken' ? 'words.action.done' : 'words.action.cancel')}
    </Button>
  );
}

function JobProgress({ label, state }: { readonly label: string; readonly state: JobState<unknown> }) {
  const { t, format } = useTexts();
  if (state.phase !== 'running') return null;
  const share =
    state.total === null || state.total === 0 ? null : Math.round((state.done / state.total) * 100);
  return (
    <Progress
      label={label}
      done={state.done}
      total={state.total}
      detail={share === null ? t('words.loading') : `${format.number(share)} %`}
    />
  );
}
