import { join } from 'node:path';
import log from 'electron-log/main.js';

/** Writes what the shell has to say. Names of files and codes only, never what stands in a ledger. */
export interface ShellLog {
  readonly info: (what: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly error: (what: string, problem: unknown) => void;
}

const largestFile = 5_000_000;

/** Sends the shell's log to `shell.log` in the folder, and catches what nobody caught. */
export function enableLog(folder: string): ShellLog {
  log.transports.file.resolvePathFn = () => join(folder, 'shell.log');
  log.transports.file.maxSize = largestFile;
  log.transports.ipc.level = false;
  log.errorHandler.startCatching({ showDialog: false });
  return {
    info: (what, facts) => log.info(what, facts ?? {}),
    error: (what, problem) => log.error(what, problem),
  };
}
