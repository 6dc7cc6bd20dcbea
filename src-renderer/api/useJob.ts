import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { JobEvent } from '#shared/contract/procedure.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, type Failure } from '#renderer/api/failure.ts';

/** Where a job stands. `total` is null as long as nobody knows how much there is. */
export type JobState<Result> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number | null }
  | { readonly phase: 'done'; readonly result: Result }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** A job that a screen starts, follows and may stop. */
export interface JobHandle<Input, Result> {
  readonly state: JobState<Result>;
  /** Starts the job; gives its result, or null where it failed or was cancelled (`state` says why). */
  readonly run: (input: Input) => Promise<Result | null>;
  readonly cancel: () => void;
  readonly reset: () => void;
}

type Start<Input, Result> = (
  input: Input,
  options: { readonly signal: AbortSignal },
) => Promise<AsyncIterable<JobEvent<Result>>>;

/** Runs a streamed job of the border. A screen that goes away stops it. */
export function useJob<Input, Result>(start: Start<Input, Result>): JobHandle<Input, Result> {
  const [state, setState] = useState<JobState<Result>>({ phase: 'idle' });
  const running = useRef<{ readonly abort: AbortController; jobId: number | null } | null>(null);

  const cancel = useCallback(() => {
    const { current } = running;
    if (current === null) return;
    if (current.jobId === null) current.abort.abort();
    else client.jobs.cancel({ jobId: current.jobId }).catch(() => current.abort.abort());
  }, []);

  const run = useCallback(
    async (input: Input): Promise<Result | null> => {
      running.current?.abort.abort();
      const job = { abort: new AbortController(), jobId: null as number | null };
      running.current = job;
      const show = (next: JobState<Result>) => {
        if (running.current === job) setState(next);
      };
      show({ phase: 'running', done: 0, total: null });
      try {
        for await (const event of await start(input, { signal: job.abort.signal })) {
          if (event.kind === 'started') job.jobId = event.jobId;
          if (event.kind === 'progress') show({ phase: 'running', done: event.done, total: event.total });
          if (event.kind !== 'done') continue;
          show({ phase: 'done', result: event.result });
          return event.result;
        }
        throw new Error('the job ended without a result');
      } catch (error) {
        const failure = job.abort.signal.aborted ? { code: 'job_cancelled', params: {} } : failureOf(error);
        show({ phase: 'failed', failure });
        return null;
      }
    },
    [start],
  );

  const reset = useCallback(() => {
    running.current?.abort.abort();
    running.current = null;
    setState({ phase: 'idle' });
  }, []);

  useEffect(() => () => running.current?.abort.abort(), []);

  return useMemo(() => ({ state, run, cancel, reset }), [state, run, cancel, reset]);
}
