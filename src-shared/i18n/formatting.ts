import { localDay } from '#shared/kernel/isoDate.ts';
import { toDecimalText, type Minor } from '#shared/kernel/money.ts';
import { formatTagOf, type Locale } from '#shared/i18n/locales.ts';

/** Numbers, money and days as they are written in one language. */
export interface Formatting {
  /** A whole or broken number: `12 345`. */
  readonly number: (value: number) => string;
  /** An amount without its currency: minor units `2511736` → `25 117,36`. */
  readonly amount: (value: Minor) => string;
  /** An amount with its currency code: `25 117,36 NOK`; the language's own money by its sign: `kr`, `€`. */
  readonly money: (value: Minor, currency: string) => string;
  /** A decimal text with all its figures, as a working shows it: `49.31506849` → `49,31506849`. */
  readonly precise: (decimals: string) => string;
  /** A rate in hundredths of a percent: `1275` → `12,75 %`. */
  readonly rate: (basisPoints: number) => string;
  /** A day `YYYY-MM-DD` in full: `16.09.2026`, in Swedish `2026-09-16`. */
  readonly day: (day: string) => string;
  /** A day without its year, where the year is plain: `16.09.`, in Swedish `16/9`. */
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
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const own = conventions[locale];

  const amount = (value: Minor) => decimals.format(toDecimalText(value) as `${number}`);
  const day = (text: string) => onDay(text, own.full);
  const time = (moment: string) => own.time(...hourAndMinute(clock, moment));
  return {
    number: (value) => whole.format(value),
    amount,
    money: (value, currency) => `${amount(value)}\u00A0${own.currency[currency] ?? currency}`,
    precise: (text) => manyDecimals.format(text as `${number}`),
    rate: (basisPoints) => `${whole.format(basisPoints / 100)}\u00A0%`,
    day,
    shortDay: (text) => onDay(text, own.short),
    moment: (moment) => `${day(localDay(new Date(moment)))}${own.at}${time(moment)}`,
    time,
    list: (things) => list.format(things),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (month: string) => months[Number(month) - 1] ?? month;

type DayWriter = (year: string, month: string, day: string) => string;

/** What a language writes in its own way, and the runtime's language data does not know or writes otherwise. */
interface Conventions {
  readonly full: DayWriter;
  readonly short: DayWriter;
  readonly time: (hour: string, minute: string) => string;
  /** What stands between a day and its time. */
  readonly at: string;
  /** Signs of the language's own money. */
  readonly currency: Readonly<Record<string, string>>;
}

const withColon = (hour: string, minute: string) => `${hour}:${minute}`;
const plain = (figures: string) => String(Number(figures));

// English names the month, because 05/06 is one day in London and another in Boston.
const conventions: Readonly<Record<Locale, Conventions>> = {
  nb: {
    full: (year, month, day) => `${day}.${month}.${year}`,
    short: (_, month, day) => `${day}.${month}.`,
    time: withColon,
    at: ' ',
    currency: { NOK: 'kr' },
  },
  sv: {
    full: (year, month, day) => `${year}-${month}-${day}`,
    short: (_, month, day) => `${plain(day)}/${plain(month)}`,
    time: withColon,
    at: ' ',
    currency: { SEK: 'kr' },
  },
  fi: {
    full: (year, month, day) => `${plain(day)}.${plain(month)}.${year}`,
    short: (_, month, day) => `${plain(day)}.${plain(month)}.`,
    time: (hour, minute) => `${plain(hour)}.${minute}`,
    at: ' klo\u00A0',
    currency: { EUR: '€' },
  },
  da: {
    full: (year, month, day) => `${day}.${month}.${year}`,
    short: (_, month, day) => `${plain(day)}/${plain(month)}`,
    time: (hour, minute) => `${hour}.${minute}`,
    at: ' kl.\u00A0',
    currency: { DKK: 'kr.' },
  },
  en: {
    full: (year, month, day) => `${day} ${monthName(month)} ${year}`,
    short: (_, month, day) => `${day} ${monthName(month)}`,
    time: withColon,
    at: ' ',
    currency: {},
  },
};

/** Hour and minute of a moment on this machine, with two figures each. */
function hourAndMinute(clock: Intl.DateTimeFormat, moment: string): [hour: string, minute: string] {
  const parts = clock.formatToParts(new Date(moment));
  const figures = (type: 'hour' | 'minute') => parts.find((part) => part.type === type)?.value ?? '';
  return [figures('hour'), figures('minute')];
}

function onDay(text: string, write: DayWriter): string {
  const [year, month, day] = text.slice(0, 10).split('-');
  return year === undefined || month === undefined || day === undefined ? text : write(year, month, day);
}
