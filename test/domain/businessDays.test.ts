import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { fromEpochDay, isoDate, toEpochDay, weekday } from '#shared/kernel/isoDate.ts';
import { businessCalendar, isBusinessDay, nextBusinessDay } from '#shared/domain/law/businessDays.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';

const day = (text: string) => toEpochDay(isoDate(text));
const countries = ['NO', 'SE', 'FI', 'DK'] as const;

/**
 * Days that the law closes and the independent calendar does not count as public holidays: by their name there, or by
 * the day of the year where it does not know them at all.
 */
const closedByLawOnly: Readonly<Record<LawCountry, readonly string[]>> = {
  NO: [],
  // skuldebrevslagen 5 §; the independent calendar has them as days of the banks.
  SE: ['midsommarafton', 'julafton', 'nyårsafton'],
  // velkakirjalaki 5 §; the independent calendar has them as days of the banks.
  FI: ['juhannusaatto', 'jouluaatto'],
  // The independent calendar has the first two as observances, and does not know the other two.
  DK: ['Grundlovsdag', 'Juleaftensdag', '12-31', 'friday after ascension'],
};

describe.each(countries)('business days of %s', (country) => {
  const calendar = businessCalendar(country);

  test('agree with an independent calendar on every day of 2024 to 2035, but for those that are named', () => {
    const independent = new Holidays(country);
    const differences: string[] = [];
    const used = new Set<string>();
    for (let year = 2024; year <= 2035; year += 1) {
      const holidays = independent.getHolidays(year);
      for (let each = day(`${year}-01-01`); each <= day(`${year}-12-31`); each += 1) {
        const text = fromEpochDay(each);
        const known = holidays.filter((holiday) => holiday.date.startsWith(text));
        const isPublic = known.some((holiday) => holiday.type === 'public');
        const open = weekday(text) < 6 && !isPublic;
        if (isBusinessDay(calendar, each) === open) continue;
        const names = [...known.map(({ name }) => name), text.slice(5), ...afterAscension(text, holidays)];
        const name = names.find((candidate) => closedByLawOnly[country].includes(candidate));
        if (name === undefined || !open) differences.push(text);
        else used.add(name);
      }
    }
    expect(differences).toEqual([]);
    expect([...used].toSorted()).toEqual(closedByLawOnly[country].toSorted());
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

function afterAscension(text: string, holidays: readonly { readonly date: string; readonly name: string }[]) {
  const ascension = holidays.find(({ name }) => name === 'Kristi Himmelfartsdag')?.date.slice(0, 10) ?? '';
  return ascension !== '' && day(ascension) + 1 === day(text) ? ['friday after ascension'] : [];
}

describe('days that are closed or not by their law', () => {
  test.each<[LawCountry, string]>([
    ['NO', '2025-12-24'],
    ['NO', '2025-12-31'],
    ['NO', '2026-04-01'],
    ['SE', '2026-04-02'],
    ['SE', '2026-01-05'],
    ['SE', '2026-10-30'],
    ['FI', '2026-04-02'],
    ['FI', '2026-12-31'],
    ['DK', '2024-04-26'],
    ['DK', '2026-05-01'],
  ])('%s leaves %s open, which its law does not name', (country, text) => {
    expect(isBusinessDay(businessCalendar(country), day(text))).toBe(true);
  });

  test.each<[LawCountry, string, string]>([
    ['NO', '2026-04-02', '2026-04-07'],
    ['NO', '2024-05-17', '2024-05-21'],
    ['NO', '2026-05-01', '2026-05-04'],
    ['NO', '2026-12-25', '2026-12-28'],
    ['NO', '2026-01-01', '2026-01-02'],
    ['NO', '2026-06-15', '2026-06-15'],
    // Before and after the years that are kept in a table.
    ['NO', '1950-05-17', '1950-05-19'],
    ['NO', '2150-01-01', '2150-01-02'],
    ['NO', '2149-12-26', '2149-12-29'],
    ['NO', '2285-03-22', '2285-03-24'],
    ['SE', '2026-06-19', '2026-06-22'],
    ['SE', '2026-12-24', '2026-12-28'],
    ['SE', '2025-12-31', '2026-01-02'],
    ['SE', '2026-01-06', '2026-01-07'],
    ['SE', '2024-06-06', '2024-06-07'],
    ['FI', '2026-06-19', '2026-06-22'],
    ['FI', '2027-12-06', '2027-12-07'],
    ['FI', '2026-12-24', '2026-12-28'],
    ['DK', '2023-05-05', '2023-05-08'],
    ['DK', '1990-05-11', '1990-05-14'],
    ['DK', '2026-05-14', '2026-05-18'],
    ['DK', '2026-06-05', '2026-06-08'],
    ['DK', '2026-12-31', '2027-01-04'],
  ])('in %s after %s comes %s', (country, from, to) => {
    expect(fromEpochDay(nextBusinessDay(businessCalendar(country), day(from)))).toBe(to);
  });
});
