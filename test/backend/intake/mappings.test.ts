import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import { layoutOf } from '#backend/intake/mappings/layoutOf.ts';
import { prepareMapping } from '#backend/intake/mappings/prepareMapping.ts';
import { recogniseMapping } from '#backend/intake/mappings/recogniseMapping.ts';
import {
  deleteMapping,
  markMappingUsed,
  readSavedMappings,
  saveMapping,
  type SavedMapping,
} from '#backend/intake/mappings/savedMappings.ts';
import { tryMapping } from '#backend/intake/mappings/tryMapping.ts';
import { openLedger } from '#backend/ledger/index.ts';
import type { ListMappingData } from '#shared/contract/intake.ts';
import { noHeaders } from '#shared/domain/intake/listMapping.ts';
import { intakeLedger, norwegianCreditor } from '#test/support/intake/intakeLedger.ts';
import { sheetRows, workbook } from '#test/support/intake/workbook.ts';

const { signal } = new AbortController();
const control = { signal, onProgress: (): void => undefined };
const anyLayout = { sheet: null, headerRecord: null, delimiter: null };
const unsaid: ListMappingData = {
  fields: {},
  headerRecord: null,
  delimiter: null,
  decimalSign: null,
  dateOrder: null,
  sheet: null,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'frist-mappings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(content: string | Uint8Array): string {
  files++;
  const path = join(folder, `list-${files}`);
  writeFileSync(path, content);
  return path;
}

const strange =
  'Eksport fra Heimelaga\n\nLøpenr;Hvem;Når;Hvor mye;Rest\n1;Kari;05/09/2026;1.234;1.234\n2;Per;06/09/2026;12;x\n\n3;;07/09/2026;9;9\n';
const strangeFields = {
  Løpenr: 'invoiceNumber',
  Hvem: 'customerName',
  Når: 'due',
  'Hvor mye': 'original',
  Rest: 'open',
};

describe('the layout of a list', () => {
  test('titles above a list whose headings nobody knows are not taken for its headings', async () => {
    const layout = await layoutOf(file(strange), 'liste.csv', anyLayout, [], signal);
    expect(layout.headers).toEqual(Object.keys(strangeFields));
    expect(layout.rows[0]).toEqual(['1', 'Kari', '05/09/2026', '1.234', '1.234']);
  });

  test('with what the program understands by itself, and the rows below the headers', async () => {
    const layout = await layoutOf(
      file('Liste\nFakturanr;Kunde;Utløp;Saldo\n1;Kari;15.07.2026;1,00\n'),
      'liste.csv',
      anyLayout,
      [],
      signal,
    );
    expect(layout).toEqual({
      name: 'liste.csv',
      headers: ['Fakturanr', 'Kunde', 'Utløp', 'Saldo'],
      headerRecord: 1,
      delimiter: ';',
      encoding: 'utf-8',
      sheets: [],
      mapping: {
        fields: { Fakturanr: 'invoiceNumber', Kunde: 'customerName', Saldo: 'open' },
        headerRecord: 1,
        delimiter: ';',
        decimalSign: null,
        dateOrder: null,
        sheet: null,
      },
      saved: null,
      rows: [['1', 'Kari', '15.07.2026', '1,00']],
    });
  });

  test('under another header row and separator, as a person asks', async () => {
    const path = file('a;b,c\nd;e,f\ng;h,i\n');
    const layout = await layoutOf(path, 'x', { ...anyLayout, headerRecord: 1, delimiter: ',' }, [], signal);
    expect(layout).toMatchObject({
      headers: ['d;e', 'f'],
      headerRecord: 1,
      delimiter: ',',
      rows: [['g;h', 'i']],
    });
  });

  test('without headers the columns go by their letters, and every row is one of the list', async () => {
    const path = file('1;Kari;15.07.2026\n2;Per;15.07.2026;extra\n');
    const layout = await layoutOf(path, 'x', { ...anyLayout, headerRecord: noHeaders }, [], signal);
    expect(layout.headers).toEqual(['A', 'B', 'C', 'D']);
    expect(layout.rows).toHaveLength(2);
  });

  test('headers that stand twice or not at all can be told apart', async () => {
    const layout = await layoutOf(file('Nr;Saldo;Saldo;;Kunde\n1;2;3;4;5\n'), 'x', anyLayout, [], signal);
    expect(layout.headers).toEqual(['Nr', 'Saldo', 'Saldo (2)', 'D', 'Kunde']);
  });

  test('of a workbook: its sheets, and the one that is asked for', async () => {
    const path = file(
      await workbook({
        sheets: [
          { name: 'Forside', rows: sheetRows([['Rapport'], [], ['Nr', 'Hvem']]) },
          {
            name: 'Data',
            rows: sheetRows([
              ['Nr', 'Hvem'],
              [1, 'Kari'],
            ]),
          },
        ],
      }),
    );
    const first = await layoutOf(path, 'x.xlsx', anyLayout, [], signal);
    expect(first).toMatchObject({
      sheets: ['Forside', 'Data'],
      encoding: null,
      delimiter: null,
      mapping: { sheet: 'Forside' },
    });
    const asked = await layoutOf(path, 'x.xlsx', { ...anyLayout, sheet: 'Data' }, [], signal);
    expect(asked).toMatchObject({
      headers: ['Nr', 'Hvem'],
      rows: [['1', 'Kari']],
      mapping: { sheet: 'Data' },
    });
  });

  test('a file that is no list is refused', async () => {
    await expect(layoutOf(file('%PDF-1.7'), 'x', anyLayout, [], signal)).rejects.toMatchObject({
      code: 'file_is_pdf',
    });
    await expect(layoutOf(file('<a/>'), 'x', anyLayout, [], signal)).rejects.toMatchObject({
      code: 'format_not_supported',
    });
  });
});

describe('trying a mapping', () => {
  const mapping: ListMappingData = { ...unsaid, fields: strangeFields, headerRecord: 1, delimiter: ';' };

  test('every row says what it would be taken over as, or which field is wrong and why', async () => {
    const trial = await tryMapping(file(strange), norwegianCreditor, mapping, signal);
    expect(trial).toMatchObject({ kind: 'open_items', missing: [], twice: [], read: 3, failed: 3 });
    expect(trial.rows).toEqual([
      {
        line: 4,
        values: {
          invoiceNumber: '1',
          customerName: 'Kari',
          due: '2026-09-05',
          original: '123400',
          open: '123400',
        },
        errors: [
          { field: 'original', code: 'amount_ambiguous', params: { value: '1.234' } },
          { field: 'open', code: 'amount_ambiguous', params: { value: '1.234' } },
        ],
      },
      {
        line: 5,
        values: { invoiceNumber: '2', customerName: 'Per', due: '2026-09-06', original: '1200', open: 'x' },
        errors: [{ field: 'open', code: 'amount_unreadable', params: { value: 'x' } }],
      },
      {
        line: 7,
        values: { invoiceNumber: '3', customerName: '', due: '2026-09-07', original: '900', open: '900' },
        errors: [{ field: 'customerName', code: 'customer_missing', params: {} }],
      },
    ]);
  });

  test('what a person says of signs and order settles what was doubtful', async () => {
    const said: ListMappingData = { ...mapping, decimalSign: ',', dateOrder: 'month_first' };
    const { rows } = await tryMapping(file(strange), norwegianCreditor, said, signal);
    expect(rows[0]).toMatchObject({ values: { due: '2026-05-09', open: '123400' }, errors: [] });
  });

  test('columns that are missing or named twice', async () => {
    const { Rest: _, ...fewer } = strangeFields;
    const path = file(strange);
    expect(
      await tryMapping(
        path,
        norwegianCreditor,
        { ...mapping, fields: { ...fewer, 'Hvor mye': 'paid', Når: 'issued' } },
        signal,
      ),
    ).toMatchObject({ missing: ['due_date', 'amount'], rows: [] });
    expect(
      await tryMapping(
        path,
        norwegianCreditor,
        { ...mapping, fields: { ...strangeFields, 'Hvor mye': 'open' } },
        signal,
      ),
    ).toMatchObject({ missing: [], twice: ['Rest'], rows: [] });
    await expect(
      tryMapping(path, norwegianCreditor, { ...mapping, fields: { Løpenr: 'shoeSize' } }, signal),
    ).rejects.toMatchObject({
      code: 'mapping_invalid',
      params: { problem: 'unknown_field', columns: 'shoeSize' },
    });
  });

  test('customers alone', async () => {
    const fields = { Hvem: 'customerName', Løpenr: 'customerNumber' };
    const trial = await tryMapping(file(strange), norwegianCreditor, { ...mapping, fields }, signal);
    expect(trial).toMatchObject({ kind: 'customers', read: 3, failed: 0 });
  });

  test('of a workbook, in a sheet that is named', async () => {
    const rows = sheetRows([
      ['Løpenr', 'Hvem', 'Når', 'Hvor mye', 'Rest'],
      [1, 'Kari', '5.9.2026', 12.5, 12.5],
    ]);
    const path = file(
      await workbook({
        sheets: [
          { name: 'A', rows: sheetRows([['x']]) },
          { name: 'B', rows },
        ],
      }),
    );
    const trial = await tryMapping(
      path,
      norwegianCreditor,
      { ...unsaid, fields: strangeFields, sheet: 'B' },
      signal,
    );
    expect(trial.rows).toEqual([
      {
        line: 2,
        values: {
          invoiceNumber: '1',
          customerName: 'Kari',
          due: '2026-09-05',
          original: '1250',
          open: '1250',
        },
        errors: [],
      },
    ]);
  });

  test('only the first rows of a long list', async () => {
    const long = `${Array.from({ length: 50_000 }, (_, index) => `${index};Kari;15.07.2026;1,00;1,00`).join('\n')}\n`;
    const trial = await tryMapping(
      file(`Løpenr;Hvem;Når;Hvor mye;Rest\n${long}`),
      norwegianCreditor,
      { ...mapping, headerRecord: 0 },
      signal,
    );
    expect(trial).toMatchObject({ read: 50, failed: 0 });
  });
});

describe('mappings that are kept', () => {
  const mapping: ListMappingData = {
    ...unsaid,
    fields: strangeFields,
    headerRecord: 1,
    delimiter: ';',
    decimalSign: ',',
  };

  async function kept(path: string, data: ListMappingData): Promise<SavedMapping> {
    const prepared = await prepareMapping(path, data, signal);
    return { id: 1, name: 'Heimelaga', usedAt: '2026-09-01T00:00:00Z', ...prepared };
  }

  test('one is found again by the headers, wherever they stand and however they are separated', async () => {
    const saved = await kept(file(strange), mapping);
    const path = file('Utskrift\nside 1\n\nRest,Når,HVEM,løpenr,Hvor mye\n"1,5",5.9.2026,Kari,1,2\n');
    const found = await recogniseMapping(path, await inspectFile(path, control), [saved]);
    expect(found?.mapping).toMatchObject({
      headerRecord: 2,
      delimiter: ',',
      decimalSign: ',',
      fields: strangeFields,
    });
    const layout = await layoutOf(path, 'x', anyLayout, [saved], signal);
    expect(layout.saved).toBe('Heimelaga');
    expect(layout.mapping.decimalSign).toBe(',');
  });

  test('another list is not taken for it', async () => {
    const saved = await kept(file(strange), mapping);
    for (const content of [
      'Løpenr;Hvem;Når;Hvor mye\n1;Kari;5.9.2026;2\n',
      'Fakturanr;Kunde;Forfall;Saldo\n1;A;1.9.2026;1\n',
      '<a/>',
    ]) {
      const path = file(content);
      expect(await recogniseMapping(path, await inspectFile(path, control), [saved])).toBeNull();
    }
  });

  test('in a workbook, in whichever sheet', async () => {
    const saved = await kept(file(strange), mapping);
    const path = file(
      await workbook({
        sheets: [
          { name: 'A', rows: sheetRows([['x']]) },
          { name: 'B', rows: sheetRows([['Løpenr', 'Hvem', 'Når', 'Hvor mye', 'Rest'], [1]]) },
        ],
      }),
    );
    const found = await recogniseMapping(path, await inspectFile(path, control), [saved]);
    expect(found?.mapping).toMatchObject({ sheet: 'B', headerRecord: 0 });
  });

  test('one without headers is offered where the columns are as many, and never taken by itself', async () => {
    const fields = { A: 'invoiceNumber', B: 'customerName', C: 'due', D: 'open' };
    const saved = await kept(file('1;Kari;5.9.2026;10\n'), { ...unsaid, fields, headerRecord: noHeaders });
    const path = file('7;Per;6.9.2026;20\n8;Per;6.9.2026;30\n');
    expect(await recogniseMapping(path, await inspectFile(path, control), [saved])).toBeNull();
    const layout = await layoutOf(path, 'x', anyLayout, [saved], signal);
    expect(layout).toMatchObject({
      saved: 'Heimelaga',
      headers: ['A', 'B', 'C', 'D'],
      mapping: { fields, headerRecord: noHeaders },
    });
    expect(layout.rows).toHaveLength(2);
    expect((await layoutOf(file('1;2;3\n'), 'x', anyLayout, [saved], signal)).saved).toBeNull();
  });

  test('one that does not make a list cannot be kept', async () => {
    const path = file(strange);
    const { Når: _, ...fewer } = strangeFields;
    await expect(prepareMapping(path, { ...mapping, fields: fewer }, signal)).rejects.toMatchObject({
      code: 'mapping_invalid',
      params: { problem: 'missing', columns: 'due_date' },
    });
    await expect(
      prepareMapping(path, { ...mapping, fields: { ...strangeFields, 'Hvor mye': 'open' } }, signal),
    ).rejects.toMatchObject({ code: 'mapping_invalid', params: { problem: 'twice', columns: 'Rest' } });
  });

  test('they are kept for each creditor, replaced under the same headers, listed by use, forgotten', async () => {
    await using intake = intakeLedger();
    const ledger = openLedger(intake.folder);
    const one = {
      creditorId: 1,
      name: 'A',
      signature: 'a|b',
      mapping: { ...mapping, fields: {} },
      now: '2026-09-01T10:00:00Z',
    };
    await ledger.write(async (db) => {
      await saveMapping(db, one);
      await saveMapping(db, { ...one, name: 'B', signature: 'c', now: '2026-09-02T10:00:00Z' });
      await saveMapping(db, {
        ...one,
        name: 'A2',
        mapping: { ...one.mapping, decimalSign: '.' },
        now: '2026-09-03T10:00:00Z',
      });
    });
    const list = await readSavedMappings(ledger.reader, 1);
    expect(list.map(({ name, usedAt, mapping: { decimalSign } }) => [name, usedAt, decimalSign])).toEqual([
      ['A2', '2026-09-03T10:00:00Z', '.'],
      ['B', '2026-09-02T10:00:00Z', ','],
    ]);
    expect(await readSavedMappings(ledger.reader, 2)).toEqual([]);
    const [, second] = list;
    await ledger.write((db) => markMappingUsed(db, second?.id ?? 0, '2026-09-04T10:00:00Z'));
    expect((await readSavedMappings(ledger.reader, 1)).map(({ name }) => name)).toEqual(['B', 'A2']);
    expect(await ledger.write((db) => deleteMapping(db, second?.id ?? 0))).toBe(true);
    expect(await ledger.write((db) => deleteMapping(db, second?.id ?? 0))).toBe(false);
    expect(await readSavedMappings(ledger.reader, 1)).toHaveLength(1);
    await ledger.close();
  });
});
