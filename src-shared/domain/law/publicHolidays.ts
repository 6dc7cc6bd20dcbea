import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay, isoDateOf } from '#shared/kernel/isoDate.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';

/** A day that is closed every year: a fixed date, or counted from Easter Sunday. */
type Holiday =
  | { readonly name: string; readonly month: number; readonly day: number }
  | { readonly name: string; readonly daysAfterEaster: number };

/**
 * Days beside Saturday and Sunday on which no deadline ends.
 *
 * Norway: gjeldsbrevlova § 5 names Saturday, Sunday, public holiday, 1 May and 17 May. The public holidays
 * are the church's days of the act on public holidays. Christmas Eve, New Year's Eve and the Wednesday
 * before Easter are not among them, however quiet the offices are.
 */
const holidays: Readonly<Record<LawCountry, readonly Holiday[]>> = {
  NO: [
    { name: 'Nyttårsdag', month: 1, day: 1 },
    { name: 'Skjærtorsdag', daysAfterEaster: -3 },
    { name: 'Langfredag', daysAfterEaster: -2 },
    { name: 'Første påskedag', daysAfterEaster: 0 },
    { name: 'Andre påskedag', daysAfterEaster: 1 },
    { name: 'Første mai', month: 5, day: 1 },
    { name: 'Grunnlovsdagen', month: 5, day: 17 },
    { name: 'Kristi himmelfartsdag', daysAfterEaster: 39 },
    { name: 'Første pinsedag', daysAfterEaster: 49 },
    { name: 'Andre pinsedag', daysAfterEaster: 50 },
    { name: 'Første juledag', month: 12, day: 25 },
    { name: 'Andre juledag', month: 12, day: 26 },
  ],
};

/** The closed days of a year beside Saturdays and Sundays, in no order; two may fall on the same day. */
export function publicHolidays(country: LawCountry, year: number): readonly EpochDay[] {
  const easter = easterSunday(year);
  return holidays[country].map((holiday) =>
    'daysAfterEaster' in holiday
      ? easter + holiday.daysAfterEaster
      : fixedDay(year, holiday.month, holiday.day),
  );
}

/** Easter Sunday of the Gregorian calendar (the anonymous method of 1876, valid for every year). */
function easterSunday(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const weekdayShift =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateCorrection = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const monthAndDay = epact + weekdayShift - 7 * lateCorrection + 114;
  return fixedDay(year, Math.floor(monthAndDay / 31), (monthAndDay % 31) + 1);
}

function fixedDay(year: number, month: number, day: number): EpochDay {
  const date = isoDateOf(year, month, day);
  if (date === undefined) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return toEpochDay(date);
}
