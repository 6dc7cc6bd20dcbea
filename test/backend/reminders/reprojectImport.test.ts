import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenItem } from '#test/support/openItems.ts';
import { openTestOffice, type TestOffice } from '#test/support/openTestOffice.ts';

let frist: TestOffice;
let creditorId: number;
beforeEach(async () => {
  frist = await openTestOffice();
  creditorId = await frist.addCreditor();
});
afterEach(() => frist[Symbol.asyncDispose]());

/** Ten customers with three invoices each; all overdue. */
const items: readonly OpenItem[] = Array.from({ length: 30 }, (_, at) => ({
  number: String(100 + at),
  customer: String(1 + (at % 10)),
  name: `Kunde ${1 + (at % 10)}`,
  due: '2026-09-01',
}));

const without = (...numbers: readonly string[]) => items.filter(({ number }) => !numbers.includes(number));
const projected = () => ({
  invoices: frist.all('SELECT * FROM standing ORDER BY invoice_id'),
  customers: frist.all('SELECT * FROM customer_standing ORDER BY customer_id'),
});
/** Makes everything anew, and says whether that is what stood there. */
async function expectWhole(): Promise<void> {
  const before = projected();
  frist.execute('DELETE FROM standing');
  frist.execute('DELETE FROM customer_standing');
  frist.execute('DELETE FROM standing_state');
  await frist.office.keeper.ensure(creditorId);
  expect(before).toEqual(projected());
}
/** Marks a row, which only a projection that is made anew as a whole would repair. */
const mark = (number: string) =>
  frist.execute("UPDATE standing SET reason = 'marked' WHERE invoice_id = ?", frist.invoiceId(number));
const unmark = (number: string) =>
  frist.execute(
    'UPDATE standing SET reason = (SELECT reason FROM standing WHERE invoice_id = ?) WHERE invoice_id = ?',
    frist.invoiceId('101'),
    frist.invoiceId(number),
  );
const isMarked = (number: string) =>
  frist.value('SELECT reason FROM standing WHERE invoice_id = ?', frist.invoiceId(number)) === 'marked';

test.each<[string, readonly OpenItem[], boolean]>([
  [
    'a part payment',
    [{ number: '100', customer: '1', name: 'Kunde 1', due: '2026-09-01', open: 50_000 }],
    false,
  ],
  ['a new invoice of a known customer', [{ number: '200', customer: '2', name: 'Kunde 2' }], false],
  ['a new customer', [{ number: '201', customer: '77', name: 'Ny Kunde' }], false],
  [
    'an invoice that changed hands',
    [{ number: '102', customer: '4', name: 'Kunde 4', due: '2026-09-01' }],
    false,
  ],
  ['a customer that moved', [{ ...items[0], number: '100', street: 'Ny vei 5' }], false],
  ['invoices that are gone from a whole list', without('103', '113', '123', '104'), true],
  [
    'a credit that the customer has left',
    [{ number: '300', customer: '5', name: 'Kunde 5', amount: -40_000 }],
    false,
  ],
])('%s: only what it touches is made anew, as if all were', async (_, list, complete) => {
  await frist.takeOver(creditorId, items, true);
  await frist.office.keeper.ensure(creditorId);
  mark('109');
  await frist.takeOver(creditorId, list, complete);
  expect(isMarked('109')).toBe(true);
  unmark('109');
  await expectWhole();
});

test('a list of another day, and one that changes very much, make everything anew', async () => {
  await frist.takeOver(creditorId, items, true);
  await frist.office.keeper.ensure(creditorId);
  mark('109');
  frist.clock.setTo('2026-11-17');
  await frist.takeOver(creditorId, [{ number: '200', customer: '2', name: 'Kunde 2' }]);
  await frist.office.keeper.ensure(creditorId);
  expect(isMarked('109')).toBe(false);

  mark('109');
  const many = Array.from({ length: 2100 }, (_, at) => ({
    number: `m${at}`,
    customer: '3',
    name: 'Kunde 3',
  }));
  await frist.takeOver(creditorId, many);
  await frist.office.keeper.ensure(creditorId);
  expect(isMarked('109')).toBe(false);
  await expectWhole();
});
