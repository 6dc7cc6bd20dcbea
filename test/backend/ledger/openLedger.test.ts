import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, ledgerPath, ledgerRefusal, openLedger, takeOfficeLock } from '#backend/ledger/index.ts';
import { migrations } from '#backend/ledger/migrations/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { holdOffice } from '#test/support/office/holdOffice.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frist-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const newest = migrations.at(-1)?.version ?? 0;

describe('opening', () => {
  test('a fresh folder gets a ledger of the newest schema, with the settings that keep it safe', async () => {
    const inside = join(folder, 'a', 'b');
    const ledger = openLedger(inside);
    await ledger.close();
    const connection = connect(ledgerPath(inside), 'write');
    expect(connection.pragma('user_version', { simple: true })).toBe(newest);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    connection.close();
    // Nothing to save on the first opening.
    expect(existsSync(`${ledgerPath(inside)}.before-${newest}`)).toBe(false);
  });

  test('what was written is there at the next opening', async () => {
    const first = openLedger(folder);
    await first.write((db) => db.insertInto('office_setting').values({ key: 'a', value: '1' }).execute());
    await first.close();
    const again = openLedger(folder);
    expect(await again.reader.selectFrom('office_setting').selectAll().execute()).toEqual([
      { key: 'a', value: '1' },
    ]);
    await again.close();
  });

  test('after closing, the file alone is the ledger, even when nobody read', async () => {
    const ledger = openLedger(folder);
    await ledger.write((db) => db.insertInto('office_setting').values({ key: 'a', value: '1' }).execute());
    await ledger.close();
    expect(readdirSync(folder)).toEqual(['ledger.sqlite']);
  });

  test('a file that a newer program wrote is refused and left as it is', () => {
    void openLedger(folder).close();
    const connection = connect(ledgerPath(folder), 'write');
    connection.pragma(`user_version = ${newest + 10}`);
    connection.close();
    expect(refusal(() => openLedger(folder))).toEqual({
      code: 'ledger_newer',
      params: { found: newest + 10, known: newest },
    });
    const after = connect(ledgerPath(folder), 'read');
    expect(after.pragma('user_version', { simple: true })).toBe(newest + 10);
    after.close();
  });

  test('a file that is no ledger is refused and left as it is', () => {
    writeFileSync(ledgerPath(folder), 'this is a letter to the tax office, and no ledger at all'.repeat(100));
    const before = readFileSync(ledgerPath(folder));
    expect(refusal(() => openLedger(folder))).toMatchObject({
      code: 'ledger_damaged',
      params: { path: ledgerPath(folder) },
    });
    expect(readFileSync(ledgerPath(folder)).equals(before)).toBe(true);
  });

  test('a ledger that was cut off in the middle is named as damaged when it is read', async () => {
    const whole = openLedger(folder);
    await whole.write(async (db) => {
      for (let at = 0; at < 2000; at += 1) {
        await db
          .insertInto('office_setting')
          .values({ key: `key ${at}`, value: 'x'.repeat(100) })
          .execute();
      }
    });
    await whole.close();
    truncateSync(ledgerPath(folder), 4096 * 40);
    const error = await readAll(folder).catch((thrown: unknown) => thrown);
    expect(ledgerRefusal(error, ledgerPath(folder))).toMatchObject({ code: 'ledger_damaged' });
  });

  test('a file in the place of the folder is refused, for the lock as for the ledger', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'below')]) {
      expect(refusal(() => openLedger(place)).code).toBe('folder_unwritable');
      expect(refusal(() => takeOfficeLock(place)).code).toBe('folder_unwritable');
    }
    mkdirSync(join(folder, 'ledger.sqlite'));
    expect(refusal(() => openLedger(folder)).code).toBe('folder_unwritable');
  });

  test('the reading connection cannot write, not even when asked by SQL', async () => {
    const ledger = openLedger(folder);
    const writable = ledger.reader as unknown as Parameters<Parameters<typeof ledger.write>[0]>[0];
    await expect(
      writable.insertInto('office_setting').values({ key: 'a', value: '1' }).execute(),
    ).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    await ledger.close();
  });
});

describe('the office lock', () => {
  test('a second opener is refused, in this process as in another, and free after it is given back', () => {
    const release = takeOfficeLock(folder);
    expect(refusal(() => takeOfficeLock(folder))).toEqual({ code: 'ledger_in_use', params: { folder } });
    release();
    takeOfficeLock(folder)();
  });

  test('of a process that was killed it is free at once', async () => {
    await using holder = await holdOffice(folder);
    expect(refusal(() => takeOfficeLock(folder)).code).toBe('ledger_in_use');
    await holder.kill();
    takeOfficeLock(folder)();
  });
});

describe('writing', () => {
  test('one writer at a time, in the order of asking, and a failed one lets the next through', async () => {
    const ledger = openLedger(folder);
    const order: string[] = [];
    const slow = ledger.write(async (db) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await db.insertInto('office_setting').values({ key: 'slow', value: '' }).execute();
      order.push('slow');
    });
    const failing = ledger.write(async (db) => {
      await db.insertInto('office_setting').values({ key: 'failing', value: '' }).execute();
      order.push('failing');
      throw new Error('no');
    });
    const thread = ledger.exclusive(async () => void order.push('thread'));
    const last = ledger.write(async (db) => {
      order.push('last');
      return db.selectFrom('office_setting').select('key').execute();
    });
    await slow;
    await expect(failing).rejects.toThrow('no');
    await thread;
    expect(await last).toEqual([{ key: 'slow' }]);
    expect(order).toEqual(['slow', 'failing', 'thread', 'last']);
    await ledger.close();
  });

  test('a reader sees what was committed and nothing before', async () => {
    const ledger = openLedger(folder);
    const count = async (): Promise<number> =>
      (await ledger.reader.selectFrom('office_setting').selectAll().execute()).length;
    await ledger.write(async (db) => {
      await db.insertInto('office_setting').values({ key: 'a', value: '' }).execute();
      expect(await count()).toBe(0);
    });
    expect(await count()).toBe(1);
    await ledger.close();
  });
});

async function readAll(place: string): Promise<unknown> {
  const ledger = openLedger(place);
  try {
    return await ledger.reader.selectFrom('office_setting').selectAll().execute();
  } finally {
    await ledger.close();
  }
}

function refusal(work: () => unknown): { code: string; params: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('nothing was refused');
}
