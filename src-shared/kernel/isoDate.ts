/**
 * A calendar day as `YYYY-MM-DD`, without time and without zone.
 *
 * Days are compared as strings; differences go over the number of days since 1970-01-01
 * (`EpochDay`), which is many times faster than any date library in the interest loop.
 */
export type IsoDate = string & { readonly __isoDate: never };

/** Whole days since 1970-01-01, which is day 0. */
export type EpochDay = number;

// The texts of 1970 to 2099 are kept once made: a ledger names the same few hundred days a million times.
const firstRemembered = 0;
const rememberedDays = 47_482;
// Filled from the start: an array that grows by leaps becomes a slow dictionary.
const remembered: (IsoDate | undefined)[] = Array.from({ length: rememberedDays }, () => undefined);

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Tells whether a text is an existing calendar day in the form `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  const parts = shape.exec(text);
  if (parts === null) return false;
  return isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Reads a day that the program itself wrote. Throws `RangeError` on anything else; never for user input. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** Makes a day from year, month (1 to 12) and day of month; `undefined` where there is no such day. */
export function isoDateOf(year: number, month: number, day: number): IsoDate | undefined {
  if (!isCalendarDay(year, month, day)) return undefined;
  return format(year, month, day);
}

/** The day on which a moment falls in the machine's own time zone, which is where the office is. */
export function localDay(moment: Date): IsoDate {
  return format(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

/** Days since 1970-01-01. The day must be valid, as every `IsoDate` is. */
export function toEpochDay(date: IsoDate): EpochDay {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
  const month = digit(date, 5) * 10 + digit(date, 6);
  const day = digit(date, 8) * 10 + digit(date, 9);
  return epochDayOf(year, month, day);
}

/** The day that lies `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: EpochDay): IsoDate {
  const slot = epochDay - firstRemembered;
  if (slot < 0 || slot >= rememberedDays) return computeFromEpochDay(epochDay);
  const known = remembered[slot];
  if (known !== undefined) return known;
  const date = computeFromEpochDay(epochDay);
  remembered[slot] = date;
  return date;
}

/** The day `days` after `date`; negative counts go back. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The same day so many years later; 29 February becomes the 28th where the year has none. */
export function addYears(date: IsoDate, years: number): IsoDate {
  const year = yearOf(date) + years;
  const month = digit(date, 5) * 10 + digit(date, 6);
  const day = digit(date, 8) * 10 + digit(date, 9);
  return fromEpochDay(epochDayOf(year, month, Math.min(day, daysInMonth(year, month))));
}

/** The same day so many months later or, with a negative count, earlier; cut to the last day of a shorter month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const monthsSinceZero = yearOf(date) * 12 + digit(date, 5) * 10 + digit(date, 6) - 1 + months;
  const year = Math.floor(monthsSinceZero / 12);
  const month = monthsSinceZero - year * 12 + 1;
  const day = digit(date, 8) * 10 + digit(date, 9);
  return fromEpochDay(epochDayOf(year, month, Math.min(day, daysInMonth(year, month))));
}

/** How many days `to` lies after `from`: 0 for the same day, negative when it lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The later of two days. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a >= b ? a : b;
}

/** Day of the week: 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(date: IsoDate): number {
  // 1970-01-01 was a Thursday (4).
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The calendar year of a day. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** 366 in a leap year, else 365. */
export function daysInYear(year: number): 365 | 366 {
  return isLeapYear(year) ? 366 : 365;
}

function computeFromEpochDay(epochDay: EpochDay): IsoDate {
  // Inverse of the civil-calendar formula in `epochDayOf`: eras of 400 years, years starting in March.
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return format(year, month, day);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function epochDayOf(year: number, month: number, day: number): EpochDay {
  // Howard Hinnant's days_from_civil: exact for the proleptic Gregorian calendar.
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digit(date: string, at: number): number {
  return date.charCodeAt(at) - 48;
}

function format(year: number, month: number, day: number): IsoDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text as IsoDate;
}
