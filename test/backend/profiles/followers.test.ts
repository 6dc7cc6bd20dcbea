import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerFilter } from '#shared/contract/profiles.ts';
import type { OpenItem } from '#test/support/openItems.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import { profileId, withStep } from '#test/support/profileSettings.ts';

const persons = ['Åse Ødegård', 'Øyvind Ås', 'Anna Berg', 'Zara Larsson'];

const items: readonly OpenItem[] = [
  ...persons.map((name, at) => ({ number: `${100 + at}`, customer: `${at + 1}`, name })),
  { number: '200', customer: '20', name: 'Elektro AS', organisationNumber: '923609016' },
  {
    number: '300',
    customer: '30',
    name: 'Sven Svensson',
    country: 'SE',
    postcode: '111 22',
    city: 'Stockholm',
  },
];

let frist: TestOffice;
let creditorId: number;
let standard: number;
let strict: number;

beforeAll(async () => {
  frist = await openTestOffice({ today: '2026-09-21' });
  creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, items);
  standard = await profileId(frist.client, creditorId, 'person', 'Standard');
  strict = await profileId(frist.client, creditorId, 'person', 'Streng');
});
afterAll(() => frist[Symbol.asyncDispose]());

function customerId(name: string): number {
  return Number(frist.value('SELECT id FROM customer WHERE name = ?', name));
}

function customers(profile: number, filter: Partial<CustomerFilter> = {}, offset = 0, limit = 100) {
  return frist.client.profiles.customers({
    filter: { profileId: profile, show: 'all', search: '', ...filter },
    offset,
    limit,
  });
}

const names = (list: { readonly rows: readonly { readonly name: string }[] }) =>
  list.rows.map((row) => row.name);

function events(profile: number, search = '', show: 'all' | 'settings' | 'customers' | 'notices' = 'all') {
  return frist.client.profiles.events({ profileId: profile, show, search, offset: 0, limit: 100 });
}

describe('who follows a profile', () => {
  test('customers of its kind stand by name as in a Nordic register, those abroad marked', async () => {
    const list = await customers(standard);
    expect(names(list)).toEqual(['Anna Berg', 'Sven Svensson', 'Zara Larsson', 'Øyvind Ås', 'Åse Ødegård']);
    expect(list.rows[1]).toMatchObject({ foreign: true, country: 'SE', profile: 'Standard', own: false });
    expect(list.rows[0]).toMatchObject({ openInvoices: 1, openAmount: 125_000, foreign: false });
    expect(names(await customers(standard, { show: 'foreign' }))).toEqual(['Sven Svensson']);
    expect(names(await customers(standard, { show: 'following' }))).toHaveLength(5);
    expect(names(await customers(standard, { show: 'others' }))).toEqual([]);
    expect(names(await customers(strict, { show: 'others' }))).toHaveLength(5);
    expect(names(await customers(strict, { show: 'following' }))).toEqual([]);
  });

  test('a window is a part of the list, and a search knows no case or accents', async () => {
    const window = await customers(standard, {}, 1, 2);
    expect([window.total, names(window)]).toEqual([5, ['Sven Svensson', 'Zara Larsson']]);
    expect(names(await customers(standard, { search: 'ODEGARD' }))).toEqual(['Åse Ødegård']);
    expect(names(await customers(standard, { search: '30' }))).toEqual(['Sven Svensson']);
  });

  test('customers move in bulk, with a line in their history and in that of both profiles', async () => {
    const before = Number(frist.value('SELECT revision FROM creditor'));
    const moved = await frist.client.profiles.moveCustomers({
      creditorId,
      debtorKind: 'person',
      selection: {
        kind: 'all',
        filter: { profileId: standard, show: 'following', search: '' },
        except: [customerId('Anna Berg')],
      },
      to: strict,
    });
    expect(moved).toEqual({ moved: 4 });
    expect(Number(frist.value('SELECT revision FROM creditor'))).toBe(before + 1);
    expect(names(await customers(standard, { show: 'following' }))).toEqual(['Anna Berg']);
    const followers = await customers(strict, { show: 'following' });
    expect(followers.total).toBe(4);
    expect(followers.rows.every((row) => row.own && row.profileId === strict)).toBe(true);
    const list = await frist.client.profiles.list({ creditorId });
    expect(list.find((row) => row.id === strict)).toMatchObject({ assigned: 4, byDefault: 0 });
    expect(list.find((row) => row.id === standard)).toMatchObject({ assigned: 0, byDefault: 1 });

    const came = await events(strict, '', 'customers');
    expect(came.rows.map((row) => row.kind)).toEqual(Array.from({ length: 4 }, () => 'profile_changed'));
    expect(came.rows[0]?.params).toMatchObject({ from: 'Standard', to: 'Streng', by: 'tester' });
    const left = await events(standard, 'øyvind', 'customers');
    expect(left.rows.map((row) => [row.kind, row.customer])).toEqual([['profile_left', 'Øyvind Ås']]);
    // The queue shows the dark arrows of a profile of the customer's own at once.
    const rows = await frist.queue(creditorId);
    expect(rows.find((row) => row.customer === 'Zara Larsson')).toMatchObject({ ownProfile: true });
  });

  test('who is there already stays as it is, and all can go back to the default', async () => {
    const selection = {
      kind: 'some' as const,
      customerIds: [customerId('Zara Larsson'), customerId('Anna Berg')],
    };
    const move = { creditorId, debtorKind: 'person' as const, selection };
    expect(await frist.client.profiles.moveCustomers({ ...move, to: strict })).toEqual({ moved: 1 });
    expect(await frist.client.profiles.moveCustomers({ ...move, to: null })).toEqual({ moved: 2 });
    const back = await events(standard, 'zara', 'customers');
    expect(back.rows[0]).toMatchObject({
      kind: 'profile_changed',
      params: { default: true, to: 'Standard' },
    });
    expect(await customers(standard, { show: 'following', search: 'zara' })).toMatchObject({
      rows: [{ own: false }],
    });
  });

  test('nobody is moved to a profile of the other kind, nor from another kind or creditor', async () => {
    const companies = await profileId(frist.client, creditorId, 'company', 'Streng');
    const selection = { kind: 'some' as const, customerIds: [customerId('Elektro AS')] };
    const move = { creditorId, debtorKind: 'person' as const, selection };
    expect(await frist.client.profiles.moveCustomers({ ...move, to: strict })).toEqual({ moved: 0 });
    expect(await refusalOf(frist.client.profiles.moveCustomers({ ...move, to: companies }))).toMatchObject({
      code: 'profile_of_other_kind',
      params: { profile: 'Streng', kind: 'person' },
    });
    const other = await frist.addCreditor({ name: 'Annen AS', organisationNumber: null });
    const foreign = await profileId(frist.client, other, 'person', 'Streng');
    expect(await refusalOf(frist.client.profiles.moveCustomers({ ...move, to: foreign }))).toMatchObject({
      code: 'profile_not_found',
    });
    const theirs = {
      ...move,
      creditorId: other,
      selection: { ...selection, customerIds: [customerId('Anna Berg')] },
    };
    expect(await frist.client.profiles.moveCustomers({ ...theirs, to: foreign })).toEqual({ moved: 0 });
  });
});

describe('what settings would change', () => {
  test('is told for the open invoices that follow the profile, and nothing is written', async () => {
    await using office = await openTestOffice({ today: '2026-09-10' });
    const creditor = await office.addCreditor();
    await office.takeOver(creditor, [
      { number: '1', customer: '1', name: 'A', due: '2026-09-01', issued: '2026-08-15' },
      { number: '2', customer: '2', name: 'B', due: '2026-09-05', issued: '2026-08-15' },
      { number: '3', customer: '3', name: 'C', due: '2026-08-20', issued: '2026-08-01' },
      { number: '4', customer: '4', name: 'D AS', organisationNumber: '923609016', due: '2026-09-01' },
    ]);
    const id = await profileId(office.client, creditor, 'person', 'Standard');
    const card = await office.client.profiles.get({ profileId: id });
    const revision = office.value('SELECT revision FROM creditor');
    const effect = (settings: typeof card.settings) =>
      office.client.profiles.effect({ profileId: id, settings });
    expect(await effect(card.settings)).toMatchObject({ invoices: 3, unchanged: 3 });
    // Seven days and no fee: the invoice of the first of September becomes ready, that of the fifth only sooner.
    const sooner = withStep(card.settings, 0, { waitDays: 7, fee: 'none' });
    expect(await effect(sooner)).toEqual({
      invoices: 3,
      becomeReady: 1,
      noLongerReady: 0,
      becomeCollect: 0,
      noLongerCollect: 0,
      otherStep: 0,
      otherDay: 1,
      otherSums: 1,
      unchanged: 0,
    });
    const later = withStep(card.settings, 0, { waitDays: 60 });
    expect(await effect(later)).toMatchObject({ noLongerReady: 1, otherDay: 2 });
    expect(office.value('SELECT revision FROM creditor')).toBe(revision);
    expect((await office.client.profiles.get({ profileId: id })).revision).toBe(card.revision);
    const { id: draft } = await office.client.profiles.add({
      creditorId: creditor,
      debtorKind: 'person',
      name: 'Ny',
      from: { kind: 'blank' },
    });
    expect(await office.client.profiles.effect({ profileId: draft, settings: sooner })).toMatchObject({
      invoices: 0,
    });
  });
});

test('letters that the steps of a profile sent are its events, found by invoice and by customer', async () => {
  await using office = await openTestOffice({ today: '2026-09-21' });
  const creditor = await office.addCreditor();
  await office.takeOver(creditor, items);
  const person = await profileId(office.client, creditor, 'person', 'Standard');
  const company = await profileId(office.client, creditor, 'company', 'Standard');
  await office.send(creditor);
  const read = (profile: number, search: string) =>
    office.client.profiles.events({ profileId: profile, show: 'notices', search, offset: 0, limit: 10 });
  const sent = await read(person, '');
  expect(sent.total).toBe(4);
  expect(sent.rows.every((row) => row.kind === 'notice_sent' && row.runId === 1)).toBe(true);
  expect((await read(company, '')).rows.map((row) => row.invoice)).toEqual(['200']);
  expect((await read(person, '102')).rows.map((row) => row.customer)).toEqual(['Anna Berg']);
  expect((await read(person, 'ødegård')).rows.map((row) => row.invoice)).toEqual(['100']);
  expect((await read(person, 'elektro')).total).toBe(0);
});

test('a real invoice can be chosen for the line of time, with its facts', async () => {
  const found = await frist.client.profiles.exampleInvoices({
    profileId: standard,
    search: 'zara',
    limit: 10,
  });
  expect(found.map((row) => [row.number, row.customer, row.open])).toEqual([
    ['103', 'Zara Larsson', 125_000],
  ]);
  const [row] = found;
  const facts = await frist.client.profiles.exampleFacts({ invoiceId: row?.invoiceId ?? 0 });
  expect(facts.invoice).toMatchObject({ number: '103', due: '2026-09-01', open: 125_000, notices: [] });
  expect(facts.customer).toMatchObject({ name: 'Zara Larsson', kind: 'person' });
  const companies = await profileId(frist.client, creditorId, 'company', 'Standard');
  const others = await frist.client.profiles.exampleInvoices({ profileId: companies, search: '', limit: 10 });
  expect(others.map((each) => each.number)).toEqual(['200']);
  expect(await refusalOf(frist.client.profiles.exampleFacts({ invoiceId: 9999 }))).toMatchObject({
    code: 'invoice_not_found',
  });
});
