import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCustomers } from '#test/support/customers/addCustomers.ts';
import { openTestOffice, type TestOffice } from '#test/support/openTestOffice.ts';

const nothing = { name: null, identityNumber: null, email: null, invoiceEmail: null, phone: null };
const bergen = { street: 'Fjellveien 3', street2: '', postcode: '5019', city: 'Bergen', country: 'NO' };

type Deed = (frist: TestOffice, customerId: number) => Promise<unknown>;

/** Everything that a filter, a sort or a search of the list looks at can be changed by one of these. */
const deeds: Readonly<Record<string, Deed>> = {
  name: ({ client }, customerId) =>
    client.customers.setDetails({ ...nothing, customerId, name: 'Ærlig Talt' }),
  email: ({ client }, customerId) =>
    client.customers.setDetails({ ...nothing, customerId, email: 'a@eksempel.no' }),
  identity: ({ client }, customerId) =>
    client.customers.setDetails({ ...nothing, customerId, identityNumber: '' }),
  interest: ({ client }, customerId) =>
    client.customers.setDetails({ ...nothing, customerId, interestFree: true, channel: 'email' }),
  address: ({ client }, customerId) => client.customers.setAddress({ ...bergen, customerId }),
  halfAddress: ({ client }, customerId) => client.customers.setAddress({ ...bergen, city: '', customerId }),
  postal: ({ client }, customerId) =>
    client.customers.setAddressFor({ customerId, purpose: 'postal', address: { ...bergen, city: 'Voss' } }),
  company: ({ client }, customerId) => client.customers.setKind({ customerId, kind: 'company' }),
  person: ({ client }, customerId) => client.customers.setKind({ customerId, kind: 'person' }),
  language: ({ client }, customerId) => client.customers.setLanguage({ customerId, language: 'en' }),
  flags: ({ client }, customerId) =>
    client.customers.setFlags({ customerId, collectionBan: true, directDebit: true }),
  hold: ({ client }, customerId) =>
    client.customers.hold({ customerId, kind: 'pause', reason: 'x', until: '2026-10-01' }),
  lift: async ({ client }, customerId) => {
    const { holds } = await client.customers.get({ customerId });
    for (const { id } of holds) await client.reminders.lift({ holdId: id, reason: 'y' });
  },
  deceased: ({ client }, customerId) =>
    client.customers.setSituation({ customerId, situation: 'bankrupt', on: null, alsoAt: [] }),
  contact: ({ client }, customerId) =>
    client.customers.setContact({
      customerId,
      contactId: null,
      name: 'Per',
      role: '',
      email: 'per@eksempel.no',
      phone: '',
      isDefault: true,
    }),
  profile: async ({ client }, customerId) => {
    const { profiles } = await client.customers.get({ customerId });
    await client.customers.setProfile({ customerId, profileId: profiles.at(-1)?.id ?? null });
  },
  tick: async ({ client }, customerId) => {
    const { changes } = await client.customers.get({ customerId });
    const changeIds = changes.filter(({ field }) => field !== 'kind').map(({ id }) => id);
    if (changeIds.length > 0) await client.customers.tickChanges({ changeIds, done: true });
  },
  taken: async ({ client }, customerId) => {
    const [first] = (await client.customers.get({ customerId })).changes;
    if (first !== undefined) await client.customers.takeImported({ changeId: first.id });
  },
  many: async ({ client }, customerId) => {
    const { creditorId } = await client.customers.get({ customerId });
    const selection = { kind: 'some' as const, creditorId, customerIds: [customerId] };
    await client.customers.changeMany({ selection, change: { what: 'collection_ban', on: false } });
    await client.customers.changeMany({ selection, change: { what: 'lift_holds', reason: 'z' } });
  },
};

test('whatever was done, in whatever order: the rows of the list are those of a new projection', async () => {
  await using frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  const ids = await addCustomers(frist, creditorId, [
    { name: 'Ada', identityNumber: '15076500565', invoices: [{ number: '1' }] },
    { name: 'Bo', street: '', postcode: '', city: '', invoices: [{ number: '2', due: '2026-10-01' }] },
    { name: 'Cato' },
  ]);
  const rows = () => frist.all('SELECT * FROM customer_standing ORDER BY customer_id');
  const deed = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.constantFrom(...ids));
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 12 }), async (sequence) => {
      for (const [name, customerId] of sequence) await deeds[name]?.(frist, customerId);
      const kept = rows();
      expect(kept).toHaveLength(ids.length);
      frist.execute('DELETE FROM standing_state');
      frist.execute('DELETE FROM customer_standing');
      await frist.office.keeper.ensure(creditorId);
      expect(kept).toEqual(rows());
    }),
    { numRuns: 10, seed: 20_261_122 },
  );
  expect(frist.errors).toEqual([]);
}, 120_000);
