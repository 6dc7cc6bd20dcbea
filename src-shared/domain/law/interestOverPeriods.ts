import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { divideHalfAwayFromZero } from '#shared/kernel/rounding.ts';
import type { Divisor, InterestTable, RateStretch } from '#shared/domain/law/interestTable.ts';
import { stretchIndexOn } from '#shared/domain/law/interestTable.ts';
import type { BasisPoints } from '#shared/domain/law/lawPack.ts';

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
  readonly days: number;
  readonly principal: Minor;
  readonly rateBasisPoints: BasisPoints;
  readonly divisor: Divisor;
  /** This line's part of the rounded sum; the parts add up to it exactly. */
  readonly interest: Minor;
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
const scale365 = rateScale * 365;
const scale366 = rateScale * 366;
const exactDenominator = BigInt(rateScale) * 365n * 366n;

/**
 * Simple late interest, line by line: split at every change of principal, rate and year, exact until the sum
 * is rounded once. Days before the first known rate bear none. The periods must not overlap.
 * Source: forsinkelsesrenteloven; division by 366 in leap years, Lovavdelingen 2006-06-26.
 */
export function interestLines(table: InterestTable, periods: readonly PrincipalPeriod[]): LateInterest {
  const lines: InterestLine[] = [];
  let exact = 0n;
  let sum = 0;
  for (const period of periods) {
    if (period.principal === 0) continue;
    for (const piece of pieces(table, period)) {
      const days = piece.to - piece.from + 1;
      exact += exactPiece(period.principal, piece.stretch, days);
      // Each line gets what it adds to the rounded running sum, so that no øre is lost or made.
      const sumSoFar = Number(divideHalfAwayFromZero(exact, exactDenominator));
      lines.push({
        from: fromEpochDay(piece.from),
        to: fromEpochDay(piece.to),
        days,
        principal: period.principal,
        rateBasisPoints: piece.stretch.rate,
        divisor: piece.stretch.divisor,
        interest: sumSoFar - sum,
      });
      sum = sumSoFar;
    }
  }
  return { lines, sum };
}

/** The sum of `interestLines` without its lines: what a hundred thousand invoices are evaluated with. */
export function interestSum(table: InterestTable, periods: readonly PrincipalPeriod[]): Minor {
  let sum365 = 0;
  let sum366 = 0;
  for (const period of periods) {
    if (period.to < period.from || period.principal === 0) continue;
    const upTo = stretchAt(table, period.to);
    if (upTo === undefined) continue;
    const before = stretchAt(table, period.from - 1);
    const rateDays365 = rateDays(upTo, period.to, 365) - rateDays(before, period.from - 1, 365);
    const rateDays366 = rateDays(upTo, period.to, 366) - rateDays(before, period.from - 1, 366);
    const part365 = period.principal * rateDays365;
    const part366 = period.principal * rateDays366;
    sum365 += part365;
    sum366 += part366;
    if (!areSafe(part365, part366, sum365, sum366)) return roundExact(exactInterest(table, periods));
  }
  return roundSums(sum365, sum366);
}

/** The unrounded interest; adds up over any split of days or principal. */
export function exactInterest(table: InterestTable, periods: readonly PrincipalPeriod[]): ExactAmount {
  let numerator = 0n;
  for (const period of periods) {
    for (const piece of pieces(table, period)) {
      numerator += exactPiece(period.principal, piece.stretch, piece.to - piece.from + 1);
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

function exactPiece(principal: Minor, stretch: RateStretch, days: number): bigint {
  const otherDivisor = stretch.divisor === 365 ? 366n : 365n;
  return BigInt(principal) * BigInt(stretch.rate) * BigInt(days) * otherDivisor;
}

function stretchAt(table: InterestTable, day: EpochDay): RateStretch | undefined {
  return table.stretches[stretchIndexOn(table, day)];
}

/** Sum of the rates of all days up to and including `day` that have this divisor. */
function rateDays(stretch: RateStretch | undefined, day: EpochDay, divisor: Divisor): number {
  if (stretch === undefined) return 0;
  const before = divisor === 365 ? stretch.before365 : stretch.before366;
  return stretch.divisor === divisor ? before + (day - stretch.start + 1) * stretch.rate : before;
}

function areSafe(a: number, b: number, c: number, d: number): boolean {
  const limit = Number.MAX_SAFE_INTEGER;
  return Math.abs(a) <= limit && Math.abs(b) <= limit && Math.abs(c) <= limit && Math.abs(d) <= limit;
}

/** `sum365 / scale365 + sum366 / scale366`, rounded; every intermediate value is a safe whole number. */
function roundSums(sum365: number, sum366: number): Minor {
  const rest365 = sum365 % scale365;
  const rest366 = sum366 % scale366;
  let whole = (sum365 - rest365) / scale365 + (sum366 - rest366) / scale366;
  const denominator = scale365 * 366;
  let rest = rest365 * 366 + rest366 * 365;
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
