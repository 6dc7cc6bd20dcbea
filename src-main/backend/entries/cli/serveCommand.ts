import { spawn } from 'node:child_process';
import { silentLog, type Log } from '#backend/border/index.ts';
import { dayOption, numberOption, readCall, required } from '#backend/entries/cli/commandLine.ts';
import { clockOn, systemClock } from '#backend/border/clock.ts';
import { startLoopback } from '#backend/entries/loopback.ts';
import { actorName } from '#backend/entries/actorName.ts';
import { pagesFolder, programVersion, resourcesFolder, threadEntry } from '#backend/entries/places.ts';
import { watchDay } from '#backend/entries/watchDay.ts';
import { openOffice } from '#backend/office.ts';
import { resolve } from 'node:path';

/** `serve`: opens the office for a browser on this machine, until the process is asked to end. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    port: { type: 'string' },
    open: { type: 'boolean' },
    today: { type: 'string' },
  });
  const office = await openOffice({
    folder: resolve(required(call, 'data')),
    resources: resourcesFolder,
    version: programVersion(),
    clock: call.values['today'] === undefined ? systemClock : clockOn(dayOption(call, 'today')),
    actor: actorName(),
    log: process.env['FRIST_DEBUG'] === undefined ? silentLog : stderrLog,
    threadEntry,
  });
  // Listened for from here on, so that whoever has read the address can end the process cleanly at once.
  const asked = untilAskedToEnd();
  try {
    const port = call.values['port'] === undefined ? 0 : numberOption(call, 'port');
    const loopback = await startLoopback({ office, pages: pagesFolder, port });
    process.stdout.write(
      call.json ? `${JSON.stringify({ url: loopback.url })}\n` : `Frist: ${loopback.url}\n`,
    );
    const stopWatching = watchDay(() => office.keeper.ensureAll());
    await office.sources.watch();
    if (call.values['open'] === true) openBrowser(loopback.url);
    await asked;
    stopWatching();
    await loopback.close();
    return 0;
  } finally {
    await office.close();
  }
}

function untilAskedToEnd(): Promise<void> {
  return new Promise((resolveEnd) => {
    process.once('SIGINT', () => resolveEnd());
    process.once('SIGTERM', () => resolveEnd());
  });
}

/** Opens the system's browser; where there is none, the address on the screen must do. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`Open this address in a browser: ${url}\n`));
  child.unref();
}

const stderrLog: Log = {
  info: (message) => console.error(message),
  warn: (message) => console.error(message),
  error: (message, cause) => console.error(message, cause),
};
