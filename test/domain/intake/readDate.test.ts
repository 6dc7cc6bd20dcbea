import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { fromEpochDay, toEpochDay, isoDate } from '#shared/kernel/isoDate.ts';

function dayOf(text: string): string {
  const reading = readDate(text);
  return reading.ok ? reading.date : reading.code;
}

describe('days as the Nordic systems write them', () => {
  test.each([
    ['16.09.2026', '2026-09-16'],
    ['1.9.2026', '2026-09-01'],
    ['1. 9. 2026', '2026-09-01'],
    ['2026-09-16', '2026-09-16'],
    ['2026/09/16', '2026-09-16'],
    ['2026.09.16', '2026-09-16'],
    ['20260916', '2026-09-16'],
    ['16/09/2026', '2026-09-16'],
    ['16-09-2026', '2026-09-16'],
    ['16.09.26', '2026-09-16'],
    ['2026-09-16T00:00:00', '2026-09-16'],
    ['2026-09-16 23:59', '2026-09-16'],
    ['16.09.2026 00:00:00', '2026-09-16'],
    ['29.02.2028', '2028-02-29'],
    ['46281', '2026-09-16'],
    ['  16.09.2026\u00a0', '2026-09-16'],
  ])('%s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  test.each([
    ['', 'date_unreadable'],
    ['snart', 'date_unreadable'],
    ['31.11.2026', 'date_unreadable'],
    ['29.02.2026', 'date_unreadable'],
    ['00.01.2026', 'date_unreadable'],
    ['2026-13-01', 'date_unreadable'],
    ['2026-00-10', 'date_unreadable'],
    ['13.25.2026', 'date_unreadable'],
    ['09.16.2026', 'date_unreadable'],
    ['16.09-2026', 'date_unreadable'],
    ['1234,50', 'date_unreadable'],
    ['09/16/2026', 'date_month_first'],
    ['09-16-2026', 'date_month_first'],
    ['12/31/2026', 'date_month_first'],
    ['26-09-05', 'date_two_digit_year'],
    ['05/09/26', 'date_two_digit_year'],
    ['16.09.0202', 'date_out_of_range'],
    ['1899-12-31', 'date_out_of_range'],
    ['2100-01-01', 'date_out_of_range'],
    ['12345', 'date_out_of_range'],
  ])('refuses %s', (text, code) => {
    expect(dayOf(text)).toBe(code);
  });

  test('says which days could be read with the month first', () => {
    const orderOf = (text: string): unknown => {
      const reading = readDate(text);
      return reading.ok ? reading.order : reading.code;
    };
    expect(orderOf('05/09/2026')).toBe('either');
    expect(orderOf('05-09-2026')).toBe('either');
    expect(orderOf('25/09/2026')).toBe('day_first');
    expect(orderOf('09/09/2026')).toBe('certain');
    expect(orderOf('05.09.2026')).toBe('certain');
    expect(orderOf('2026-09-05')).toBe('certain');
  });
});

test('any day comes back from any notation, and never with day and month changed over', () => {
  const first = toEpochDay(isoDate('1970-01-01'));
  const last = toEpochDay(isoDate('2099-12-31'));
  const notations = fc.constantFrom<(y: string, m: string, d: string) => string>(
    (y, m, d) => `${d}.${m}.${y}`,
    (y, m, d) => `${Number(d)}.${Number(m)}.${y}`,
    (y, m, d) => `${y}-${m}-${d}`,
    (y, m, d) => `${y}${m}${d}`,
    (y, m, d) => `${d}/${m}/${y}`,
    (y, m, d) => `${d}-${m}-${y}`,
    (y, m, d) => `${y}-${m}-${d}T12:30:00Z`,
  );
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), notations, (day, notation) => {
      const date = fromEpochDay(day);
      const [year = '', month = '', dayOfMonth = ''] = date.split('-');
      expect(dayOf(notation(year, month, dayOfMonth))).toBe(date);
    }),
    { numRuns: 3000 },
  );
});

test("Excel's day numbers", () => {
  fc.assert(
    fc.property(fc.integer({ min: 25_569, max: 73_050 }), (serial) => {
      expect(dayOf(String(serial))).toBe(fromEpochDay(serial - 25_569));
    }),
  );
});
