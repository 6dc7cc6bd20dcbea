import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { PrincipalPeriod } from '#shared/domain/law/interestOverPeriods.ts';
import { exactInterest, interestLines, interestSum } from '#shared/domain/law/interestOverPeriods.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import { lateInterest, lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { anyDay, anyDebtorKind, anyPrincipal, anyReduction, norwegianLaw } from '#test/domain/arbitraries.ts';

const law = norwegianLaw();
const settings = { dayCount: null, dueDatesAgreed: true };
const unagreed = { issued: isoDate('2026-06-01'), agreedRate: null };
const { table } = interestTerms(law, 'person', { ...unagreed, due: isoDate('2026-06-15') }, settings);

const period = (from: EpochDay, to: EpochDay, principal: number): PrincipalPeriod => ({
  from,
  to,
  principal,
});

/** The numerators of fractions that share a denominator, which `exactInterest` always gives. */
const exact = (...periods: readonly PrincipalPeriod[]) => exactInterest(table, periods).numerator;

const twoDays = fc.tuple(anyDay, anyDay).map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)));

describe('late interest', () => {
  test('never shrinks as days pass', () => {
    fc.assert(
      fc.property(anyPrincipal, twoDays, (principal, [from, to]) => {
        const [start, end] = [toEpochDay(from), toEpochDay(to)];
        const shorter = interestSum(table, [period(start, end, principal)]);
        const longer = interestSum(table, [period(start, end + 1, principal)]);
        expect(longer).toBeGreaterThanOrEqual(shorter);
      }),
    );
  });

  test('grows with every day once there is a rate', () => {
    fc.assert(
      fc.property(anyPrincipal, fc.integer({ min: 0, max: 3000 }), (principal, days) => {
        const start = toEpochDay(isoDate('2020-01-01'));
        expect(exact(period(start, start + days + 1, principal))).toBeGreaterThan(
          exact(period(start, start + days, principal)),
        );
      }),
    );
  });

  test('adds up over a split at any day, before rounding', () => {
    fc.assert(
      fc.property(
        anyPrincipal,
        twoDays,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (principal, [from, to], share) => {
          const [start, end] = [toEpochDay(from), toEpochDay(to)];
          const middle = start + Math.floor((end - start) * share);
          const whole = exact(period(start, end, principal));
          expect(exact(period(start, middle, principal)) + exact(period(middle + 1, end, principal))).toBe(
            whole,
          );
        },
      ),
    );
  });

  test('adds up over payments: what was paid and what stayed, each for its own days', () => {
    const parts = fc.tuple(anyPrincipal, anyPrincipal, twoDays, anyDay);
    fc.assert(
      fc.property(parts, ([paid, kept, [from, to], paying]) => {
        const [start, end, payingDay] = [toEpochDay(from), toEpochDay(to), toEpochDay(paying)];
        const invoice = {
          original: paid + kept,
          open: kept,
          reductions: [{ date: paying, amount: paid, kind: 'payment' as const }],
        };
        const whole = exact(...principalPeriods(invoice, start, end));
        const ofPaid = payingDay < start ? 0n : exact(period(start, Math.min(end, payingDay), paid));
        expect(whole).toBe(ofPaid + exact(period(start, end, kept)));
      }),
    );
  });

  test('is the same in plain numbers as in exact fractions, however large the claim', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPrincipal, twoDays), { maxLength: 4 }), (claims) => {
        const periods = claims.map(([principal, [from, to]]) =>
          period(toEpochDay(from), toEpochDay(to), principal),
        );
        const { numerator, denominator } = exactInterest(table, periods);
        const rounded = (2n * numerator + denominator) / (2n * denominator);
        expect(interestSum(table, periods)).toBe(Number(rounded));
      }),
    );
  });

  test('rounds halves away from zero, claims and refunds alike', () => {
    const day = toEpochDay(isoDate('2024-03-05'));
    expect(interestSum(table, [period(day, day, 1464)])).toBe(1);
    expect(interestSum(table, [period(day, day, -1464)])).toBe(-1);
    expect(interestSum(table, [period(day, day, 1463)])).toBe(0);
    expect(Object.is(interestSum(table, [period(day, day, -1)]), 0)).toBe(true);
  });

  test('rounds rightly where days of both divisors and of both signs meet', () => {
    const signed = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(signed, signed, twoDays, twoDays, (a, b, [from, to], [start, end]) => {
        const periods = [
          period(toEpochDay(from), toEpochDay(to), a),
          period(toEpochDay(start), toEpochDay(end), b),
        ];
        const { numerator, denominator } = exactInterest(table, periods);
        const magnitude = ((numerator < 0n ? -numerator : numerator) * 2n + denominator) / (2n * denominator);
        expect(BigInt(interestSum(table, periods))).toBe(numerator < 0n ? -magnitude : magnitude);
      }),
    );
  });

  test('is split into lines that lose no øre and no day', () => {
    const claims = fc.record({
      due: anyDay,
      asOf: anyDay,
      original: anyPrincipal,
      open: anyPrincipal,
      reductions: fc.array(anyReduction, { maxLength: 4 }),
      debtorKind: anyDebtorKind,
    });
    fc.assert(
      fc.property(claims, ({ asOf, debtorKind, ...claim }) => {
        const invoice = { ...unagreed, ...claim };
        const { lines, sum } = lateInterest(law, invoice, debtorKind, settings, asOf);
        expect(lines.reduce((total, line) => total + line.interest, 0)).toBe(sum);
        expect(lateInterestTotal(law, invoice, debtorKind, settings, asOf)).toBe(sum);
        let previous = '';
        for (const line of lines) {
          expect(line.from > previous).toBe(true);
          expect(toEpochDay(line.to) - toEpochDay(line.from) + 1).toBe(line.days);
          expect(line.principal).toBeLessThanOrEqual(invoice.original);
          expect(line.from.slice(0, 4)).toBe(line.to.slice(0, 4));
          expect(line.to <= asOf).toBe(true);
          previous = line.to;
        }
      }),
    );
  });

  test('agrees with a reckoning day by day', () => {
    const claims = fc.record({
      due: anyDay,
      days: fc.integer({ min: 0, max: 900 }),
      original: fc.integer({ min: 1, max: 100_000_000 }),
      reductions: fc.array(anyReduction, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(claims, ({ days, ...rest }) => {
        const open = Math.max(1, rest.original - rest.reductions.reduce((sum, each) => sum + each.amount, 0));
        const invoice = { ...unagreed, ...rest, open };
        const asOf = fromEpochDay(toEpochDay(rest.due) + days);
        expect(lateInterestTotal(law, invoice, 'person', settings, asOf)).toBe(dayByDay(invoice, asOf));
      }),
      { numRuns: 60 },
    );
  });

  test('has no lines before it starts', () => {
    const invoice = { ...unagreed, due: isoDate('2026-06-15'), original: 100, open: 100, reductions: [] };
    expect(interestLines(table, principalPeriods(invoice, 10, 9))).toEqual({ lines: [], sum: 0 });
    expect(lateInterest(law, invoice, 'person', settings, isoDate('2026-06-15')).lines).toEqual([]);
  });

  test('stops growing at the end of the reckoned calendar instead of failing', () => {
    const from = toEpochDay(isoDate('2026-01-01'));
    const atTheEnd = interestSum(table, [period(from, toEpochDay(isoDate('2199-12-31')), 10_000)]);
    const beyond = interestSum(table, [period(from, toEpochDay(isoDate('9999-12-31')), 10_000)]);
    expect(beyond).toBe(atTheEnd);
  });
});

interface Claim {
  readonly due: string;
  readonly original: number;
  readonly open: number;
  readonly reductions: readonly { readonly date: string; readonly amount: number; readonly kind: string }[];
}

/** The slow and plain way: each day on its own, with the calendar and the figures looked up afresh. */
function dayByDay(invoice: Claim, asOf: string): number {
  const { rate } = law.pack.lateInterest;
  if (rate.kind !== 'fixed') throw new Error('Norway fixes its rate as a whole');
  const figures = 'both' in rate.rates ? rate.rates.both : rate.rates.person;
  let start = new Date(`${invoice.due}T00:00:00Z`);
  const closed = (date: Date) => {
    const day = date.getTime() / 86_400_000;
    return law.calendar.distance[day - law.calendar.firstDay] !== 0;
  };
  const next = (date: Date) => new Date(date.getTime() + 86_400_000);
  while (closed(start)) start = next(start);
  let sum = 0n;
  for (let date = next(start); date.toISOString().slice(0, 10) <= asOf; date = next(date)) {
    const text = date.toISOString().slice(0, 10);
    const rate = figures.findLast((figure) => figure.from <= text)?.value ?? 0;
    const year = date.getUTCFullYear();
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
    let principal = invoice.open;
    for (const { date: day, amount, kind } of invoice.reductions) {
      if (kind === 'payment' ? text <= day : text < day) principal += amount;
    }
    principal = Math.min(principal, invoice.original);
    sum += BigInt(principal) * BigInt(rate) * (leap ? 365n : 366n);
  }
  const denominator = 10_000n * 365n * 366n;
  return Number((2n * sum + denominator) / (2n * denominator));
}
