import { addDays, isoDate, type IsoDate } from '#shared/kernel/isoDate.ts';

/** How the numbers of a cell are shown, as far as it changes what they mean. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** Leading zeros that only the format adds (`0000` shows 150 as 0150). */
  | { readonly kind: 'zeros'; readonly digits: number };

const dayZero: IsoDate = isoDate('1899-12-30');
/** Days between the two calendars that a workbook may count in. */
const days1904 = 1462;
const lastSerial = 2_958_465;
/** A spreadsheet keeps fifteen digits; of a longer number the last ones are lost. */
const exactLimit = 1e15;

/**
 * A number of a cell as the text that the readers of lists understand in one way only: days as `2026-09-05`; amounts with
 * the given decimal sign, without groups, and never with exactly three decimals, which could be thousands; whole numbers
 * bare, with the zeros that the cell's format shows. A number beyond fifteen digits becomes `1.23457E+15`, since its
 * digits are lost (`number_mangled`).
 */
export function cellText(
  value: string,
  style: NumberStyle,
  { from1904, decimalSign }: { readonly from1904: boolean; readonly decimalSign: ',' | '.' },
): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style.kind === 'date') {
    const serial = Math.floor(number) + (from1904 ? days1904 : 0);
    if (serial >= 1 && serial <= lastSerial) return addDays(dayZero, serial);
  }
  if (Math.abs(number) >= exactLimit) return number.toExponential(5).toUpperCase();
  const digits = plainDigits(number);
  if (style.kind === 'zeros' && /^\d+$/u.test(digits)) return digits.padStart(style.digits, '0');
  return decimalSign === '.' ? digits : digits.replace('.', ',');
}

/** The day that a bare number of a workbook of 1904 means, as a number of the usual calendar. */
export function serialOf1900(text: string): string {
  return /^\d{5}$/u.test(text) ? String(Number(text) + days1904) : text;
}

/** Fifteen digits, without the remains of binary arithmetic (`1250.0999999999999`). */
function plainDigits(number: number): string {
  const cents = Math.round(number * 100) / 100;
  const nearest = Math.abs(number - cents) < 1e-6 ? cents : Number(number.toPrecision(15));
  const text = String(nearest).includes('e') ? nearest.toFixed(15).replace(/0+$/u, '') : String(nearest);
  return /\.\d{3}$/u.test(text) ? `${text}0` : text;
}
