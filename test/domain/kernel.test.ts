import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  daysInYear,
  fromEpochDay,
  isIsoDate,
  isoDate,
  isoDateOf,
  laterOf,
  toEpochDay,
  weekday,
  yearOf,
} from '#shared/kernel/isoDate.ts';
import { isMinor, toDecimalText } from '#shared/kernel/money.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';
import { divideHalfAwayFromZero, divideTowardsZero } from '#shared/kernel/rounding.ts';

const dayMilliseconds = 86_400_000;
/** 0001-01-01 to 9999-12-31. */
const anyEpochDay = fc.integer({ min: -719_162, max: 2_932_896 });

describe('calendar days', () => {
  test('agree with the built-in calendar, far beyond the remembered years', () => {
    fc.assert(
      fc.property(anyEpochDay, (day) => {
        const builtIn = new Date(day * dayMilliseconds);
        const text = builtIn.toISOString().slice(0, 10);
        expect(fromEpochDay(day)).toBe(text);
        expect(toEpochDay(isoDate(text))).toBe(day);
        expect(weekday(isoDate(text))).toBe(builtIn.getUTCDay() === 0 ? 7 : builtIn.getUTCDay());
        expect(yearOf(isoDate(text))).toBe(builtIn.getUTCFullYear());
      }),
      { numRuns: 2000 },
    );
  });

  test('agree with the built-in calendar on every day of 1970 to 2100, asked twice', () => {
    for (let day = -1; day < 47_850; day += 1) {
      const text = new Date(day * dayMilliseconds).toISOString().slice(0, 10);
      if (fromEpochDay(day) !== text || fromEpochDay(day) !== text) expect(fromEpochDay(day)).toBe(text);
    }
  });

  test('add and subtract', () => {
    fc.assert(
      fc.property(anyEpochDay, fc.integer({ min: -3000, max: 3000 }), (day, days) => {
        fc.pre(day + days >= -719_162 && day + days <= 2_932_896);
        const from = fromEpochDay(day);
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(laterOf(from, to)).toBe(days > 0 ? to : from);
        expect(from < to).toBe(days > 0);
      }),
    );
  });

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '',
  ])('refuse %j', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(RangeError);
  });

  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('take %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  test('are made of year, month and day', () => {
    expect(isoDateOf(2024, 2, 29)).toBe('2024-02-29');
    expect(isoDateOf(2023, 2, 29)).toBeUndefined();
    expect(isoDateOf(33, 1, 2)).toBe('0033-01-02');
  });

  test('know the leap years', () => {
    expect([2023, 2024, 2100, 2000].map(daysInYear)).toEqual([365, 366, 365, 366]);
  });
});

describe('amounts', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [1234, '12.34'],
    [-123_400, '-1234.00'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('%d is written %s', (amount, text) => {
    expect(toDecimalText(amount)).toBe(text);
  });

  test('are whole and safe', () => {
    expect([1, 1.5, Number.NaN, 2 ** 53, -3].map(isMinor)).toEqual([true, false, false, false, true]);
  });
});

describe('rounding', () => {
  test.each([
    [5n, 2n, 3n, 2n],
    [-5n, 2n, -3n, -2n],
    [7n, 3n, 2n, 2n],
    [8n, 3n, 3n, 2n],
    [-8n, 3n, -3n, -2n],
    [0n, 9n, 0n, 0n],
  ])('%d / %d is %d to the nearest and %d cut', (numerator, denominator, nearest, cut) => {
    expect(divideHalfAwayFromZero(numerator, denominator)).toBe(nearest);
    expect(divideTowardsZero(numerator, denominator)).toBe(cut);
  });

  test('is never further off than a half', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), positive, (numerator, denominator) => {
        const rest = numerator - divideHalfAwayFromZero(numerator, denominator) * denominator;
        expect(2n * (rest < 0n ? -rest : rest) <= denominator).toBe(true);
      }),
    );
  });
});

describe('natural order', () => {
  test('puts numbers by value and letters without case', () => {
    const texts = [
      'F10',
      '9',
      'f9',
      '10',
      'A-2-3',
      '1000',
      '0042',
      'A-2-12',
      '999',
      'F',
      '99999999999999999999',
    ];
    expect(texts.toSorted(compareNaturally)).toEqual([
      '9',
      '10',
      '0042',
      '999',
      '1000',
      '99999999999999999999',
      'A-2-3',
      'A-2-12',
      'F',
      'f9',
      'F10',
    ]);
  });

  test('takes leading zeros for nothing', () => {
    expect(compareNaturally('0042', '42')).toBe(0);
    expect(compareNaturally('000', '0')).toBe(0);
    expect(compareNaturally('INV-007', 'inv-7')).toBe(0);
  });

  test('compares whole numbers as numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(compareNaturally(String(a), String(b)))).toBe(Math.sign(a - b));
      }),
    );
  });

  test('is an order: the same both ways round, and in a chain', () => {
    const text = fc.stringMatching(/^[aB0-9-]{0,6}$/);
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(-Math.sign(compareNaturally(b, a)) + 0);
        if (compareNaturally(a, b) <= 0 && compareNaturally(b, c) <= 0) {
          expect(compareNaturally(a, c)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
