import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { argumentOf } from './argumentOf.ts';

/** What of a process decides where its data are. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
}

/**
 * The folder for the office's data: what `--data` says, else the platform's place for application data.
 * The start script knows the same places (scripts/dataFolder.mjs).
 */
export function dataFolder(args: readonly string[], machine: Machine = thisMachine()): string {
  const chosen = argumentOf(args, '--data');
  if (chosen !== undefined) return resolve(machine.workingFolder, chosen);
  const { environment, home } = machine;
  if (machine.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Frist');
  if (machine.platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Frist');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'frist');
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
    workingFolder: process.cwd(),
  };
}
