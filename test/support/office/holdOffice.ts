import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { findNode24 } from '#scripts/node24.mjs';

/** Another process that has taken a data folder. */
export interface OfficeHolder extends AsyncDisposable {
  /** Kills it the hard way and waits until it is gone. */
  kill(): Promise<void>;
}

/** Lets another process take the lock of a data folder and waits until it has it. */
export async function holdOffice(folder: string): Promise<OfficeHolder> {
  const script = fileURLToPath(new URL('./lockAndWait.ts', import.meta.url));
  const child = spawn(findNode24() ?? process.execPath, [script, folder], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => Promise.reject(new Error('the holder ended before it had the lock'))),
  ]);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  return { kill, [Symbol.asyncDispose]: kill };
}
