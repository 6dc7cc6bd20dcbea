import { expect, test } from 'vitest';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { saftFile } from '#test/support/intake/saftFile.ts';

const party = `<Address><StreetName>Storgata</StreetName><Number>1</Number><City>Oslo</City><PostalCode>0150</PostalCode>
  <Country>NO</Country><AddressType>PostalAddress</AddressType></Address>`;
const invoice = {
  id: '1',
  date: '2026-07-01',
  lines: [{ customer: '1', amount: '1000', reference: '5001', due: '2026-07-15' }],
};

test('a later SAF-T file brings payments, and settles what is gone', async () => {
  await using ledger = intakeLedger({ organisationNumber: '912345676' });
  const customer = (opening: string, closing: string) => ({
    id: '1',
    party,
    balances: [{ opening, closing }],
  });
  await ledger.take(saftFile({ customers: [customer('200', '1200')], vouchers: [invoice] }), {
    listDate: '2026-07-31',
  });
  expect(ledger.all('SELECT name, street, postcode, city FROM customer')).toEqual([
    { name: 'Kari Ødegård', street: 'Storgata 1', postcode: '0150', city: 'Oslo' },
  ]);
  const invoices = 'SELECT number, issued, due, original, open FROM invoice ORDER BY number';
  expect(ledger.all(invoices)).toEqual([
    { number: '5001', issued: '2026-07-01', due: '2026-07-15', original: 100_000, open: 100_000 },
    { number: 'IB-1', issued: '2026-01-01', due: '2026-01-01', original: 20_000, open: 20_000 },
  ]);
  // Nobody can be reminded of invoices that nobody sees: the opening item waits for a person.
  const stops = `SELECT invoice.number, hold.kind, substr(hold.reason, 1, 30) AS reason
    FROM hold JOIN invoice ON invoice.id = hold.invoice_id`;
  expect(ledger.all(stops)).toEqual([
    { number: 'IB-1', kind: 'do_not_remind', reason: 'Inngående balanse uten faktura' },
  ]);
  ledger.connection.exec("UPDATE hold SET lifted_at = '2026-08-01T00:00:00Z'");
  const payments = [
    { id: '2', date: '2026-08-20', lines: [{ customer: '1', amount: '-400', reference: '5001' }] },
    { id: '3', date: '2026-08-21', lines: [{ customer: '1', amount: '-200', reference: '4990' }] },
  ];
  await ledger.take(saftFile({ customers: [customer('200', '600')], vouchers: [invoice, ...payments] }), {
    listDate: '2026-08-31',
    complete: true,
  });
  expect(ledger.all('SELECT number, open FROM invoice ORDER BY number')).toEqual([
    { number: '5001', open: 60_000 },
    { number: 'IB-1', open: 0 },
  ]);
  expect(ledger.value('SELECT count(*) FROM hold WHERE lifted_at IS NULL')).toBe(0);
  expect(ledger.all('SELECT date, amount FROM reduction ORDER BY date')).toEqual([
    { date: '2026-08-20', amount: 40_000 },
    { date: '2026-08-31', amount: 20_000 },
  ]);
});
