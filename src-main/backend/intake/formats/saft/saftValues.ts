import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { readText } from '#shared/domain/intake/readText.ts';
import { type IsoDate, isIsoDate, yearOf } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What systems write where the schema wants a text and they have none. */
const placeholder = /^(?:n\.?\/?a\.?|not ?used|ukjent|unknown|-+|\.+|x+)$/iu;

/** A text of the file in one line; null where it is empty or stands for nothing. */
export function saftText(text: string): string | null {
  const line = readText(text).trim();
  return line === '' || placeholder.test(line) ? null : line;
}

const decimal = /^[-+]?\d{1,13}(?:\.\d*)?$/u;
/** 100 billion in minor units: beyond it a number in a file is not an amount but a mistake. */
const limit = 1e13;

/**
 * An amount (SAFmonetaryType: decimals after a point) in minor units, rounded where there are more than two decimals.
 * A ledger with one amount that nobody can read adds up to nothing: throws `saft_value_unreadable {field, line, value}`.
 */
export function saftAmount(text: string, element: string, line: number): Minor {
  const trimmed = text.trim();
  const amount = decimal.test(trimmed) ? Math.round(Number(trimmed) * 100) : Number.NaN;
  if (Math.abs(amount) <= limit) return amount === 0 ? 0 : amount;
  throw unreadable(element, line, text);
}

/** A day (xs:date, where a time zone may follow). Throws `saft_value_unreadable {field, line, value}`. */
export function saftDate(text: string, element: string, line: number): IsoDate {
  const date = text.trim().slice(0, 10);
  const rest = text.trim().slice(10);
  if (isIsoDate(date) && yearOf(date) >= 1950 && yearOf(date) <= 2099 && /^(?:$|Z|T|[-+]\d\d:)/u.test(rest))
    return date;
  throw unreadable(element, line, text);
}

function unreadable(element: string, line: number, text: string): Error {
  return refuseFile('saft_value_unreadable', { element, line, value: readText(text).slice(0, 60) });
}
