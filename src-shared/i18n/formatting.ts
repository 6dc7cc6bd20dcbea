import { localDay } from '#shared/kernel/isoDate.ts';
import { toDecimalText, type Minor } from '#shared/kernel/money.ts';
import { formatTagOf, type Locale } from '#shared/i18n/locales.ts';

/** Numbers, money and days as they are written in one language. */
export interface Formatting {
  /** A whole or broken number: `12 345`. */
  readonly number: (value: number) => string;
  /** An amount without its currency: minor units `2511736` → `25 117,36`. */
  readonly amount: (value: Minor) => string;
  /** An amount with its currency code: `25 117,36 NOK`; kroner read `kr` in Norwegian. */
  readonly money: (value: Minor, currency: string) => string;
  /** A decimal text with all its figures, as a working shows it: `49.31506849` → `49,31506849`. */
  readonly precise: (decimals: string) => string;
  /** A rate in hundredths of a percent: `1275` → `12,75 %`. */
  readonly rate: (basisPoints: number) => string;
  /** A day `YYYY-MM-DD` in full: `16.09.2026`. */
  readonly day: (day: string) => string;
  /** A day without its year, where the year is plain: `16.09.` */
  readonly shortDay: (day: string) => string;
  /** A moment (ISO 8601 in UTC) as day and time of this machine. */
  readonly moment: (moment: string) => string;
  /** Only the time of a moment, `08:14`. */
  readonly time: (moment: string) => string;
  /** Several things in a row: `a, b og c`. */
  readonly list: (things: readonly string[]) => string;
}

/** Formatting for a language; nothing depends on the language of the machine. */
export function createFormatting(locale: Locale): Formatting {
  const tag = formatTagOf(locale);
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const decimals = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const manyDecimals = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hour12: false });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const days = dayFormatting[locale];

  const amount = (value: Minor) => decimals.format(toDecimalText(value) as `${number}`);
  const day = (text: string) => onDay(text, days.full);
  const time = (moment: string) => clock.format(new Date(moment)).replace('.', ':');
  return {
    number: (value) => whole.format(value),
    amount,
    money: (value, currency) => `${amount(value)}\u00A0${days.currency[currency] ?? currency}`,
    precise: (text) => manyDecimals.format(text as `${number}`),
    rate: (basisPoints) => `${whole.format(basisPoints / 100)}\u00A0%`,
    day,
    shortDay: (text) => onDay(text, days.short),
    moment: (moment) => `${day(localDay(new Date(moment)))} ${time(moment)}`,
    time,
    list: (things) => list.format(things),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: string) => months[Number(month) - 1] ?? month;

type DayWriter = (year: string, month: string, day: string) => string;

// English names the month, because 05/06 is one day in London and another in Boston.
const dayFormatting: Readonly<
  Record<Locale, { full: DayWriter; short: DayWriter; currency: Readonly<Record<string, string>> }>
> = {
  nb: {
    full: (year, month, day) => `${day}.${month}.${year}`,
    short: (_, month, day) => `${day}.${month}.`,
    currency: { NOK: 'kr' },
  },
  en: {
    full: (year, month, day) => `${day} ${monthName(month)} ${year}`,
    short: (_, month, day) => `${day} ${monthName(month)}`,
    currency: {},
  },
};

function onDay(text: string, write: DayWriter): string {
  const [year, month, day] = text.slice(0, 10).split('-');
  return year === undefined || month === undefined || day === undefined ? text : write(year, month, day);
}
