import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type {
  BackendStart,
  BackendToShell,
  ShellError,
  ShellToBackend,
} from '#shared/contract/shellMessages.ts';
import type { ShellLog } from './log.ts';
import { RestartLimit } from './RestartLimit.ts';

/** What the backend process tells the rest of the shell. */
export interface BackendEvents {
  /** It died and runs again; ports given out before are dead. */
  readonly onRestarted: () => void;
  /** It cannot run; the reason is for the page to show. */
  readonly onRefused: (error: ShellError) => void;
}

/** A failure that crosses to the page as data. */
export class BackendFailure extends Error {
  readonly error: ShellError;

  constructor(error: ShellError) {
    super(error.code);
    this.error = error;
  }
}

interface Waiting {
  readonly resolve: (message: BackendToShell) => void;
  readonly reject: (failure: BackendFailure) => void;
}

const closeLimit = 10_000;

/**
 * The backend in a process of its own: started by path, reached by messages, started again where it dies. The
 * page's calls do not pass here; it gets a port that leads straight to the process.
 */
export class BackendProcess {
  readonly #modulePath: string;
  readonly #start: BackendStart;
  readonly #events: BackendEvents;
  readonly #log: ShellLog;
  readonly #restarts = new RestartLimit();
  readonly #waiting = new Map<number, Waiting>();
  #process: UtilityProcess | undefined;
  #refusal: ShellError | undefined;
  #closing = false;
  #lastRequest = 0;

  constructor(modulePath: string, start: BackendStart, events: BackendEvents, log: ShellLog) {
    this.#modulePath = modulePath;
    this.#start = start;
    this.#events = events;
    this.#log = log;
    this.#fork();
  }

  /** Makes a line to the backend and gives the page's end of it; the reason where there is no backend. */
  connect(): MessagePortMain | ShellError {
    if (this.#refusal !== undefined) return this.#refusal;
    const { port1, port2 } = new MessageChannelMain();
    this.#post({ kind: 'connect' }, [port2]);
    return port1;
  }

  /** Makes a file of the user's known to the backend. Rejects with a `BackendFailure`. */
  async registerFile(path: string): Promise<string> {
    const answer = await this.#ask((requestId) => ({ kind: 'registerFile', requestId, path }));
    if (answer.kind !== 'fileRegistered') throw new BackendFailure({ code: 'unexpected', params: {} });
    return answer.token;
  }

  /** The path behind a token of the backend's, or null where it knows none. Rejects with a `BackendFailure`. */
  async resolveFile(token: string): Promise<string | null> {
    const answer = await this.#ask((requestId) => ({ kind: 'resolveFile', requestId, token }));
    return answer.kind === 'fileResolved' ? answer.path : null;
  }

  /** Lets the backend close its ledger and waits for its end; kills it where that takes longer than ten seconds. */
  close(): Promise<void> {
    this.#closing = true;
    const backend = this.#process;
    if (backend === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#log.error('the backend did not close in time', null);
        backend.kill();
      }, closeLimit);
      backend.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#post({ kind: 'close' });
    });
  }

  #fork(): void {
    const backend = utilityProcess.fork(this.#modulePath, [JSON.stringify(this.#start)], {
      serviceName: 'Frist backend',
      stdio: 'pipe',
    });
    this.#process = backend;
    backend.stderr?.on('data', (text: Buffer) => this.#log.error('backend', text.toString('utf8').trimEnd()));
    backend.on('message', (message: BackendToShell) => this.#receive(message));
    backend.on('exit', (code) => this.#ended(code));
  }

  #receive(message: BackendToShell): void {
    switch (message.kind) {
      case 'ready':
      case 'closed':
        this.#log.info(`backend ${message.kind}`);
        return;
      case 'refused':
        this.#refuse(message.error);
        return;
      case 'fileRegistered':
      case 'fileResolved':
        this.#waiting.get(message.requestId)?.resolve(message);
        this.#waiting.delete(message.requestId);
    }
  }

  #ended(code: number): void {
    this.#process = undefined;
    this.#log.info('backend ended', { code });
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new BackendFailure({ code: 'backend_lost', params: {} }));
    }
    this.#waiting.clear();
    if (this.#closing || this.#refusal !== undefined) return;
    if (!this.#restarts.allows(Date.now())) {
      this.#refuse({ code: 'backend_keeps_stopping', params: {} });
      return;
    }
    this.#fork();
    this.#events.onRestarted();
  }

  #refuse(error: ShellError): void {
    this.#refusal = error;
    this.#events.onRefused(error);
  }

  #ask(request: (requestId: number) => ShellToBackend): Promise<BackendToShell> {
    if (this.#process === undefined) {
      return Promise.reject(new BackendFailure(this.#refusal ?? { code: 'backend_lost', params: {} }));
    }
    this.#lastRequest += 1;
    const requestId = this.#lastRequest;
    return new Promise((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.#post(request(requestId));
    });
  }

  #post(message: ShellToBackend, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports);
  }
}
