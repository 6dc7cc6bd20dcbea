import { describe, expect, test, vi } from 'vitest';
import { clockOn, systemClock } from '#backend/border/index.ts';
import { creditsQuery, readFacts } from '#backend/reminders/invoiceFacts.ts';
import { lawOf } from '#backend/law/index.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { openTestOffice, type TestOffice } from '#test/support/openTestOffice.ts';

const open = { kind: 'open' } as const;

/** The credit that the facts name, by invoice number. */
async function credits(frist: TestOffice, creditorId: number): Promise<Record<string, number>> {
  const day = { asOf: isoDate('2026-09-15'), law: lawOf(frist.office.laws, 'NO') };
  const rows = await readFacts(frist.office.ledger.reader, creditorId, open, day);
  return Object.fromEntries(rows.map((row) => [row.invoice.number, row.customer.openCredit]));
}

describe('open credit', () => {
  test('counts for invoices in its own currency, and the reason names that currency', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [
      { number: '1' },
      { number: '2', currency: 'EUR' },
      { number: '3', currency: 'SEK' },
      { number: '4', amount: -20_000 },
      { number: '5', amount: -5000 },
      { number: '6', amount: -7000, currency: 'EUR' },
      { number: '7', customer: '2', name: 'Ola Dahl' },
    ]);
    expect(await credits(frist, creditorId)).toMatchObject({ 1: 25_000, 2: 7000, 3: 0, 7: 0 });
    for (const [number, params] of [
      ['1', { amount: 25_000, currency: 'NOK' }],
      ['2', { amount: 7000, currency: 'EUR' }],
    ] as const) {
      const { reasons } = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId(number) });
      expect(reasons.find(({ code }) => code === 'open_credit')?.params).toEqual(params);
    }
    const { reasons } = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('3') });
    expect(reasons.map(({ code }) => code)).not.toContain('open_credit');
  });

  test('is what an overpayment leaves beyond the fees of its own invoice', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', amount: 100_000 }]);
    await frist.send(creditorId);
    expect(frist.value("SELECT sum(amount) FROM charge WHERE state = 'open'")).toBe(3800);
    const paid = (open: number) =>
      frist.takeOver(creditorId, [{ number: '1', amount: 100_000, open }, { number: '2' }]);
    // The customer paid principal and fee: there is nothing to its credit.
    await paid(-3800);
    expect(await credits(frist, creditorId)).toMatchObject({ 2: 0 });
    // One krone less than the fee does not turn into a debt on the other invoice either.
    await paid(-3700);
    expect(await credits(frist, creditorId)).toMatchObject({ 2: 0 });
    await paid(-5000);
    expect(await credits(frist, creditorId)).toMatchObject({ 2: 1200 });
    frist.execute("UPDATE charge SET state = 'waived', paid = 0");
    expect(await credits(frist, creditorId)).toMatchObject({ 2: 5000 });
  });

  test('is read over its own index, whichever invoices are asked for', async () => {
    await using frist = await openTestOffice();
    const db = frist.office.ledger.reader;
    for (const choice of [
      open,
      { kind: 'customers', ids: [1, 2] } as const,
      { kind: 'invoices', ids: [1, 2] } as const,
    ]) {
      const query = creditsQuery(db, 1, choice).compile();
      const plan = frist.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query.sql}`, ...query.parameters);
      expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
        /SEARCH invoice USING INDEX invoice_credit \(creditor_id=\?/,
      );
    }
  });
});

describe('the days of what happened', () => {
  test('are those of the office, also shortly after midnight', async () => {
    vi.stubEnv('TZ', 'Europe/Oslo');
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    const invoiceId = frist.invoiceId('1');
    const row = 'INSERT INTO event (at, creditor_id, invoice_id, kind, params) VALUES (?, ?, ?, ?, ?)';
    // Half past midnight on the 12th in summer, and on the 2nd of January in winter.
    frist.execute(row, '2026-09-11T22:30:00.000Z', creditorId, invoiceId, 'held', '{}');
    frist.execute(row, '2026-01-01T23:30:00.000Z', creditorId, invoiceId, 'lifted', '{}');
    const { timeline } = await frist.client.reminders.invoice({ invoiceId });
    expect(timeline.find(({ kind }) => kind === 'held')?.day).toBe('2026-09-12');
    expect(timeline.find(({ kind }) => kind === 'lifted')?.day).toBe('2026-01-02');
  });

  test('are those of the clock that told the moment', () => {
    vi.stubEnv('TZ', 'Europe/Oslo');
    vi.useFakeTimers();
    try {
      vi.setSystemTime('2026-09-11T22:30:00.000Z');
      expect(systemClock.today()).toBe('2026-09-12');
      // A clock that stands on a day tells moments of that day, and the time of day goes on.
      expect(clockOn(isoDate('2027-01-10')).now()).toBe('2027-01-09T23:30:00.000Z');
    } finally {
      vi.useRealTimers();
    }
  });
});
