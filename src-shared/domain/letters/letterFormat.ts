import { type IsoDate, yearOf } from '#shared/kernel/isoDate.ts';
import { type Currency, type Minor, toDecimalText } from '#shared/kernel/money.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

/** How a language writes amounts, days and rates in letters. */
export interface LetterFormat {
  /** An amount without its currency: `1 234,50` or `1,234.50`; a minus is a real minus. */
  readonly amount: (amount: Minor) => string;
  /** An amount in a sentence, with its currency: `kr 1 234,50`, `1.234,50 kr.`, `NOK 1,234.50`. */
  readonly money: (amount: Minor, currency: Currency) => string;
  /** A day in a column: `16.09.2026`, `2026-09-16`, `16 Sep 2026`. */
  readonly day: (day: IsoDate) => string;
  /** A day in a sentence: `16. september 2026`, `16 September 2026`. */
  readonly longDay: (day: IsoDate) => string;
  /** Hundredths of a percent: 1225 → `12,25 %`, `12.25%`. */
  readonly rate: (basisPoints: number) => string;
}

/**
 * The formats of a language in a country. Written out here instead of taken from `Intl`, because a frozen letter must
 * read the same for ever, on every machine and with every version of the runtime's language data.
 */
export function letterFormat(language: LetterLanguage, country: LawCountry): LetterFormat {
  return language === 'sv' && country === 'FI' ? swedishInFinland : formats[language];
}

/** Keeps figures together at the end of a line. */
const noBreakSpace = '\u00A0';
const minus = '\u2212';

const formats: Readonly<Record<LetterLanguage, LetterFormat>> = {
  nb: {
    amount: (amount) => groupedDecimal(amount, noBreakSpace, ','),
    money: (amount, currency) =>
      `${currency === 'NOK' ? 'kr' : currency}${noBreakSpace}${groupedDecimal(amount, noBreakSpace, ',')}`,
    day: (day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
    longDay: (day) => `${dayOfMonth(day)}.${noBreakSpace}${monthOf(day, norwegianMonths)} ${yearOf(day)}`,
    rate: (basisPoints) => `${groupedDecimal(basisPoints, noBreakSpace, ',')}${noBreakSpace}%`,
  },
  sv: {
    amount: (amount) => groupedDecimal(amount, noBreakSpace, ','),
    money: (amount, currency) =>
      `${groupedDecimal(amount, noBreakSpace, ',')}${noBreakSpace}${currency === 'SEK' ? 'kr' : currency}`,
    day: (day) => day,
    longDay: (day) => `${dayOfMonth(day)}${noBreakSpace}${monthOf(day, swedishMonths)} ${yearOf(day)}`,
    rate: (basisPoints) => `${groupedDecimal(basisPoints, noBreakSpace, ',')}${noBreakSpace}%`,
  },
  fi: {
    amount: (amount) => groupedDecimal(amount, noBreakSpace, ','),
    money: (amount, currency) =>
      `${groupedDecimal(amount, noBreakSpace, ',')}${noBreakSpace}${currency === 'EUR' ? '€' : currency}`,
    day: finnishDay,
    // Months in words would have to be declined; figures read well in every sentence.
    longDay: finnishDay,
    rate: (basisPoints) => `${groupedDecimal(basisPoints, noBreakSpace, ',')}${noBreakSpace}%`,
  },
  da: {
    amount: (amount) => groupedDecimal(amount, '.', ','),
    money: (amount, currency) =>
      `${groupedDecimal(amount, '.', ',')}${noBreakSpace}${currency === 'DKK' ? 'kr.' : currency}`,
    day: (day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
    longDay: (day) => `${dayOfMonth(day)}.${noBreakSpace}${monthOf(day, danishMonths)} ${yearOf(day)}`,
    rate: (basisPoints) => `${groupedDecimal(basisPoints, '.', ',')}${noBreakSpace}%`,
  },
  en: {
    amount: (amount) => groupedDecimal(amount, ',', '.'),
    money: (amount, currency) => `${currency}${noBreakSpace}${groupedDecimal(amount, ',', '.')}`,
    day: (day) =>
      `${dayOfMonth(day)}${noBreakSpace}${monthOf(day, englishMonths).slice(0, 3)}${noBreakSpace}${yearOf(day)}`,
    longDay: (day) => `${dayOfMonth(day)}${noBreakSpace}${monthOf(day, englishMonths)} ${yearOf(day)}`,
    rate: (basisPoints) => `${groupedDecimal(basisPoints, ',', '.')}%`,
  },
};

/** As in Sweden, with the days and the euro sign as Finland writes them. */
const swedishInFinland: LetterFormat = {
  ...formats.sv,
  money: formats.fi.money,
  day: finnishDay,
};

const norwegianMonths = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
] as const;

const swedishMonths = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const danishMonths = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function groupedDecimal(hundredths: number, group: string, point: string): string {
  const [whole = '', fraction = ''] = toDecimalText(Math.abs(hundredths)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${hundredths < 0 ? minus : ''}${grouped}${point}${fraction}`;
}

function finnishDay(day: IsoDate): string {
  return `${dayOfMonth(day)}.${Number(day.slice(5, 7))}.${yearOf(day)}`;
}

function dayOfMonth(day: IsoDate): string {
  return String(Number(day.slice(8)));
}

function monthOf(day: IsoDate, months: readonly string[]): string {
  return months[Number(day.slice(5, 7)) - 1] ?? '';
}
