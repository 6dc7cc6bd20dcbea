import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';

const homeless = { customer: '10007', name: 'Ola Uten Adresse', street: '', postcode: '', city: '' };
const address: CustomerAddress = {
  street: 'Fjellveien 3',
  street2: '',
  postcode: '5019',
  city: 'Bergen',
  country: 'NO',
};

/** An office with one person, one company and one person without an address, all ready for a reminder. */
async function openWithCustomers(): Promise<
  TestOffice & { creditorId: number; id: (number: string) => number }
> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [
    { number: '100' },
    { number: '101', customer: '10002', name: 'Nordfjord Bygg AS', organisationNumber: '974760673' },
    { number: '102', ...homeless },
    { number: '103', ...homeless, due: '2026-08-20', amount: 30_000 },
  ]);
  const id = (number: string): number =>
    Number(frist.value('SELECT id FROM customer WHERE number = ?', number));
  return Object.assign(frist, { creditorId, id });
}

describe('an address that is missing', () => {
  test('puts the customer on the list with what it blocks, and mending it takes both away', async () => {
    await using frist = await openWithCustomers();
    const list = () =>
      frist.client.customers.missing({ creditorId: frist.creditorId, what: 'address', offset: 0, limit: 50 });
    expect(await list()).toEqual({
      total: 1,
      rows: [
        expect.objectContaining({
          customerId: frist.id('10007'),
          name: 'Ola Uten Adresse',
          missing: ['street', 'postcode', 'city'],
          invoices: 2,
          open: [{ currency: 'NOK', amount: 155_000 }],
          oldestDue: '2026-08-20',
        }),
      ],
    });
    const summary = () =>
      frist.client.reminders.summary({ creditorId: frist.creditorId, tab: 'ready', search: '' });
    expect(await summary()).toMatchObject({ missingAddresses: 1, tabs: { ready: 4 } });

    const half = await frist.client.customers.setAddress({
      ...address,
      customerId: frist.id('10007'),
      city: '  ',
    });
    expect(half).toEqual({ complete: false, missing: ['city'] });
    expect((await list()).rows[0]?.missing).toEqual(['city']);
    const whole = await frist.client.customers.setAddress({ ...address, customerId: frist.id('10007') });
    expect(whole).toEqual({ complete: true, missing: [] });
    expect(await list()).toEqual({ total: 0, rows: [] });
    expect(await summary()).toMatchObject({ missingAddresses: 0, current: true });
    expect((await frist.queue(frist.creditorId)).every((row) => row.kind === 'ready' && row.actionable)).toBe(
      true,
    );
  });

  test('a window of the list counts all', async () => {
    await using frist = await openTestOffice({ today: '2026-09-16' });
    const creditorId = await frist.addCreditor();
    const names = ['Ærlig', 'Bø', 'Åse', 'Dahl', 'Østby'];
    await frist.takeOver(
      creditorId,
      names.map((name, at) => ({ ...homeless, number: `${at}`, customer: `${at}`, name })),
    );
    const { total, rows } = await frist.client.customers.missing({
      creditorId,
      what: 'address',
      offset: 1,
      limit: 3,
    });
    expect(total).toBe(5);
    expect(rows.map((row) => row.name)).toEqual(['Dahl', 'Ærlig', 'Østby']);
  });

  test.each<[Partial<CustomerAddress>, string, string]>([
    [{ postcode: '501' }, 'postcode', 'shape'],
    [{ postcode: '5O19' }, 'postcode', 'shape'],
    [{ country: 'Norge' }, 'country', 'shape'],
    [{ country: '' }, 'country', 'shape'],
    [{ street: 'x'.repeat(121) }, 'street', 'too_long'],
    [{ city: 'x'.repeat(121) }, 'city', 'too_long'],
  ])('%j is refused and changes nothing', async (given, field, problem) => {
    await using frist = await openWithCustomers();
    const before = frist.all('SELECT * FROM customer');
    const call = frist.client.customers.setAddress({ ...address, ...given, customerId: frist.id('10007') });
    expect(await refusalOf(call)).toMatchObject({
      code: 'customer_field_invalid',
      params: { field, problem },
      defined: true,
    });
    expect(frist.all('SELECT * FROM customer')).toEqual(before);
    expect(frist.value('SELECT count(*) FROM customer_change')).toBe(0);
  });

  test('abroad, postcodes have their own shapes', async () => {
    await using frist = await openWithCustomers();
    const abroad = { ...address, postcode: ' sw1a 1aa ', country: 'gb', customerId: frist.id('10007') };
    expect(await frist.client.customers.setAddress(abroad)).toEqual({ complete: true, missing: [] });
    expect(await frist.client.customers.get({ customerId: frist.id('10007') })).toMatchObject({
      postcode: 'SW1A 1AA',
      country: 'GB',
    });
    // Complete, but now foreign: left out until somebody says otherwise (004-05).
    expect((await frist.queue(frist.creditorId, 'withheld')).map((row) => row.number)).toEqual([
      '102',
      '103',
    ]);
  });
});

describe('own values beside imported ones', () => {
  test('both are kept, the imported one is renewed in silence, and going back to it ends the own one', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10001');
    const card = () => frist.client.customers.get({ customerId });
    await frist.client.customers.setAddress({ ...address, customerId });
    expect((await card()).changes.map(({ field, imported, own }) => [field, imported, own])).toEqual([
      ['street', 'Storgata 1', 'Fjellveien 3'],
      ['postcode', '0150', '5019'],
      ['city', 'Oslo', 'Bergen'],
    ]);
    // A later list with another address renews what was imported, and leaves what is in force.
    await frist.takeOver(frist.creditorId, [{ number: '100', street: 'Nygata 9' }]);
    expect(await card()).toMatchObject({ street: 'Fjellveien 3' });
    expect((await card()).changes[0]).toMatchObject({ imported: 'Nygata 9', own: 'Fjellveien 3' });
    await frist.client.customers.setAddress({
      ...address,
      street: 'Nygata 9',
      postcode: '0150',
      city: 'Oslo',
      customerId,
    });
    expect(await card()).toMatchObject({ street: 'Nygata 9', changes: [] });
    expect(frist.all("SELECT params FROM event WHERE kind = 'address_mended' ORDER BY id")).toEqual([
      { params: '{"fields":["street","postcode","city"],"by":"tester"}' },
      { params: '{"fields":["street","postcode","city"],"by":"tester"}' },
    ]);
  });

  test('the same address again is no change and no event', async () => {
    await using frist = await openWithCustomers();
    await frist.client.customers.setAddress({ ...address, customerId: frist.id('10001') });
    const before = frist.value('SELECT count(*) FROM event');
    await frist.client.customers.setAddress({ ...address, customerId: frist.id('10001') });
    expect(frist.value('SELECT count(*) FROM event')).toBe(before);
  });

  test('when the list says the same as the office, the own value is none any more', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10001');
    await frist.client.customers.setAddress({ ...address, customerId });
    const { street, postcode, city } = address;
    await frist.takeOver(frist.creditorId, [{ number: '100', street, postcode, city }]);
    expect((await frist.client.customers.get({ customerId })).changes).toEqual([]);
  });
});

describe('company or person', () => {
  test('is turned here only, takes the own profile away, and back again is as it came', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10001');
    const card = () => frist.client.customers.get({ customerId });
    const gentle = (await card()).profiles.find((profile) => profile.name === 'Skånsom')?.id ?? 0;
    await frist.client.customers.setProfile({ customerId, profileId: gentle });
    expect(await card()).toMatchObject({ kind: 'person', profileId: gentle, defaultProfile: 'Standard' });
    expect((await frist.queue(frist.creditorId)).find((row) => row.number === '100')).toMatchObject({
      ownProfile: true,
      customerKind: 'person',
    });
    await frist.client.customers.setKind({ customerId, kind: 'company' });
    expect(await card()).toMatchObject({ kind: 'company', importedKind: 'person', profileId: null });
    expect((await card()).profiles.map((profile) => profile.id)).not.toContain(gentle);
    // A later list that says person does not turn it back.
    await frist.takeOver(frist.creditorId, [{ number: '100', amount: 130_000 }]);
    expect(await card()).toMatchObject({ kind: 'company', importedKind: 'person' });
    await frist.client.customers.setKind({ customerId, kind: 'person' });
    expect(await card()).toMatchObject({
      kind: 'person',
      importedKind: 'person',
      profileId: null,
      changes: [],
    });
    // The same kind once more is no change.
    const events = frist.value('SELECT count(*) FROM event');
    await frist.client.customers.setKind({ customerId, kind: 'person' });
    expect(frist.value('SELECT count(*) FROM event')).toBe(events);
  });

  test('decides at once by which profile and law an invoice goes', async () => {
    await using frist = await openWithCustomers();
    const detail = () => frist.client.reminders.invoice({ invoiceId: frist.invoiceId('100') });
    expect((await detail()).proposal).toMatchObject({ claimInterest: false });
    await frist.client.customers.setKind({ customerId: frist.id('10001'), kind: 'company' });
    const after = await detail();
    expect(after.proposal).toMatchObject({ claimInterest: true });
    expect(after.sums.interest).toBeGreaterThan(0);
  });
});

describe('exceptions of a customer', () => {
  test('direct debit and the ban on collection are set with an event, and the same again is none', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10001');
    const set = (collectionBan: boolean, directDebit: boolean) =>
      frist.client.customers.setFlags({ customerId, collectionBan, directDebit });
    await set(true, true);
    expect(await frist.client.customers.get({ customerId })).toMatchObject({
      collectionBan: true,
      directDebit: true,
    });
    expect(await frist.queue(frist.creditorId, 'withheld')).toMatchObject([
      { number: '100', kind: 'withheld', reason: 'direct_debit' },
    ]);
    await set(true, true);
    expect(frist.all("SELECT params FROM event WHERE kind = 'flags_changed'")).toEqual([
      { params: '{"collectionBan":true,"directDebit":true,"by":"tester"}' },
    ]);
    await set(true, false);
    // The ban is on the hand-over alone: reminders go their way.
    expect((await frist.queue(frist.creditorId)).map((row) => row.number)).toContain('100');
    const detail = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('100') });
    expect(detail.handOver?.reasons.map(({ code }) => code)).toContain('collection_ban');
  });

  test('the languages to choose from are those of the letters of the country', async () => {
    await using frist = await openWithCustomers();
    const card = await frist.client.customers.get({ customerId: frist.id('10001') });
    expect(card.languages).toEqual(['nb', 'en']);
  });
});

describe('what a customer owes', () => {
  test('is told by currency, the own one of the client first, never added up', async () => {
    await using frist = await openWithCustomers();
    await frist.takeOver(frist.creditorId, [
      { number: '200', amount: 20_000, currency: 'EUR', ...homeless },
      { number: '201', amount: 5_000, currency: 'DKK', ...homeless },
    ]);
    const card = await frist.client.customers.get({ customerId: frist.id('10007') });
    expect(card).toMatchObject({
      openInvoices: 4,
      open: [
        { currency: 'NOK', amount: 155_000 },
        { currency: 'DKK', amount: 5_000 },
        { currency: 'EUR', amount: 20_000 },
      ],
    });
    const { rows } = await frist.client.customers.missing({
      creditorId: frist.creditorId,
      what: 'address',
      offset: 0,
      limit: 10,
    });
    expect(rows[0]?.open).toHaveLength(3);
    expect(rows[0]?.open).toContainEqual({ currency: 'EUR', amount: 20_000 });
  });
});

describe('customers who get no new invoices', () => {
  test('are those of whom a blocking step was sent, until they have paid; the file says what to tell them', async () => {
    await using frist = await openWithCustomers();
    const { creditorId } = frist;
    const blocked = () => frist.client.customers.blocked({ creditorId });
    expect(await blocked()).toEqual([]);
    frist.execute('UPDATE profile_step SET blocks_customer = 1 WHERE position = 0');
    frist.execute('UPDATE creditor SET revision = revision + 1');
    frist.execute("UPDATE customer SET name = '=Ødegård; Kari' WHERE number = '10001'");
    await book(frist, creditorId);
    expect((await blocked()).map(({ number, invoices }) => [number, invoices])).toEqual([
      ['10001', 1],
      ['10002', 1],
    ]);
    expect(await frist.client.customers.get({ customerId: frist.id('10001') })).toMatchObject({
      blocked: true,
    });
    const { file, name, rows } = await frist.client.customers.exportBlocked({ creditorId, locale: 'nb' });
    expect([name, rows]).toEqual([`blocked-${creditorId}-2026-09-16.csv`, 2]);
    const lines = readFileSync(frist.office.files.resolve(file)?.path ?? '', 'utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFFcustomer_number;customer;invoices;oldest_due;open;currency;message');
    expect(lines[1]).toMatch(
      /^10001;"'=Ødegård; Kari";1;2026-09-01;\d+\.\d\d;NOK;Ubetalte fakturaer \(1 faktura, .+\)\. Kan ikke faktureres før betalingen er kommet\.$/u,
    );
    // Paid: gone from the list, and the next invoice may be made.
    await frist.takeOver(creditorId, [{ number: '101', customer: '10002', name: 'Nordfjord Bygg AS' }], true);
    await frist.office.keeper.ensure(creditorId);
    expect((await blocked()).map(({ number }) => number)).toEqual(['10002']);
    expect(await frist.client.customers.get({ customerId: frist.id('10001') })).toMatchObject({
      blocked: false,
    });
  });
});

describe('the profile of a customer', () => {
  test('one of the other kind, of another creditor or of nobody is refused', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10001');
    const profile = (creditorId: number, kind: string): number =>
      Number(
        frist.value(
          'SELECT min(id) FROM profile WHERE creditor_id = ? AND debtor_kind = ?',
          creditorId,
          kind,
        ),
      );
    const other = await frist.addCreditor({ organisationNumber: '974760673' });
    const set = (profileId: number) =>
      refusalOf(frist.client.customers.setProfile({ customerId, profileId }));
    expect(await set(profile(frist.creditorId, 'company'))).toMatchObject({
      code: 'profile_of_other_kind',
      params: { kind: 'person' },
      defined: true,
    });
    expect(await set(profile(other, 'person'))).toMatchObject({ code: 'profile_not_found', defined: true });
    expect(await set(999)).toMatchObject({ code: 'profile_not_found' });
    expect(await frist.client.customers.get({ customerId })).toMatchObject({ profileId: null });
  });

  test('its own one decides until it follows the default again', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10002');
    const card = await frist.client.customers.get({ customerId });
    const strict = card.profiles.find((one) => one.name === 'Streng')?.id ?? 0;
    await frist.client.customers.setProfile({ customerId, profileId: strict });
    const reasons = async (): Promise<unknown[]> =>
      (await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('101') })).reasons.map(
        (one) => one.source,
      );
    expect(await reasons()).toContainEqual({ kind: 'profile', profile: 'Streng', position: 0 });
    await frist.client.customers.setProfile({ customerId, profileId: null });
    expect(await reasons()).toContainEqual({ kind: 'profile', profile: 'Standard', position: 0 });
  });
});

describe('a stop on a customer', () => {
  test('stops all its invoices, later ones too, and ends by itself the day after', async () => {
    await using frist = await openWithCustomers();
    const customerId = frist.id('10007');
    await frist.client.customers.setAddress({ ...address, customerId });
    const { holdId } = await frist.client.customers.hold({
      customerId,
      kind: 'pause',
      reason: ' Avtalt utsettelse ',
      until: '2026-09-30',
    });
    await frist.takeOver(frist.creditorId, [{ number: '104', ...homeless, due: '2026-08-31' }]);
    expect((await frist.queue(frist.creditorId, 'objection')).map((row) => row.number)).toEqual([
      '102',
      '103',
      '104',
    ]);
    expect((await frist.client.customers.get({ customerId })).holds).toEqual([
      {
        id: holdId,
        kind: 'pause',
        reason: 'Avtalt utsettelse',
        from: '2026-09-16',
        until: '2026-09-30',
        placedBy: 'tester',
        objection: null,
      },
    ]);
    frist.clock.setTo('2026-09-30');
    await frist.office.keeper.ensure(frist.creditorId);
    expect(await frist.queue(frist.creditorId, 'objection')).toHaveLength(3);
    frist.clock.setTo('2026-10-01');
    await frist.office.keeper.ensure(frist.creditorId);
    expect(await frist.queue(frist.creditorId, 'objection')).toHaveLength(0);
    expect((await frist.client.customers.get({ customerId })).holds).toEqual([]);
    const detail = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('102') });
    expect(detail).toMatchObject({ kind: 'ready', holds: [] });
    expect(detail.timeline.filter((entry) => entry.kind === 'held')).toHaveLength(1);
  });

  test('without a reason, with an end in the past or on no day at all is refused', async () => {
    await using frist = await openWithCustomers();
    const hold = (reason: string, until: string | null) =>
      refusalOf(frist.client.customers.hold({ customerId: frist.id('10001'), kind: 'pause', reason, until }));
    expect(await hold('  ', null)).toMatchObject({
      code: 'hold_invalid',
      params: { field: 'reason' },
      defined: true,
    });
    expect(await hold('x', '2026-09-15')).toMatchObject({ params: { field: 'until', problem: 'past' } });
    expect(await hold('x', '2026-02-30')).toMatchObject({ params: { field: 'until', problem: 'not_a_day' } });
    expect(frist.value('SELECT count(*) FROM hold')).toBe(0);
    // Until today is the shortest that there is.
    await frist.client.customers.hold({
      customerId: frist.id('10001'),
      kind: 'pause',
      reason: 'x',
      until: '2026-09-16',
    });
  });
});

/** Books everything that is ready as sent. The drawing has tests of its own; here only what it leaves counts. */
async function book(frist: TestOffice, creditorId: number): Promise<void> {
  await frist.office.keeper.ensure(creditorId);
  const all = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
  const { runId } = await finished(await frist.client.notices.draft(all));
  await finished(await frist.client.notices.approve({ runId }));
  frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
  await finished(await frist.client.notices.confirm({ runId }));
}

test('every call on a customer that is not there is refused in the same way', async () => {
  await using frist = await openTestOffice();
  const { customers } = frist.client;
  const customerId = 77;
  for (const call of [
    () => customers.get({ customerId }),
    () => customers.setAddress({ ...address, customerId }),
    () => customers.setKind({ customerId, kind: 'person' }),
    () => customers.setProfile({ customerId, profileId: null }),
    () => customers.setLanguage({ customerId, language: 'en' }),
    () => customers.hold({ customerId, kind: 'pause', reason: 'x', until: null }),
  ]) {
    expect(await refusalOf(call)).toEqual({
      code: 'customer_not_found',
      params: { customer: 77 },
      defined: true,
    });
  }
});
