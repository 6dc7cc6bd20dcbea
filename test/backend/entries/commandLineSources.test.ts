import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commandFolder, refuses, succeeds, type CommandFolder } from '#test/support/commandLine.ts';
import { objectWith } from '#test/support/matching.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let here: CommandFolder;
let exports: string;
beforeEach(() => {
  here = commandFolder();
  exports = join(here.path, 'eksport');
  mkdirSync(exports);
});
afterEach(() => here[Symbol.dispose]());

/** A list that was written yesterday, so that nobody can still be writing it. */
function write(name: string, items: readonly OpenItem[], hoursAgo = 24): void {
  writeFileSync(join(exports, name), openItems(items));
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  utimesSync(join(exports, name), at, at);
}

async function sync(...args: readonly string[]): Promise<{ readonly code: number; readonly done: unknown }> {
  const { code, stdout } = await runFrist(['sync', '--data', here.data, ...args, '--json']);
  return { code, done: JSON.parse(stdout) as unknown };
}

describe('source', () => {
  test('is set in part, and shown with what waits and how fresh it is', async () => {
    const creditor = await here.addCreditor();
    const base = ['--data', here.data, '--creditor', creditor];
    expect(await succeeds('source', 'set', ...base, '--folder', exports, '--absent', 'settle')).toMatchObject(
      {
        creditor: Number(creditor),
        kind: 'folder',
        folder: exports,
        absent: 'settle',
        taking: 'ask',
        staleDays: 7,
      },
    );
    await succeeds('source', 'set', ...base, '--taking', 'auto', '--stale-days', '3');
    expect(await succeeds('source', 'show', '--data', here.data)).toEqual([
      objectWith({
        folder: exports,
        absent: 'settle',
        taking: 'auto',
        staleDays: 3,
        age: null,
        waitingCount: 0,
      }),
    ]);
    const { stdout } = await runFrist(['source', 'show', ...base, '--lang', 'nb']);
    expect(stdout).toContain('absent: settle, taking: auto; nothing taken over yet');
    expect(await succeeds('source', 'set', ...base, '--files')).toMatchObject({
      kind: 'files',
      folder: null,
    });
  });

  test('a folder that is not there, both at once and a number out of reach are refused', async () => {
    const creditor = await here.addCreditor();
    const base = ['source', 'set', '--data', here.data, '--creditor', creditor];
    expect(await refuses(...base, '--folder', join(here.path, 'nowhere'))).toMatchObject({
      code: 'folder_missing',
    });
    for (const wrong of [
      ['--folder', exports, '--files'],
      ['--stale-days', '0'],
      ['--absent', 'gone'],
    ]) {
      expect((await runFrist([...base, ...wrong])).code).toBe(2);
    }
  });
});

describe('sync', () => {
  test('says what it would do; with --take it does it, in order, and then nothing is left', async () => {
    const creditor = await here.addCreditor();
    await succeeds('source', 'set', '--data', here.data, '--creditor', creditor, '--folder', exports);
    write('b.csv', [{ number: '1', open: 50_000 }, { number: '2' }], 24);
    write('a.csv', [{ number: '1' }], 48);
    const looked = await sync();
    expect(looked).toEqual({
      code: 3,
      done: [
        objectWith({
          creditor: Number(creditor),
          error: null,
          taken: [
            objectWith({ file: 'a.csv', intakeId: null }),
            objectWith({ file: 'b.csv', intakeId: null }),
          ],
          left: [],
          refused: [],
        }),
      ],
    });
    expect((await sync('--creditor', creditor, '--take')).done).toEqual([
      objectWith({
        taken: [
          objectWith({ file: 'a.csv', number: 1, added: 1 }),
          objectWith({ file: 'b.csv', number: 2, added: 1, changed: 1 }),
        ],
      }),
    ]);
    expect(await sync('--take')).toEqual({
      code: 0,
      done: [objectWith({ taken: [], left: [], refused: [], error: null })],
    });
    const { stdout } = await runFrist(['sync', '--data', here.data]);
    expect(stdout).toContain('nothing new');
  });

  test('what is doubtful is left, named, and not taken; the exit code says that somebody has to look', async () => {
    const creditor = await here.addCreditor();
    await succeeds('source', 'set', '--data', here.data, '--creditor', creditor, '--folder', exports);
    write('a.csv', [{ number: '1', due: 'i morgen' }, { number: '2' }]);
    const { code, done } = await sync('--take');
    expect(code).toBe(3);
    expect(done).toEqual([
      objectWith({ taken: [], left: [{ file: 'a.csv', files: 1, doubts: ['rejected'] }] }),
    ]);
    const { stdout } = await runFrist(['sync', '--data', here.data, '--take', '--lang', 'en']);
    expect(stdout).toContain('a.csv was left for you to look at: some rows cannot be read.');
  });

  test('a folder that has gone does not keep the others from being read', async () => {
    const creditor = await here.addCreditor();
    await succeeds('source', 'set', '--data', here.data, '--creditor', creditor, '--folder', exports);
    renameSync(exports, `${exports}-away`);
    const { code, done } = await sync('--take');
    expect(code).toBe(1);
    expect(done).toEqual([
      objectWith({ error: { code: 'folder_missing', params: { folder: exports } }, taken: [] }),
    ]);
    expect(await refuses('sync', '--data', here.data, '--creditor', creditor)).toMatchObject({
      code: 'folder_missing',
    });
    rmSync(`${exports}-away`, { recursive: true });
    expect(await succeeds('source', 'show', '--data', here.data, '--creditor', creditor)).toMatchObject({
      problem: 'missing',
    });
  });
});
