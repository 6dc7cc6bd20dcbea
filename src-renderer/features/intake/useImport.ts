import { useCallback, useEffect, useRef, useState } from 'react';
import type { IntakeCounts, IntakePreview } from '#shared/contract/intake.ts';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, type Failure } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly file: string }
  | { readonly kind: 'preview'; readonly preview: IntakePreview; readonly complete: boolean }
  | { readonly kind: 'taken'; readonly counts: IntakeCounts; readonly file: string };

/** The steps of an import, and the way back from each. */
export function useImport(creditorId: number) {
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
    cancelled:
      running === undefined &&
      stage.kind !== 'taken' &&
      failed.some((each) => each?.code === 'job_cancelled'),
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
