import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commitStaged } from '#backend/intake/commitStaged.ts';
import { stageFile } from '#backend/intake/stageFile.ts';
import { connect } from '#backend/ledger/index.ts';
import {
  intakeLaw,
  type IntakeLedger,
  intakeLedger,
  norwegianCreditor,
} from '#test/support/intake/intakeLedger.ts';
import { openItemsList } from '#test/support/intake/openItemsList.ts';

const terms = {
  creditorId: 1,
  listDate: '2026-10-01',
  complete: true,
  now: '2026-10-01T08:00:00Z',
  law: intakeLaw,
  actor: 'tester',
  documents: '/nonexistent',
};
const script = fileURLToPath(new URL('../../support/intake/commitProcess.ts', import.meta.url));
const tables = [
  'creditor',
  'customer',
  'customer_change',
  'invoice',
  'reduction',
  'event',
  'intake',
  'intake_reject',
];

/** A ledger with 300 invoices, and a staged list that adds, pays, changes and settles some. */
async function preparedLedger(): Promise<IntakeLedger> {
  const ledger = intakeLedger();
  await ledger.take(openItemsList({ invoices: 300 }));
  const next = openItemsList({ invoices: 350, paidShare: (row) => (row % 3 === 0 ? 0.4 : 0) });
  const lines = next.split('\r\n').filter((_, index) => index === 0 || index > 20);
  await ledger.stage(ledger.file('next.csv', lines.join('\r\n').replaceAll('Storgata 7;', 'Nygata 7;')));
  return ledger;
}

function contentOf(ledger: IntakeLedger): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((table) => [table, ledger.all(`SELECT * FROM ${table}`)]));
}

describe('a taking over that is stopped', () => {
  test('before any of its statements leaves the ledger as it was, and succeeds the next time', async () => {
    await using ledger = await preparedLedger();
    const staging = join(ledger.folder, 'staging.sqlite');
    const before = contentOf(ledger);
    let total = 1;
    for (let stop = 0; stop < total; stop++) {
      const stopped = commitStaged(ledger.connection, staging, terms, (done, all) => {
        total = all;
        if (done === stop) throw new Error('stopped here');
      });
      await expect(stopped).rejects.toThrow('stopped here');
      expect(contentOf(ledger)).toEqual(before);
    }
    expect(total).toBeGreaterThan(40);
    expect(await ledger.commit(terms)).toMatchObject({ added: 50, settled: 20, rejected: 0 });
    expect(ledger.value('PRAGMA foreign_key_check')).toBeUndefined();
  }, 120_000);

  test.each([0, 25, 60, 90, 110])(
    'by the end of its process before statement %i leaves the ledger as it was',
    async (step) => {
      await using ledger = await preparedLedger();
      const before = contentOf(ledger);
      const child = spawn(
        process.execPath,
        [script, ledger.path, join(ledger.folder, 'staging.sqlite'), String(step)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      expect(said.toString()).toBe('waiting\n');
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(contentOf(ledger)).toEqual(before);
      expect(ledger.value('PRAGMA integrity_check')).toBe('ok');
      expect(await ledger.commit(terms)).toMatchObject({ added: 50, settled: 20 });
    },
  );

  test('by a full disk leaves the ledger as it was', async () => {
    await using ledger = await preparedLedger();
    const before = contentOf(ledger);
    const connection = connect(ledger.path, 'write');
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages + 2}`);
    await expect(commitStaged(connection, join(ledger.folder, 'staging.sqlite'), terms)).rejects.toThrow(
      expect.objectContaining({ code: 'SQLITE_FULL' }),
    );
    connection.close();
    expect(contentOf(ledger)).toEqual(before);
  });

  test('waits for nobody who only reads, and is refused while somebody else writes', async () => {
    await using ledger = await preparedLedger();
    const other = connect(ledger.path, 'write');
    other.exec('BEGIN IMMEDIATE');
    ledger.connection.pragma('busy_timeout = 50');
    await expect(ledger.commit(terms)).rejects.toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    other.exec('ROLLBACK');
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM invoice').get();
    expect(await ledger.commit(terms)).toMatchObject({ added: 50 });
    other.exec('COMMIT');
    other.close();
  });

  test('without its staging file says so', async () => {
    await using ledger = intakeLedger();
    await expect(ledger.commit()).rejects.toThrow(expect.objectContaining({ code: 'staging_unknown' }));
    expect(() => ledger.compare()).toThrow(expect.objectContaining({ code: 'staging_unknown' }));
    expect(existsSync(join(ledger.folder, 'staging.sqlite'))).toBe(false);
  });
});

describe('a reading that is stopped', () => {
  test.each(['inspect', 'read', 'check'])('while it is at "%s" leaves no staging file', async (phase) => {
    await using ledger = intakeLedger();
    const stagingPath = join(ledger.folder, 'staging.sqlite');
    const path = ledger.file('list.csv', openItemsList({ invoices: 5000 }));
    const controller = new AbortController();
    const seen = new Set<string>();
    const reading = stageFile(
      { path, fileName: 'list.csv', stagingPath, creditor: norwegianCreditor },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          seen.add(progress.phase);
          if (progress.phase === phase) controller.abort();
        },
      },
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen.has(phase)).toBe(true);
    expect(existsSync(stagingPath)).toBe(false);
  });

  test('an unfinished staging file of a process that died is never taken over', async () => {
    await using ledger = await preparedLedger();
    const staging = connect(join(ledger.folder, 'staging.sqlite'), 'write');
    staging.exec('DELETE FROM meta');
    staging.close();
    await expect(ledger.commit(terms)).rejects.toThrow(expect.objectContaining({ code: 'staging_unknown' }));
    // It is simply made anew over the remains.
    expect(await ledger.take(openItemsList({ invoices: 10 }))).toMatchObject({ unchanged: 10 });
  });
});
