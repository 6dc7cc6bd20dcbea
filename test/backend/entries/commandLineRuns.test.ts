import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, ledgerPath } from '#backend/ledger/index.ts';
import {
  commandFolder,
  creditorJson,
  refuses,
  succeeds,
  threeItems,
  type CommandFolder,
} from '#test/support/commandLine.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 });

let here: CommandFolder;
beforeEach(() => {
  here = commandFolder();
});
afterEach(() => here[Symbol.dispose]());

describe('standing', () => {
  test('one object for each open invoice, with sums as decimal texts and every reason with its source', async () => {
    const id = await here.addCreditor();
    await succeeds('import', '--data', here.data, '--creditor', id, here.list(threeItems));
    const rows = await succeeds<{ invoice: string; reasons: { code: string; source: { kind: string } }[] }[]>(
      'standing',
      '--data',
      here.data,
      '--as-of',
      '2026-09-15',
    );
    expect(rows).toMatchObject([
      {
        invoice: '1',
        customer: { number: '10001', name: 'Kari Ødegård', kind: 'person' },
        standing: 'ready',
        step: { kind: 'reminder', ordinal: 1 },
        readyOn: '2026-09-15',
        sums: { principal: '1000.50', interest: '0.00', charges: '0.00', total: '1000.50' },
        proposal: { fee: '38.00', deadline: '2026-10-01' },
      },
      { invoice: '2', standing: 'ready' },
      { invoice: '3', standing: 'missing_address' },
    ]);
    for (const row of rows) {
      expect(row.reasons.length).toBeGreaterThan(1);
      for (const reason of row.reasons)
        expect(['law', 'profile', 'setting', 'ledger']).toContain(reason.source.kind);
    }
    const before = await succeeds<{ standing: string }[]>(
      'standing',
      '--data',
      here.data,
      '--creditor',
      id,
      '--as-of',
      '2026-08-20',
    );
    expect(new Set(before.map((row) => row.standing))).toEqual(new Set(['not_due']));
    expect(
      await refuses('standing', '--data', here.data, '--creditor', '7', '--as-of', '2026-09-15'),
    ).toMatchObject({
      code: 'creditor_not_found',
    });
    const words = await runFrist(['standing', '--data', here.data, '--as-of', '2026-09-15', '--lang', 'en']);
    expect(words.stdout).toMatch(/1\s+Kari Ødegård\s+2026-09-01\s+ready/);
  });
});

describe('run', () => {
  interface Manifest {
    readonly run: number;
    readonly state: string;
    readonly pdf: string;
    readonly sha256: string;
    readonly sent: number;
    readonly letters: readonly {
      readonly customer: string;
      readonly checksum: string;
      readonly notices: readonly { invoice: string; fee: string }[];
    }[];
  }

  test('drafts, then writes, then books; and offers nothing the second time', async () => {
    const id = await here.addCreditor();
    await succeeds('import', '--data', here.data, '--creditor', id, here.list(threeItems));
    const call = ['run', '--data', here.data, '--creditor', id, '--as-of', '2026-09-15'];
    const out = join(here.path, 'ut', 'brev');
    const draft = await succeeds(...call);
    expect(draft).toMatchObject({ asOf: '2026-09-15', included: 2, leftOut: 1, letters: 2 });
    expect(await succeeds(...call)).toEqual(draft);

    const written = await succeeds<Manifest>(...call, '--approve', '--out', out);
    expect(written).toMatchObject({ state: 'dispatched', sent: 0, pages: 3 });
    expect(written.letters.map((letter) => letter.customer)).toEqual(['Kari Ødegård', 'Bygg AS']);
    expect(written.letters.flatMap((letter) => letter.notices)).toMatchObject([
      { invoice: '1', fee: '38.00' },
      // The company's first reminder is without a fee.
      { invoice: '2', fee: '0.00', compensation: '0.00', credit: '0.00', form: 'reminder' },
    ]);
    const pdf = readFileSync(written.pdf);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(written.sha256);
    expect(JSON.parse(readFileSync(join(out, `run-${written.run}.json`), 'utf8'))).toEqual(written);
    expect(readdirSync(out).filter((name) => name.endsWith('.partial'))).toEqual([]);
    const connection = connect(ledgerPath(here.data), 'read');
    const count = (sql: string): unknown => connection.prepare(sql).pluck().get();
    expect(count('SELECT count(*) FROM charge')).toBe(0);
    expect(await succeeds(...call)).toMatchObject({ included: 0 });

    // The letters were looked at: the same run is booked, and its letters are the same.
    const booked = await succeeds<Manifest>(...call, '--approve', '--confirm', '--out', out);
    expect(booked).toMatchObject({ run: written.run, state: 'confirmed', sent: 2, sha256: written.sha256 });
    expect(booked.letters).toEqual(written.letters);
    expect(count('SELECT count(*) FROM charge')).toBe(1);
    expect(count('SELECT count(*) FROM run')).toBe(1);
    expect(await refuses(...call, '--approve', '--confirm', '--out', out)).toEqual({
      code: 'run_empty',
      params: { creditor: creditorJson.name },
    });
    connection.close();
  });

  test('where the letters cannot be written nothing is booked, and the call can be made again', async () => {
    const id = await here.addCreditor();
    await succeeds('import', '--data', here.data, '--creditor', id, here.list(threeItems));
    const call = [
      'run',
      '--data',
      here.data,
      '--creditor',
      id,
      '--as-of',
      '2026-09-15',
      '--approve',
      '--confirm',
      '--out',
    ];
    const inTheWay = here.write('in-the-way', '');
    expect(await refuses(...call, inTheWay)).toMatchObject({
      code: 'output_unwritable',
      params: { path: inTheWay },
    });
    const connection = connect(ledgerPath(here.data), 'read');
    expect(connection.prepare('SELECT count(*) FROM notice WHERE sent_on IS NOT NULL').pluck().get()).toBe(0);
    connection.close();
    expect(await succeeds<Manifest>(...call, join(here.path, 'ut'))).toMatchObject({
      state: 'confirmed',
      sent: 2,
    });
  });
});

describe('demo', () => {
  test('does the whole job into an empty folder, and into no other', async () => {
    const out = join(here.path, 'demo');
    interface Summary {
      readonly creditors: number;
      readonly invoices: number;
      readonly clients: readonly {
        creditor: string;
        open: number;
        letters: number;
        pages: number;
        pdf: string;
      }[];
    }
    const summary = await succeeds<Summary>('demo', '--out', out, '--as-of', '2026-11-20');
    expect(summary.creditors).toBe(7);
    expect(summary.clients).toHaveLength(7);
    for (const client of summary.clients) {
      expect(client.letters).toBeGreaterThan(3);
      expect(readFileSync(client.pdf).subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual(summary);
    const table = readFileSync(join(out, 'standings.csv'), 'utf8');
    expect(table.startsWith('\uFEFFcreditor;invoice;customer;')).toBe(true);
    const open = summary.clients.reduce((sum, client) => sum + client.open, 0);
    expect(table.trim().split('\r\n')).toHaveLength(open + 1);
    expect(await succeeds('creditor', 'list', '--data', join(out, 'data'))).toHaveLength(7);
    expect(await refuses('demo', '--out', out)).toMatchObject({
      code: 'output_unwritable',
      params: { problem: 'ENOTEMPTY' },
    });
  }, 120_000);
});
