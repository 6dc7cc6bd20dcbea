import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { findNode24 } from '#scripts/node24.mjs';
import { projectRoot } from '#scripts/projectRoot.mjs';

/** How a call of the command line ended. */
export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command that starts the command line, and the arguments before the user's own. */
export const fristCommand: readonly [command: string, ...args: string[]] = [
  findNode24() ?? process.execPath,
  '--disable-warning=ExperimentalWarning',
  join(projectRoot, 'src-main', 'backend', 'entries', 'cli.ts'),
];

/** Runs the command line and waits for its end, whatever the exit code. */
export function runFrist(args: readonly string[], limitMilliseconds = 60_000): Promise<CommandOutcome> {
  const [command, ...before] = fristCommand;
  return new Promise((resolve) => {
    execFile(
      command,
      [...before, ...args],
      { cwd: projectRoot, timeout: limitMilliseconds, maxBuffer: 256_000_000 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}
