import { useCallback, useEffect, useRef, useState } from 'react';
import type { IntakeCounts, IntakePreview } from '#shared/contract/intake.ts';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import { Alert, Button, Dialog, Progress, useTexts } from '#renderer/ui/index.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import { useJob, type JobState } from '#renderer/api/useJob.ts';
import { ImportPreview } from '#renderer/features/intake/ImportPreview.tsx';
import { ImportResult } from '#renderer/features/intake/ImportResult.tsx';
import { FileDrop } from '#renderer/features/intake/FileDrop.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly file: string }
  | { readonly kind: 'preview'; readonly preview: IntakePreview; readonly complete: boolean }
  | { readonly kind: 'taken'; readonly counts: IntakeCounts; readonly file: string };

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

/** The steps of an import, and the way back from each. */
function useImport(creditorId: number) {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const stageJob = useJob(client.intake.stage);
  const compareJob = useJob(client.intake.compare);
  const commitJob = useJob(client.intake.commit);
  const staging = useRef<string | null>(null);

  const discard = useCallback(() => {
    const known = staging.current;
    staging.current = null;
    // A staging file that cannot be thrown away now is thrown away at the next start.
    if (known !== null) client.intake.discard({ staging: known }).catch(() => undefined);
  }, []);
  useEffect(() => discard, [discard]);

  const read = async (file: ChosenFile) => {
    setFailure(null);
    setStage({ kind: 'reading', file: file.name });
    const preview = await stageJob.run({ creditorId, file: file.token, complete: false });
    if (preview === null) return setStage({ kind: 'choose' });
    staging.current = preview.staging;
    return setStage({ kind: 'preview', preview, complete: false });
  };
  const setComplete = async (complete: boolean) => {
    if (stage.kind !== 'preview') return;
    const preview = await compareJob.run({ staging: stage.preview.staging, complete });
    if (preview !== null) setStage({ kind: 'preview', preview, complete });
  };
  const commit = async () => {
    if (stage.kind !== 'preview') return;
    setFailure(null);
    const { preview, complete } = stage;
    const counts = await commitJob.run({ staging: preview.staging, complete });
    if (counts === null) return;
    staging.current = null;
    setStage({ kind: 'taken', counts, file: preview.file });
  };
  const restart = () => {
    discard();
    setFailure(null);
    for (const job of [stageJob, compareJob, commitJob]) job.reset();
    setStage({ kind: 'choose' });
  };
  const jobs = { read: stageJob, compare: compareJob, commit: commitJob } as const;
  const running = (['read', 'compare', 'commit'] as const).find(
    (kind) => jobs[kind].state.phase === 'running',
  );
  const failed = [commitJob, compareJob, stageJob].map(({ state }) =>
    state.phase === 'failed' ? state.failure : null,
  );
  return {
    stage,
    failure: failure ?? failed.find((each) => each !== null && each.code !== 'job_cancelled') ?? null,
    running: running === undefined ? null : { kind: running, state: jobs[running].state },
    read: (file: ChosenFile) => void read(file),
    setComplete: (complete: boolean) => void setComplete(complete),
    commit: () => void commit(),
    cancel: () => {
      if (running !== undefined) jobs[running].cancel();
    },
    restart,
    leave: discard,
    fail: (error: unknown) => setFailure(failureOf(error)),
  };
}
