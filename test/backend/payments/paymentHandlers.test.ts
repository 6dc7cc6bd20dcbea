import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { ChargesFilter } from '#shared/contract/payments.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

// Real threads on a machine that others use too.
vi.setConfig({ testTimeout: 60_000 });

const filter = (creditorId: number, given: Partial<ChargesFilter> = {}): ChargesFilter => ({
  creditorId,
  tab: 'decide',
  kind: null,
  state: null,
  customerId: null,
  search: '',
  ...given,
});
const byDay = { column: 'claimed', descending: false } as const;

const first = { number: '101', amount: 125_000, customer: '1', name: 'Kari Ødegård' };
const second = { number: '102', amount: 80_000, customer: '2', name: 'Ola Nordmann' };

/** Two customers of whom each got a reminder on 16 November, each with its fee. */
async function reminded(frist: TestOffice): Promise<number> {
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [first, second]);
  await frist.send(creditorId);
  frist.clock.setTo('2026-11-25');
  return creditorId;
}

const rowsOf = async (frist: TestOffice, creditorId: number, given: Partial<ChargesFilter> = {}) =>
  (
    await frist.client.payments.window({
      filter: filter(creditorId, given),
      sort: byDay,
      offset: 0,
      limit: 100,
    })
  ).rows;

describe('the charges of a creditor', () => {
  test('are listed, decided about and taken back, with history and standings', async () => {
    await using frist = await openTestOffice();
    const creditorId = await reminded(frist);
    const { client } = frist;
    expect((await client.payments.summary({ creditorId })).tabs).toEqual({ decide: 0, open: 2, ended: 0 });

    await frist.takeOver(
      creditorId,
      [
        { ...first, open: 0 },
        { ...second, open: 0 },
      ],
      true,
    );
    const summary = await client.payments.summary({ creditorId });
    expect(summary.tabs.decide).toBe(summary.tabs.open);
    expect(summary.treatment).toBe('ask');
    const open = await rowsOf(frist, creditorId);
    expect(open.every(({ decision, principal }) => decision === 'unpaid' && principal === 0)).toBe(true);

    // Found by letters in the middle of the name, whichever way they were typed.
    expect((await rowsOf(frist, creditorId, { search: 'ødeg' })).map(({ number }) => number)).toContain(
      '101',
    );
    expect(await rowsOf(frist, creditorId, { search: 'ingen' })).toEqual([]);
    expect(await rowsOf(frist, creditorId, { kind: 'compensation' })).toEqual([]);

    const all = { kind: 'all' as const, filter: filter(creditorId, { search: 'Kari' }), except: [] };
    const chosen = await client.payments.selection(all);
    expect(chosen.count).toBeGreaterThan(0);
    expect(await client.payments.waive({ selection: all, reason: 'Old customer' })).toEqual({
      changed: chosen.count,
    });
    const [waived] = await rowsOf(frist, creditorId, { tab: 'ended' });
    expect(waived).toMatchObject({
      state: 'waived',
      endedBy: 'tester',
      endedReason: 'Old customer',
      number: '101',
    });

    const invoiceId = frist.invoiceId('101');
    const detail = await client.payments.invoice({ invoiceId });
    expect(detail.events.map(({ kind }) => kind)).toContain('charge_waived');
    expect(detail.events.at(-1)?.params).toMatchObject({ by: 'tester', reason: 'Old customer' });

    const some = { kind: 'some' as const, creditorId, chargeIds: [waived?.id ?? 0] };
    expect(await client.payments.reopen({ selection: some })).toEqual({ changed: 1 });
    expect((await client.payments.invoice({ invoiceId })).charges[0]).toMatchObject({
      state: 'open',
      kept: { by: 'tester' },
      decision: null,
    });
    expect(frist.errors).toEqual([]);
  });

  test('say when a payment was taken back after somebody had decided, until it is left so', async () => {
    await using frist = await openTestOffice();
    const creditorId = await reminded(frist);
    await frist.takeOver(creditorId, [{ ...first, open: 0 }, second], true);
    const selection = { kind: 'all' as const, filter: filter(creditorId), except: [] };
    await frist.client.payments.waive({ selection, reason: 'x' });
    frist.clock.setTo('2026-11-28');
    await frist.takeOver(creditorId, [first, second], true);
    const reversed = await rowsOf(frist, creditorId);
    expect(reversed.map(({ decision, state }) => [decision, state])).toContainEqual(['reversed', 'waived']);
    await frist.client.payments.keep({ selection });
    expect(await rowsOf(frist, creditorId)).toEqual([]);
    expect((await rowsOf(frist, creditorId, { tab: 'ended' })).map(({ state }) => state)).toContain('waived');
  });

  test('are booked from a payment that was looked at before, and only if it is still the same', async () => {
    await using frist = await openTestOffice();
    const creditorId = await reminded(frist);
    const { client } = frist;
    const payment = {
      creditorId,
      target: { kind: 'invoice' as const, invoiceId: frist.invoiceId('101') },
      currency: 'NOK',
      amount: 200_000,
      day: '2026-11-20',
    };
    const spread = await client.payments.preview(payment);
    expect(spread.booked).toBeGreaterThan(0);
    expect(spread.paid.principal).toBe(125_000);
    expect(await client.payments.summary({ creditorId })).toMatchObject({ tabs: { ended: 0 } });
    expect(await refusalOf(client.payments.book({ ...payment, expected: 1 }))).toMatchObject({
      code: 'payment_changed',
      params: { expected: 1, now: spread.booked, currency: 'NOK' },
    });
    expect(await client.payments.book({ ...payment, expected: spread.booked })).toEqual({
      booked: spread.booked,
    });
    expect((await client.payments.summary({ creditorId })).sums).toMatchObject([{ paid: spread.booked }]);
    expect(await refusalOf(client.payments.preview({ ...payment, day: '2026-11-26' }))).toMatchObject({
      code: 'charge_day_wrong',
    });
  });

  test('refuse what cannot be, as data', async () => {
    await using frist = await openTestOffice();
    const creditorId = await reminded(frist);
    const { client } = frist;
    const selection = { kind: 'all' as const, filter: filter(creditorId, { tab: 'open' }), except: [] };
    const [row] = await rowsOf(frist, creditorId, { tab: 'open' });
    const chargeId = row?.id ?? 0;
    const refused = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).code;
    expect(await refused(client.payments.summary({ creditorId: 99 }))).toBe('creditor_not_found');
    expect(await refused(client.payments.waive({ selection, reason: ' ' }))).toBe('charge_reason_missing');
    expect(await refused(client.payments.pay({ selection, day: '2027-01-01' }))).toBe('charge_day_wrong');
    expect(await refused(client.payments.pay({ selection, day: '2026-02-30' }))).toBe('charge_day_wrong');
    expect(await refused(client.payments.putOnInvoice({ selection, document: '', day: '2026-11-20' }))).toBe(
      'charge_document_missing',
    );
    expect(await refused(client.payments.payPart({ chargeId, amount: 9_999_999, day: '2026-11-20' }))).toBe(
      'charge_amount_wrong',
    );
    expect(await refused(client.payments.payPart({ chargeId: 999, amount: 1, day: '2026-11-20' }))).toBe(
      'charge_not_found',
    );
    await client.payments.pay({ selection, day: '2026-11-20' });
    expect(await refused(client.payments.payPart({ chargeId, amount: 1, day: '2026-11-20' }))).toBe(
      'charge_ended',
    );
    expect((await client.payments.summary({ creditorId })).tabs.open).toBe(0);
  });
});

describe('interest invoices over the border', () => {
  test('are found, exported and noted as invoiced', async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    const { client } = frist;
    await frist.takeOver(creditorId, [first, second]);
    frist.clock.setTo('2026-11-25');
    await frist.takeOver(
      creditorId,
      [
        { ...first, open: 0 },
        { ...second, open: 0 },
      ],
      true,
    );
    const period = { creditorId, from: '2026-11-01', to: '2026-11-30' };
    const found = await client.payments.interestCandidates({ ...period, offset: 1, limit: 1 });
    expect(found).toMatchObject({ total: 2, proposed: 2, offset: 1 });
    expect(found.rows.map(({ number }) => number)).toEqual(['102']);

    const exported = await finished(await client.payments.exportInterest(period));
    expect(exported.rows).toBe(2);
    expect(existsSync(frist.office.files.resolve(exported.file)?.path ?? '')).toBe(true);

    const [other] = found.rows;
    const choice = { kind: 'all' as const, except: [other?.invoiceId ?? 0] };
    expect(
      await client.payments.invoiceInterest({ ...period, choice, document: 'R-9', day: '2026-11-25' }),
    ).toEqual({
      changed: 1,
    });
    expect(await client.payments.interestCandidates({ ...period, offset: 0, limit: 9 })).toMatchObject({
      total: 1,
    });
    const [invoiced] = await rowsOf(frist, creditorId, { tab: 'ended', state: 'invoiced' });
    expect(invoiced).toMatchObject({ kind: 'interest', document: 'R-9', number: '101', endedBy: 'tester' });
    const report = await client.payments.report({ creditorId, from: '2026-11-01', to: '2026-11-30' });
    expect(report).toEqual([
      {
        month: '2026-11',
        currency: 'NOK',
        claimed: invoiced?.amount,
        paid: 0,
        waived: 0,
        invoiced: invoiced?.amount,
      },
    ]);
  });
});
