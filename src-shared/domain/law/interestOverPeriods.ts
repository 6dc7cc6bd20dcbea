import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { divideHalfAwayFromZero } from '#shared/kernel/rounding.ts';
import { countedDays } from '#shared/domain/law/countedDays.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import type { Divisor, InterestTable, RateStretch } from '#shared/domain/law/interestTable.ts';
import { stretchIndexOn } from '#shared/domain/law/interestTable.ts';
import type { BasisPoints, DayCount, Figure, LawSource } from '#shared/domain/law/lawPack.ts';

/** Days, both ends counted, on which the same principal bears interest. */
export interface PrincipalPeriod {
  readonly from: EpochDay;
  readonly to: EpochDay;
  /** In minor units. */
  readonly principal: Minor;
}

/** Interest of one stretch of days with the same principal, rate and divisor. */
export interface InterestLine {
  readonly from: IsoDate;
  /** The last day, counted. */
  readonly to: IsoDate;
  /** As the day count counts them: with `30/360` not the days of the calendar. */
  readonly days: number;
  readonly principal: Minor;
  readonly rateBasisPoints: BasisPoints;
  readonly dayCount: DayCount;
  readonly divisor: Divisor;
  /** This line's part of the rounded sum; the parts add up to it exactly. */
  readonly interest: Minor;
  /** The line alone, unrounded. */
  readonly exact: ExactAmount;
  /** Where the rate stands, and how well it is known. */
  readonly source: LawSource;
}

export interface LateInterest {
  readonly lines: readonly InterestLine[];
  /** In minor units, rounded once, halves away from zero. */
  readonly sum: Minor;
}

/** An amount as a fraction of a minor unit: `numerator / denominator`. */
export interface ExactAmount {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A rate in hundredths of a percent is this many times the share of a year's principal. */
const rateScale = 10_000;
const scaleLeap = rateScale * 366;
/** Every divisor goes into it, so that the fractions of all tables add up: 360 × 73 × 61. */
const commonYear = 1_603_080;
const exactDenominator = BigInt(rateScale) * BigInt(commonYear);

/**
 * Simple late interest, line by line: split at every change of principal, rate and year, exact until the sum
 * is rounded once. Days before the first known rate bear none. The periods must not overlap.
 * Sources: forsinkelsesrenteloven (division by 366 in leap years: Lovavdelingen 2006-06-26), räntelagen, korkolaki,
 * renteloven: simple interest, the rate of each day on claims of any age.
 */
export function interestLines(table: InterestTable, periods: readonly PrincipalPeriod[]): LateInterest {
  const lines: InterestLine[] = [];
  let exact = 0n;
  let sum = 0;
  for (const period of periods) {
    if (period.principal === 0) continue;
    for (const piece of pieces(table, period)) {
      const ofLine = exactPiece(table, period.principal, piece);
      exact += ofLine;
      // Each line gets what it adds to the rounded running sum, so that no øre is lost or made.
      const sumSoFar = Number(divideHalfAwayFromZero(exact, exactDenominator));
      lines.push({
        from: fromEpochDay(piece.from),
        to: fromEpochDay(piece.to),
        days: countedDays(table.dayCount, piece.from, piece.to),
        principal: period.principal,
        rateBasisPoints: piece.stretch.rate,
        dayCount: table.dayCount,
        divisor: piece.stretch.divisor,
        interest: sumSoFar - sum,
        exact: { numerator: ofLine, denominator: exactDenominator },
        source: (table.rates.figures[piece.stretch.figure] as KnownFigure<Figure<BasisPoints>>).source,
      });
      sum = sumSoFar;
    }
  }
  return { lines, sum };
}

/** The sum of `interestLines` without its lines: what a hundred thousand invoices are evaluated with. */
export function interestSum(table: InterestTable, periods: readonly PrincipalPeriod[]): Minor {
  let sum = 0;
  let sumLeap = 0;
  for (const period of periods) {
    if (period.to < period.from || period.principal === 0) continue;
    const upTo = stretchAt(table, period.to);
    if (upTo === undefined) continue;
    const before = stretchAt(table, period.from - 1);
    const rateDays = rateDaysUpTo(table, upTo, period.to) - rateDaysUpTo(table, before, period.from - 1);
    const rateDaysLeap = leapRateDaysUpTo(upTo, period.to) - leapRateDaysUpTo(before, period.from - 1);
    const part = period.principal * rateDays;
    const partLeap = period.principal * rateDaysLeap;
    sum += part;
    sumLeap += partLeap;
    if (!areSafe(part, partLeap, sum, sumLeap)) return roundExact(exactInterest(table, periods));
  }
  return roundSums(sum, sumLeap, table.divisor);
}

/** The unrounded interest; adds up over any split of days or principal. */
export function exactInterest(table: InterestTable, periods: readonly PrincipalPeriod[]): ExactAmount {
  let numerator = 0n;
  for (const period of periods) {
    for (const piece of pieces(table, period)) {
      numerator += exactPiece(table, period.principal, piece);
    }
  }
  return { numerator, denominator: exactDenominator };
}

interface Piece {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly stretch: RateStretch;
}

/** The part of the period in each stretch of the table. */
function pieces(table: InterestTable, period: PrincipalPeriod): readonly Piece[] {
  const found: Piece[] = [];
  let index = Math.max(0, stretchIndexOn(table, period.from));
  for (; index < table.stretches.length; index += 1) {
    const stretch = table.stretches[index] as RateStretch;
    if (stretch.start > period.to) break;
    const next = table.stretches[index + 1];
    const from = Math.max(period.from, stretch.start);
    const to = next === undefined ? period.to : Math.min(period.to, next.start - 1);
    if (from <= to) found.push({ from, to, stretch });
  }
  return found;
}

function exactPiece({ dayCount }: InterestTable, principal: Minor, { from, to, stretch }: Piece): bigint {
  const days = countedDays(dayCount, from, to);
  return BigInt(principal) * BigInt(stretch.rate) * BigInt(days) * BigInt(commonYear / stretch.divisor);
}

function stretchAt(table: InterestTable, day: EpochDay): RateStretch | undefined {
  return table.stretches[stretchIndexOn(table, day)];
}

/** Sum of the rates of all days up to and including `day` that are divided by the table's divisor. */
function rateDaysUpTo(table: InterestTable, stretch: RateStretch | undefined, day: EpochDay): number {
  if (stretch === undefined) return 0;
  if (stretch.divisor === 366) return stretch.before;
  return stretch.before + countedDays(table.dayCount, stretch.start, day) * stretch.rate;
}

/** Sum of the rates of all days up to and including `day` that are divided by 366. */
function leapRateDaysUpTo(stretch: RateStretch | undefined, day: EpochDay): number {
  if (stretch === undefined) return 0;
  if (stretch.divisor !== 366) return stretch.beforeLeap;
  return stretch.beforeLeap + (day - stretch.start + 1) * stretch.rate;
}

function areSafe(a: number, b: number, c: number, d: number): boolean {
  const limit = Number.MAX_SAFE_INTEGER;
  return Math.abs(a) <= limit && Math.abs(b) <= limit && Math.abs(c) <= limit && Math.abs(d) <= limit;
}

/** Both sums over their scales, added and rounded; every intermediate value is a safe whole number. */
function roundSums(sum: number, sumLeap: number, divisor: 360 | 365): Minor {
  const scale = rateScale * divisor;
  const ofSum = sum % scale;
  const ofLeap = sumLeap % scaleLeap;
  let whole = (sum - ofSum) / scale + (sumLeap - ofLeap) / scaleLeap;
  const denominator = scale * 366;
  let rest = ofSum * 366 + ofLeap * divisor;
  const carried = Math.trunc(rest / denominator);
  whole += carried;
  rest -= carried * denominator;
  // Whole and rest with the same sign, so that halves go away from zero.
  if (whole > 0 && rest < 0) {
    whole -= 1;
    rest += denominator;
  } else if (whole < 0 && rest > 0) {
    whole += 1;
    rest -= denominator;
  }
  if (2 * rest >= denominator) return whole + 1;
  if (-2 * rest >= denominator) return whole - 1;
  return whole + 0;
}

function roundExact(exact: ExactAmount): Minor {
  return Number(divideHalfAwayFromZero(exact.numerator, exact.denominator));
}
