import { fromEpochDay, type IsoDate, isoDateOf, yearOf } from '#shared/kernel/isoDate.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** What one text says as a day. */
export type DateReading =
  | {
      readonly ok: true;
      readonly date: IsoDate;
      /**
       * `certain`: reads in one way only. `day_first`: shows that the file puts the day before the month.
       * `either`: read day first, but the other order would be a day too.
       */
      readonly order: 'certain' | 'day_first' | 'either';
    }
  | { readonly ok: false; readonly code: DateError; readonly params: RefusalParams };

export type DateError = 'date_unreadable' | 'date_month_first' | 'date_two_digit_year' | 'date_out_of_range';

/** In which order a person has said that the days of a file are written. */
export type DateOrder = 'day_first' | 'month_first' | 'year_first';

const firstYear = 1970;
const lastYear = 2099;
/** Excel's day numbers count from 1899-12-30, which is 25,569 days before 1970-01-01. */
const excelEpoch = 25_569;

const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirst = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;
const twoDigitYear = /^(\d{1,2})([-./])(\d{1,2})\2(\d{2})$/;
const shortYearFirst = /^(\d{2})([-./])(\d{1,2})\2(\d{1,2})$/;
const serial = /^\d{5}$/;

/**
 * Reads a day as the Nordic systems write it (formats.md A.10, 4): `dd.mm.yyyy`, `d.m.yyyy`, `yyyy-mm-dd`,
 * `yyyymmdd`, `dd/mm/yyyy`, `dd-mm-yyyy`, Excel's day numbers; a time of day behind it is left out.
 *
 * The month never comes before the day: where only that order would be a day, the text is refused. Two digits of a
 * year are taken as 20yy after points (`05.09.26`), which are always day first; with other signs they are refused,
 * since `26-09-05` and `05-09-26` look alike. Years before 1970 and after 2099 are mistakes.
 *
 * An order that a person gives settles what would be open, and reads what would be refused: days with the month first,
 * years of two digits.
 */
export function readDate(text: string, order: DateOrder | null = null): DateReading {
  const known = order === null ? readings.get(text) : undefined;
  if (known !== undefined) return known;
  const reading = readAnew(text, order);
  // A list holds few different days. Bounded: a column of something else must not fill the memory.
  if (order === null && readings.size < 2000 && text.length < 30) readings.set(text, reading);
  return reading;
}

const readings = new Map<string, DateReading>();

function readAnew(text: string, order: DateOrder | null): DateReading {
  const trimmed = text
    .trim()
    .replace(/[T\s]\s*\d{1,2}[:.]\d{2}.*$/u, '')
    .replaceAll(/\s+/gu, '');
  const ordered = yearFirst.exec(trimmed) ?? compact.exec(trimmed);
  if (ordered !== null) {
    const month = ordered.length === 5 ? ordered[3] : ordered[2];
    return accept(text, isoDateOf(Number(ordered[1]), Number(month), Number(ordered.at(-1))), 'certain');
  }
  if (serial.test(trimmed)) return accept(text, fromEpochDay(Number(trimmed) - excelEpoch), 'certain');
  if (order !== null) {
    const told = readInOrder(trimmed, order);
    if (told !== null) return accept(text, told, 'certain');
  }
  const short = twoDigitYear.exec(trimmed);
  if (short !== null && short[2] !== '.') return refuse('date_two_digit_year', text);
  const parts = short ?? dayFirst.exec(trimmed);
  if (parts === null) return refuse('date_unreadable', text);
  const year = short === null ? Number(parts[4]) : 2000 + Number(parts[4]);
  return readDayFirst(text, year, Number(parts[3]), Number(parts[1]), parts[2] === '.');
}

/** Null where the text is not written so that the order says anything about it; undefined where it is no day. */
function readInOrder(trimmed: string, order: DateOrder): IsoDate | undefined | null {
  if (order === 'year_first') {
    const match = shortYearFirst.exec(trimmed);
    return match === null ? null : isoDateOf(2000 + Number(match[1]), Number(match[3]), Number(match[4]));
  }
  const match = dayFirst.exec(trimmed) ?? twoDigitYear.exec(trimmed);
  if (match === null) return null;
  const year = Number(match[4]);
  const [day, month] = order === 'day_first' ? [match[1], match[3]] : [match[3], match[1]];
  return isoDateOf(match[4]?.length === 2 ? 2000 + year : year, Number(month), Number(day));
}

function readDayFirst(text: string, year: number, month: number, day: number, points: boolean): DateReading {
  const date = isoDateOf(year, month, day);
  const swapped = isoDateOf(year, day, month);
  if (date === undefined) {
    return refuse(swapped !== undefined && !points ? 'date_month_first' : 'date_unreadable', text);
  }
  if (points || day === month) return accept(text, date, 'certain');
  return accept(text, date, swapped === undefined ? 'day_first' : 'either');
}

function accept(
  text: string,
  date: IsoDate | undefined,
  order: 'certain' | 'day_first' | 'either',
): DateReading {
  if (date === undefined) return refuse('date_unreadable', text);
  const year = yearOf(date);
  if (year < firstYear || year > lastYear) return refuse('date_out_of_range', text);
  return { ok: true, date, order };
}

function refuse(code: DateError, text: string): DateReading {
  return { ok: false, code, params: { value: text.slice(0, 60) } };
}
