import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kyselyOver } from '#backend/ledger/index.ts';
import { bookPayment } from '#backend/payments/bookPayment.ts';
import { readPaymentRules } from '#backend/payments/readClaims.ts';
import { spreadPayment } from '#backend/payments/spreadPayment.ts';
import type { PaymentSpread, TypedPayment } from '#shared/contract/payments.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { intakeLaw } from '#test/support/intake/intakeLedger.ts';
import { type ChargedLedger, chargedLedger, decisionOn } from '#test/support/payments/chargedLedger.ts';

const first = { number: '1', amount: 100_000, issued: '2026-06-01', due: '2026-06-15' };
const second = { number: '2', amount: 40_000, issued: '2026-07-01', due: '2026-07-15' };
const day = '2026-08-20' as IsoDate;

/** Two invoices of one customer: the older one was reminded with a fee and interest. */
async function twoInvoices(): Promise<{ ledger: ChargedLedger; fee: number }> {
  const ledger = chargedLedger();
  await ledger.list('2026-08-01', [first, second]);
  return { ledger, fee: ledger.remind('1', '2026-08-01', 3500, true) };
}

async function spread(
  ledger: ChargedLedger,
  amount: number,
  target?: TypedPayment['target'],
): Promise<PaymentSpread> {
  const db = kyselyOver(ledger.connection);
  const rules = await readPaymentRules(db, 1);
  if (rules === undefined) throw new Error('the creditor is gone');
  const to = target ?? { kind: 'customer', customerId: Number(ledger.value('SELECT id FROM customer')) };
  return spreadPayment(
    db,
    rules,
    intakeLaw,
    { creditorId: 1, target: to, currency: 'NOK', amount, day },
    day,
  );
}

describe('a payment that somebody types in', () => {
  test('is spread over the oldest invoice first, in the order of the country', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    const { lines, paid, rest, booked, onInvoices, orderFrom } = await spread(ledger, 110_000);
    const running = lines[0]?.running ?? 0;
    expect(running).toBeGreaterThan(0);
    expect(lines.map((line) => [line.number, line.paid.principal])).toEqual([
      ['1', 100_000],
      ['2', 110_000 - 100_000 - 3500 - running],
    ]);
    expect(paid.charges).toBe(3500);
    expect(booked).toBe(3500);
    // The first is paid in full, so that all of it goes on the invoice there.
    expect(lines[0]?.onInvoice).toBe(103_500 + running);
    expect(onInvoices).toBe(110_000);
    expect(rest).toBe(0);
    expect(orderFrom.kind).toBe('law');
  });

  test('that leaves principal open lowers it by what is left beyond the charges', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    ledger.set('payment_order', '["charges","interest","principal"]');
    const { lines, booked, onInvoices, orderFrom } = await spread(ledger, 50_000);
    expect(lines[0]?.paid.charges).toBe(3500);
    expect(lines[0]?.onInvoice).toBe(46_500);
    expect([booked, onInvoices]).toEqual([3500, 46_500]);
    expect(orderFrom).toEqual({ kind: 'creditor' });
  });

  test('with the principal first leaves the charges open', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    ledger.set('payment_order', '["principal","interest","charges"]');
    const { booked, paid } = await spread(ledger, 50_000);
    expect([booked, paid.principal]).toEqual([0, 50_000]);
  });

  test('beyond all that is owed has a rest', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    const { paid, rest } = await spread(ledger, 500_000);
    expect(paid.principal).toBe(140_000);
    expect(paid.principal + paid.interest + paid.charges + rest).toBe(500_000);
  });

  test('for one invoice or nobody we know', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    const { lines, rest } = await spread(ledger, 50_000, {
      kind: 'invoice',
      invoiceId: ledger.invoiceId('2'),
    });
    expect(lines.map((line) => line.number)).toEqual(['2']);
    expect(rest).toBe(10_000);
    await expect(spread(ledger, 1, { kind: 'customer', customerId: 99 })).rejects.toThrow(
      expect.objectContaining({ code: 'customer_not_found' }),
    );
    await expect(spread(ledger, 1, { kind: 'invoice', invoiceId: 99 })).rejects.toThrow(
      expect.objectContaining({ code: 'invoice_not_found' }),
    );
  });

  test('adds up, whatever the amount and the order', async () => {
    const { ledger } = await twoInvoices();
    await using _ = ledger;
    const orders = fc.shuffledSubarray(['principal', 'interest', 'charges'], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300_000 }), orders, async (amount, order) => {
        ledger.set('payment_order', JSON.stringify(order));
        const { lines, paid, rest, booked } = await spread(ledger, amount);
        expect(paid.principal + paid.interest + paid.charges + rest).toBe(amount);
        expect(booked).toBeLessThanOrEqual(paid.interest + paid.charges);
        for (const line of lines) {
          expect(line.paid.principal).toBeLessThanOrEqual(line.owed.principal);
          expect(line.paid.interest).toBeLessThanOrEqual(line.owed.interest);
          expect(line.paid.charges).toBeLessThanOrEqual(line.owed.charges);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is booked of it', () => {
  test('is the charges alone, and a payment in full comes again in the next list without counting twice', async () => {
    const { ledger, fee } = await twoInvoices();
    await using _ = ledger;
    const planned = await spread(ledger, 110_000);
    await ledger.write((db) => bookPayment(db, 1, planned, day, decisionOn(day)));
    expect(ledger.charge(fee)).toMatchObject({
      state: 'paid',
      paid: 3500,
      paid_elsewhere: 0,
      ended_by: 'Berit',
    });
    expect(ledger.value("SELECT open FROM invoice WHERE number = '1'")).toBe(100_000);
    const running = planned.lines[0]?.running ?? 0;
    await ledger.list('2026-08-22', [
      { ...first, open: 100_000 - (planned.lines[0]?.onInvoice ?? 0) },
      second,
    ]);
    expect(ledger.charges('1').map(({ kind, paid }) => [kind, paid])).toEqual([
      ['fee', 3500],
      // Two days more ran until the day of the list, which is all that is known of the day of payment.
      ['interest', running],
    ]);
  });

  test('is other money than what a list shows, where the principal stays open', async () => {
    const { ledger, fee } = await twoInvoices();
    await using _ = ledger;
    ledger.set('payment_order', '["charges","interest","principal"]');
    const planned = await spread(ledger, 50_000);
    await ledger.write((db) => bookPayment(db, 1, planned, day, decisionOn(day)));
    expect(ledger.charge(fee)).toMatchObject({ state: 'paid', paid: 3500, paid_elsewhere: 3500 });
  });
});
