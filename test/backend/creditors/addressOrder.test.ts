import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { matchKey } from '#shared/domain/customers/matchKey.ts';
import { creditorFields } from '#test/support/creditorFields.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

type Order = CreditorFields['addressOrder'];
const usual: Order = ['invoice', 'postal', 'visiting', 'delivery'];
const postalFirst: Order = ['postal', 'invoice', 'visiting', 'delivery'];

let frist: TestOffice;
let creditorId: number;
beforeAll(async () => {
  frist = await openTestOffice();
  creditorId = await frist.addCreditor();
});
afterAll(() => frist[Symbol.asyncDispose]());

const setOrder = (addressOrder: Order) =>
  frist.client.creditors.change({ ...creditorFields({ addressOrder }), creditorId });

let customers = 0;
/** Adds a customer as a list would have, with the address of its letters. */
function customer(name: string, street: string, postcode = '5003', city = 'Bergen'): number {
  customers += 1;
  frist.execute(
    `INSERT INTO customer (creditor_id, key, number, name, kind, street, street_2, postcode, city, country, created_at, match_key)
     VALUES (?, ?, ?, ?, 'company', ?, '', ?, ?, 'NO', '2026-11-16', ?)`,
    creditorId,
    `number:${customers}`,
    String(customers),
    name,
    street,
    postcode,
    city,
    matchKey(name, postcode),
  );
  return Number(frist.value('SELECT max(id) FROM customer'));
}

function address(
  customerId: number,
  purpose: Order[number],
  street: string,
  postcode: string,
  city: string,
): void {
  frist.execute(
    `INSERT INTO customer_address (customer_id, purpose, street, postcode, city, country, origin)
     VALUES (?, ?, ?, ?, ?, 'NO', 'import')`,
    customerId,
    purpose,
    street,
    postcode,
    city,
  );
}

const letters = (id: number) =>
  frist.all<{ street: string; postcode: string; city: string; match_key: string }>(
    'SELECT street, postcode, city, match_key FROM customer WHERE id = ?',
    id,
  )[0];

describe('the order of addresses', () => {
  test('the letters follow it, there and back, and so does what customers are compared by', async () => {
    const id = customer('Havbris AS', 'Fakturagata 1');
    address(id, 'invoice', 'Fakturagata 1', '5003', 'Bergen');
    address(id, 'postal', 'Postboks 12', '0150', 'Oslo');
    const revision = frist.value('SELECT revision FROM creditor WHERE id = ?', creditorId);
    await setOrder(postalFirst);
    expect(letters(id)).toEqual({
      street: 'Postboks 12',
      postcode: '0150',
      city: 'Oslo',
      match_key: matchKey('Havbris AS', '0150'),
    });
    expect(Number(frist.value('SELECT revision FROM creditor WHERE id = ?', creditorId))).toBeGreaterThan(
      Number(revision),
    );
    await setOrder(usual);
    expect(letters(id)).toEqual({
      street: 'Fakturagata 1',
      postcode: '5003',
      city: 'Bergen',
      match_key: matchKey('Havbris AS', '5003'),
    });
  });

  test('one that is not complete is passed over; who has no addresses by purpose keeps the one there is', async () => {
    const partly = customer('Delvis AS', 'Gata 2');
    address(partly, 'invoice', 'Gata 2', '5003', 'Bergen');
    address(partly, 'postal', 'Postboks 3', '', 'Oslo');
    const plain = customer('Enkel AS', 'Gata 3');
    await setOrder(postalFirst);
    expect(letters(partly)).toMatchObject({ street: 'Gata 2' });
    expect(letters(plain)).toMatchObject({ street: 'Gata 3' });
    await setOrder(usual);
  });

  test('an address that stands on the customer alone is not lost when another takes its place', async () => {
    const id = customer('Ensom AS', 'Fakturagata 9');
    address(id, 'postal', 'Postboks 99', '0150', 'Oslo');
    await setOrder(postalFirst);
    expect(letters(id)).toMatchObject({ street: 'Postboks 99' });
    await setOrder(usual);
    expect(letters(id)).toMatchObject({ street: 'Fakturagata 9', postcode: '5003' });
  });

  test('the own address stays; the one beside it follows, without a conflict', async () => {
    const id = customer('Egen AS', 'Egen vei 7', '5010');
    address(id, 'invoice', 'Fakturagata 1', '5003', 'Bergen');
    address(id, 'postal', 'Postboks 12', '0150', 'Oslo');
    frist.execute(
      `INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
       VALUES (?, 'street', 'Fakturagata 1', 'Egen vei 7', '2026-11-10T09:00:00.000Z', 'kari'),
         (?, 'postcode', '5003', '5010', '2026-11-10T09:00:00.000Z', 'kari')`,
      id,
      id,
    );
    const changes = () =>
      frist.all(
        `SELECT field, imported_value AS imported, own_value AS own, changed_by AS who, conflict_since AS conflict
         FROM customer_change WHERE customer_id = ? ORDER BY field`,
        id,
      );
    await setOrder(postalFirst);
    expect(letters(id)).toMatchObject({ street: 'Egen vei 7', postcode: '5010', city: 'Bergen' });
    const by = { who: 'kari', conflict: null };
    expect(changes()).toEqual([
      { field: 'city', imported: 'Oslo', own: 'Bergen', ...by },
      { field: 'postcode', imported: '0150', own: '5010', ...by },
      { field: 'street', imported: 'Postboks 12', own: 'Egen vei 7', ...by },
    ]);
    await setOrder(usual);
    expect(letters(id)).toMatchObject({ street: 'Egen vei 7', postcode: '5010', city: 'Bergen' });
    expect(changes()).toEqual([
      { field: 'postcode', imported: '5003', own: '5010', ...by },
      { field: 'street', imported: 'Fakturagata 1', own: 'Egen vei 7', ...by },
    ]);
  });

  test('the customers of another creditor are left alone', async () => {
    const other = await frist.addCreditor({ organisationNumber: null });
    const id = customer('Nabo AS', 'Fakturagata 1');
    frist.execute('UPDATE customer SET creditor_id = ? WHERE id = ?', other, id);
    address(id, 'postal', 'Postboks 1', '0150', 'Oslo');
    await setOrder(postalFirst);
    expect(letters(id)).toMatchObject({ street: 'Fakturagata 1' });
    expect(frist.value('SELECT count(*) FROM customer_address WHERE customer_id = ?', id)).toBe(1);
    await setOrder(usual);
  });

  test.each([[['invoice', 'postal', 'visiting']], [['invoice', 'postal', 'visiting', 'visiting']]] as const)(
    '%j is refused',
    async (addressOrder) => {
      expect(await refusalOf(setOrder([...addressOrder]))).toMatchObject({
        code: 'creditor_invalid',
        params: { field: 'addressOrder', problem: 'incomplete' },
      });
    },
  );
});

describe('accounts of the postings', () => {
  test('are free where no chart of accounts is known, and then must be in it', async () => {
    const id = await frist.addCreditor({
      organisationNumber: null,
      feeAccount: ' 3905 ',
      department: 'Salg',
    });
    const fields = creditorFields({ organisationNumber: null, feeAccount: '3905' });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({
      feeAccount: '3905',
      interestAccount: '',
      department: 'Salg',
      emailOrder: 'invoice_first',
    });
    expect(await frist.client.creditors.accounts({ creditorId: id })).toEqual([]);
    frist.execute(
      `INSERT INTO account (creditor_id, number, name) VALUES (?, '8050', 'Annen renteinntekt'), (?, '3900', 'Gebyr')`,
      id,
      id,
    );
    expect(await frist.client.creditors.accounts({ creditorId: id })).toEqual([
      { number: '3900', name: 'Gebyr' },
      { number: '8050', name: 'Annen renteinntekt' },
    ]);
    const change = (given: Partial<CreditorFields>) =>
      frist.client.creditors.change({ ...fields, ...given, creditorId: id });
    expect(await refusalOf(change({ interestAccount: '8055' }))).toMatchObject({
      code: 'creditor_invalid',
      params: { field: 'interestAccount', problem: 'no_account', value: '8055' },
    });
    // The one from before the chart stays, and a known one may be chosen.
    await change({ interestAccount: '8050' });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({
      feeAccount: '3905',
      interestAccount: '8050',
    });
    expect(await refusalOf(change({ project: 'x'.repeat(41) }))).toMatchObject({
      params: { field: 'project', problem: 'too_long' },
    });
    expect(await refusalOf(frist.client.creditors.accounts({ creditorId: 999 }))).toMatchObject({
      code: 'creditor_not_found',
    });
  });
});
