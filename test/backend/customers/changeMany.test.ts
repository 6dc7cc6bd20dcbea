import { describe, expect, test } from 'vitest';
import type { CustomerChange, CustomerFilter, CustomerSelection } from '#shared/contract/customers.ts';
import { addCustomers } from '#test/support/customers/addCustomers.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

interface Opened extends TestOffice {
  readonly creditorId: number;
  readonly ids: readonly number[];
  readonly filter: CustomerFilter;
  change(
    change: CustomerChange,
    selection?: CustomerSelection,
  ): ReturnType<TestOffice['client']['customers']['changeMany']>;
}

/** An office with three persons and two companies, each with an invoice that is ready. */
async function openFive(): Promise<Opened> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  const ids = await addCustomers(
    frist,
    creditorId,
    ['Ada', 'Bo', 'Cato', 'Delta AS', 'Epsilon AS'].map((name, at) => ({
      name,
      kind: at < 3 ? 'person' : 'company',
      invoices: [{ number: String(100 + at) }],
    })),
  );
  const filter: CustomerFilter = {
    creditorId,
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
  return Object.assign(frist, {
    creditorId,
    ids,
    filter,
    change: (change: CustomerChange, selection: CustomerSelection = { kind: 'all', filter, except: [] }) =>
      frist.client.customers.changeMany({ selection, change }),
  });
}

const hold = { kind: 'pause' as const, reason: 'Ferie', until: '2026-10-01' };

function snapshot(frist: Opened) {
  return frist.all(
    'SELECT id, kind, profile_id, language, channel, collection_ban FROM customer ORDER BY id',
  );
}

/** Does a change and what takes it back, and says whether everything is as it was. */
async function thereAndBack(frist: Opened, change: CustomerChange): Promise<boolean> {
  const before = snapshot(frist);
  const { undo } = await frist.change(change);
  expect(snapshot(frist)).not.toEqual(before);
  for (const { change: back, customerIds } of undo) {
    await frist.change(back, { kind: 'some', creditorId: frist.creditorId, customerIds });
  }
  return JSON.stringify(snapshot(frist)) === JSON.stringify(before);
}

describe('one thing done to many customers', () => {
  test('tells each of them in its history, and the lists at once', async () => {
    await using frist = await openFive();
    expect(await frist.change({ what: 'hold', hold })).toMatchObject({ changed: 5 });
    expect((await frist.queue(frist.creditorId)).length).toBe(0);
    expect((await frist.queue(frist.creditorId, 'objection')).map(({ kind }) => kind)).toEqual(
      frist.ids.map(() => 'paused'),
    );
    const holds = frist.all<{ id: number; customer_id: number; placed_by: string }>(
      'SELECT id, customer_id, placed_by FROM hold ORDER BY id',
    );
    expect(holds.map((row) => [row.customer_id, row.placed_by])).toEqual(
      frist.ids.map((id) => [id, 'tester']),
    );
    const events = frist.all<{ customer_id: number; params: string }>(
      "SELECT customer_id, params FROM event WHERE kind = 'held' ORDER BY id",
    );
    expect(events.map((row) => [row.customer_id, (JSON.parse(row.params) as { hold: number }).hold])).toEqual(
      holds.map((row) => [row.customer_id, row.id]),
    );
    expect(
      (
        await frist.client.customers.list({
          filter: { ...frist.filter, stop: 'held' },
          sort: { column: 'name', descending: false },
          offset: 0,
          limit: 9,
        })
      ).total,
    ).toBe(5);
  });

  test('stops are lifted again; one that was there before stays, and an objection needs a reason', async () => {
    await using frist = await openFive();
    const [ada = 0] = frist.ids;
    await frist.client.customers.hold({ customerId: ada, kind: 'do_not_remind', reason: 'før', until: null });
    const { undo } = await frist.change({ what: 'hold', hold });
    // Ada's older stop would go with it.
    expect(undo).toEqual([{ change: { what: 'lift_holds', reason: '' }, customerIds: frist.ids.slice(1) }]);
    const objection = { kind: 'objection' as const, reason: 'feil', until: null };
    expect(await frist.change({ what: 'hold', hold: objection })).toMatchObject({ undo: [] });
    expect(await refusalOf(frist.change({ what: 'lift_holds', reason: ' ' }))).toMatchObject({
      code: 'hold_invalid',
      params: { field: 'reason', problem: 'empty' },
    });
    expect(await frist.change({ what: 'lift_holds', reason: 'avklart' })).toMatchObject({ changed: 5 });
    expect(frist.value('SELECT count(*) FROM hold WHERE lifted_at IS NULL')).toBe(0);
    expect(frist.value("SELECT count(*) FROM event WHERE kind = 'lifted'")).toBe(11);
    expect(await frist.change({ what: 'lift_holds', reason: 'avklart' })).toMatchObject({ changed: 0 });
    expect((await frist.queue(frist.creditorId)).length).toBe(5);
  });

  test.each<CustomerChange>([
    { what: 'language', language: 'en' },
    { what: 'channel', channel: 'email' },
    { what: 'collection_ban', on: true },
    { what: 'kind', kind: 'company' },
    { what: 'kind', kind: 'person' },
    { what: 'profile', profileId: null },
  ])('%j can be taken back to what each customer had', async (change) => {
    await using frist = await openFive();
    const [ada = 0, bo = 0, , delta = 0] = frist.ids;
    const [gentle, strict] = ['Skånsom', 'Streng'].map((name) =>
      Number(frist.value("SELECT id FROM profile WHERE name = ? AND debtor_kind = 'person'", name)),
    );
    const firm = Number(
      frist.value("SELECT id FROM profile WHERE name = 'Streng' AND debtor_kind = 'company'"),
    );
    await frist.client.customers.setProfile({ customerId: ada, profileId: gentle ?? 0 });
    await frist.client.customers.setProfile({ customerId: bo, profileId: strict ?? 0 });
    await frist.client.customers.setProfile({ customerId: delta, profileId: firm });
    await frist.client.customers.setLanguage({ customerId: bo, language: 'nb' });
    await frist.client.customers.setFlags({ customerId: bo, collectionBan: true, directDebit: false });
    frist.execute("UPDATE customer SET channel = 'einvoice' WHERE id = ?", delta);
    expect(await thereAndBack(frist, change)).toBe(true);
  });

  test('whoever is so already gets no event', async () => {
    await using frist = await openFive();
    const ban: CustomerChange = { what: 'collection_ban', on: true };
    await frist.client.customers.setFlags({
      customerId: frist.ids[0] ?? 0,
      collectionBan: true,
      directDebit: false,
    });
    expect(await frist.change(ban)).toMatchObject({ changed: 4 });
    expect(await frist.change(ban)).toEqual({ changed: 0, undo: [] });
    expect(frist.value("SELECT count(*) FROM event WHERE kind = 'collection_ban_changed'")).toBe(4);
  });

  test('the kind keeps the imported one beside it, and takes the own profile away', async () => {
    await using frist = await openFive();
    const [ada = 0] = frist.ids;
    const gentle = Number(
      frist.value("SELECT id FROM profile WHERE name = 'Skånsom' AND debtor_kind = 'person'"),
    );
    await frist.client.customers.setProfile({ customerId: ada, profileId: gentle });
    expect(await frist.change({ what: 'kind', kind: 'company' })).toMatchObject({ changed: 3 });
    expect(await frist.client.customers.get({ customerId: ada })).toMatchObject({
      kind: 'company',
      importedKind: 'person',
      profileId: null,
    });
    await frist.change({ what: 'kind', kind: 'person' });
    // Those that were imported as persons have no own value any more; the companies have one now.
    expect(frist.all('SELECT customer_id FROM customer_change ORDER BY customer_id')).toEqual(
      frist.ids.slice(3).map((id) => ({ customer_id: id })),
    );
  });

  test('a profile goes to the customers of its kind, and is refused where there are none', async () => {
    await using frist = await openFive();
    const strict = Number(
      frist.value("SELECT id FROM profile WHERE name = 'Streng' AND debtor_kind = 'person'"),
    );
    const change: CustomerChange = { what: 'profile', profileId: strict };
    const companies: CustomerSelection = {
      kind: 'all',
      filter: { ...frist.filter, kind: 'company' },
      except: [],
    };
    expect(await refusalOf(frist.change(change, companies))).toMatchObject({
      code: 'profile_of_other_kind',
      params: { profile: 'Streng', kind: 'company' },
    });
    expect(await frist.change(change)).toMatchObject({ changed: 3 });
    expect(await refusalOf(frist.change({ what: 'profile', profileId: 999 }))).toMatchObject({
      code: 'profile_not_found',
    });
  });

  test('reaches only the chosen ones of the client', async () => {
    await using frist = await openFive();
    const other = await frist.addCreditor({ organisationNumber: '974760673' });
    const [foreign = 0] = await addCustomers(frist, other, [{ name: 'Fremmed' }]);
    const { creditorId, ids, filter } = frist;
    const english: CustomerChange = { what: 'language', language: 'en' };
    const some = { kind: 'some' as const, creditorId, customerIds: [ids[0] ?? 0, foreign] };
    expect(await frist.change(english, some)).toMatchObject({ changed: 1 });
    const persons = {
      kind: 'all' as const,
      filter: { ...filter, kind: 'person' as const },
      except: [ids[1] ?? 0],
    };
    expect(await frist.change(english, persons)).toMatchObject({ changed: 1 });
    expect(frist.all('SELECT language FROM customer ORDER BY id')).toEqual(
      ['en', null, 'en', null, null, null].map((language) => ({ language })),
    );
    expect(await refusalOf(frist.change(english, { ...some, creditorId: 99 }))).toMatchObject({
      code: 'creditor_not_found',
    });
  });

  test('is done to all or to none', async () => {
    await using frist = await openFive();
    const before = frist.value('SELECT count(*) FROM event');
    expect(
      await refusalOf(frist.change({ what: 'hold', hold: { ...hold, until: '2026-09-01' } })),
    ).toMatchObject({ code: 'hold_invalid' });
    expect(frist.value('SELECT count(*) FROM hold')).toBe(0);
    expect(frist.value('SELECT count(*) FROM event')).toBe(before);
  });
});
