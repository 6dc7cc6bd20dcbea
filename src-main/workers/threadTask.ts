import { parentPort } from 'node:worker_threads';
import {
  isCancelRequested,
  type ThreadError,
  type ThreadProgress,
  type ThreadReport,
  type ThreadRequest,
  type ThreadRun,
} from '#backend/jobs/threadProtocol.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';

/** What a task is given besides its input. */
export interface ThreadContext {
  /** Reports how far the task has come; calls in between ten a second are dropped. */
  readonly onProgress: (progress: ThreadProgress) => void;
  /** Aborted by the cancel message, for work that waits. */
  readonly signal: AbortSignal;
  /** True as soon as the task shall stop, also in the middle of synchronous work. */
  readonly isCancelled: () => boolean;
}

/** Does one task: plain data in, plain data out; throws a `Refusal` for what can be foreseen. */
export type ThreadHandler = (input: never, context: ThreadContext) => Promise<unknown>;

const progressInterval = 100;

/** Makes this thread answer requests with the handlers, keyed by task. To be called once, by a thread's entry. */
export function runThreadTask(handlers: Readonly<Record<string, ThreadHandler>>): void {
  const port = parentPort;
  if (port === null) throw new Error('runThreadTask only works inside a worker thread');
  const running = new Map<number, AbortController>();
  const send = (report: ThreadReport): void => port.postMessage(report);

  port.on('message', (request: ThreadRequest) => {
    if (request.kind === 'cancel') {
      running.get(request.id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(request.id, controller);
    void answer(request, handlers, controller.signal, send).finally(() => running.delete(request.id));
  });
}

async function answer(
  request: ThreadRun,
  handlers: Readonly<Record<string, ThreadHandler>>,
  signal: AbortSignal,
  send: (report: ThreadReport) => void,
): Promise<void> {
  const { id } = request;
  const isCancelled = (): boolean => signal.aborted || isCancelRequested(request.cancelCell);
  try {
    const handler = Object.hasOwn(handlers, request.task) ? handlers[request.task] : undefined;
    if (handler === undefined) throw new Error(`no handler for the task ${request.task}`);
    const onProgress = throttled((progress) => send({ kind: 'progress', id, progress }));
    const result = await handler(request.input as never, { onProgress, signal, isCancelled });
    send({ kind: 'done', id, result });
  } catch (thrown) {
    const stopped =
      isCancelled() && (isAbort(thrown) || (thrown instanceof Refusal && thrown.code === cancelledCode));
    send(stopped ? { kind: 'cancelled', id } : { kind: 'failed', id, error: toThreadError(thrown) });
  }
}

/** Drops calls that come sooner than a tenth of a second after the last one, except a change of phase. */
function throttled(report: (progress: ThreadProgress) => void): (progress: ThreadProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  let phase = '';
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - last < progressInterval) return;
    last = now;
    phase = progress.phase;
    report(progress);
  };
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}

function toThreadError(thrown: unknown): ThreadError {
  if (thrown instanceof Refusal) return { code: thrown.code, params: thrown.params };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    code: 'unexpected',
    params: {},
    cause: { name: error.name, message: error.message, code, stack: error.stack ?? null },
  };
}
