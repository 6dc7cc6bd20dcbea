import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import type { OpenItem } from '#test/support/openItems.ts';

describe('the projection', () => {
  test('follows the day: a row that was grey is ready when its day has come', async () => {
    await using frist = await openTestOffice({ today: '2026-09-14' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    expect(await frist.queue(creditorId)).toMatchObject([
      { kind: 'waiting', readyOn: '2026-09-15', actionable: false },
    ]);
    frist.clock.setTo('2026-09-15');
    const summary = () => frist.client.reminders.summary({ creditorId, tab: 'ready', search: '' });
    // The first look says that it is of yesterday, and sets off the new one.
    expect(await summary()).toMatchObject({ current: false, today: '2026-09-15', waiting: 1 });
    await expect.poll(summary, { timeout: 5000 }).toMatchObject({ current: true, waiting: 0 });
    expect(await frist.queue(creditorId)).toMatchObject([{ kind: 'ready', actionable: true }]);
  });

  test('is made anew under another version of the law', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    frist.execute("UPDATE standing_state SET law_version = 'no-2020-01-01'");
    const summary = () => frist.client.reminders.summary({ creditorId, tab: 'ready', search: '' });
    expect((await summary()).current).toBe(false);
    await expect.poll(summary, { timeout: 5000 }).toMatchObject({ current: true });
  });

  test('a settled invoice leaves every queue, and its panel says so', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }, { number: '2' }]);
    await frist.takeOver(creditorId, [{ number: '2' }], true);
    expect((await frist.queue(creditorId)).map((row) => row.number)).toEqual(['2']);
    const detail = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('1') });
    expect(detail).toMatchObject({ kind: 'settled', step: null, proposal: null, sums: { total: 0 } });
  });

  test('whatever was done, in whatever order: the rows kept up to date are those of a new evaluation', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, smallBook);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 12 }), async (deeds) => {
        for (const one of deeds) await perform(frist, creditorId, one);
        const kept = projection(frist);
        expect(frist.value('SELECT count(*) FROM standing_state')).toBe(1);
        frist.execute('DELETE FROM standing_state');
        await frist.office.keeper.ensure(creditorId);
        expect(kept).toEqual(projection(frist));
      }),
      { numRuns: 8, seed: 20_261_116 },
    );
    expect(frist.errors).toEqual([]);
  });
});

const smallBook: readonly OpenItem[] = Array.from({ length: 24 }, (_, at) => ({
  number: String(500 + at),
  customer: String(20_001 + (at % 6)),
  name: at % 2 === 0 ? `Kunde ${at % 6}` : `Firma ${at % 6} AS`,
  due: addDays(isoDate('2026-08-01'), at * 2),
  amount: 20_000 + at * 1000,
  ...(at % 6 === 5 ? { street: '', postcode: '', city: '' } : {}),
}));

type Deed =
  | {
      readonly kind: 'hold';
      readonly invoice: number;
      readonly until: boolean;
      readonly hold: 'objection' | 'pause';
    }
  | { readonly kind: 'customer_hold'; readonly customer: number }
  | { readonly kind: 'lift' }
  | { readonly kind: 'address'; readonly customer: number; readonly street: string }
  | { readonly kind: 'turn'; readonly customer: number }
  | { readonly kind: 'profile'; readonly customer: number; readonly own: boolean }
  | { readonly kind: 'note'; readonly invoice: number }
  | {
      readonly kind: 'run';
      readonly invoices: readonly number[];
      readonly as: 'approve' | 'confirm' | 'discard';
    };

const invoice = fc.integer({ min: 0, max: 23 });
const customer = fc.integer({ min: 0, max: 5 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constant('hold' as const),
    invoice,
    until: fc.boolean(),
    hold: fc.constantFrom('objection' as const, 'pause' as const),
  }),
  fc.record({ kind: fc.constant('customer_hold' as const), customer }),
  fc.record({ kind: fc.constant('lift' as const) }),
  fc.record({ kind: fc.constant('address' as const), customer, street: fc.constantFrom('', 'Nygata 1') }),
  fc.record({ kind: fc.constant('turn' as const), customer }),
  fc.record({ kind: fc.constant('profile' as const), customer, own: fc.boolean() }),
  fc.record({ kind: fc.constant('note' as const), invoice }),
  fc.record({
    kind: fc.constant('run' as const),
    invoices: fc.uniqueArray(invoice, { minLength: 1, maxLength: 6 }),
    as: fc.constantFrom('approve' as const, 'confirm' as const, 'discard' as const),
  }),
);

/** Does one thing by the border; what the border refuses in that state is no failure. */
async function perform(frist: TestOffice, creditorId: number, one: Deed): Promise<void> {
  const { client } = frist;
  const customerId = 'customer' in one ? one.customer + 1 : 0;
  switch (one.kind) {
    case 'hold': {
      const until = one.until ? '2026-10-01' : null;
      await client.reminders.hold({ invoiceIds: [one.invoice + 1], kind: one.hold, reason: 'x', until });
      return;
    }
    case 'customer_hold':
      await client.customers.hold({ customerId, kind: 'do_not_remind', reason: 'x', until: null });
      return;
    case 'lift': {
      const holdId = frist.value('SELECT max(id) FROM hold WHERE lifted_at IS NULL');
      if (holdId !== null) await client.reminders.lift({ holdId: Number(holdId), reason: 'Avklart' });
      return;
    }
    case 'address':
      await client.customers.setAddress({
        customerId,
        street: one.street,
        street2: '',
        postcode: '0150',
        city: 'Oslo',
        country: 'NO',
      });
      return;
    case 'turn': {
      const { kind } = await client.customers.get({ customerId });
      await client.customers.setKind({ customerId, kind: kind === 'person' ? 'company' : 'person' });
      return;
    }
    case 'profile': {
      const { profiles } = await client.customers.get({ customerId });
      await client.customers.setProfile({
        customerId,
        profileId: one.own ? (profiles[0]?.id ?? null) : null,
      });
      return;
    }
    case 'note':
      await client.reminders.note({ invoiceId: one.invoice + 1, text: 'Ringte' });
      return;
    case 'run':
      return performRun(frist, creditorId, one.invoices, one.as);
  }
}

async function performRun(
  frist: TestOffice,
  creditorId: number,
  invoices: readonly number[],
  as: 'approve' | 'confirm' | 'discard',
): Promise<void> {
  const { notices } = frist.client;
  const invoiceIds = invoices.map((at) => at + 1);
  try {
    const { runId } = await finished(await notices.draft({ kind: 'some', creditorId, invoiceIds }));
    await finished(await notices.approve({ runId }));
    if (as === 'discard') await notices.discard({ runId });
    if (as !== 'confirm') return;
    // The drawing has tests of its own; here only what it leaves in the ledger counts.
    frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
    await finished(await notices.confirm({ runId }));
  } catch (error) {
    if ((error as { code?: string }).code !== 'run_empty') throw error;
  }
}

function projection(frist: TestOffice): unknown[] {
  return frist.all('SELECT * FROM standing ORDER BY invoice_id');
}

describe('a stop on an invoice', () => {
  test('takes it out of the queue into its own, with reason and event; lifting puts it back', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }, { number: '2' }, { number: '3' }]);
    const [one, two, three] = ['1', '2', '3'].map((number) => frist.invoiceId(number)) as [
      number,
      number,
      number,
    ];
    const { holdIds } = await frist.client.reminders.hold({
      invoiceIds: [one, two],
      kind: 'objection',
      reason: 'Varen kom aldri',
      until: null,
    });
    await frist.client.reminders.hold({
      invoiceIds: [three],
      kind: 'do_not_remind',
      reason: 'Sjefens bror',
      until: null,
    });
    expect((await frist.queue(creditorId, 'objection')).map((row) => row.number)).toEqual(['1', '2']);
    expect((await frist.queue(creditorId, 'withheld')).map((row) => row.number)).toEqual(['3']);
    const held = await frist.client.reminders.invoice({ invoiceId: one });
    expect(held).toMatchObject({
      kind: 'objection',
      proposal: null,
      holds: [{ id: holdIds[0], scope: 'invoice', reason: 'Varen kom aldri', until: null }],
    });
    expect(held.reasons[0]).toMatchObject({ code: 'objection', params: { reason: 'Varen kom aldri' } });
    await frist.client.reminders.lift({ holdId: holdIds[0] as number, reason: 'Varen er kommet' });
    expect((await frist.queue(creditorId)).map((row) => row.number)).toEqual(['1']);
    expect(await refusalOf(frist.client.reminders.lift({ holdId: holdIds[0] as number }))).toMatchObject({
      code: 'hold_not_found',
      defined: true,
    });
    const after = await frist.client.reminders.invoice({ invoiceId: one });
    expect(after.timeline.filter((entry) => !entry.ahead).map((entry) => entry.kind)).toEqual([
      'issued',
      'due',
      'held',
      'lifted',
    ]);
  });

  test('of several, one unknown: none is stopped', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    const invoiceIds = [frist.invoiceId('1'), 999];
    const call = frist.client.reminders.hold({ invoiceIds, kind: 'pause', reason: 'x', until: null });
    expect(await refusalOf(call)).toMatchObject({ code: 'invoice_not_found', params: { invoice: 999 } });
    expect(frist.value('SELECT count(*) FROM hold')).toBe(0);
    expect(await frist.queue(creditorId)).toHaveLength(1);
  });
});

describe('notes', () => {
  test('stand on the invoice, newest first, counted in the queue', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    const invoiceId = frist.invoiceId('1');
    await frist.client.reminders.note({ invoiceId, text: ' Ringte, ingen svarte ' });
    await frist.client.reminders.note({ invoiceId, text: 'Lover å betale fredag' });
    const { notes } = await frist.client.reminders.invoice({ invoiceId });
    expect(notes.map((note) => note.text)).toEqual(['Lover å betale fredag', 'Ringte, ingen svarte']);
    expect(await frist.queue(creditorId)).toMatchObject([{ notes: 2 }]);
    expect(await refusalOf(frist.client.reminders.note({ invoiceId, text: ' \n ' }))).toMatchObject({
      code: 'note_empty',
      defined: true,
    });
    expect(await refusalOf(frist.client.reminders.note({ invoiceId: 99, text: 'x' }))).toMatchObject({
      code: 'invoice_not_found',
    });
  });
});

describe('the panel of an invoice', () => {
  test('tells its whole life in order, with payments, letters and what lies ahead', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor({ companyProfile: 'strict' });
    const company = { name: 'Bygg AS', organisationNumber: '974760673' };
    await frist.takeOver(creditorId, [{ number: '1', amount: 100_000, ...company }]);
    await frist.send(creditorId);
    frist.clock.setTo('2026-09-20');
    await frist.takeOver(creditorId, [{ number: '1', amount: 100_000, open: 60_000, ...company }]);
    const detail = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('1') });
    expect(detail).toMatchObject({
      kind: 'deadline_running',
      until: '2026-09-29',
      // The lump sum between businesses, into which the fee counts (forsinkelsesrenteloven § 3 a).
      sums: { principal: 60_000, charges: 43_000 },
    });
    const { principal, interest, charges, total } = detail.sums;
    expect(total).toBe(principal + interest + charges);
    expect(detail.timeline.filter((entry) => !entry.ahead).map((entry) => [entry.day, entry.kind])).toEqual([
      ['2026-08-18', 'issued'],
      ['2026-09-01', 'due'],
      ['2026-09-15', 'notice_sent'],
      ['2026-09-20', 'payment'],
    ]);
    expect(detail.timeline.filter((entry) => entry.ahead).map((entry) => [entry.day, entry.kind])).toEqual([
      ['2026-09-29', 'deadline_ends'],
      ['2026-09-30', 'step_ready'],
    ]);
    // Interest on the whole sum until the payment, on the rest from then on (DOMAIN 6: the paying day on the old).
    expect(detail.interestLines.map((line) => [line.from, line.to, line.days, line.principal])).toEqual([
      ['2026-09-02', '2026-09-20', 19, 100_000],
    ]);
    frist.clock.setTo('2026-09-25');
    const later = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('1') });
    expect(later.interestLines.map((line) => [line.days, line.principal])).toEqual([
      [19, 100_000],
      [5, 60_000],
    ]);
    expect(await refusalOf(frist.client.reminders.invoice({ invoiceId: 99 }))).toMatchObject({
      code: 'invoice_not_found',
      defined: true,
    });
  });
});
