import { describe, expect, test } from 'vitest';
import { addCustomers, type GivenCustomer } from '#test/support/customers/addCustomers.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

interface TwoClients extends TestOffice {
  readonly here: number;
  readonly there: number;
  /** The customers by client. */
  readonly atHere: readonly number[];
  readonly atThere: readonly number[];
}

/** An office with two clients who have customers in common. */
async function openTwo(here: readonly GivenCustomer[], there: readonly GivenCustomer[]): Promise<TwoClients> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const first = await frist.addCreditor();
  const second = await frist.addCreditor({ organisationNumber: '974760673', name: 'Sjøboden AS' });
  return Object.assign(frist, {
    here: first,
    there: second,
    atHere: await addCustomers(frist, first, here),
    atThere: await addCustomers(frist, second, there),
  });
}

const kari: GivenCustomer = { name: 'Kari Nordmann', identityNumber: '15076500565' };

describe('the same debtor at another client', () => {
  test('is known by its identity number, whatever its name there', async () => {
    await using frist = await openTwo(
      [{ ...kari, invoices: [{ number: '1' }] }],
      [{ ...kari, name: 'Kari Hansen', postcode: '5003', city: 'Bergen', email: 'kari@eksempel.no' }],
    );
    const card = await frist.client.customers.get({ customerId: frist.atHere[0] ?? 0 });
    expect(card.sameDebtor).toEqual([
      {
        customerId: frist.atThere[0],
        creditorId: frist.there,
        creditor: 'Sjøboden AS',
        number: '10001',
        name: 'Kari Hansen',
        by: 'identity_number',
        differs: ['address', 'email'],
        address: { street: 'Storgata 1', street2: '', postcode: '5003', city: 'Bergen', country: 'NO' },
        situation: null,
      },
    ]);
  });

  test('or by name and place, where no identity number says otherwise', async () => {
    await using frist = await openTwo(
      [{ name: 'Nordlys AS', kind: 'company', postcode: '9008' }],
      [
        { number: '1', name: 'NORDLYS A/S', kind: 'company', postcode: '9008', identityNumber: '974760673' },
        { number: '2', name: 'Nordlys', kind: 'person', postcode: '9008' },
        { number: '3', name: 'Nordlys AS', kind: 'company', postcode: '9009' },
        { number: '4', name: 'Nordlys AS', kind: 'company', postcode: '9008', country: 'DK' },
      ],
    );
    const twins = async () =>
      (await frist.client.customers.get({ customerId: frist.atHere[0] ?? 0 })).sameDebtor.map((twin) => [
        twin.number,
        twin.by,
      ]);
    expect(await twins()).toEqual([['1', 'name_and_place']]);
    frist.execute("UPDATE customer SET identity_number = '923609016' WHERE id = ?", frist.atHere[0]);
    expect(await twins()).toEqual([]);
  });

  test('is no other customer of the same client', async () => {
    await using frist = await openTwo([kari, { ...kari, number: '2' }], []);
    expect((await frist.client.customers.get({ customerId: frist.atHere[0] ?? 0 })).sameDebtor).toEqual([]);
  });

  test('is found in a ledger from before names were compared', async () => {
    await using frist = await openTwo([{ name: 'Møller, Ola' }], [{ name: 'Ola Moller' }]);
    frist.execute("UPDATE customer SET match_key = lower(name) || '|' || postcode");
    frist.execute("DELETE FROM office_setting WHERE key = 'customers.match_key_rule'");
    const twins = async () =>
      (await frist.client.customers.get({ customerId: frist.atHere[0] ?? 0 })).sameDebtor.length;
    expect(await twins()).toBe(0);
    await frist.reopen();
    expect(await twins()).toBe(1);
  });

  test('no amount, invoice or count of the other client is in any answer about a customer', async () => {
    await using frist = await openTwo(
      [{ ...kari, invoices: [{ number: 'A-1', amount: 100_000 }] }],
      [
        {
          ...kari,
          number: '80808',
          invoices: [
            { number: 'SECRET-7', amount: 7_654_321, due: '2026-02-03' },
            { number: 'SECRET-8', amount: 987_654, due: '2026-04-05', open: 0, settledOn: '2026-04-30' },
          ],
        },
      ],
    );
    const { client, here } = frist;
    const customerId = frist.atHere[0] ?? 0;
    await client.customers.note({ customerId: frist.atThere[0] ?? 0, text: 'skjult merknad' });
    const filter = {
      creditorId: here,
      search: '',
      kind: null,
      profileId: null,
      language: null,
      stop: null,
      situation: null,
      missing: null,
      invoices: null,
      changed: false,
    };
    const sort = { column: 'name' as const, descending: false };
    const answers = JSON.stringify([
      await client.customers.get({ customerId }),
      await client.customers.list({ filter, sort, offset: 0, limit: 50 }),
      await client.customers.list({ filter: { ...filter, search: 'secret-7' }, sort, offset: 0, limit: 50 }),
      await client.customers.invoices({ customerId, offset: 0, limit: 50 }),
      await client.customers.history({ customerId, limit: 50 }),
      await client.customers.notices({ customerId }),
      await client.customers.missing({ creditorId: here, what: 'address', offset: 0, limit: 50 }),
      await client.customers.changes({ creditorId: here, done: false, offset: 0, limit: 50 }),
    ]);
    for (const secret of ['7654321', '987654', 'SECRET', '2026-02-03', '2026-04', 'skjult']) {
      expect(answers).not.toContain(secret);
    }
    // What may cross is who it is.
    expect(answers).toContain('80808');
    const twin = (await client.customers.get({ customerId })).sameDebtor[0] ?? {};
    expect(Object.keys(twin).sort((a, b) => a.localeCompare(b))).toEqual([
      'address',
      'by',
      'creditor',
      'creditorId',
      'customerId',
      'differs',
      'name',
      'number',
      'situation',
    ]);
  });
});

describe('what has befallen a debtor', () => {
  test('a death stops every letter of the person, at each client that is told', async () => {
    await using frist = await openTwo(
      [{ ...kari, invoices: [{ number: '1' }, { number: '2' }] }],
      [{ ...kari, invoices: [{ number: '3' }] }],
    );
    const { client, here, there } = frist;
    const customerId = frist.atHere[0] ?? 0;
    const twin = frist.atThere[0] ?? 0;
    const alone = { customerId, situation: 'deceased' as const, on: '2026-09-10', alsoAt: [] };
    expect(await client.customers.setSituation(alone)).toEqual({ changed: 1 });
    expect((await frist.queue(here)).length).toBe(0);
    expect((await frist.queue(here, 'withheld')).map(({ number, reason }) => [number, reason])).toEqual([
      ['1', 'customer_deceased'],
      ['2', 'customer_deceased'],
    ]);
    expect((await frist.queue(there)).map(({ number }) => number)).toEqual(['3']);
    expect((await client.customers.get({ customerId })).sameDebtor[0]).toMatchObject({
      differs: ['situation'],
    });
    expect(await client.customers.setSituation({ ...alone, alsoAt: [twin] })).toEqual({ changed: 1 });
    expect(await frist.queue(there)).toEqual([]);
    expect(await client.customers.get({ customerId: twin })).toMatchObject({
      situation: { what: 'deceased', on: '2026-09-10', by: 'tester' },
    });
    const { timeline } = await client.reminders.invoice({ invoiceId: frist.invoiceId('1') });
    expect(timeline.find(({ kind }) => kind === 'situation_changed')?.params).toMatchObject({
      situation: 'deceased',
      on: '2026-09-10',
      by: 'tester',
    });
    // Taken back: the process goes on.
    const back = { customerId, situation: null, on: null, alsoAt: [twin] };
    expect(await client.customers.setSituation(back)).toEqual({ changed: 2 });
    expect((await frist.queue(here)).length).toBe(2);
    expect((await frist.queue(there)).length).toBe(1);
    expect(
      frist.all("SELECT customer_id, params FROM event WHERE kind = 'situation_changed' ORDER BY id"),
    ).toHaveLength(4);
  });

  test('is entered for a debtor that is the same one only, on a day that has come, and no company dies', async () => {
    await using frist = await openTwo(
      [kari, { number: '2', name: 'Nordlys AS', kind: 'company' }],
      [{ ...kari, identityNumber: '01010750160', name: 'Ola Annen' }],
    );
    const { client } = frist;
    const [customerId = 0, company = 0] = frist.atHere;
    const stranger = frist.atThere[0] ?? 0;
    const set = (given: object) =>
      refusalOf(
        client.customers.setSituation({ customerId, situation: 'deceased', on: null, alsoAt: [], ...given }),
      );
    expect(await set({ alsoAt: [stranger] })).toMatchObject({
      code: 'customer_not_found',
      params: { customer: stranger },
    });
    expect(await set({ on: '2026-09-17' })).toMatchObject({ params: { field: 'on', problem: 'range' } });
    expect(await set({ customerId: company })).toMatchObject({
      code: 'customer_field_invalid',
      params: { field: 'situation', problem: 'person_only' },
    });
    expect(frist.value('SELECT count(*) FROM customer WHERE situation IS NOT NULL')).toBe(0);
    expect(
      await refusalOf(client.customers.carryOver({ customerId, to: [stranger], what: ['email'] })),
    ).toMatchObject({
      code: 'customer_not_found',
    });
    await client.customers.setSituation({ customerId: company, situation: 'bankrupt', on: null, alsoAt: [] });
    expect(await client.customers.get({ customerId: company })).toMatchObject({
      situation: { what: 'bankrupt', on: '2026-09-16' },
    });
  });

  test('takes the letters out of a run that was approved before', async () => {
    await using frist = await openTwo(
      [
        { ...kari, invoices: [{ number: '1' }] },
        { number: '2', name: 'Ola Nordmann', invoices: [{ number: '2' }] },
      ],
      [],
    );
    const { client, here } = frist;
    const customerId = frist.atHere[0] ?? 0;
    const runId = await frist.dispatch(here);
    await client.customers.setSituation({ customerId, situation: 'deceased', on: null, alsoAt: [] });
    const result = await finished(await client.notices.confirm({ runId }));
    expect(result).toMatchObject({ sent: 1 });
    expect(
      frist.all(
        'SELECT invoice.number FROM notice JOIN invoice ON invoice.id = notice.invoice_id WHERE sent_on IS NOT NULL',
      ),
    ).toEqual([{ number: '2' }]);
    expect((await frist.queue(here, 'withheld')).map(({ number }) => number)).toEqual(['1']);
  });
});

describe('carrying over', () => {
  test('makes what is known here an own value there, once and with its origin', async () => {
    await using frist = await openTwo(
      [{ ...kari, email: 'kari@eksempel.no', phone: '90 00 00 00' }],
      [{ ...kari, street: 'Gammelveien 1', postcode: '5003', city: 'Bergen' }],
    );
    const { client } = frist;
    const customerId = frist.atHere[0] ?? 0;
    const twin = frist.atThere[0] ?? 0;
    await client.customers.setSituation({
      customerId,
      situation: 'debt_settlement',
      on: '2026-09-01',
      alsoAt: [],
    });
    const all = { customerId, to: [twin], what: ['address', 'email', 'phone', 'situation'] as const };
    const carry = () => client.customers.carryOver({ ...all, what: [...all.what] });
    expect(await carry()).toEqual({ changed: 1 });
    const there = await client.customers.get({ customerId: twin });
    expect(there).toMatchObject({
      street: 'Storgata 1',
      postcode: '0150',
      city: 'Oslo',
      email: 'kari@eksempel.no',
      phone: '90 00 00 00',
      situation: { what: 'debt_settlement', on: '2026-09-01' },
    });
    expect(there.changes.map(({ field, imported }) => [field, imported])).toEqual([
      ['street', 'Gammelveien 1'],
      ['postcode', '5003'],
      ['city', 'Bergen'],
      ['email', ''],
      ['phone', ''],
    ]);
    expect(there.sameDebtor[0]?.differs).toEqual([]);
    expect(frist.all("SELECT params FROM event WHERE kind = 'carried_over'")).toEqual([
      {
        params: JSON.stringify({
          fields: ['street', 'postcode', 'city', 'email', 'phone'],
          from: 'Fjordlys Elektro AS',
          by: 'tester',
        }),
      },
    ]);
    expect(await carry()).toEqual({ changed: 0 });
    expect(
      (await client.customers.changes({ creditorId: frist.there, done: false, offset: 0, limit: 9 })).total,
    ).toBe(1);
  });
});
