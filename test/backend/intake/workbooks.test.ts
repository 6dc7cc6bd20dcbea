import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readSheet as readByLibrary } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cellText } from '#backend/intake/formats/workbook/cellText.ts';
import { numberStyle } from '#backend/intake/formats/workbook/numberStyle.ts';
import { openWorkbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import { readSheet } from '#backend/intake/formats/workbook/readSheet.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import { readAmount } from '#shared/domain/intake/readAmount.ts';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';
import { type ListContents, readList } from '#test/support/intake/readList.ts';
import { sheetRows, workbook, type WorkbookParts } from '#test/support/intake/workbook.ts';

const header = ['Fakturanr', 'Kunde', 'Fakturadato', 'Forfallsdato', 'Beløp', 'Restbeløp', 'KID', 'Postnr'];
const good = ['1001', 'Kari Ødegård', '01.07.2026', '15.07.2026', '1 250,50', '250,50', '0012345', '0150'];

const read = async (parts: WorkbookParts, mapping: ListMapping | null = null): Promise<ListContents> =>
  readList(await workbook(parts), norwegianCreditor, mapping);

const one = (rows: string, more: Omit<WorkbookParts, 'sheets'> = {}): WorkbookParts => ({
  sheets: [{ name: 'Liste', rows }],
  ...more,
});

const unsaid: ListMapping = {
  fields: {},
  headerRecord: null,
  delimiter: null,
  decimalSign: null,
  dateOrder: null,
  sheet: null,
};

describe('cells', () => {
  test('texts, numbers, days and zeros that only the format shows', async () => {
    const list = await read(
      one(
        sheetRows([
          header,
          [
            1001,
            'Kari Ødegård',
            { value: 46_204, style: 1 },
            { value: 46_218.5, style: 2 },
            1250.0999999999999,
            '250,50',
            { value: 12_345, style: 3 },
            { value: 150, style: 4 },
          ],
        ]),
        { formats: [14, 'dd\\.mm\\.yyyy;@', '00000000', '0000'] },
      ),
    );
    expect(list.errors).toEqual([]);
    expect(list.reading).toMatchObject({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      kind: 'open_items',
    });
    expect(list.invoices).toMatchObject([
      {
        line: 2,
        number: '1001',
        issued: '2026-07-01',
        due: '2026-07-15',
        original: 125_010,
        open: 25_050,
        reference: '00012345',
        customer: { name: 'Kari Ødegård', postcode: '0150' },
      },
    ]);
  });

  test('a reference as text keeps its zeros; one that became a number of many digits is lost and said so', async () => {
    const list = await read(
      one(
        sheetRows([
          header,
          [...good.slice(0, 6), '0000123456789012345', '0150'],
          ['1002', ...good.slice(1, 6), 1.2345678901234568e18, '0150'],
          ['1003', ...good.slice(1, 6), 123_456_789_012_345, '0150'],
        ]),
      ),
    );
    expect(list.invoices.map(({ reference }) => reference)).toEqual([
      '0000123456789012345',
      '123456789012345',
    ]);
    expect(list.errors).toEqual([
      { line: 3, field: 'reference', code: 'number_mangled', params: { value: '1.23457E+18' } },
    ]);
  });

  test('shared and rich texts, escapes, formulas with what was saved for them, truth values', async () => {
    const texts = [
      ...header.map((text) => `<t>${text}</t>`),
      '<r><rPr><b/></rPr><t xml:space="preserve">Kari </t></r><r><t>Ødegård</t></r><rPh sb="0" eb="1"><t>NO</t></rPh>',
      '<t>Storgata 1_x000D_\n0150 Oslo</t>',
    ];
    const cells = header
      .map((_, index) => `<c r="${'ABCDEFGH'[index] ?? ''}1" t="s"><v>${index}</v></c>`)
      .join('');
    const rows = `<row r="1">${cells}<c r="I1" t="inlineStr"><is><t>Adresse</t></is></c><c r="J1" t="inlineStr"><is><t>Purrestopp</t></is></c></row>
      <row r="2"><c r="A2" t="str"><f>"10"&amp;"01"</f><v>1001</v></c><c r="B2" t="s"><v>8</v></c>
      <c r="D2" t="d"><v>2026-07-15T00:00:00Z</v></c><c r="E2"><f>1000+250.5</f><v>1250.5</v></c><c r="F2" t="n"><v>1250.5</v></c>
      <c r="I2" t="s"><v>9</v></c><c r="J2" t="b"><v>1</v></c></row>`;
    const list = await read(one(rows, { texts }));
    expect(list.errors).toEqual([]);
    expect(list.invoices).toMatchObject([
      {
        number: '1001',
        due: '2026-07-15',
        original: 125_050,
        customer: {
          name: 'Kari Ødegård',
          street: 'Storgata 1',
          street2: '0150 Oslo',
          more: { noReminders: true },
        },
      },
    ]);
  });

  test.each([
    ['<c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['<c r="F2"><f>A9*2</f></c>', '#CALC!'],
  ])('a formula without a result is no empty cell: %s', async (cell, value) => {
    const rows = `${sheetRows([header])}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Kari</t></is></c><c r="D2" t="inlineStr"><is><t>15.07.2026</t></is></c>${cell}</row>`;
    const list = await read(one(rows));
    expect(list.errors).toEqual([{ line: 2, field: 'open', code: 'cell_error', params: { value } }]);
  });

  test('a workbook that counts its days from 1904, with and without a format', async () => {
    const list = await read(
      one(sheetRows([header, ['1', 'Kari', 44_742, { value: 44_756, style: 1 }, 100, 100, null, null]]), {
        formats: [14],
        from1904: true,
      }),
    );
    expect(list.invoices).toMatchObject([{ issued: '2026-07-01', due: '2026-07-15' }]);
  });

  test('cells without references stand one behind the other, rows too', async () => {
    const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [header, good].map((cells) => `<row>${cells.map(text).join('')}</row>`).join('');
    const list = await read(one(rows));
    expect(list.invoices).toMatchObject([{ line: 2, number: '1001', reference: '0012345' }]);
  });

  test('prefixes of elements do not matter', async () => {
    const rows = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${sheetRows(
      [header, good],
    ).replaceAll(/<(\/?)(row|c|is|t|v)\b/gu, '<$1x:$2')}</x:sheetData></x:worksheet>`;
    expect((await read(one(rows))).invoices).toMatchObject([{ number: '1001' }]);
  });

  test('merged cells: the first holds the value, a row without it says what is missing', async () => {
    const rows = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetRows(
      [header, good, ['1002', null, ...good.slice(2)]],
    )}</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells></worksheet>`;
    const list = await read(one(rows));
    expect(list.invoices).toHaveLength(1);
    expect(list.errors).toMatchObject([{ line: 3, field: 'customerName', code: 'customer_missing' }]);
  });

  test('hidden rows are read, which is said; empty rows keep their numbers', async () => {
    const rows = `${sheetRows([header])}<row r="2" hidden="1">${sheetRows([good], 2).slice('<row r="2">'.length)}${sheetRows([['1002', ...good.slice(1)]], 9)}`;
    const list = await read(one(rows));
    expect(list.invoices.map(({ line }) => line)).toEqual([2, 9]);
    expect(list.warnings).toEqual([{ code: 'rows_hidden', params: { rows: 1 } }]);
  });

  test('columns beyond the headers are nobody’s', async () => {
    expect((await read(one(sheetRows([header, [...good, 'en kommentar']])))).errors).toEqual([]);
  });
});

describe('sheets', () => {
  const list = sheetRows([['Åpne poster pr 01.09.2026'], [], header, good]);
  const customers = sheetRows([
    ['Kundenr', 'Navn'],
    ['1', 'Kari'],
  ]);

  test('the first that holds open items is taken, before one of customers and a cover', async () => {
    const found = await read({
      sheets: [
        { name: 'Forside', rows: sheetRows([['Rapport']]) },
        { name: 'Kunder', rows: customers },
        { name: 'Gammel', rows: sheetRows([header, ['7', ...good.slice(1)]]), state: 'hidden' },
        { name: 'Poster', rows: list },
      ],
    });
    expect(found.invoices).toMatchObject([{ number: '1001', line: 4 }]);
  });

  test('a person can name another one, a hidden one too', async () => {
    const parts: WorkbookParts = {
      sheets: [
        { name: 'Poster', rows: list },
        { name: 'Kunder', rows: customers, state: 'veryHidden' },
      ],
    };
    const fields = { Kundenr: 'customerNumber', Navn: 'customerName' } as const;
    const found = await read(parts, { ...unsaid, fields, sheet: 'Kunder' });
    expect(found).toMatchObject({
      reading: { kind: 'customers' },
      customers: [{ number: '1', name: 'Kari' }],
    });
    await expect(read(parts, { ...unsaid, sheet: 'Ark9' })).rejects.toMatchObject({
      code: 'sheet_unknown',
      params: { sheet: 'Ark9', sheets: 'Poster, Kunder' },
    });
  });

  test('none that holds a list', async () => {
    await expect(
      read(
        one(
          sheetRows([
            ['Navn', 'Telefon'],
            ['Kari', 1],
          ]),
        ),
      ),
    ).rejects.toMatchObject({
      code: 'column_missing',
    });
    await expect(read(one(''))).rejects.toMatchObject({ code: 'file_empty' });
  });

  test('a sheet that shows no list in its first rows, read with the sign that a person gives', async () => {
    const rows = sheetRows([
      ['Ref', 'Hvem', 'Når', 'Sum kr'],
      ['1', 'Kari', '05/09/2026', '1.234'],
      ['2', 'Per', '05/10/2026', 12.5],
    ]);
    const fields = { Ref: 'invoiceNumber', Hvem: 'customerName', Når: 'due', 'Sum kr': 'open' } as const;
    const said: ListMapping = { ...unsaid, fields, decimalSign: ',', dateOrder: 'month_first' };
    expect((await read(one(rows), said)).invoices).toMatchObject([
      { number: '1', due: '2026-05-09', open: 123_400, doubts: [] },
      { number: '2', due: '2026-05-10', open: 1250, doubts: [] },
    ]);
  });
});

describe('workbooks that are refused', () => {
  const sheet = sheetRows([header, good]);

  test.each([
    [
      'one that is no zip any more',
      async () => (await workbook(one(sheet))).subarray(0, 900),
      'workbook_damaged',
    ],
    ['one without sheets', () => workbook({ sheets: [] }), 'workbook_damaged'],
    [
      'one whose sheet breaks off',
      () => workbook(one(`<?xml version="1.0"?><worksheet><sheetData><row>`)),
      'workbook_damaged',
    ],
    ['one whose sheet is no XML', () => workbook(one('<?xml version="1.0"?><a><b></a>')), 'workbook_damaged'],
    [
      'one that is nested without end',
      () => workbook(one(`<?xml version="1.0"?>${'<a>'.repeat(5000)}`)),
      'workbook_damaged',
    ],
    [
      'one with a document type',
      () =>
        workbook(
          one(
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><worksheet><sheetData>&e;</sheetData></worksheet>',
          ),
        ),
      'xml_doctype',
    ],
    [
      'one that is not UTF-8',
      () => workbook(one('', { parts: { 'xl/worksheets/sheet1.xml': Buffer.from([60, 0xff, 0xfe]) } })),
      'workbook_damaged',
    ],
    [
      'a text document',
      () => workbook({ sheets: [], parts: { 'xl/workbook.xml': null, 'word/document.xml': '<w/>' } }),
      'file_is_zip',
    ],
    [
      'a binary workbook',
      () => workbook({ sheets: [], parts: { 'xl/workbook.xml': null, 'xl/workbook.bin': 'x' } }),
      'file_is_zip',
    ],
    [
      'Numbers',
      () =>
        workbook({
          sheets: [],
          parts: { '[Content_Types].xml': null, '_rels/.rels': null, 'Index/Document.iwa': 'x' },
        }),
      'file_is_zip',
    ],
    [
      'one with a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'workbook_encrypted',
    ],
  ])('%s', async (_, make, code) => {
    await expect(readList(await make(), norwegianCreditor)).rejects.toMatchObject({ code });
  });

  test('one that unpacks to far more than a list is not unpacked', async () => {
    const blanks = Buffer.alloc(60_000_000, ' ');
    const bomb = await workbook(one('', { parts: { 'xl/worksheets/sheet1.xml': blanks } }));
    expect(bomb.length).toBeLessThan(200_000);
    const began = performance.now();
    await expect(readList(bomb, norwegianCreditor)).rejects.toMatchObject({
      code: 'workbook_too_large',
      params: { part: 'xl/worksheets/sheet1.xml', bytes: 60_000_000 },
    });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test('one whose zip lies about its sizes', async () => {
    const file = await workbook(one(sheet));
    const place = file.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    file.writeUInt32LE(10, place);
    await expect(readList(file, norwegianCreditor)).rejects.toMatchObject({ code: 'workbook_damaged' });
  });

  test('cells and rows far out cost nothing', async () => {
    const far = `<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c></row><row r="4000000000"><c r="ZZZZZ9"><v>1</v></c></row>`;
    const began = performance.now();
    const list = await read(one(`${sheetRows([header])}${far}`));
    expect(list.errors.every(({ line }) => line <= 3)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('whatever becomes of its bytes, it is read or refused', async () => {
    const file = await workbook(one(sheet, { texts: ['<t>a</t>'], formats: ['0000'] }));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(40),
        async (at, by, length) => {
          const changed = Buffer.from(file);
          for (let index = at; index < Math.min(at + length + 1, file.length); index++)
            changed[index] = (changed[index] ?? 0) ^ by;
          const outcome = await readList(changed, norwegianCreditor).then(
            () => 'read',
            (error: unknown) => (error as { code?: string }).code ?? String(error),
          );
          expect(outcome).toMatch(/^[a-z_]+$/u);
        },
      ),
      { numRuns: 250 },
    );
  }, 30_000);
});

describe('formats of numbers', () => {
  test.each([
    'dd.mm.yyyy',
    'd/m/yy',
    'yyyy\\-mm\\-dd;@',
    '[$-414]d. mmmm yyyy;@',
    'mmm yy',
    'd.m.yyyy hh:mm',
    '"den "d mmmm',
    '[$-409]yyyy',
  ])('%s shows a day', (code) => {
    expect(numberStyle(200, code)).toEqual({ kind: 'date' });
  });

  test.each([
    'General',
    '0.00',
    '#,##0.00\\ "kr";[Red]\\-#,##0.00\\ "kr"',
    '_-* #,##0.00\\ _k_r_-;\\-* #,##0.00\\ _k_r_-',
    '[$kr-414]\\ #,##0.00',
    '"Day" 0',
    '0.00E+00',
    'hh:mm:ss',
    '@',
    '0%',
  ])('%s shows a number', (code) => {
    expect(numberStyle(200, code).kind).toBe('plain');
  });

  test('zeros in front belong to the number that is shown', () => {
    expect(numberStyle(200, '0000')).toEqual({ kind: 'zeros', digits: 4 });
    expect(numberStyle(200, '000\\ 00')).toEqual({ kind: 'zeros', digits: 5 });
    expect(numberStyle(200, '0').kind).toBe('plain');
  });
});

test('any amount that a cell holds comes back, whatever else stands in the file', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.constantFrom(',' as const, '.' as const),
      (cents, decimalSign) => {
        const text = cellText(String(cents / 100), { kind: 'plain' }, { from1904: false, decimalSign });
        const reading = readAmount(text);
        expect(reading).toMatchObject({ ok: true, value: cents === 0 ? 0 : cents, groupMark: null });
      },
    ),
    { numRuns: 3000 },
  );
});

test('a number is never written so that it could be thousands', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = cellText(String(number), { kind: 'plain' }, { from1904: false, decimalSign: ',' });
      expect(text).not.toMatch(/^-?\d{1,3}[.,]\d{3}$/u);
    }),
    { numRuns: 2000 },
  );
});

test('a workbook that another library wrote reads as yet another one reads it', async () => {
  const cell = fc.oneof(
    fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
      // The library that writes loses texts that every object inherits a member by (`__proto__`, `valueOf`).
      .filter((text) => !(text in {}))
      .filter((text) => text !== '' && text.isWellFormed() && !/_x[\dA-F]{4}_/iu.test(text)),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.constant(null),
  );
  const folder = mkdtempSync(join(tmpdir(), 'frist-workbook-'));
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const path = join(folder, 'book.xlsx');
          const data = rows.map((row) =>
            row.map((value) =>
              value === null ? null : { value, type: typeof value === 'number' ? Number : String },
            ),
          );
          writeFileSync(path, await writeExcelFile(data as never).toBuffer());
          const theirs = (await readByLibrary(path, 1, { trim: false })).map((row) =>
            row.map((value) => String(value ?? '')),
          );
          const ours: string[][] = [];
          const book = await openWorkbook(path);
          await readSheet(book, book.sheets[0]?.part ?? '', {
            decimalSign: ',',
            onRow: ({ cells, line }) => {
              while (ours.length < line - 1) ours.push([]);
              ours.push([...cells]);
            },
          });
          book.close();
          const padded = theirs.map((row, index) =>
            [...(ours[index] ?? []), ...row.map(() => '')].slice(0, row.length),
          );
          expect(padded).toEqual(theirs);
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
