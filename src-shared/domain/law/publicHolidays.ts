import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, isoDateOf, toEpochDay, weekday } from '#shared/kernel/isoDate.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';

/** A day that is closed every year: a fixed date, counted from Easter Sunday, or a weekday of a week. */
type Holiday = {
  readonly name: string;
  /** The last year in which it was one. */
  readonly lastYear?: number;
} & (
  | { readonly month: number; readonly day: number }
  | { readonly daysAfterEaster: number }
  /** The first such weekday from the date on; Monday is 1, Saturday 6. */
  | { readonly weekday: number; readonly fromMonth: number; readonly fromDay: number }
);

const friday = 5;
const saturday = 6;

/**
 * Days beside Saturday and Sunday on which no deadline ends.
 *
 * Norway: gjeldsbrevlova § 5 names Saturday, Sunday, public holiday, 1 May and 17 May. The public holidays
 * are the church's days of the act on public holidays. Christmas Eve, New Year's Eve and the Wednesday
 * before Easter are not among them, however quiet the offices are.
 *
 * Sweden: skuldebrevslagen (1936:81) 5 § and lag (1930:173) om beräkning av lagstadgad tid 2 § name Sunday, public
 * holiday, Saturday, midsommarafton, julafton and nyårsafton. The public holidays are those of lag (1989:253) om
 * allmänna helgdagar. Skärtorsdag and trettondagsafton are working days.
 *
 * Finland: velkakirjalaki (622/1947) 5 §, as changed by L 958/1999, names Saturday, church holiday, itsenäisyyspäivä,
 * vappu, jouluaatto and juhannusaatto, and days on which the payment systems of the banks stand still: those of
 * TARGET (1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December) are all on the list already. The church
 * holidays are those of kirkkolaki. Uudenvuodenaatto is a working day.
 *
 * Denmark: gældsbrevsloven § 5, stk. 2 for holidays; forældelsesloven § 27, stk. 2 names weekend, holiday, grundlovsdag,
 * 24 and 31 December; on the Friday after Kristi himmelfartsdag the banks are closed (Danmarks Nationalbank,
 * banklukkedage), so that no payment can arrive. Store bededag was a holiday for the last time in 2023 (lov nr. 214
 * af 6. marts 2023).
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
  SE: [
    { name: 'Nyårsdagen', month: 1, day: 1 },
    { name: 'Trettondedag jul', month: 1, day: 6 },
    { name: 'Långfredagen', daysAfterEaster: -2 },
    { name: 'Påskdagen', daysAfterEaster: 0 },
    { name: 'Annandag påsk', daysAfterEaster: 1 },
    { name: 'Första maj', month: 5, day: 1 },
    { name: 'Kristi himmelsfärdsdag', daysAfterEaster: 39 },
    { name: 'Pingstdagen', daysAfterEaster: 49 },
    { name: 'Nationaldagen', month: 6, day: 6 },
    { name: 'Midsommarafton', weekday: friday, fromMonth: 6, fromDay: 19 },
    { name: 'Midsommardagen', weekday: saturday, fromMonth: 6, fromDay: 20 },
    { name: 'Alla helgons dag', weekday: saturday, fromMonth: 10, fromDay: 31 },
    { name: 'Julafton', month: 12, day: 24 },
    { name: 'Juldagen', month: 12, day: 25 },
    { name: 'Annandag jul', month: 12, day: 26 },
    { name: 'Nyårsafton', month: 12, day: 31 },
  ],
  FI: [
    { name: 'Uudenvuodenpäivä', month: 1, day: 1 },
    { name: 'Loppiainen', month: 1, day: 6 },
    { name: 'Pitkäperjantai', daysAfterEaster: -2 },
    { name: 'Pääsiäispäivä', daysAfterEaster: 0 },
    { name: 'Toinen pääsiäispäivä', daysAfterEaster: 1 },
    { name: 'Vappu', month: 5, day: 1 },
    { name: 'Helatorstai', daysAfterEaster: 39 },
    { name: 'Helluntaipäivä', daysAfterEaster: 49 },
    { name: 'Juhannusaatto', weekday: friday, fromMonth: 6, fromDay: 19 },
    { name: 'Juhannuspäivä', weekday: saturday, fromMonth: 6, fromDay: 20 },
    { name: 'Pyhäinpäivä', weekday: saturday, fromMonth: 10, fromDay: 31 },
    { name: 'Itsenäisyyspäivä', month: 12, day: 6 },
    { name: 'Jouluaatto', month: 12, day: 24 },
    { name: 'Joulupäivä', month: 12, day: 25 },
    { name: 'Toinen joulupäivä', month: 12, day: 26 },
  ],
  DK: [
    { name: 'Nytårsdag', month: 1, day: 1 },
    { name: 'Skærtorsdag', daysAfterEaster: -3 },
    { name: 'Langfredag', daysAfterEaster: -2 },
    { name: 'Påskedag', daysAfterEaster: 0 },
    { name: 'Anden påskedag', daysAfterEaster: 1 },
    { name: 'Store bededag', daysAfterEaster: 26, lastYear: 2023 },
    { name: 'Kristi himmelfartsdag', daysAfterEaster: 39 },
    { name: 'Fredag efter Kristi himmelfartsdag', daysAfterEaster: 40 },
    { name: 'Pinsedag', daysAfterEaster: 49 },
    { name: 'Anden pinsedag', daysAfterEaster: 50 },
    { name: 'Grundlovsdag', month: 6, day: 5 },
    { name: 'Juleaftensdag', month: 12, day: 24 },
    { name: 'Juledag', month: 12, day: 25 },
    { name: 'Anden juledag', month: 12, day: 26 },
    { name: 'Nytårsaftensdag', month: 12, day: 31 },
  ],
};

/** The closed days of a year beside Saturdays and Sundays, in no order; two may fall on the same day. */
export function publicHolidays(country: LawCountry, year: number): readonly EpochDay[] {
  const easter = easterSunday(year);
  return holidays[country]
    .filter(({ lastYear }) => lastYear === undefined || year <= lastYear)
    .map((holiday) => dayOf(holiday, year, easter));
}

function dayOf(holiday: Holiday, year: number, easter: EpochDay): EpochDay {
  if ('daysAfterEaster' in holiday) return easter + holiday.daysAfterEaster;
  if ('month' in holiday) return fixedDay(year, holiday.month, holiday.day);
  const first = fixedDay(year, holiday.fromMonth, holiday.fromDay);
  return first + ((holiday.weekday - weekday(fromEpochDay(first)) + 7) % 7);
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
