import { describe, expect, test } from 'vitest';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const header =
  'Kundenr;Kundenavn;Adresse;Postnr;Poststed;E-post;Fakturanr;Fakturadato;Forfallsdato;Beløp;Restbeløp;KID';
const kari = '10045;Kari Ødegård;Storgata 1;0150;Oslo;kari@example.no';
const bygg = '10046;Nordfjord Bygg AS;Havnegata 4;6770;Nordfjordeid;';
const list = (...rows: readonly string[]): string => [header, ...rows, ''].join('\r\n');
const first = list(
  `${kari};1001;01.07.2026;15.07.2026;1 250,00;1 250,00;000100110`,
  `${bygg};1002;02.07.2026;16.07.2026;20.000,50;15.000,50;000100220`,
  `${bygg};1003;02.07.2026;16.07.2026;-500,00;-500,00;`,
);

interface InvoiceRow {
  readonly number: string;
  readonly kind: string;
  readonly original: number;
  readonly open: number;
  readonly settled_on: string | null;
}
const invoices = 'SELECT number, kind, original, open, settled_on FROM invoice ORDER BY number';

describe('taking over a list of open items', () => {
  test('brings customers and invoices in, with their kind, amounts and postcodes as they stand', async () => {
    await using ledger = intakeLedger();
    const result = await ledger.take(first);
    expect(result).toEqual({
      intakeId: 1,
      read: 3,
      added: 3,
      changed: 0,
      unchanged: 0,
      settled: 0,
      rejected: 0,
    });
    expect(ledger.all<InvoiceRow>(invoices)).toEqual([
      { number: '1001', kind: 'invoice', original: 125_000, open: 125_000, settled_on: null },
      { number: '1002', kind: 'invoice', original: 2_000_050, open: 1_500_050, settled_on: null },
      { number: '1003', kind: 'credit_note', original: -50_000, open: -50_000, settled_on: null },
    ]);
    expect(
      ledger.all('SELECT number, name, kind, postcode, country, email FROM customer ORDER BY id'),
    ).toEqual([
      {
        number: '10045',
        name: 'Kari Ødegård',
        kind: 'person',
        postcode: '0150',
        country: 'NO',
        email: 'kari@example.no',
      },
      {
        number: '10046',
        name: 'Nordfjord Bygg AS',
        kind: 'company',
        postcode: '6770',
        country: 'NO',
        email: '',
      },
    ]);
    expect(ledger.value('SELECT reference FROM invoice WHERE number = 1001')).toBe('000100110');
    expect(ledger.value("SELECT count(*) FROM event WHERE kind = 'invoice_imported'")).toBe(3);
    expect(ledger.all('SELECT revision, synchronised_at FROM creditor')).toEqual([
      { revision: 2, synchronised_at: '2026-09-01T10:00:00Z' },
    ]);
  });
});
