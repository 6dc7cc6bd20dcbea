import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const rowsOf = 'SELECT number, open FROM invoice ORDER BY id';
const names = 'SELECT name FROM customer ORDER BY id';
const nordic = ['Åse Ødegård', 'Bjørn Æsøy', 'Göran Ängström', 'Sámi Đuorggá Čállin', 'Weiß GmbH'];
const nordicList = `Fakturanr;Forfall;Saldo;Kunde;Adresse\r\n${nordic
  .map((name, index) => `${index};15.07.2026;1,00;${name};Tøyengata ${index}`)
  .join('\r\n')}\r\n`;

describe('characters', () => {
  test.each([
    ['utf-8', Buffer.from(nordicList)],
    ['utf-8', Buffer.from(`\ufeff${nordicList}`)],
    ['utf-16le', Buffer.from(`\ufeff${nordicList}`, 'utf16le')],
    ['utf-16le', Buffer.from(nordicList, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${nordicList}`, 'utf16le').swap16()],
  ])('%s, with and without a mark', async (encoding, content) => {
    await using ledger = intakeLedger();
    const staged = await ledger.stage(ledger.file('list.txt', content));
    expect(staged).toMatchObject({ encoding, format: 'csv', drafts: nordic.length, warnings: [] });
    await ledger.commit();
    expect(ledger.all(names)).toEqual(nordic.map((name) => ({ name })));
  });

  test('Windows-1252 and ISO-8859-1, also when the first special character stands far down', async () => {
    const filler = Array.from(
      { length: 20_000 },
      (_, index) => `A${index};15.07.2026;1,00;Kunde ${index}`,
    ).join('\n');
    await using ledger = intakeLedger();
    const content = Buffer.from(
      `Fakturanr;Forfall;Saldo;Kunde\n${filler}\nZ;15.07.2026;1,00;Åse Ødegård\n`,
      'latin1',
    );
    expect(await ledger.stage(ledger.file('list.csv', content))).toMatchObject({
      encoding: 'windows-1252',
      warnings: [],
    });
    await ledger.commit();
    expect(ledger.value("SELECT name FROM customer WHERE name LIKE '%degård'")).toBe('Åse Ødegård');
  });

  test('a character that a block boundary cuts is still UTF-8', async () => {
    // 256 KiB is one block; the two bytes of ø lie on both sides of it.
    const head = 'Fakturanr;Forfall;Saldo;Kunde\n';
    const filling = 'x'.repeat(200);
    let content = head;
    for (let row = 0; content.length < 256 * 1024 - 300; row++)
      content += `${row};15.07.2026;1,00;${filling}\n`;
    const start = 'Z;15.07.2026;1,00;';
    content += `${start}${'y'.repeat(256 * 1024 - 1 - content.length - start.length)}ø\n`;
    expect(Buffer.from(content).subarray(256 * 1024 - 1, 256 * 1024 + 1)).toEqual(Buffer.from('ø'));
    await using ledger = intakeLedger();
    expect(await ledger.stage(ledger.file('list.csv', content))).toMatchObject({
      encoding: 'utf-8',
      warnings: [],
    });
  });

  test('text that was decoded wrongly before, or is of an older set, is pointed out', async () => {
    await using ledger = intakeLedger();
    const twice = nordicList.replaceAll('ø', 'Ã¸');
    expect((await ledger.stage(ledger.file('twice.csv', twice))).warnings).toEqual([
      { code: 'encoding_doubtful', params: { line: 2, text: 'TÃ¸yengata 0', rows: 5 } },
    ]);
    // Tøyengata in code page 850 and in Mac Roman.
    for (const byte of [0x9b, 0xbf]) {
      const content = Buffer.concat([
        Buffer.from('Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;1,00;T'),
        Buffer.from([byte]),
        Buffer.from('yengata AS\n'),
      ]);
      expect((await ledger.stage(ledger.file('old.csv', content))).warnings).toMatchObject([
        { code: 'encoding_doubtful' },
      ]);
    }
  });
});

describe('layout', () => {
  test.each([';', ',', '\t', '|'])(
    'fields between %j, quoted where they hold the sign itself',
    async (delimiter) => {
      await using ledger = intakeLedger();
      const line = (...cells: readonly string[]): string =>
        cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
      const content = [
        line('Invoice no', 'Due date', 'Balance', 'Customer name', 'Address'),
        line('1', '2026-07-15', '1,250.50', `A${delimiter}B "Båt" AS`, 'Line 1\nLine 2\nLine 3'),
        line('2', '2026-07-15', '12.5', 'Kari', ''),
      ].join('\n');
      const staged = await ledger.stage(ledger.file('list.csv', content));
      expect(staged).toMatchObject({ delimiter, drafts: 2, rejected: 0 });
      await ledger.commit();
      expect(ledger.all(rowsOf)).toEqual([
        { number: '1', open: 125_050 },
        { number: '2', open: 1250 },
      ]);
      expect(ledger.all('SELECT name, street, street_2 FROM customer ORDER BY id')).toEqual([
        {
          name: `A${delimiter === '\t' ? ' ' : delimiter}B "Båt" AS`,
          street: 'Line 1',
          street_2: 'Line 2, Line 3',
        },
        { name: 'Kari', street: '', street_2: '' },
      ]);
    },
  );

  test.each(['\n', '\r\n', '\r'])(
    'lines that end with %j, and a last one that does not end',
    async (lineEnd) => {
      await using ledger = intakeLedger();
      const content = ['Fakturanr;Forfall;Saldo;Kunde', '1;15.07.2026;1;A', '', '2;15.07.2026;2;B'].join(
        lineEnd,
      );
      expect(await ledger.stage(ledger.file('list.csv', content))).toMatchObject({ drafts: 2, rejected: 0 });
    },
  );

  test("Excel's hint of the separator, titles above the headers, blank rows and trailing separators", async () => {
    await using ledger = intakeLedger();
    const content =
      'sep=|\r\nKundereskontro pr 01.09.2026|||\r\n|||\r\nFakturanr|Forfall|Saldo|Kunde|\r\n1|15.07.2026|1,5|A|\r\n|||\r\n2|15.07.2026|x|B|\r\n';
    const staged = await ledger.stage(ledger.file('list.csv', content));
    expect(staged).toMatchObject({ delimiter: '|', drafts: 1, rejected: 1 });
    expect(ledger.compare().errors).toEqual([
      { line: 7, field: 'open', code: 'amount_unreadable', params: { value: 'x' } },
    ]);
  });

  test('a field with line breaks at the end of what is searched for headers', async () => {
    await using ledger = intakeLedger();
    const rows = Array.from(
      { length: 60 },
      (_, index) => `${index};15.07.2026;1;Kunde ${index};"Gata\n${index}"`,
    );
    const content = `Liste\n\nFakturanr;Forfall;Saldo;Kunde;Adresse\n${rows.join('\n')}\n`;
    expect(await ledger.stage(ledger.file('list.csv', content))).toMatchObject({ drafts: 60, rejected: 0 });
  });

  test('decimal commas do not pass for separators', async () => {
    await using ledger = intakeLedger();
    const rows = Array.from(
      { length: 10 },
      (_, index) => `${index};15.07.2026;1,00;2,00;3,00;4,00;Kunde`,
    ).join('\n');
    expect(
      await ledger.stage(ledger.file('a.csv', `Fakturanr;Forfall;Saldo;Beløp;Mva;Netto;Kunde\n${rows}\n`)),
    ).toMatchObject({ delimiter: ';' });
  });

  test('line numbers are those of the file, also after fields with line breaks', async () => {
    await using ledger = intakeLedger();
    const content =
      'Fakturanr;Forfall;Saldo;Kunde;Adresse\n1;15.07.2026;1;A;"x\ny\nz"\n\n2;15.07.2026;tolv;B;"x\ny"\n3;bad;1;C;\n';
    await ledger.stage(ledger.file('list.csv', content));
    expect(ledger.compare().errors.map(({ line, code }) => [line, code])).toEqual([
      [6, 'amount_unreadable'],
      [8, 'date_unreadable'],
    ]);
    expect(ledger.compare().rows.map(({ line }) => line)).toEqual([2]);
  });

  test('days to pay instead of a due date, place and postcode in one column, a paid column instead of a balance', async () => {
    await using ledger = intakeLedger();
    await ledger.take(
      'InvoiceId,CustomerName,TotalWithTax,Paid,InvoiceDate,PaymentTime,Postnr/sted,InvoiceAddress\n7,Kari,1250.00,250.00,2026-07-01,14,0150 Oslo,Gata 1\n',
    );
    expect(ledger.all('SELECT original, open, due FROM invoice')).toEqual([
      { original: 125_000, open: 100_000, due: '2026-07-15' },
    ]);
    expect(ledger.all('SELECT postcode, city FROM customer')).toEqual([{ postcode: '0150', city: 'Oslo' }]);
  });
});

describe('what the file as a whole decides', () => {
  const list = (...saldi: readonly string[]): string =>
    `Fakturanr;Forfall;Saldo;Kunde\n${saldi.map((saldo, index) => `${index};15.07.2026;${saldo};A`).join('\n')}\n`;

  test.each([
    ['comma', ['12,50', '1.234', '99'], [1250, 123_400, 9900], []],
    ['point', ['12.50', '1,234', '99'], [1250, 123_400, 9900], []],
    ['nothing', ['1.234', '99'], [9900], ['amount_ambiguous']],
    ['both', ['12,50', '12.50', '1.234'], [1250, 1250], ['amount_ambiguous']],
    ['comma', ['12,50', '1,234'], [1250], ['amount_ambiguous']],
    ['comma, far below', ['1.234', ...Array<string>(3000).fill('5'), '1,50'], undefined, []],
  ])('1.234 in a file that shows %s as its decimal sign', async (_, saldi, open, codes) => {
    await using ledger = intakeLedger();
    await ledger.stage(ledger.file('list.csv', list(...saldi)));
    const { errors } = ledger.compare();
    expect(errors.map(({ code }) => code)).toEqual(codes);
    await ledger.commit();
    const found = ledger.all<{ open: number }>(rowsOf).map((row) => row.open);
    if (open !== undefined) expect(found).toEqual(open);
    else expect(found[0]).toBe(123_400);
  });

  test.each([
    ['nothing but days up to the twelfth', ['05/09/2026'], ['2026-09-05'], []],
    ['a day after the twelfth', ['05/09/2026', '25/09/2026'], ['2026-09-05', '2026-09-25'], []],
    ['a month after the twelfth', ['05/09/2026', '09/25/2026'], [], ['date_ambiguous', 'date_month_first']],
    ['points, which are clear', ['05.09.2026', '09/25/2026'], ['2026-09-05'], ['date_month_first']],
  ])('05/09/2026 in a file that holds %s', async (_, days, due, codes) => {
    await using ledger = intakeLedger();
    const rows = days.map((day, index) => `${index};${day};1;A`).join('\n');
    await ledger.stage(ledger.file('list.csv', `Fakturanr;Forfall;Saldo;Kunde\n${rows}\n`));
    expect(
      ledger
        .compare()
        .errors.map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes);
    expect(ledger.compare().rows.map((row) => row.due)).toEqual(due);
  });

  test('a number that comes again is refused with the line of the first, and the first one counts', async () => {
    await using ledger = intakeLedger();
    await ledger.stage(
      ledger.file(
        'list.csv',
        'Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;1;A\n2;15.07.2026;2;A\n1;15.07.2026;3;A\n1;15.07.2026;4;A\n',
      ),
    );
    const { counts, errors } = ledger.compare();
    expect(counts).toMatchObject({ read: 4, added: 2, rejected: 2 });
    expect(errors).toEqual(
      [4, 5].map((line) => ({
        line,
        field: 'invoiceNumber',
        code: 'duplicate_in_file',
        params: { number: '1', firstLine: 2 },
      })),
    );
    await ledger.commit();
    expect(ledger.all(rowsOf)).toEqual([
      { number: '1', open: 100 },
      { number: '2', open: 200 },
    ]);
  });
});

describe('rows that cannot be taken over', () => {
  const header = 'Fakturanr;Fakturadato;Forfall;Beløp;Saldo;Kunde;Kundenr;KID;Valuta;Land';
  const good: readonly string[] = [
    '1',
    '01.07.2026',
    '15.07.2026',
    '10',
    '10',
    'A',
    '7',
    '0012',
    'NOK',
    'NO',
  ];
  const changed = (position: number, text: string): string => good.with(position, text).join(';');

  test.each([
    [changed(0, ''), 'invoiceNumber', 'invoice_number_missing'],
    [changed(0, '1,23E+15'), 'invoiceNumber', 'number_mangled'],
    [changed(1, '31.11.2026'), 'issued', 'date_unreadable'],
    [changed(2, ''), 'due', 'due_date_missing'],
    [changed(2, '15-07-26'), 'due', 'date_two_digit_year'],
    [changed(2, '15.07.0026'), 'due', 'date_out_of_range'],
    [changed(2, '07/15/2026'), 'due', 'date_month_first'],
    [changed(4, ''), 'open', 'amount_missing'],
    [changed(4, 'ti'), 'open', 'amount_unreadable'],
    [changed(4, '9,999'), 'open', 'open_exceeds_original'],
    [changed(4, '0,1234'), 'open', 'amount_too_precise'],
    [changed(3, '99999999999999'), 'original', 'amount_too_large'],
    [changed(4, '11'), 'open', 'open_exceeds_original'],
    [changed(3, '-10'), 'open', 'amount_signs_differ'],
    [changed(7, '1,23457E+15'), 'reference', 'number_mangled'],
    [changed(8, 'kroner'), 'currency', 'currency_unknown'],
    [changed(8, 'JPY'), 'currency', 'currency_not_supported'],
    [changed(9, 'Atlantis'), 'country', 'country_unknown'],
    [changed(5, 'x'.repeat(301)), 'customerName', 'text_too_long'],
    [good.with(5, '').with(6, '').join(';'), 'customerName', 'customer_missing'],
    [good.slice(0, 9).join(';'), null, 'row_too_short'],
    [`${good.join(';')};zu;viel`, null, 'row_too_long'],
    ['Sum;;;10;10;;;;;', null, 'total_row'],
    [';;;10;10;;;;;', null, 'total_row'],
    [header, null, 'repeated_header'],
  ])('%s', async (row, field, code) => {
    await using ledger = intakeLedger();
    await ledger.stage(ledger.file('list.csv', `${header}\n${row}\n${good.with(0, '2').join(';')}\n`));
    const { counts, errors } = ledger.compare();
    expect(errors.map((error) => [error.line, error.field, error.code])).toEqual([[2, field, code]]);
    expect(counts).toMatchObject({ read: 2, added: 1, rejected: 1 });
  });

  test('every faulty field of a row is told', async () => {
    await using ledger = intakeLedger();
    await ledger.stage(
      ledger.file('list.csv', `${header}\n${good.with(2, 'x').with(4, 'y').with(8, 'z').join(';')}\n`),
    );
    const { counts, errors } = ledger.compare();
    expect(errors.map(({ field }) => field)).toEqual(['due', 'currency', 'open']);
    expect(counts).toMatchObject({ rejected: 1 });
  });

  test('numbers, references and postcodes stay text', async () => {
    await using ledger = intakeLedger();
    await ledger.take(
      'Fakturanr;Forfall;Saldo;Kunde;Kundenr;KID;Postnr;Tlf\n0007;15.07.2026;1;A;="0042";\'000123;0150;004791\n',
    );
    expect(
      ledger.all(
        'SELECT invoice.number, reference, customer.number AS customer, postcode, phone FROM invoice JOIN customer ON customer.id = customer_id',
      ),
    ).toEqual([{ number: '0007', reference: '000123', customer: '0042', postcode: '0150', phone: '004791' }]);
  });

  test('a credit note by its kind or its sign, an unplaced payment, an overpaid invoice', async () => {
    await using ledger = intakeLedger();
    await ledger.take(
      'Fakturanr;Forfall;Beløp;Saldo;Kunde;Type\n1;15.07.2026;100;100;A;Kreditnota\n2;15.07.2026;-100;-40;A;Faktura\n3;15.07.2026;70;70;A;Innbetaling\n4;15.07.2026;100;-10;A;Faktura\n',
    );
    expect(ledger.all('SELECT kind, original, open FROM invoice ORDER BY number')).toEqual([
      { kind: 'credit_note', original: -10_000, open: -10_000 },
      { kind: 'credit_note', original: -10_000, open: -4000 },
      { kind: 'credit_note', original: -7000, open: -7000 },
      { kind: 'invoice', original: 10_000, open: -1000 },
    ]);
  });
});

test('whatever names and addresses hold, they come back as one line', async () => {
  await using ledger = intakeLedger();
  const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => text.isWellFormed());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const content = rows.map(
        ([name, city], index) => `${index};15.07.2026;1;C${index};${quoted(name)};${quoted(city)}`,
      );
      await ledger.stage(
        ledger.file('list.csv', ['Fakturanr;Forfall;Saldo;Kundenr;Navn;Sted', ...content, ''].join('\n')),
      );
      const { counts, errors } = ledger.compare();
      expect(errors).toEqual([]);
      expect(counts.added).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});

describe('payment references', () => {
  const list = (kids: readonly string[]): string =>
    `Fakturanr;Forfall;Saldo;Kunde;KID\n${kids.map((kid, at) => `${at};15.07.2026;1,00;K;${kid}`).join('\n')}\n`;

  test('a KID with a wrong check digit is a warning, and is kept as the list has it', async () => {
    await using ledger = intakeLedger();
    const staged = await ledger.stage(
      ledger.file('list.csv', list(['2345676', '2345674', '', '12343', '12345'])),
    );
    expect(staged.warnings).toEqual([
      { code: 'kid_doubtful', params: { count: 2, number: '1', reference: '2345674' } },
    ]);
    await ledger.commit();
    expect(ledger.value("SELECT reference FROM invoice WHERE number = '1'")).toBe('2345674');
  });

  test('right ones by either method say nothing', async () => {
    await using ledger = intakeLedger();
    expect(await ledger.stage(ledger.file('list.csv', list(['12344', '12343', '40-'])))).toMatchObject({
      warnings: [],
    });
  });
});
