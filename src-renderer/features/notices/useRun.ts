import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RunRow } from '#shared/contract/notices.ts';
import type { QueueSelection } from '#shared/contract/reminders.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, type Failure } from '#renderer/api/failure.ts';
import { useJob, type JobState } from '#renderer/api/useJob.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import type { WithdrawnLetter } from '#renderer/features/notices/WithdrawnLetters.tsx';

/** What a run begins with: chosen rows that are to be drafted, or a run that is there already. */
export type RunStart =
  | { readonly kind: 'selection'; readonly selection: QueueSelection }
  | { readonly kind: 'run'; readonly runId: number };

interface Confirmation {
  readonly sent: number;
  readonly withdrawn: readonly WithdrawnLetter[];
}

type BusyKind = 'draft' | 'approve' | 'draw' | 'confirm' | 'letter';

/** A run as the dialog shows it: where it stands, what is under way, and what can be done. */
export interface RunFlow {
  readonly run: RunRow | null;
  readonly busy: { readonly kind: BusyKind; readonly state: JobState<unknown> } | null;
  readonly failure: Failure | null;
  readonly sent: number | null;
  readonly withdrawn: readonly WithdrawnLetter[];
  readonly approve: () => void;
  readonly draw: () => void;
  readonly open: () => void;
  readonly save: () => void;
  /** The day of posting that is being entered; null stands for today. */
  readonly sentOn: string | null;
  readonly setSentOn: (day: string | null) => void;
  readonly confirm: () => void;
  readonly discard: () => void;
  /** Throws the draft away while the dialog goes. */
  readonly forget: () => void;
  readonly cancel: () => void;
  readonly openLetter: (letter: number) => void;
}

/** The jobs of a run and where it stands; the run itself is read anew after each of them. */
export function useRun(start: RunStart, onApproved: () => void): RunFlow {
  const [runId, setRunId] = useState(start.kind === 'run' ? start.runId : null);
  const jobs = {
    draft: useJob(client.notices.draft),
    approve: useJob(client.notices.approve),
    draw: useJob(client.notices.draw),
    confirm: useJob(client.notices.confirm),
    letter: useJob(client.notices.letter),
  };
  const discard = useMutation(api.notices.discard.mutationOptions({ meta: { shownInPlace: true } }));
  const [failure, setFailure] = useState<Failure | null>(null);
  const { data, refetch } = useQuery(
    api.notices.run.queryOptions({ input: runId === null ? skipToken : { runId, offset: 0, limit: 1 } }),
  );

  // The draft is made once, when the dialog has come to stay: in development React mounts everything twice.
  const begun = useRef(false);
  useEffect(() => {
    if (start.kind !== 'selection' || begun.current) return undefined;
    const timer = window.setTimeout(() => {
      begun.current = true;
      void jobs.draft.run(start.selection).then((draft) => {
        if (draft !== null) setRunId(draft.runId);
      });
    });
    return () => window.clearTimeout(timer);
  });

  const step = async (work: (runId: number) => Promise<unknown>) => {
    if (runId === null) return;
    setFailure(null);
    for (const job of Object.values(jobs)) job.reset();
    await work(runId);
    await refetch();
  };
  // Which letters to take out stays in sight, whatever is done next.
  const [sentOn, setSentOn] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<Confirmation | null>(null);
  // The PDF as it was drawn last. Kept, so that a click opens it at once: a browser opens no new tab for a click that
  // lies some seconds back.
  const [drawn, setDrawn] = useState<{ readonly file: string; readonly name: string } | null>(null);
  const draw = async (id: number) => {
    const fresh = await jobs.draw.run({ runId: id });
    setDrawn(fresh);
    return fresh;
  };
  const show = async (id: number, how: 'open' | 'save') => {
    const pdf = drawn ?? (await draw(id));
    if (pdf === null) return;
    const outcome = await (how === 'open'
      ? platform.openFile(pdf.file)
      : platform.saveFile(pdf.file, pdf.name));
    if (outcome.kind === 'failed') setFailure(outcome.error);
  };
  const kinds = ['draft', 'approve', 'draw', 'confirm', 'letter'] as const;
  const busy = kinds.find((kind) => jobs[kind].state.phase === 'running');
  const failed = kinds.map((kind) => jobs[kind].state).find((state) => state.phase === 'failed');
  return {
    run: data?.run ?? null,
    busy: busy === undefined ? null : { kind: busy, state: jobs[busy].state },
    failure:
      failure ??
      (failed?.phase === 'failed' && failed.failure.code !== 'job_cancelled' ? failed.failure : null),
    sent: confirmed?.sent ?? null,
    withdrawn: confirmed?.withdrawn ?? [],
    approve: () =>
      void step(async (id) => {
        const approved = await jobs.approve.run({ runId: id });
        if (approved === null) return;
        onApproved();
        await refetch();
        await draw(id);
      }),
    draw: () => void step(draw),
    open: () => void step((id) => show(id, 'open')),
    save: () => void step((id) => show(id, 'save')),
    sentOn,
    setSentOn,
    confirm: () =>
      void step(async (id) => {
        // Letters may be taken out now; the stack is drawn anew when it is asked for.
        setDrawn(null);
        setConfirmed(await jobs.confirm.run(sentOn === null ? { runId: id } : { runId: id, sentOn }));
      }),
    discard: () =>
      void step((id) =>
        discard.mutateAsync({ runId: id }).catch((error: unknown) => setFailure(failureOf(error))),
      ),
    forget: () => {
      // A draft that cannot be thrown away now stays on the list of runs, where it can be.
      if (runId !== null) client.notices.discard({ runId }).catch(() => undefined);
    },
    cancel: () => {
      if (busy !== undefined) jobs[busy].cancel();
    },
    openLetter: (letter) =>
      void step(async (id) => {
        const drawn = await jobs.letter.run({ runId: id, letter });
        if (drawn !== null) await platform.openFile(drawn.file);
      }),
  };
}
