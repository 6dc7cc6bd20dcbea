import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { fromEpochDay, isoDate, toEpochDay, weekday } from '#shared/kernel/isoDate.ts';
import { businessCalendar, isBusinessDay, nextBusinessDay } from '#shared/domain/law/businessDays.ts';

const calendar = businessCalendar('NO');
const day = (text: string) => toEpochDay(isoDate(text));

describe('Norwegian business days', () => {
  test('agree with an independent calendar on every day of 2024 to 2035', () => {
    const independent = new Holidays('NO', { types: ['public'] });
    const differences: string[] = [];
    for (let year = 2024; year <= 2035; year += 1) {
      const closed = new Set(independent.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
      for (let each = day(`${year}-01-01`); each <= day(`${year}-12-31`); each += 1) {
        const text = fromEpochDay(each);
        const open = weekday(text) < 6 && !closed.has(text);
        if (isBusinessDay(calendar, each) !== open) differences.push(text);
      }
    }
    expect(differences).toEqual([]);
  });

  test.each(['2025-12-24', '2025-12-31', '2026-04-01'])(
    'leave %s open, which the law does not name',
    (text) => {
      expect(isBusinessDay(calendar, day(text))).toBe(true);
    },
  );

  test.each([
    ['2026-04-02', '2026-04-07'],
    ['2024-05-17', '2024-05-21'],
    ['2026-05-01', '2026-05-04'],
    ['2026-12-25', '2026-12-28'],
    ['2026-01-01', '2026-01-02'],
    ['2026-06-15', '2026-06-15'],
    // Before and after the years that are kept in a table.
    ['1950-05-17', '1950-05-19'],
    ['2150-01-01', '2150-01-02'],
    ['2149-12-26', '2149-12-29'],
    ['2285-03-22', '2285-03-24'],
  ])('after %s comes %s', (from, to) => {
    expect(fromEpochDay(nextBusinessDay(calendar, day(from)))).toBe(to);
  });

  test('are the same in the table and outside of it', () => {
    const empty = { ...calendar, distance: new Uint8Array(0) };
    for (let each = day('1979-12-20'); each <= day('2010-01-10'); each += 1) {
      if (nextBusinessDay(calendar, each) !== nextBusinessDay(empty, each)) {
        expect(fromEpochDay(nextBusinessDay(calendar, each))).toBe(
          fromEpochDay(nextBusinessDay(empty, each)),
        );
      }
    }
  });
});
