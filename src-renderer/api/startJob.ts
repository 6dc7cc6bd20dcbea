import type { JobEvent } from '#shared/contract/procedure.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, type Failure } from '#renderer/api/failure.ts';

/** Where a job stands. `total` is null as long as nobody knows how much there is. */
export type JobState<Result> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number | null }
  | { readonly phase: 'done'; readonly result: Result }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** The procedure of a job, as the client has it. */
export type JobProcedure<Input, Result> = (
  input: Input,
  options: { readonly signal: AbortSignal },
) => Promise<AsyncIterable<JobEvent<Result>>>;

/** A job that was started. */
export interface StartedJob<Result> {
  /** Its result, or null where it failed or was cancelled (`show` was told why). Never rejects. */
  readonly result: Promise<Result | null>;
  /** Asks the backend to stop; the job then fails as `job_cancelled`. */
  readonly cancel: () => void;
  /** Ends it unheard: nobody waits for it any more. */
  readonly abandon: () => void;
}

/** Starts a job and tells how far it has come. */
export function startJob<Input, Result>(
  procedure: JobProcedure<Input, Result>,
  input: Input,
  show: (state: JobState<Result>) => void,
): StartedJob<Result> {
  const abort = new AbortController();
  let jobId: number | null = null;
  let isAbandoned = false;
  const tell = (state: JobState<Result>) => {
    if (!isAbandoned) show(state);
  };
  const follow = async (): Promise<Result | null> => {
    tell({ phase: 'running', done: 0, total: null });
    try {
      for await (const event of await procedure(input, { signal: abort.signal })) {
        if (event.kind === 'started') ({ jobId } = event);
        if (event.kind === 'progress') tell({ phase: 'running', done: event.done, total: event.total });
        if (event.kind !== 'done') continue;
        tell({ phase: 'done', result: event.result });
        return event.result;
      }
      throw new Error('the job ended without a result');
    } catch (error) {
      const failure = abort.signal.aborted ? { code: 'job_cancelled', params: {} } : failureOf(error);
      tell({ phase: 'failed', failure });
      return null;
    }
  };
  return {
    result: follow(),
    cancel: () => {
      if (jobId === null) abort.abort();
      else client.jobs.cancel({ jobId }).catch(() => abort.abort());
    },
    abandon: () => {
      isAbandoned = true;
      abort.abort();
    },
  };
}
