import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { stageFile } from '#backend/intake/stageFile.ts';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';

/** What a staging file holds of a list. */
async function stage(content: string | { readonly path: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'frist-repeated-'));
  try {
    const path = typeof content === 'string' ? join(folder, 'list.csv') : content.path;
    if (typeof content === 'string') writeFileSync(path, content);
    const stagingPath = join(folder, 'staging.sqlite');
    const request = { path, fileName: 'list.csv', stagingPath, creditor: norwegianCreditor };
    const staged = await stageFile(request, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const staging = new Database(stagingPath, { readonly: true });
    const all = <Row>(sql: string): Row[] => staging.prepare(sql).all() as Row[];
    const found = {
      staged,
      invoices: all<object>('SELECT number, open FROM draft ORDER BY position'),
      customers: all<{ number: string; more: string | null }>(
        'SELECT customer_number AS number, more FROM party ORDER BY position',
      ),
      errors: all<{ line: number; code: string; params: string }>(
        'SELECT line, code, params FROM row_error ORDER BY position',
      ),
    };
    staging.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const list = (...rows: readonly string[]): string =>
  ['Fakturanr;Forfall;Saldo;Kunde', ...rows, ''].join('\n');

describe('several rows with one invoice number', () => {
  test('that agree in everything are one invoice, which is told', async () => {
    const { staged, invoices, errors } = await stage(
      list('1;15.07.2026;100;A', '2;15.07.2026;200;A', '1;15.07.2026;100;A', '1;15.07.2026;100,00;A'),
    );
    expect(invoices).toEqual([
      { number: '1', open: 10_000 },
      { number: '2', open: 20_000 },
    ]);
    expect(errors).toEqual([]);
    expect(staged).toMatchObject({
      drafts: 2,
      rejected: 0,
      warnings: [{ code: 'lines_joined', params: { rows: 2, number: '1' } }],
    });
  });

  test.each([
    ['another amount', '1;15.07.2026;50;A'],
    ['another due date, as of instalments', '1;15.08.2026;100;A'],
    ['another customer', '1;15.07.2026;100;B'],
    ['a credit note', '1;15.07.2026;-100;A'],
  ])('that differ by %s: the first counts, the other is refused', async (_, other) => {
    const { invoices, errors } = await stage(list('1;15.07.2026;100;A', other));
    expect(invoices).toEqual([{ number: '1', open: 10_000 }]);
    expect(errors).toEqual([
      { line: 3, code: 'duplicate_in_file', params: JSON.stringify({ number: '1', firstLine: 2 }) },
    ]);
  });

  test('of an export that is known to have a row for each line need no word', async () => {
    const path = fileURLToPath(new URL('../../fixtures/lists/24sevenoffice-invoices.csv', import.meta.url));
    const { staged, invoices } = await stage({ path });
    expect(invoices).toEqual([
      { number: '7001', open: 125_000 },
      { number: '7002', open: 50_000 },
    ]);
    expect(staged.warnings).toEqual([]);
  });
});

describe('several rows of one customer', () => {
  const customers = (...rows: readonly string[]): string =>
    ['Kundenr;Navn;Adresse;Postnr;Poststed;Kontaktperson;Kontakt e-post', ...rows, ''].join('\n');

  test('that name further contact persons are one customer with all of them, in their order', async () => {
    const { customers: found, errors } = await stage(
      customers(
        '1;Fjord AS;Gata 1;0150;Oslo;Per;per@x.example',
        '2;Vik AS;;;;;',
        '1;Fjord AS;Gata 1;0150;Oslo;Kari;kari@x.example',
        '1;Fjord AS;;;;Ola;',
        '1;Fjord AS;Gata 1;0150;Oslo;Per;per@x.example',
      ),
    );
    expect(errors).toEqual([]);
    expect(found.map(({ number }) => number)).toEqual(['1', '2']);
    const more = JSON.parse(found[0]?.more ?? '{}') as { contacts: { name: string }[] };
    expect(more.contacts.map(({ name }) => name)).toEqual(['Per', 'Kari', 'Ola']);
  });

  test('that contradict each other: the first counts, the other is refused', async () => {
    const { customers: found, errors } = await stage(
      customers('1;Fjord AS;Gata 1;0150;Oslo;;', '1;Fjord AS;Veien 2;0150;Oslo;;'),
    );
    expect(found).toHaveLength(1);
    expect(errors).toEqual([
      { line: 3, code: 'customer_twice', params: JSON.stringify({ customer: '1', firstLine: 2 }) },
    ]);
  });
});
