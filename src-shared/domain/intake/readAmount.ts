import { type Minor } from '#shared/kernel/money.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** What one text says as an amount. */
export type AmountReading =
  | {
      readonly ok: true;
      /** In minor units. */
      readonly value: Minor;
      /** The decimal sign that this text shows beyond doubt, which tells of the whole file's notation. */
      readonly decimalSign: ',' | '.' | null;
      /** Set when the only `.` or `,` was taken as a thousands mark but could as well be the decimal sign. */
      readonly groupMark: ',' | '.' | null;
    }
  | { readonly ok: false; readonly code: AmountError; readonly params: RefusalParams };

export type AmountError = 'amount_unreadable' | 'amount_too_precise' | 'amount_too_large';

/** 100 billion in minor units: beyond it a number in a file is not an amount but a mistake. */
const limit = 1e13;

const currencySigns = String.raw`kr\.?|nok|sek|dkk|eur|usd|gbp|chf|[€£$]`;
const currencyBefore = new RegExp(String.raw`^(?:${currencySigns})\s*(?=[-+(\d.,])`, 'iu');
const currencyBehind = new RegExp(String.raw`\s*(?:${currencySigns})$`, 'iu');

const grouped = /^\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?$/;
const groupedByMark = /^([1-9]\d{0,2})(?:([.,])\d{3})((?:\2\d{3})*)(?:([.,])(\d+))?$/;
const plain = /^(\d*)(?:([.,])(\d+))?$/;

/**
 * Reads an amount as the Nordic systems write it (formats.md A.10, 3): blanks of every kind and apostrophes as
 * thousands marks, comma or point as the decimal sign, a minus before or behind or parentheses, a currency's name
 * or code, `,-` for whole kroner. The sign before one or two digits at the end is the decimal sign. `1.234` and
 * `1,234` are read as thousands and reported by `groupMark`: the caller decides by the rest of the file. Where the decimal sign is
 * given, nothing is left open, and an amount that shows another one is unreadable.
 */
export function readAmount(text: string, decimalSign: ',' | '.' | null = null): AmountReading {
  const usual = readUsual(text, decimalSign);
  if (usual !== undefined) return usual;
  const { digits, negative, whole } = strip(text);
  const parts =
    digits === '' ? undefined : decimalSign === null ? split(digits) : splitBy(digits, decimalSign);
  if (parts === undefined) return unreadable('amount_unreadable', text);
  // `1.234,-` shows that the comma is the decimal sign.
  const shownSign = whole ? ',' : parts.decimalSign;
  const groupMark = whole && parts.groupMark === '.' ? null : parts.groupMark;
  if (/[1-9]/.test(parts.decimals.slice(2))) return unreadable('amount_too_precise', text);
  const magnitude = Number(parts.whole) * 100 + Number(parts.decimals.slice(0, 2).padEnd(2, '0'));
  if (magnitude > limit) return unreadable('amount_too_large', text);
  const value = negative && magnitude !== 0 ? -magnitude : magnitude;
  return { ok: true, value, decimalSign: shownSign, groupMark };
}

const usualShape = /^(-?)(\d{1,12}|\d{1,3}(?: \d{3}){1,3})([,.])(\d\d)$/;

/** The way in which most amounts are written (`-1 250,00`), which needs no closer look. */
function readUsual(text: string, given: ',' | '.' | null): AmountReading | undefined {
  const match = usualShape.exec(text);
  if (match === null) return undefined;
  const decimalSign = markOf(match[3]);
  if (given !== null && given !== decimalSign) return undefined;
  const magnitude = Number((match[2] ?? '').replaceAll(' ', '')) * 100 + Number(match[4]);
  if (magnitude > limit) return undefined;
  return {
    ok: true,
    value: match[1] === '-' && magnitude !== 0 ? -magnitude : magnitude,
    decimalSign,
    groupMark: null,
  };
}

/** Takes sign, currency and `,-` away and makes all blanks alike. `digits` is empty when the signs make no sense. */
function strip(text: string): { digits: string; negative: boolean; whole: boolean } {
  let rest = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/gu, ' ')
    .replace(/[\u2212\u2013\u2014]/gu, '-')
    .replace(/[\u2019\u00b4`]/gu, "'")
    .trim();
  rest = rest.replace(currencyBefore, '').replace(currencyBehind, '');
  const withoutDash = rest.replace(/(?<=\d)[,.]-{1,2}$/u, '');
  const whole = withoutDash !== rest && rest.includes(',-');
  rest = withoutDash;
  const signs = [/^\((.*)\)$/u, /^-\s?(.*)$/u, /^(.*\d)\s?-$/u];
  const sign = signs.find((shape) => shape.test(rest));
  const digits = (sign === undefined ? rest.replace(/^\+\s?/u, '') : (sign.exec(rest)?.[1] ?? ''))
    .trim()
    .replace(currencyBefore, '');
  return { digits, negative: sign !== undefined, whole };
}

interface Parts {
  readonly whole: string;
  readonly decimals: string;
  readonly decimalSign: ',' | '.' | null;
  readonly groupMark: ',' | '.' | null;
}

function split(digits: string): Parts | undefined {
  const byMark = groupedByMark.exec(digits);
  if (byMark !== null && byMark[2] !== byMark[4]) return splitByMark(digits, byMark);
  const match = grouped.exec(digits);
  if (match !== null) {
    const end = match[2] === undefined ? digits.length : digits.lastIndexOf(match[2]);
    return {
      whole: digits.slice(0, end).replaceAll(/[ ']/gu, ''),
      decimals: match[3] ?? '',
      decimalSign: markOf(match[2]),
      groupMark: null,
    };
  }
  const simple = plain.exec(digits);
  if (simple === null) return undefined;
  return {
    whole: simple[1] ?? '',
    decimals: simple[3] ?? '',
    decimalSign: markOf(simple[2]),
    groupMark: null,
  };
}

const bySign = {
  ',': /^(\d{1,3}([.' ])\d{3}(?:\2\d{3})*|\d*)(?:,(\d+))?$/,
  '.': /^(\d{1,3}([,' ])\d{3}(?:\2\d{3})*|\d*)(?:\.(\d+))?$/,
} as const;

/** The decimal sign is known: the other one can only stand between thousands. */
function splitBy(digits: string, decimalSign: ',' | '.'): Parts | undefined {
  const match = bySign[decimalSign].exec(digits);
  if (match === null) return undefined;
  return {
    whole: (match[1] ?? '').replaceAll(/[.,' ]/gu, ''),
    decimals: match[3] ?? '',
    decimalSign: match[3] === undefined ? null : decimalSign,
    groupMark: null,
  };
}

/** `1.234`, `1.234.567`, `1.234,50`: the group sign is shown; the decimal sign follows unless there is one group only. */
function splitByMark(digits: string, match: RegExpExecArray): Parts {
  const group = markOf(match[2]);
  const decimal = markOf(match[4]);
  const end = decimal === null ? digits.length : digits.lastIndexOf(decimal);
  const whole = digits.slice(0, end).replaceAll(/[.,]/gu, '');
  if (decimal !== null) return { whole, decimals: match[5] ?? '', decimalSign: decimal, groupMark: null };
  const severalGroups = (match[3] ?? '') !== '';
  if (severalGroups) return { whole, decimals: '', decimalSign: group === '.' ? ',' : '.', groupMark: null };
  return { whole, decimals: '', decimalSign: null, groupMark: group };
}

function markOf(text: string | undefined): ',' | '.' | null {
  return text === ',' || text === '.' ? text : null;
}

function unreadable(code: AmountError, text: string): AmountReading {
  return { ok: false, code, params: { value: text.slice(0, 60) } };
}
