import { describe, expect, test } from 'vitest';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const list = (column: string, values: readonly string[], currency: string): string =>
  [
    `Fakturanr;Forfall;Saldo;Valuta;Kunde;${column}`,
    ...values.map((value, at) => `${1000 + at};15.07.2026;1,00;${currency};Kunde ${at};${value}`),
    '',
  ].join('\n');

describe('payment references by the country of the creditor', () => {
  test.each([
    // The number of the invoice itself, words and blanks are no OCR numbers; 1636977 would be one.
    [
      'SE',
      'SEK',
      ['1636976', '1000', '1636977', 'Faktura 3', '', '1637000'],
      'ocr_doubtful',
      2,
      '1002',
      '1636977',
    ],
    [
      'FI',
      'EUR',
      ['12 34561', 'RF341234561', '1234562', 'lasku 3'],
      'viitenumero_doubtful',
      1,
      '1002',
      '1234562',
    ],
    ['FI', 'EUR', ['RF35 1234561'], 'viitenumero_doubtful', 1, '1000', 'RF351234561'],
    [
      'DK',
      'DKK',
      ['+71<000000000000018+81234567<', '10421', '123456789012345'],
      'fik_doubtful',
      1,
      '1002',
      '123456789012345',
    ],
    ['NO', 'NOK', ['2345676', '2345674'], 'kid_doubtful', 1, '1001', '2345674'],
  ] as const)('%s %s: %j give %s', async (country, currency, references, code, count, number, reference) => {
    await using ledger = intakeLedger({ country, currency });
    const staged = await ledger.stage(ledger.file('list.csv', list('KID', references, currency)));
    expect(staged.warnings).toEqual([{ code, params: { count, number, reference } }]);
  });

  test.each([
    ['SE', 'SEK', ['1636976', '1202951008']],
    ['SE', 'SEK', ['faktura', '1234', '']],
    ['FI', 'EUR', ['1511890656', 'RF601511890656', 'viesti']],
    ['DK', 'DKK', ['000000000000018', 'faktura 12', '1042']],
    // Paid in another currency, and so not by the giro of the country.
    ['SE', 'EUR', ['1636977']],
    // An invoice's number in the place of an OCR number that nobody agreed on.
    ['SE', 'SEK', ['1000', '1001']],
  ])('%s %s: %j say nothing', async (country, currency, references) => {
    await using ledger = intakeLedger({
      country,
      currency: currency === 'EUR' && country === 'SE' ? 'SEK' : currency,
    });
    const staged = await ledger.stage(ledger.file('list.csv', list('KID', references, currency)));
    expect(staged.warnings).toEqual([]);
  });
});

describe('identity numbers by the country of the customer', () => {
  const customers = (rows: readonly (readonly [string, string])[]): string =>
    [
      'Fakturanr;Forfall;Saldo;Kunde;Land;Orgnr',
      ...rows.map(([land, orgnr], at) => `${at};15.07.2026;1,00;Kunde ${at};${land};${orgnr}`),
      '',
    ].join('\n');

  test('one that cannot be is a warning that names the customer only, and is kept', async () => {
    await using ledger = intakeLedger({ country: 'SE', currency: 'SEK' });
    const rows = [
      ['', '556677-8899'],
      ['', '556677-8898'],
      ['', '811228-9841'],
      ['NO', '988077917'],
      ['NO', '988077918'],
      ['FI', '131052-308T'],
      ['DK', '211062-5629'],
      ['DE', 'HRB 12'],
      ['', ''],
    ] as const;
    const staged = await ledger.stage(ledger.file('list.csv', customers(rows)));
    expect(staged.warnings).toEqual([
      { code: 'identity_number_doubtful', params: { count: 2, customer: 'Kunde 1' } },
    ]);
    expect(JSON.stringify(staged.warnings)).not.toContain('5566778898');
    await ledger.commit();
    expect(ledger.value("SELECT identity_number FROM customer WHERE name = 'Kunde 1'")).toBe('5566778898');
  });

  test('a customer with several invoices in a row is counted once', async () => {
    await using ledger = intakeLedger();
    const rows = ['1', '2', '3'].map((number) => `${number};15.07.2026;1,00;7;Ola;988077918`);
    const content = `Fakturanr;Forfall;Saldo;Kundenr;Kunde;Orgnr\n${rows.join('\n')}\n`;
    expect((await ledger.stage(ledger.file('list.csv', content))).warnings).toEqual([
      { code: 'identity_number_doubtful', params: { count: 1, customer: 'Ola' } },
    ]);
  });
});
