import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { addDays, daysBetween, fromEpochDay, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { countedDays } from '#shared/domain/law/countedDays.ts';
import type { PrincipalPeriod } from '#shared/domain/law/interestOverPeriods.ts';
import { exactInterest, interestLines, interestSum } from '#shared/domain/law/interestOverPeriods.ts';
import type { InterestTable } from '#shared/domain/law/interestTable.ts';
import { rateSpanBetween } from '#shared/domain/law/interestTable.ts';
import type { DayCount } from '#shared/domain/law/lawPack.ts';
import type { RateFrom } from '#test/domain/interestRates.ts';
import { anyDayCount, anyRates, dayCounts, tableOf, thirtyDays } from '#test/domain/interestRates.ts';

const on = (text: string): EpochDay => toEpochDay(isoDate(text));

const anyPrincipal = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000_000_000_000 }) },
);
const anyEpochDay = fc.integer({ min: on('2019-06-01'), max: on('2029-06-30') });
const anyPeriod: fc.Arbitrary<PrincipalPeriod> = fc
  .tuple(anyEpochDay, fc.integer({ min: 0, max: 2000 }), anyPrincipal)
  .map(([from, days, principal]) => ({ from, to: from + days, principal }));
const anyTable = fc.tuple(anyRates, anyDayCount).map(([rates, dayCount]) => ({
  rates,
  dayCount,
  table: tableOf(rates, dayCount),
}));

/** Each day on its own, with its rate looked up afresh; in parts of a minor unit over the common denominator. */
function dayByDay(rates: readonly RateFrom[], dayCount: DayCount, period: PrincipalPeriod): bigint {
  let sum = 0n;
  for (let day = period.from; day <= period.to; day += 1) {
    const text = fromEpochDay(day);
    const rate = rates.findLast(([from]) => from <= text)?.[1] ?? 0;
    const leap = new Date(Date.UTC(Number(text.slice(0, 4)), 1, 29)).getUTCMonth() === 1;
    const year = { 'actual/actual': leap ? 366 : 365, 'actual/365': 365, 'actual/360': 360, '30/360': 360 }[
      dayCount
    ];
    const counted = dayCount === '30/360' ? thirtyDays(text) - thirtyDays(fromEpochDay(day - 1)) : 1;
    sum += (BigInt(period.principal) * BigInt(rate) * BigInt(counted) * (360n * 73n * 61n)) / BigInt(year);
  }
  return sum;
}

const roundedHalfAway = ({ numerator, denominator }: ReturnType<typeof exactInterest>): number => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = (2n * magnitude + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -whole : whole);
};

describe('interest over any rates and day counts', () => {
  test('is that of each day on its own, added up', () => {
    fc.assert(
      fc.property(anyTable, anyPeriod, ({ rates, dayCount, table }, period) => {
        const { numerator, denominator } = exactInterest(table, [period]);
        expect(denominator).toBe(10_000n * 360n * 73n * 61n);
        expect(numerator).toBe(dayByDay(rates, dayCount, period));
      }),
      { numRuns: 60 },
    );
  });

  test('is the same in plain numbers as in exact fractions, however large the claim and whatever the sign', () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyPeriod, { maxLength: 4 }), ({ table }, periods) => {
        expect(interestSum(table, periods)).toBe(roundedHalfAway(exactInterest(table, periods)) + 0);
      }),
      { numRuns: 400 },
    );
  });

  test('adds up over a split at any day, before rounding', () => {
    fc.assert(
      fc.property(anyTable, anyPeriod, fc.nat(), ({ table }, { from, to, principal }, cut) => {
        const middle = from + (cut % (to - from + 1));
        const exact = (...periods: PrincipalPeriod[]) => exactInterest(table, periods).numerator;
        const first = { from, to: middle, principal };
        const second = { from: middle + 1, to, principal };
        expect(exact(first) + exact(second)).toBe(exact({ from, to, principal }));
      }),
    );
  });

  test('has lines that add up to the sum, rounded and exact, each of one rate, one year and one balance', () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyPeriod, { maxLength: 3 }), ({ table, dayCount }, periods) => {
        const { lines, sum } = interestLines(table, periods);
        expect(sum).toBe(interestSum(table, periods));
        expect(lines.reduce((total, line) => total + line.interest, 0)).toBe(sum);
        const exact = lines.reduce((total, line) => total + line.exact.numerator, 0n);
        expect(exact).toBe(exactInterest(table, periods).numerator);
        for (const line of lines) {
          expect(line.from.slice(0, 4)).toBe(line.to.slice(0, 4));
          expect(line.dayCount).toBe(dayCount);
          expect(line.days).toBe(countedDays(dayCount, toEpochDay(line.from), toEpochDay(line.to)));
          const ofLine = BigInt(line.principal) * BigInt(line.rateBasisPoints) * BigInt(line.days);
          expect(line.exact.numerator * BigInt(line.divisor) * 10_000n).toBe(ofLine * line.exact.denominator);
        }
      }),
    );
  });

  test('rounds halves away from zero with every divisor, claims and refunds alike', () => {
    // 1464 øre at 12.5 % of 366 days, 1460 of 365, 1440 of 360: half an øre a day.
    const halves = { 'actual/actual': 1464, 'actual/365': 1460, 'actual/360': 1440, '30/360': 1440 };
    const day = on('2024-03-05');
    for (const dayCount of dayCounts) {
      const table = tableOf([['2020-01-01', 1250]], dayCount);
      const sum = (principal: number) => interestSum(table, [{ from: day, to: day, principal }]);
      expect([sum(halves[dayCount]), sum(-halves[dayCount]), sum(halves[dayCount] - 1)]).toEqual([1, -1, 0]);
      expect(Object.is(sum(-1), 0)).toBe(true);
    }
  });

  test('of a negative rate is negative: no rate is held at zero', () => {
    const table = tableOf([['2020-01-01', -50]], 'actual/365');
    expect(interestSum(table, [{ from: on('2021-01-01'), to: on('2021-12-31'), principal: 1_000_000 }])).toBe(
      -5000,
    );
  });

  test('is awaited anew at the next change day, and never for a rate that does not change', () => {
    expect(fromEpochDay(tableOf([['2026-07-01', 1225]], 'actual/365').expectedChange)).toBe('2027-01-01');
    expect(fromEpochDay(tableOf([['2026-01-01', 1200]], 'actual/365').expectedChange)).toBe('2026-07-01');
  });

  test('names the rates of a span, each change once', () => {
    const rates: readonly RateFrom[] = [
      ['2025-01-01', 1250],
      ['2025-07-01', 1225],
      ['2026-01-01', 1225],
      ['2026-07-01', 1200],
    ];
    const table = tableOf(rates, 'actual/365');
    const span = (from: string, to: string) => rateSpanBetween(table, on(from), on(to))?.rates;
    expect(span('2025-06-30', '2026-07-01')).toBe('1250,1225,1200');
    expect(span('2025-07-01', '2026-06-30')).toBe('1225');
    expect(span('2024-01-01', '2025-01-01')).toBe('1250');
    expect(span('2024-01-01', '2024-12-31')).toBeUndefined();
  });
});

describe('counted days', () => {
  const days = (dayCount: DayCount, from: string, to: string) => countedDays(dayCount, on(from), on(to));

  test('of the calendar count both ends', () => {
    for (const dayCount of ['actual/actual', 'actual/365', 'actual/360'] as const) {
      expect(days(dayCount, '2024-02-01', '2024-03-01')).toBe(30);
      expect(days(dayCount, '2024-02-01', '2024-02-01')).toBe(1);
      expect(days(dayCount, '2024-02-02', '2024-02-01')).toBe(0);
    }
  });

  test.each([
    ['2006-05-23', '2006-06-30', 38, 'the rest of a half-year'],
    ['2006-07-01', '2006-12-31', 180, 'a half-year'],
    ['2007-01-01', '2007-06-30', 180, 'a half-year with February'],
    ['2009-07-01', '2009-10-20', 110, 'the beginning of a half-year'],
    ['2026-01-31', '2026-01-31', 0, 'the 31st'],
    ['2026-02-28', '2026-02-28', 3, 'the end of February'],
    ['2024-02-28', '2024-02-28', 1, 'the day before the end of February in a leap year'],
    ['2024-02-29', '2024-02-29', 2, 'the end of February in a leap year'],
    ['2026-04-30', '2026-04-30', 1, 'the 30th of a month of thirty days'],
    ['2024-03-01', '2025-02-28', 360, 'a year'],
  ])('of thirty-day months from %s to %s are %i: %s', (from, to, expected) => {
    expect(days('30/360', from, to)).toBe(expected);
  });

  test('of thirty-day months are thirty a month, and add up over any split', () => {
    const anyStretch = fc.tuple(anyEpochDay, fc.integer({ min: 0, max: 900 }), fc.nat());
    fc.assert(
      fc.property(anyStretch, ([from, length, cut]) => {
        const to = from + length;
        const middle = from + (cut % (length + 1));
        const whole = countedDays('30/360', from, to);
        expect(countedDays('30/360', from, middle) + countedDays('30/360', middle + 1, to)).toBe(whole);
        expect(whole).toBe(thirtyDays(fromEpochDay(to)) - thirtyDays(fromEpochDay(from - 1)));
        expect(
          Math.abs(whole - (daysBetween(fromEpochDay(from), fromEpochDay(to)) + 1) * (360 / 365)),
        ).toBeLessThan(5);
      }),
    );
    for (let month = 1; month <= 12; month += 1) {
      const first = isoDate(`2023-${String(month).padStart(2, '0')}-01`);
      const last = addDays(
        isoDate(month === 12 ? '2024-01-01' : `2023-${String(month + 1).padStart(2, '0')}-01`),
        -1,
      );
      expect(days('30/360', first, last)).toBe(30);
    }
  });
});

describe('Kronofogden’s form of about 2009', () => {
  // https://lawline.se/answers/9261: reference rates and 8 points on top, thirty-day months, both dates counted.
  const rates: readonly RateFrom[] = [
    ['2006-01-01', 950],
    ['2006-07-01', 1050],
    ['2007-01-01', 1100],
    ['2007-07-01', 1150],
    ['2008-01-01', 1200],
    ['2008-07-01', 1250],
    ['2009-01-01', 1000],
    ['2009-07-01', 850],
  ];
  const period = { from: on('2006-05-23'), to: on('2009-10-20'), principal: 1_775_000 };
  const of = (table: InterestTable) => interestSum(table, [period]);

  test('comes out to the öre', () => {
    expect(of(tableOf(rates, '30/360'))).toBe(662_963);
    const { numerator, denominator } = exactInterest(tableOf(rates, '30/360'), [period]);
    expect(Number(numerator * 10n) / Number(denominator)).toBe(6_629_625);
  });

  test('comes out with no other day count', () => {
    for (const dayCount of ['actual/actual', 'actual/365', 'actual/360'] as const) {
      expect(of(tableOf(rates, dayCount))).not.toBe(662_963);
    }
  });
});
