import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate, laterOf } from '#shared/kernel/isoDate.ts';
import { allocatePayment } from '#shared/domain/claims/allocatePayment.ts';
import type { ClaimedCharge } from '#shared/domain/claims/chargesAfterPayment.ts';
import { chargesAfterPayment } from '#shared/domain/claims/chargesAfterPayment.ts';
import { continuousArrears } from '#shared/domain/claims/continuousArrears.ts';
import type { PaidInvoice } from '#shared/domain/claims/proposeInterestInvoice.ts';
import { proposeInterestInvoice } from '#shared/domain/claims/proposeInterestInvoice.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';
import { anyCountry, anyDay, anyDebtorKind, anyPrincipal, laws } from '#test/domain/arbitraries.ts';
import { someCreditor } from '#test/domain/overdueInvoice.ts';

const parts: readonly ClaimPart[] = ['principal', 'interest', 'charges'];
const anyOrder = fc.shuffledSubarray([...parts], { minLength: 0, maxLength: 3 });
const anyAmount = fc.integer({ min: 0, max: 1_000_000 });

describe('a payment', () => {
  test('is spread exactly, and never over more than is owed', () => {
    const claims = fc.record({ principal: anyAmount, interest: anyAmount, charges: anyAmount });
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 4_000_000 }), anyOrder, (claim, amount, order) => {
        const { paid, left, overpaid } = allocatePayment(claim, amount, order);
        const sum = parts.reduce((total, part) => total + paid[part], 0);
        expect(sum + overpaid).toBe(amount);
        for (const part of parts) {
          expect(paid[part] + left[part]).toBe(claim[part]);
          expect(paid[part]).toBeGreaterThanOrEqual(0);
          expect(left[part]).toBeGreaterThanOrEqual(0);
        }
        if (overpaid > 0) expect(left).toEqual({ principal: 0, interest: 0, charges: 0 });
        // Nothing falls on a part while an earlier one of the order is owed.
        for (const [place, part] of order.entries()) {
          if (left[part] > 0) for (const later of order.slice(place + 1)) expect(paid[later]).toBe(0);
        }
      }),
    );
  });

  test('goes to a Finnish consumer’s costs last, and to costs first elsewhere', () => {
    const claim = { principal: 10_000, interest: 300, charges: 500 };
    const finnish = ['interest', 'principal', 'charges'] as const;
    expect(allocatePayment(claim, 10_000, finnish).left).toEqual({
      principal: 300,
      interest: 0,
      charges: 500,
    });
    const common = ['charges', 'interest', 'principal'] as const;
    expect(allocatePayment(claim, 600, common).paid).toEqual({ principal: 0, interest: 100, charges: 500 });
  });

  test('passes over what owes nothing, and cannot be negative', () => {
    const credit = { principal: -500, interest: 0, charges: 100 };
    expect(allocatePayment(credit, 250, ['principal'])).toEqual({
      paid: { principal: 0, interest: 0, charges: 100 },
      left: { principal: -500, interest: 0, charges: 0 },
      overpaid: 150,
    });
    expect(() => allocatePayment(credit, -1, [])).toThrow(RangeError);
  });
});

const charge = (changes: Partial<ClaimedCharge> = {}): ClaimedCharge => ({
  kind: 'fee',
  amount: 3800,
  claimedOn: isoDate('2026-07-01'),
  decided: null,
  paidByHand: 0,
  ...changes,
});

const anyCharge: fc.Arbitrary<ClaimedCharge> = fc
  .record({
    kind: fc.constantFrom('fee' as const, 'compensation' as const, 'interest' as const),
    amount: fc.integer({ min: 1, max: 50_000 }),
    claimedOn: anyDay,
    decided: fc.constantFrom(
      null,
      null,
      null,
      'waived' as const,
      'invoiced' as const,
      'paid' as const,
      'open' as const,
    ),
    byHand: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ byHand, ...rest }) => ({
    ...rest,
    paidByHand: rest.decided === 'paid' ? rest.amount : Math.floor(rest.amount * byHand * byHand),
  }));

const anySettlement = fc.record({
  surplus: fc.integer({ min: 0, max: 120_000 }),
  principalSettled: fc.boolean(),
  treatment: fc.constantFrom('waive' as const, 'keep' as const, 'ask' as const),
  order: anyOrder,
});

describe('charges after a payment', () => {
  test('lose nothing and gain nothing, and a person’s decision stays', () => {
    fc.assert(
      fc.property(fc.array(anyCharge, { maxLength: 5 }), anySettlement, (charges, settlement) => {
        const { outcomes, used, left } = chargesAfterPayment(charges, settlement);
        expect(used + left).toBe(settlement.surplus);
        expect(outcomes.map((each) => each.charge)).toEqual(charges);
        let taken = 0;
        for (const { charge: claimed, state, paid, toDecide } of outcomes) {
          expect(paid).toBeGreaterThanOrEqual(0);
          expect(paid).toBeLessThanOrEqual(claimed.amount);
          expect(state === 'paid').toBe(
            paid === claimed.amount && state !== 'waived' && state !== 'invoiced',
          );
          taken += paid - claimed.paidByHand;
          if (claimed.decided === 'waived' || claimed.decided === 'invoiced')
            expect(state).toBe(claimed.decided);
          if (claimed.decided === 'open') expect(['open', 'paid']).toContain(state);
          if (!settlement.principalSettled && claimed.decided === null) expect(state).not.toBe('waived');
          if (toDecide) expect([settlement.treatment, state]).toEqual(['ask', 'open']);
        }
        expect(taken).toBe(used);
        // Worked out anew from the same figures it is the same: nothing is booked twice.
        expect(chargesAfterPayment(charges, settlement)).toEqual({ outcomes, used, left });
      }),
    );
  });

  test('are paid the oldest first, interest and costs in the order of the country', () => {
    const old = charge({ amount: 100, claimedOn: isoDate('2026-06-01') });
    const newer = charge({ amount: 100 });
    const interest = charge({ kind: 'interest', amount: 100, claimedOn: isoDate('2026-08-01') });
    const paid = (order: readonly ClaimPart[]) =>
      chargesAfterPayment([newer, interest, old], {
        surplus: 150,
        principalSettled: true,
        treatment: 'keep',
        order,
      }).outcomes.map((each) => each.paid);
    expect(paid(['charges', 'interest', 'principal'])).toEqual([50, 0, 100]);
    expect(paid(['interest', 'principal', 'charges'])).toEqual([0, 100, 50]);
  });

  test('that stay unpaid are waived, kept or put to a person, once the principal is paid', () => {
    const outcome = (treatment: 'waive' | 'keep' | 'ask', principalSettled = true) => {
      const [only] = chargesAfterPayment([charge()], {
        surplus: 800,
        principalSettled,
        treatment,
        order: [],
      }).outcomes;
      return only && { state: only.state, paid: only.paid, toDecide: only.toDecide };
    };
    expect(outcome('waive')).toEqual({ state: 'waived', paid: 800, toDecide: false });
    expect(outcome('keep')).toEqual({ state: 'open', paid: 800, toDecide: false });
    expect(outcome('ask')).toEqual({ state: 'open', paid: 800, toDecide: true });
    expect(outcome('waive', false)).toEqual({ state: 'open', paid: 800, toDecide: false });
  });

  test('come back when the payment is taken back', () => {
    const settlement = { principalSettled: true, treatment: 'waive' as const, order: [] };
    const paid = chargesAfterPayment([charge()], { ...settlement, surplus: 3800 });
    expect(paid.outcomes[0]?.state).toBe('paid');
    const reversed = chargesAfterPayment([charge()], { ...settlement, surplus: 0, principalSettled: false });
    expect(reversed.outcomes[0]).toMatchObject({ state: 'open', paid: 0 });
  });

  test('need no decision that was taken', () => {
    const kept = charge({ decided: 'open' });
    const { outcomes } = chargesAfterPayment([kept], {
      surplus: 0,
      principalSettled: true,
      treatment: 'waive',
      order: [],
    });
    expect(outcomes[0]).toMatchObject({ state: 'open', toDecide: false });
  });
});

describe('arrears without a break', () => {
  const invoice = (due: string, settledOn: string | null) => ({
    due: isoDate(due),
    settledOn: settledOn === null ? null : isoDate(settledOn),
  });

  test('begin with the first invoice of an unbroken chain', () => {
    const chain = [
      invoice('2026-05-10', null),
      invoice('2026-01-01', '2026-03-01'),
      invoice('2026-02-20', '2026-05-10'),
      invoice('2025-06-01', '2025-07-01'),
    ];
    expect(continuousArrears(chain, isoDate('2026-06-01'))).toBe('2026-01-02');
    expect(continuousArrears(chain, isoDate('2025-07-01'))).toBe('2025-06-02');
    expect(continuousArrears(chain, isoDate('2025-07-02'))).toBeNull();
    expect(continuousArrears(chain, isoDate('2026-01-01'))).toBeNull();
  });

  test('go on when one invoice becomes overdue on the day after another was paid', () => {
    const touching = [invoice('2026-01-01', '2026-02-01'), invoice('2026-02-01', null)];
    expect(continuousArrears(touching, isoDate('2026-03-01'))).toBe('2026-01-02');
    const broken = [invoice('2026-01-01', '2026-02-01'), invoice('2026-02-02', null)];
    expect(continuousArrears(broken, isoDate('2026-03-01'))).toBe('2026-02-03');
  });

  test('are none of an invoice that was paid in time', () => {
    expect(continuousArrears([invoice('2026-01-01', '2026-01-01')], isoDate('2026-01-02'))).toBeNull();
    expect(continuousArrears([], isoDate('2026-01-02'))).toBeNull();
  });

  test('are as long as a day by day walk back finds them', () => {
    const anyInvoices = fc.array(
      fc.record({
        due: fc.integer({ min: 0, max: 60 }),
        days: fc.option(fc.integer({ min: -5, max: 30 })),
      }),
      { maxLength: 8 },
    );
    const start = isoDate('2026-01-01');
    fc.assert(
      fc.property(anyInvoices, fc.integer({ min: 0, max: 90 }), (given, at) => {
        const invoices = given.map(({ due, days }) => ({
          due: addDays(start, due),
          settledOn: days === null ? null : addDays(start, due + days),
        }));
        const inArrears = (day: string) =>
          invoices.some(({ due, settledOn }) => due < day && (settledOn === null || settledOn >= day));
        const asOf = addDays(start, at);
        let first = asOf;
        while (inArrears(addDays(first, -1))) first = addDays(first, -1);
        expect(continuousArrears(invoices, asOf)).toBe(inArrears(asOf) ? first : null);
      }),
    );
  });
});

describe('an interest invoice', () => {
  const creditor = someCreditor();
  const settings = { minimumDays: 0, minimumAmount: 0, maximum: null };
  const paidLate = (changes: Partial<PaidInvoice> = {}): PaidInvoice => ({
    issued: isoDate('2026-06-01'),
    due: isoDate('2026-06-15'),
    currency: 'NOK',
    original: 1_000_000,
    open: 0,
    agreedRate: null,
    reductions: [{ date: isoDate('2026-07-05'), amount: 1_000_000, kind: 'payment' }],
    ...changes,
  });
  const propose = (invoice: PaidInvoice, changes = {}, charged = 0) =>
    proposeInterestInvoice(laws.NO, invoice, 'person', creditor, { ...settings, ...changes }, charged);

  test('claims the interest from the due date to the payment', () => {
    // 10,000.00 paid 20 days late: 15 days at 12 %, 5 at 12.25 %.
    expect(propose(paidLate())).toMatchObject({
      kind: 'proposed',
      from: '2026-06-16',
      paidOn: '2026-07-05',
      days: 20,
      interest: 6610,
      amount: 6610,
      cut: false,
    });
  });

  test('goes on to the last of several payments, each on its own balance', () => {
    const reductions = [
      { date: isoDate('2026-06-20'), amount: 600_000, kind: 'payment' as const },
      { date: isoDate('2026-06-30'), amount: 400_000, kind: 'payment' as const },
    ];
    // 5 days on 10,000.00 and 10 days on 4,000.00 at 12 %.
    expect(propose(paidLate({ reductions }))).toMatchObject({ paidOn: '2026-06-30', amount: 2959 });
  });

  test('counts what was charged already, and is cut to the upper limit', () => {
    expect(propose(paidLate(), {}, 2000)).toMatchObject({ interest: 6610, charged: 2000, amount: 4610 });
    expect(propose(paidLate(), { maximum: 5000 })).toMatchObject({ amount: 5000, cut: true });
    expect(propose(paidLate(), { maximum: 5000 }, 2000)).toMatchObject({ amount: 4610, cut: false });
    expect(propose(paidLate(), {}, 6610)).toMatchObject({ reason: { code: 'charged_already' } });
  });

  test('is left out below the minimum of days or amount', () => {
    expect(propose(paidLate(), { minimumDays: 20 }).kind).toBe('proposed');
    expect(propose(paidLate(), { minimumDays: 21 })).toMatchObject({
      reason: { code: 'below_minimum_days', params: { days: 20, minimum: 21 } },
    });
    expect(propose(paidLate(), { minimumAmount: 6610 }).kind).toBe('proposed');
    expect(propose(paidLate(), { minimumAmount: 6611 })).toMatchObject({
      reason: { code: 'below_minimum_amount', params: { amount: 6610, minimum: 6611 } },
    });
    const tiny = paidLate({
      original: 1,
      reductions: [{ date: isoDate('2026-06-16'), amount: 1, kind: 'payment' }],
    });
    expect(propose(tiny)).toMatchObject({ reason: { code: 'below_minimum_amount', params: { amount: 0 } } });
  });

  test('is left out where nothing was paid late', () => {
    expect(propose(paidLate({ open: 1 }))).toMatchObject({ reason: { code: 'not_paid' } });
    expect(propose(paidLate({ reductions: [] }))).toMatchObject({ reason: { code: 'paying_day_unknown' } });
    const inTime = [{ date: isoDate('2026-06-15'), amount: 1_000_000, kind: 'payment' as const }];
    expect(propose(paidLate({ reductions: inTime }))).toMatchObject({ reason: { code: 'paid_in_time' } });
    const credited = [{ date: isoDate('2026-07-05'), amount: 1_000_000, kind: 'credit_note' as const }];
    expect(propose(paidLate({ reductions: credited }))).toMatchObject({
      reason: { code: 'paying_day_unknown' },
    });
  });

  test('has no limits in a currency that the creditor’s settings are not in', () => {
    const euro = paidLate({ currency: 'EUR' });
    expect(propose(euro, { minimumAmount: 1_000_000, maximum: 1 })).toMatchObject({
      amount: 6610,
      cut: false,
    });
  });

  test('never claims more than the interest, in any country', () => {
    fc.assert(
      fc.property(
        anyCountry,
        anyDebtorKind,
        anyDay,
        anyDay,
        anyPrincipal,
        anyAmount,
        (country, kind, a, b, sum, charged) => {
          const paidOn = laterOf(a, b);
          const due = paidOn === a ? b : a;
          const reductions = [{ date: paidOn, amount: sum, kind: 'payment' as const }];
          const invoice = paidLate({ issued: addDays(due, -20), due, original: sum, reductions });
          const found = proposeInterestInvoice(laws[country], invoice, kind, creditor, settings, charged);
          if (found.kind === 'left_out') return;
          expect(found.amount).toBe(found.interest - charged);
          expect(found.amount).toBeGreaterThan(0);
          expect(found.lines.reduce((total, line) => total + line.interest, 0)).toBe(found.interest);
        },
      ),
    );
  });
});
