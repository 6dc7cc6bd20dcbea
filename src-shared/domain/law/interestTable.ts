import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { daysInYear, fromEpochDay, isoDate, toEpochDay, yearOf } from '#shared/kernel/isoDate.ts';
import { countedDays } from '#shared/domain/law/countedDays.ts';
import type { FigureTable } from '#shared/domain/law/figureOn.ts';
import { figureIndexOn } from '#shared/domain/law/figureOn.ts';
import type { BasisPoints, DayCount, Figure, LawSource } from '#shared/domain/law/lawPack.ts';
import { weakestSource } from '#shared/domain/law/weakestSource.ts';

/** Days in the year that a day's interest is divided by. */
export type Divisor = 360 | 365 | 366;

/**
 * The rates of late interest as unbroken stretches of one rate and one divisor, with running sums, so that
 * the interest between two days costs two look-ups, however many half-years lie between.
 */
export interface InterestTable {
  readonly dayCount: DayCount;
  /** What a day of a year that is no leap year is divided by. */
  readonly divisor: 360 | 365;
  readonly stretches: readonly RateStretch[];
  readonly rates: FigureTable<Figure<BasisPoints>>;
  /** `spans[first][last]` tells of the figures from `first` to `last`; empty before the diagonal. */
  readonly spans: readonly (readonly (RateSpan | undefined)[])[];
  /** The day on which a newer rate than the newest known one should be in force; infinite where none is awaited. */
  readonly expectedChange: EpochDay;
}

/** What a table is made of. */
export interface InterestRates {
  /** The whole rate of each period: reference and margin added up. */
  readonly rates: FigureTable<Figure<BasisPoints>>;
  /** The place in the law that the rates stand in. */
  readonly reference: string;
  readonly dayCount: DayCount;
  /** Days of the year, as `MM-DD`, on which a new rate is fixed; none for a rate that never changes. */
  readonly changeDays: readonly string[];
}

/** The rates of some consecutive figures, as a reason shows them. */
export interface RateSpan {
  /** In hundredths of a percent, separated by commas, each change once: `1200,1225`. */
  readonly rates: string;
  /** The place in the law, with the weakest grade among the figures. */
  readonly source: LawSource;
}

/** Days with the same rate and the same divisor, ended by the start of the next stretch. */
export interface RateStretch {
  readonly start: EpochDay;
  /** Place of the rate among the figures of the rule. */
  readonly figure: number;
  readonly rate: BasisPoints;
  readonly divisor: Divisor;
  /** Sum of the rates of all earlier days that are divided by the table's divisor. */
  readonly before: number;
  /** Sum of the rates of all earlier days that are divided by 366. */
  readonly beforeLeap: number;
}

/** No claim lives that long; later days bear no interest, so that a mistyped year cannot claim a fortune. */
const yearAfterLast = 2200;

/** Lays the rates out for one kind of debtor and one day count. */
export function interestTable({ rates, reference, dayCount, changeDays }: InterestRates): InterestTable {
  return {
    dayCount,
    divisor: plainDivisor(dayCount),
    stretches: rateStretches(rates, dayCount),
    rates,
    spans: rates.figures.map((_, first) =>
      rates.figures.map((_figure, last) =>
        last < first ? undefined : rateSpan(rates, reference, first, last),
      ),
    ),
    expectedChange: expectedChange(changeDays, rates.starts.at(-1)),
  };
}

/** The rates in force from one day to another, both counted; `undefined` when all are before the first rate. */
export function rateSpanBetween(table: InterestTable, from: EpochDay, to: EpochDay): RateSpan | undefined {
  const first = Math.max(0, figureIndexOn(table.rates, from));
  const last = figureIndexOn(table.rates, to);
  return table.spans[first]?.[last];
}

/** The first day, from a day on, that bears interest: no rate is known before the first one. */
export function firstDayWithRate({ rates }: InterestTable, from: EpochDay): EpochDay {
  return Math.max(from, rates.starts[0] ?? from);
}

/** Place of the stretch that the day lies in; −1 before the first rate. */
export function stretchIndexOn(table: InterestTable, day: EpochDay): number {
  let low = 0;
  let high = table.stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.stretches[middle] as RateStretch).start <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function plainDivisor(dayCount: DayCount): 360 | 365 {
  switch (dayCount) {
    case 'actual/actual':
    case 'actual/365':
      return 365;
    case 'actual/360':
    case '30/360':
      return 360;
  }
}

function divisorOn(dayCount: DayCount, day: EpochDay): Divisor {
  return dayCount === 'actual/actual' ? daysInYear(yearOf(fromEpochDay(day))) : plainDivisor(dayCount);
}

function rateStretches(rates: FigureTable<Figure<BasisPoints>>, dayCount: DayCount): readonly RateStretch[] {
  const first = rates.starts[0];
  if (first === undefined) return [];
  const stretches: RateStretch[] = [];
  const starts = stretchStarts(rates.starts, first);
  const end = newYear(yearAfterLast);
  let before = 0;
  let beforeLeap = 0;
  for (const [place, start] of starts.entries()) {
    const figure = figureIndexOn(rates, start);
    const rate = start >= end ? 0 : (rates.figures[figure]?.figure.value ?? 0);
    const divisor = divisorOn(dayCount, start);
    stretches.push({ start, figure, rate, divisor, before, beforeLeap });
    const days = countedDays(dayCount, start, (starts[place + 1] ?? start) - 1);
    if (divisor === 366) beforeLeap += days * rate;
    else before += days * rate;
  }
  return stretches;
}

/** Every day on which the rate or the year changes, ascending. */
function stretchStarts(rateStarts: readonly EpochDay[], first: EpochDay): readonly EpochDay[] {
  const starts = new Set(rateStarts);
  for (let year = yearOf(fromEpochDay(first)) + 1; year <= yearAfterLast; year += 1)
    starts.add(newYear(year));
  return [...starts].sort((a, b) => a - b);
}

function rateSpan(
  rates: FigureTable<Figure<BasisPoints>>,
  reference: string,
  first: number,
  last: number,
): RateSpan {
  const known = rates.figures.slice(first, last + 1);
  const values = known.map(({ figure }) => figure.value);
  return {
    rates: values.filter((value, place) => value !== values[place - 1]).join(','),
    source: weakestSource(
      reference,
      known.map(({ source }) => source),
    ),
  };
}

/** The first day after the newest rate on which the law fixes a new one. */
function expectedChange(changeDays: readonly string[], newest: EpochDay | undefined): EpochDay {
  if (newest === undefined) return Number.NEGATIVE_INFINITY;
  const year = yearOf(fromEpochDay(newest));
  const days = [year, year + 1].flatMap((each) =>
    changeDays.map((monthAndDay) => toEpochDay(isoDate(`${each}-${monthAndDay}`))),
  );
  return Math.min(...days.filter((day) => day > newest));
}

function newYear(year: number): EpochDay {
  return Date.UTC(year, 0, 1) / 86_400_000;
}
