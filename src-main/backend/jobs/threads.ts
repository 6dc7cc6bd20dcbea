import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  requestCancel,
  threadRun,
  type ThreadError,
  type ThreadProgress,
  type ThreadReport,
  type ThreadRun,
} from '#backend/jobs/threadProtocol.ts';
import { ledgerRefusal } from '#backend/ledger/index.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';

/** The kinds of threads there are; each has its entry in `src-main/workers`. */
export type ThreadName = 'intake' | 'letters' | 'standings' | 'runs';

/** What a task in a thread may be given besides its input. */
export interface ThreadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ThreadProgress) => void;
}

/** The threads of an office. */
export interface Threads {
  /**
   * Runs a task in a thread and gives its result. Throws the task's `Refusal`, `job_cancelled` when the signal
   * aborted it, or an error when the thread died.
   */
  run<Result>(name: ThreadName, task: string, input: unknown, options?: ThreadOptions): Promise<Result>;
  close(): Promise<void>;
}

/** Cores that may work at once beside the main loop: all but one, at least one. */
export const threadCount = Math.max(1, availableParallelism() - 1);

interface Waiting {
  readonly run: ThreadRun;
  readonly options: ThreadOptions;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes the thread pool. A thread is started with its first task, up to `threadCount` of a name, and kept a while for the
 * next; one that dies takes its task with it and is replaced.
 */
export function createThreads(entry: (name: ThreadName) => URL | string, ledgerFile: string): Threads {
  const pools = new Map<ThreadName, Pool>();
  let lastId = 0;
  let closed = false;
  return {
    run(name, task, input, options = {}) {
      if (closed) return Promise.reject(new Refusal(cancelledCode));
      const pool = pools.get(name) ?? createPool(entry(name), ledgerFile);
      pools.set(name, pool);
      lastId += 1;
      return pool.run(threadRun(lastId, task, input), options) as Promise<never>;
    },
    async close() {
      closed = true;
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      pools.clear();
    },
  };
}

/**
 * How long a thread is kept without work, in milliseconds: long enough for the next step of what somebody is doing, then
 * its memory goes back to the system, hundreds of megabytes after a run of ten thousand letters.
 */
const keptFor = 5000;

interface Pool {
  run(run: ThreadRun, options: ThreadOptions): Promise<unknown>;
  close(): Promise<void>;
}

function createPool(entry: URL | string, ledgerFile: string): Pool {
  const idle = new Map<Worker, NodeJS.Timeout | null>();
  const all = new Set<Worker>();
  const queue: Waiting[] = [];

  const next = (): void => {
    const waiting = queue.shift();
    if (waiting === undefined) return;
    const worker = takeIdle() ?? start();
    void carry(worker, waiting, ledgerFile).then((alive) => {
      if (alive && all.has(worker)) rest(worker);
      else all.delete(worker);
      worker.unref();
      next();
    });
  };
  const takeIdle = (): Worker | undefined => {
    for (const [worker, timer] of idle) {
      if (timer !== null) clearTimeout(timer);
      idle.delete(worker);
      return worker;
    }
    return undefined;
  };
  const rest = (worker: Worker): void => {
    if (queue.length > 0) {
      idle.set(worker, null);
      return;
    }
    const release = (): void => {
      idle.delete(worker);
      all.delete(worker);
      void worker.terminate();
    };
    idle.set(worker, setTimeout(release, keptFor).unref());
  };
  const start = (): Worker => {
    const worker = new Worker(entry);
    all.add(worker);
    // A thread that dies between two tasks must neither be given another one nor end the process with it.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      idle.delete(worker);
      all.delete(worker);
    });
    return worker;
  };
  return {
    run: (run, options) =>
      new Promise((resolve, reject) => {
        queue.push({ run, options, resolve, reject });
        if (idle.size > 0 || all.size < threadCount) next();
      }),
    async close() {
      for (const waiting of queue.splice(0)) waiting.reject(new Refusal(cancelledCode));
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** Gives one task to one thread and settles it. Resolves to whether the thread can take another. */
function carry(worker: Worker, waiting: Waiting, ledgerFile: string): Promise<boolean> {
  const { run, options, resolve, reject } = waiting;
  return new Promise((settle) => {
    const cancel = (): void => worker.postMessage(requestCancel(run));
    const end = (alive: boolean): void => {
      worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
      options.signal?.removeEventListener('abort', cancel);
      settle(alive);
    };
    const onMessage = (report: ThreadReport): void => {
      if (report.id !== run.id) return;
      if (report.kind === 'progress') return options.onProgress?.(report.progress);
      if (report.kind === 'done') resolve(report.result);
      else if (report.kind === 'cancelled') reject(new Refusal(cancelledCode));
      else reject(threadError(report.error, ledgerFile));
      end(true);
    };
    const onDeath = (cause: unknown): void => {
      reject(cause instanceof Error ? cause : new Error(`a thread ended with code ${String(cause)}`));
      end(false);
    };
    worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
    worker.ref();
    worker.postMessage(run);
    options.signal?.addEventListener('abort', cancel);
    if (options.signal?.aborted === true) cancel();
  });
}

function threadError(error: ThreadError, ledgerFile: string): unknown {
  if (error.cause === undefined) return new Refusal(error.code, error.params);
  const rebuilt = Object.assign(new Error(error.cause.message), { code: error.cause.code ?? '' });
  if (error.cause.stack !== null) rebuilt.stack = error.cause.stack;
  return ledgerRefusal(rebuilt, ledgerFile);
}
