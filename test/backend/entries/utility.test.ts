import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { BackendStart, BackendToShell, ShellToBackend } from '#shared/contract/shellMessages.ts';

const entry = fileURLToPath(new URL('../../../src-main/backend/entries/utility.ts', import.meta.url));
const parent = new URL('../../support/office/utilityParent.ts', import.meta.url).href;

let folder: string;
let backend: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frist-utility-'));
});
afterEach(() => {
  backend?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the backend as the shell does, asks it to close when it is ready, and waits for its end. */
async function openAndClose(
  fault: string,
): Promise<{ readonly code: number | null; readonly said: readonly string[] }> {
  const start: BackendStart = {
    dataFolder: join(folder, 'data'),
    resourcesFolder,
    logFolder: join(folder, 'log'),
    appVersion: '0.0.0-test',
  };
  const env = { ...process.env, FRIST_FAULT: fault };
  const child = fork(entry, [JSON.stringify(start)], {
    execArgv: ['--import', parent],
    stdio: 'ignore',
    env,
  });
  backend = child;
  const said: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.on('message', (message: BackendToShell) => {
    said.push(message.kind);
    if (message.kind === 'ready') child.send({ kind: 'close' } satisfies ShellToBackend);
  });
  return { code: await ended, said };
}

test('the backend of the desktop answers and ends when it is asked to close', async () => {
  expect(await openAndClose('')).toEqual({ code: 0, said: ['ready', 'closed'] });
});

test('a close that fails is answered and ends the process all the same, and the log says why', async () => {
  expect(await openAndClose('rm')).toEqual({ code: 1, said: ['ready', 'closed'] });
  const log = readFileSync(join(folder, 'log', 'backend.log'), 'utf8');
  expect(log).toMatch(/error closing the office .*EBUSY/);
});
