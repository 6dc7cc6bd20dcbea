import type { JobEvent } from '#shared/contract/procedure.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { ThreadName, Threads } from '#backend/jobs/threads.ts';
import type { Ledger, Writer } from '#backend/ledger/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** What a job's work may use. */
export interface JobTools {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /**
   * Runs a task in a thread that only reads the ledger, or works on files. Its progress is the job's, unless the job
   * adds it up itself.
   */
  thread<Result>(
    name: ThreadName,
    task: string,
    input: unknown,
    onProgress?: (done: number, total: number | null) => void,
  ): Promise<Result>;
  /** Runs a task in a thread that writes the ledger; this process's own commands wait meanwhile. */
  writingThread<Result>(name: ThreadName, task: string, input: unknown): Promise<Result>;
  /** One transaction of this process. */
  write<Value>(work: (db: Writer) => Promise<Value>): Promise<Value>;
}

/** What kind of job it is, and whose. */
export interface JobFacts {
  readonly kind: string;
  readonly creditorId: number | null;
}

/** The jobs of an office: each is a row of the ledger and a runner. */
export interface Jobs {
  /** Starts a job and streams its events; the last one carries the result. A reader that leaves cancels it. */
  stream<Result>(
    facts: JobFacts,
    signal: AbortSignal | undefined,
    work: (tools: JobTools) => Promise<Result>,
  ): AsyncGenerator<JobEvent<Result>, void>;
  /** Asks a running job to stop; false when there is none of that key. */
  cancel(jobId: number): boolean;
  /** Marks the jobs that a crash cut off. To be called once, after opening. */
  markInterrupted(): Promise<void>;
}

/** Makes the job runner over a ledger and its threads. */
export function createJobs(ledger: Ledger, threads: Threads, clock: Clock): Jobs {
  const running = new Map<number, AbortController>();
  return {
    async *stream(facts, signal, work) {
      const jobId = await ledger.write((db) => startRow(db, facts, clock.now()));
      const controller = new AbortController();
      const cancel = (): void => controller.abort();
      signal?.addEventListener('abort', cancel);
      if (signal?.aborted === true) cancel();
      running.set(jobId, controller);
      try {
        yield { kind: 'started', jobId };
        yield* follow(work, controller.signal, ledger, threads);
        await ledger.write((db) => endRow(db, jobId, 'done', null, clock.now()));
      } catch (error) {
        const code = error instanceof Refusal ? error.code : 'unexpected';
        const state = code === 'job_cancelled' ? 'cancelled' : 'failed';
        await ledger.write((db) => endRow(db, jobId, state, code, clock.now()));
        throw error;
      } finally {
        controller.abort();
        running.delete(jobId);
        signal?.removeEventListener('abort', cancel);
      }
    },
    cancel(jobId) {
      const controller = running.get(jobId);
      controller?.abort();
      return controller !== undefined;
    },
    async markInterrupted() {
      const ended = { state: 'interrupted' as const, ended_at: clock.now() };
      await ledger.write((db) => db.updateTable('job').set(ended).where('state', '=', 'running').execute());
    },
  };
}

/** Runs the work and yields its progress as it comes, then its result. */
async function* follow<Result>(
  work: (tools: JobTools) => Promise<Result>,
  signal: AbortSignal,
  ledger: Ledger,
  threads: Threads,
): AsyncGenerator<JobEvent<Result>, void> {
  let latest: { done: number; total: number | null } | undefined;
  let wake = (): void => undefined;
  const progress = (done: number, total: number | null): void => {
    latest = { done, total };
    wake();
  };
  const inThread = <Value>(
    name: ThreadName,
    task: string,
    input: unknown,
    onProgress: (done: number, total: number | null) => void = progress,
  ): Promise<Value> =>
    threads.run<Value>(name, task, input, { signal, onProgress: (at) => onProgress(at.done, at.total) });
  const tools: JobTools = {
    signal,
    progress,
    thread: inThread,
    writingThread: (name, task, input) => ledger.exclusive(() => inThread(name, task, input)),
    write: (task) => ledger.write(task),
  };
  let settled = false;
  const outcome = work(tools).finally(() => {
    settled = true;
    wake();
  });
  // The rejection is taken up below; without this a failure during a yield would count as unhandled.
  outcome.catch(() => undefined);
  while (!settled) {
    if (latest === undefined) await new Promise<void>((resolve) => (wake = resolve));
    if (latest === undefined) continue;
    const event = { kind: 'progress', ...latest } as const;
    latest = undefined;
    yield event;
  }
  yield { kind: 'done', result: await outcome };
}

async function startRow(db: Writer, facts: JobFacts, now: string): Promise<number> {
  const row = await db
    .insertInto('job')
    .values({
      kind: facts.kind,
      creditor_id: facts.creditorId,
      state: 'running',
      total: null,
      error: null,
      started_at: now,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function endRow(
  db: Writer,
  jobId: number,
  state: 'done' | 'failed' | 'cancelled',
  error: string | null,
  now: string,
): Promise<void> {
  await db.updateTable('job').set({ state, error, ended_at: now }).where('id', '=', jobId).execute();
}
