import type { FileProgress, JobEvent } from '#shared/contract/procedure.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { ThreadName, Threads } from '#backend/jobs/threads.ts';
import type { Ledger, Writer } from '#backend/ledger/index.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';

/** What a job's work may use. */
export interface JobTools {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null, files?: FileProgress) => void;
  /**
   * Runs a task in a thread that only reads the ledger, or works on files. Its progress is the job's, unless the job
   * adds it up itself.
   */
  thread<Result>(
    name: ThreadName,
    task: string,
    input: unknown,
    onProgress?: JobTools['progress'],
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
  /**
   * Starts a job and streams its events; the last one carries the result. A reader that leaves cancels it.
   * Throws what the work throws, and `creditor_not_found` before it begins.
   */
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

  /** Does the work and writes down what came of it, whether or not anybody still reads. */
  const carryOut = async <Result>(jobId: number, work: () => Promise<Result>): Promise<Result> => {
    const end = (state: 'done' | 'failed' | 'cancelled', error: string | null): Promise<void> =>
      ledger.write((db) => endRow(db, jobId, state, error, clock.now()));
    try {
      const result = await work();
      await end('done', null);
      return result;
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'unexpected';
      // The failure of the work is what counts, not that it could not be written down, say on a full disk.
      await end(code === cancelledCode ? 'cancelled' : 'failed', code).catch(() => undefined);
      throw error;
    } finally {
      running.delete(jobId);
    }
  };

  return {
    async *stream(facts, signal, work) {
      const jobId = await ledger.write((db) => startRow(db, facts, clock.now()));
      const controller = new AbortController();
      const cancel = (): void => controller.abort();
      signal?.addEventListener('abort', cancel);
      if (signal?.aborted === true) cancel();
      running.set(jobId, controller);
      const job = begin((progress) =>
        carryOut(jobId, () => work(toolsOf(controller.signal, ledger, threads, progress))),
      );
      try {
        yield { kind: 'started', jobId };
        yield* job.progress();
        yield { kind: 'done', result: await job.outcome };
      } finally {
        // A reader that leaves in the middle cancels the work, and goes when that has come to rest.
        controller.abort();
        await job.outcome.catch(() => undefined);
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

/** A job's work under way. */
interface WorkUnderWay<Result> {
  readonly outcome: Promise<Result>;
  /** Yields how far the work is, until it has ended in whatever way. */
  progress(): AsyncGenerator<JobEvent<Result>, void>;
}

/** Begins the work, whose progress is then followed as it comes; of several reports in a row only the last counts. */
function begin<Result>(work: (progress: JobTools['progress']) => Promise<Result>): WorkUnderWay<Result> {
  let latest: { done: number; total: number | null; files?: FileProgress } | undefined;
  let wake = (): void => undefined;
  let settled = false;
  const outcome = work((done, total, files) => {
    latest = files === undefined ? { done, total } : { done, total, files };
    wake();
  }).finally(() => {
    settled = true;
    wake();
  });
  // Whoever awaits the outcome takes the rejection up; without this a failure during a yield would count as unhandled.
  outcome.catch(() => undefined);
  return {
    outcome,
    async *progress() {
      while (!settled) {
        if (latest === undefined) await new Promise<void>((resolve) => (wake = resolve));
        if (latest === undefined) continue;
        const event = { kind: 'progress', ...latest } as const;
        latest = undefined;
        yield event;
      }
    },
  };
}

function toolsOf(
  signal: AbortSignal,
  ledger: Ledger,
  threads: Threads,
  progress: JobTools['progress'],
): JobTools {
  const thread: JobTools['thread'] = (name, task, input, onProgress = progress) =>
    threads.run(name, task, input, { signal, onProgress: (at) => onProgress(at.done, at.total, at.files) });
  return {
    signal,
    progress,
    thread,
    writingThread: (name, task, input) => ledger.exclusive(() => thread(name, task, input)),
    write: (task) => ledger.write(task),
  };
}

async function startRow(db: Writer, facts: JobFacts, now: string): Promise<number> {
  if (facts.creditorId !== null) await refuseUnknownCreditor(db, facts.creditorId);
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

async function refuseUnknownCreditor(db: Writer, creditorId: number): Promise<void> {
  const row = await db.selectFrom('creditor').select('id').where('id', '=', creditorId).executeTakeFirst();
  if (row === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
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
