import { describe, expect, test } from 'vitest';
import type { CustomerFilter, CustomerSort } from '#shared/contract/customers.ts';
import { addCustomers, type GivenCustomer } from '#test/support/customers/addCustomers.ts';
import { openTestOffice, type TestOffice } from '#test/support/openTestOffice.ts';

const everybody: Omit<CustomerFilter, 'creditorId'> = {
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

const people: readonly GivenCustomer[] = [
  {
    number: '9',
    name: 'Ærlig Talt AS',
    kind: 'company',
    identityNumber: '974760673',
    city: 'Bergen',
    postcode: '5003',
    invoices: [
      { number: 'F-2001', amount: 200_000 },
      { number: 'F-2002', amount: 1_000, currency: 'EUR', due: '2026-12-01' },
    ],
  },
  {
    number: '10',
    name: 'Kari Nordmann',
    email: 'kari@eksempel.no',
    invoices: [{ number: 'F-3001', amount: 50_000, due: '2026-08-20' }],
  },
  {
    number: '11',
    name: 'Åse Bø',
    city: 'Ås',
    postcode: '',
    invoices: [{ number: 'F-4001', due: '2026-12-24' }],
  },
  { number: '12', name: 'Ola Nordmann', language: 'en' },
];

async function openList(): Promise<TestOffice & { creditorId: number; ids: number[] }> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  const other = await frist.addCreditor({ organisationNumber: '974760673' });
  const ids = await addCustomers(frist, creditorId, people);
  await addCustomers(frist, other, [{ number: '9', name: 'Ærlig Talt AS' }]);
  return Object.assign(frist, { creditorId, ids });
}

async function list(
  frist: TestOffice & { creditorId: number },
  given: Partial<CustomerFilter> = {},
  sort: CustomerSort = { column: 'name', descending: false },
) {
  const filter = { ...everybody, creditorId: frist.creditorId, ...given };
  return frist.client.customers.list({ filter, sort, offset: 0, limit: 200 });
}

async function numbers(...given: Parameters<typeof list>): Promise<(string | null)[]> {
  const { rows, total } = await list(...given);
  expect(total).toBe(rows.length);
  return rows.map((row) => row.number);
}

describe('the list of customers', () => {
  test('tells of each what is owed and what stands against it, by name as in a Nordic register', async () => {
    await using frist = await openList();
    const { rows, total } = await list(frist);
    expect(total).toBe(4);
    expect(rows.map((row) => row.name)).toEqual(['Kari Nordmann', 'Ola Nordmann', 'Ærlig Talt AS', 'Åse Bø']);
    expect(rows[2]).toEqual({
      id: frist.ids[0],
      number: '9',
      name: 'Ærlig Talt AS',
      kind: 'company',
      ownKind: false,
      city: 'Bergen',
      country: 'NO',
      language: null,
      email: '',
      profile: 'Standard',
      ownProfile: false,
      missing: ['email'],
      holds: [],
      collectionBan: false,
      directDebit: false,
      blocked: false,
      situation: null,
      conflicts: 0,
      openInvoices: 2,
      open: [
        { currency: 'NOK', amount: 200_000 },
        { currency: 'EUR', amount: 1_000 },
      ],
      overdueInvoices: 1,
      overdue: [{ currency: 'NOK', amount: 200_000 }],
      oldestDue: '2026-09-01',
    });
    expect(rows[3]).toMatchObject({
      missing: ['address', 'email', 'identity_number'],
      overdueInvoices: 0,
      overdue: [],
    });
  });

  test('is sorted by what a column says', async () => {
    await using frist = await openList();
    const by = (column: CustomerSort['column'], descending = false) =>
      numbers(frist, {}, { column, descending });
    expect(await by('number')).toEqual(['9', '10', '11', '12']);
    expect(await by('number', true)).toEqual(['12', '11', '10', '9']);
    expect(await by('city')).toEqual(['9', '10', '12', '11']);
    expect(await by('open', true)).toEqual(['9', '11', '10', '12']);
    expect(await by('overdue', true)).toEqual(['9', '10', '12', '11']);
    // Who owes nothing comes last.
    expect(await by('oldest')).toEqual(['10', '9', '11', '12']);
  });

  test('a window of it counts all', async () => {
    await using frist = await openList();
    const { rows, total } = await frist.client.customers.list({
      filter: { ...everybody, creditorId: frist.creditorId },
      sort: { column: 'number', descending: false },
      offset: 1,
      limit: 2,
    });
    expect([total, rows.map((row) => row.number)]).toEqual([4, ['10', '11']]);
  });

  test.each<[string, string[]]>([
    ['nordmann', ['10', '12']],
    ['NORD', ['10', '12']],
    ['aerlig', ['9']],
    ['974 760', []],
    ['974760', ['9']],
    ['KARI@eks', ['10']],
    ['bergen', ['9']],
    ['5003', ['9']],
    ['f-2002', ['9']],
    ['3001', ['10']],
    ['12', ['12']],
    ['%', []],
    ["o'", []],
  ])('a search for %s finds %j, whatever it is sorted by', async (search, found) => {
    await using frist = await openList();
    for (const column of ['name', 'number', 'city', 'open', 'overdue', 'oldest'] as const) {
      const { total, rows } = await list(frist, { search }, { column, descending: false });
      expect(total).toBe(found.length);
      expect(new Set(rows.map((row) => row.number))).toEqual(new Set(found));
    }
  });

  test('is narrowed by what stands against a customer and what it lacks', async () => {
    await using frist = await openList();
    const { client, ids } = frist;
    const [company = 0, kari = 0, ase = 0, ola = 0] = ids;
    await client.customers.setFlags({ customerId: kari, collectionBan: true, directDebit: false });
    await client.customers.setFlags({ customerId: ola, collectionBan: false, directDebit: true });
    await client.customers.hold({ customerId: ase, kind: 'pause', reason: 'Avtale', until: '2026-10-01' });
    await client.customers.setKind({ customerId: ola, kind: 'company' });
    const profiles = (await client.customers.get({ customerId: company })).profiles;
    const strict = profiles.find(({ name }) => name === 'Streng')?.id ?? 0;
    const standard = profiles.find(({ name }) => name === 'Standard')?.id ?? 0;
    await client.customers.setProfile({ customerId: company, profileId: strict });
    expect(await numbers(frist, { kind: 'company' })).toEqual(['12', '9']);
    expect(await numbers(frist, { stop: 'banned' })).toEqual(['10']);
    expect(await numbers(frist, { stop: 'direct_debit' })).toEqual(['12']);
    expect(await numbers(frist, { stop: 'held' })).toEqual(['11']);
    expect(await numbers(frist, { stop: 'blocked' })).toEqual([]);
    expect(await numbers(frist, { missing: 'address' })).toEqual(['11']);
    expect(await numbers(frist, { missing: 'email' })).toEqual(['12', '9', '11']);
    expect(await numbers(frist, { missing: 'identity_number' })).toEqual(['10', '12', '11']);
    expect(await numbers(frist, { language: 'en' })).toEqual(['12']);
    expect(await numbers(frist, { language: 'nb' })).toEqual(['10', '9', '11']);
    expect(await numbers(frist, { invoices: 'open' })).toEqual(['10', '9', '11']);
    expect(await numbers(frist, { invoices: 'overdue' })).toEqual(['10', '9']);
    expect(await numbers(frist, { profileId: strict })).toEqual(['9']);
    expect(await numbers(frist, { profileId: standard })).toEqual(['12']);
    expect(await numbers(frist, { kind: 'company', invoices: 'open', search: 'f-2' })).toEqual(['9']);
    // What is turned here only is nothing to bring back.
    expect(await numbers(frist, { changed: true })).toEqual([]);
    const { rows } = await list(frist, { stop: 'held' });
    expect(rows[0]).toMatchObject({ holds: ['pause'] });
    expect((await list(frist, { search: 'ola' })).rows[0]).toMatchObject({
      ownKind: true,
      directDebit: true,
    });
  });

  test('follows the day: a stop ends and an invoice falls due without anybody doing anything', async () => {
    await using frist = await openList();
    const ase = frist.ids[2] ?? 0;
    await frist.client.customers.hold({ customerId: ase, kind: 'pause', reason: 'x', until: '2026-10-01' });
    expect(await numbers(frist, { invoices: 'overdue' })).not.toContain('11');
    frist.clock.setTo('2026-12-25');
    await frist.office.keeper.ensure(frist.creditorId);
    expect(await numbers(frist, { stop: 'held' })).toEqual([]);
    expect(await numbers(frist, { invoices: 'overdue' })).toContain('11');
  });

  test('of a client that there is none of is refused', async () => {
    await using frist = await openList();
    await expect(list(frist, { creditorId: 99 })).rejects.toMatchObject({ code: 'creditor_not_found' });
  });
});
