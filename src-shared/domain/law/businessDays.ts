import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, yearOf } from '#shared/kernel/isoDate.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { publicHolidays } from '#shared/domain/law/publicHolidays.ts';

/** Which days of a country are closed. Made once by `businessCalendar`, asked a million times. */
export interface BusinessCalendar {
  readonly country: LawCountry;
  /** For each day from `firstDay` on: how many days to the next business day, 0 when it is one. */
  readonly distance: Uint8Array;
  readonly firstDay: EpochDay;
}

const firstYear = 1980;
const yearAfterLast = 2150;

/** The business days of a country: every day but Saturday, Sunday and the holidays that its law names. */
export function businessCalendar(country: LawCountry): BusinessCalendar {
  const known = calendars.get(country);
  if (known !== undefined) return known;
  const calendar = makeCalendar(country);
  calendars.set(country, calendar);
  return calendar;
}

/** Tells whether a deadline may end on the day. */
export function isBusinessDay(calendar: BusinessCalendar, day: EpochDay): boolean {
  return nextBusinessDay(calendar, day) === day;
}

/** The day itself when it is a business day, else the first one after it. */
export function nextBusinessDay(calendar: BusinessCalendar, day: EpochDay): EpochDay {
  const distance = calendar.distance[day - calendar.firstDay];
  if (distance !== undefined) return day + distance;
  let open = day;
  while (isClosed(calendar.country, open)) open += 1;
  return open;
}

const calendars = new Map<LawCountry, BusinessCalendar>();

function makeCalendar(country: LawCountry): BusinessCalendar {
  const firstDay = newYear(firstYear);
  const distance = new Uint8Array(newYear(yearAfterLast) - firstDay);
  const holidays = new Set<EpochDay>();
  // One year more than the table covers, since its last days look beyond its end.
  for (let year = firstYear; year <= yearAfterLast; year += 1) {
    for (const day of publicHolidays(country, year)) holidays.add(day);
  }
  for (let slot = 0; slot < distance.length; slot += 1) {
    let open = firstDay + slot;
    while (isWeekend(open) || holidays.has(open)) open += 1;
    distance[slot] = open - firstDay - slot;
  }
  return { country, distance, firstDay };
}

function isClosed(country: LawCountry, day: EpochDay): boolean {
  return isWeekend(day) || publicHolidays(country, yearOf(fromEpochDay(day))).includes(day);
}

/** 1970-01-01, which is day 0, was a Thursday. */
function isWeekend(day: EpochDay): boolean {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return sinceMonday >= 5;
}

function newYear(year: number): EpochDay {
  return Date.UTC(year, 0, 1) / 86_400_000;
}
