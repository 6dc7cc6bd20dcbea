import type { RefusalParams } from '#shared/kernel/refusal.ts';

/**
 * The messages between the backend and a worker thread. Threads get plain data and paths, never open handles;
 * every message is cloneable. A thread may be given several tasks; each answers exactly once with `done`,
 * `failed` or `cancelled`.
 */
export type ThreadRequest = ThreadRun | ThreadCancel;

/** Starts a task. `task` is the key of a handler of the thread, `input` its plain data. */
export interface ThreadRun {
  readonly kind: 'run';
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  /**
   * One shared 32-bit cell, 0 while the task may go on and 1 once it shall stop. A cancel message is not read
   * while the thread works synchronously (one SQL statement after the other); the cell is.
   */
  readonly cancelCell: SharedArrayBuffer;
}

/** Asks a running task to stop; whoever sends it also sets the task's cell (`requestCancel`). */
export interface ThreadCancel {
  readonly kind: 'cancel';
  readonly id: number;
}

export type ThreadReport = ThreadProgressReport | ThreadDone | ThreadFailed | ThreadCancelled;

/** How far a task has come, in the task's own unit (bytes, rows, letters); sent at most ten times a second. */
export interface ThreadProgress {
  readonly phase: string;
  readonly done: number;
  /** Null while the whole is not known. */
  readonly total: number | null;
  /** Where many files are read: how many of how many were found so far. */
  readonly files?: { readonly done: number; readonly total: number };
}

export interface ThreadProgressReport {
  readonly kind: 'progress';
  readonly id: number;
  readonly progress: ThreadProgress;
}

export interface ThreadDone {
  readonly kind: 'done';
  readonly id: number;
  readonly result: unknown;
}

/** The task ended with an error. Whatever was not foreseen has the code `unexpected` and its origin as `cause`. */
export interface ThreadFailed {
  readonly kind: 'failed';
  readonly id: number;
  readonly error: ThreadError;
}

export interface ThreadError {
  readonly code: string;
  readonly params: RefusalParams;
  /** For the log and for translating SQLite's codes, never for the screen. */
  readonly cause?: {
    readonly name: string;
    readonly message: string;
    readonly code: string | null;
    readonly stack: string | null;
  };
}

/** The task was asked to stop and did, with a refusal `cancelledCode` or an `AbortError`. */
export interface ThreadCancelled {
  readonly kind: 'cancelled';
  readonly id: number;
}

/** Makes the message that starts a task, with a fresh cancel cell. */
export function threadRun(id: number, task: string, input: unknown): ThreadRun {
  return { kind: 'run', id, task, input, cancelCell: new SharedArrayBuffer(4) };
}

/** Sets the cell of a task and makes the message that asks it to stop. */
export function requestCancel(run: ThreadRun): ThreadCancel {
  Atomics.store(new Int32Array(run.cancelCell), 0, 1);
  return { kind: 'cancel', id: run.id };
}

/** Tells whether a task has been asked to stop; costs a memory read. */
export function isCancelRequested(cancelCell: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(cancelCell), 0) === 1;
}
