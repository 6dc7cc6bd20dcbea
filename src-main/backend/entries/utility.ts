import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { clockOn, entryContext, systemClock, type Log } from '#backend/border/index.ts';
import type { ThreadName } from '#backend/jobs/index.ts';
import { actorName } from '#backend/entries/actorName.ts';
import { watchDay } from '#backend/entries/watchDay.ts';
import { openOffice, type Office } from '#backend/office.ts';
import type {
  BackendStart,
  BackendToShell,
  ShellError,
  ShellToBackend,
} from '#shared/contract/shellMessages.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** A port of Electron, as far as this entry uses it; the backend does not know Electron's own types. */
interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ElectronPort[] }) => void): unknown;
  postMessage(message: unknown): void;
  start?(): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ElectronPort };
if (parentPort === undefined) throw new Error('this entry runs in a utility process of Electron only');
const shell = parentPort;
const start = JSON.parse(process.argv[2] ?? '{}') as BackendStart;

await run();

/** Opens the office for the desktop and serves every window that asks over a port of its own. */
async function run(): Promise<void> {
  try {
    const office = await openOffice({
      folder: start.dataFolder,
      resources: start.resourcesFolder,
      version: start.appVersion,
      clock: start.today === undefined ? systemClock : clockOn(isoDate(start.today)),
      actor: actorName(),
      log: fileLog(start.logFolder),
      threadEntry: (name: ThreadName) => new URL(`./workers/${name}.js`, import.meta.url),
    });
    listen(office);
    say({ kind: 'ready' });
    watchDay(() => office.keeper.ensureAll());
    await office.sources
      .watch()
      .catch((error: unknown) => office.means.log.error('watching the folders', error));
  } catch (error) {
    say({ kind: 'refused', error: asShellError(error) });
    setImmediate(() => process.exit(1));
  }
}

function listen(office: Office): void {
  const handler = new RPCHandler(office.router);
  shell.on('message', ({ data, ports }) => {
    const message = data as ShellToBackend;
    switch (message.kind) {
      case 'connect': {
        const [port] = ports;
        if (port === undefined) return;
        handler.upgrade(port as never, { context: entryContext(office.means) });
        port.start?.();
        return;
      }
      case 'registerFile':
        say({
          kind: 'fileRegistered',
          requestId: message.requestId,
          token: office.files.register(message.path),
        });
        return;
      case 'resolveFile': {
        const path = office.files.resolve(message.token)?.path ?? null;
        say({ kind: 'fileResolved', requestId: message.requestId, path });
        return;
      }
      case 'close':
        void closeAndExit(office);
        return;
    }
  });
}

/** The shell waits for the answer and for the end, also where something could not be closed as it should. */
async function closeAndExit(office: Office): Promise<void> {
  let code = 0;
  try {
    await office.close();
  } catch (error) {
    code = 1;
    office.means.log.error('closing the office', error);
  } finally {
    say({ kind: 'closed' });
    setImmediate(() => process.exit(code));
  }
}

function say(message: BackendToShell): void {
  shell.postMessage(message);
}

function asShellError(error: unknown): ShellError {
  if (!(error instanceof Refusal)) return { code: 'unexpected', params: { trace: String(error) } };
  const params = Object.entries(error.params).map(([key, value]) => [key, String(value)]);
  return { code: error.code, params: Object.fromEntries(params) as Record<string, string> };
}

/** One line an event, beside the shell's own log. */
function fileLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'backend.log');
  const write = (level: string, message: string, cause?: unknown): void => {
    const tail = cause instanceof Error ? ` ${cause.stack ?? cause.message}` : '';
    appendFileSync(path, `${new Date().toISOString()} ${level} ${message}${tail}\n`);
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, cause) => write('error', message, cause),
  };
}
