import { describe, expect, test } from 'vitest';
import { freshness } from '#shared/domain/intake/freshness.ts';
import { isoDate, localDay } from '#shared/kernel/isoDate.ts';

describe('how fresh data is', () => {
  // In the middle of the day, so that the day is the same in every time zone of the Nordic countries.
  const at = '2026-11-16T12:00:00.000Z';

  test.each([
    ['2026-11-16', 0, false],
    ['2026-11-22', 6, false],
    ['2026-11-23', 7, true],
    ['2026-12-23', 37, true],
  ])('on %s it is %i days old, and old: %s', (day, age, isStale) => {
    expect(freshness(at, isoDate(day), 7)).toEqual({ age, isStale });
  });

  test('a clock that was put back makes nothing younger than today', () => {
    expect(freshness(at, isoDate('2026-11-10'), 1)).toEqual({ age: 0, isStale: false });
  });

  test('the day is that of the machine, not that of Greenwich', () => {
    const late = '2026-11-16T23:30:00.000Z';
    const today = localDay(new Date(late));
    expect(freshness(late, today, 1)).toEqual({ age: 0, isStale: false });
  });

  test('where nothing was ever taken over, nothing is old', () => {
    expect(freshness(null, isoDate('2026-11-16'), 1)).toEqual({ age: null, isStale: false });
  });
});
