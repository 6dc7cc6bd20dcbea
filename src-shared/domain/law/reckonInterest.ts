import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { divideHalfAwayFromZero, divideTowardsZero } from '#shared/kernel/rounding.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { Reduction } from '#shared/domain/dunning/facts.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { exactDecimals } from '#shared/domain/law/exactDecimals.ts';
import type { ExactAmount, InterestLine } from '#shared/domain/law/interestOverPeriods.ts';
import { exactInterest, interestLines } from '#shared/domain/law/interestOverPeriods.ts';
import { interestReasons } from '#shared/domain/law/interestReasons.ts';
import type { InterestTable } from '#shared/domain/law/interestTable.ts';
import { interestTable } from '#shared/domain/law/interestTable.ts';
import type { InterestTerms } from '#shared/domain/law/interestTerms.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import type { BasisPoints, DayCount, DebtorKind, LawSource } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** How the exact sum becomes an amount: to the nearest øre, or cut to whole kronor as Kronofogden does. */
export type InterestRounding = 'half-away' | 'down-to-unit';

/** A sum on a day, in minor units. */
export interface DatedAmount {
  readonly date: IsoDate;
  readonly amount: Minor;
}

/** A rate that somebody typed in, from its day on. */
export interface TypedRate {
  readonly from: IsoDate;
  readonly rate: BasisPoints;
}

/** A claim whose interest is asked for, without any ledger. */
export interface InterestQuestion {
  readonly debtorKind: DebtorKind;
  /** In minor units. */
  readonly principal: Minor;
  readonly due: IsoDate;
  /** The last day that bears interest: the paying day. */
  readonly to: IsoDate;
  /** The first day that bears interest; null for the law's. */
  readonly from: IsoDate | null;
  /** The day of the invoice; counts only where the due date was not agreed on. */
  readonly issued: IsoDate;
  readonly dueDatesAgreed: boolean;
  readonly payments: readonly DatedAmount[];
  readonly credits: readonly DatedAmount[];
  /** The rate that was agreed on; null for the statutory one. */
  readonly agreedRate: BasisPoints | null;
  /** Rates in place of the law's, e.g. for years before its first figure; empty for the law's. */
  readonly typedRates: readonly TypedRate[];
  /** Null for the country's. */
  readonly dayCount: DayCount | null;
  /** Whether the day that interest is counted from, the due date, bears interest itself. Without effect with `from`. */
  readonly includeFirstDay: boolean;
  readonly rounding: InterestRounding;
}

/** Interest of one stretch of days, with where its rate comes from. */
export interface ReckonedLine extends Omit<InterestLine, 'exact' | 'source'> {
  /** Whole currency, eight places. */
  readonly exact: string;
  readonly source: LawSource | typeof typedSource;
}

export interface ReckonedInterest {
  /** In minor units, rounded once as asked. */
  readonly interest: Minor;
  /** The sum before it was rounded, in whole currency with eight places. */
  readonly exact: string;
  /** What is left of the principal after the last day, in minor units. */
  readonly principal: Minor;
  /** The first day that bears interest. */
  readonly from: IsoDate;
  /** How days become a share of a year; its source is null where it was chosen by hand. */
  readonly dayCount: { readonly value: DayCount; readonly source: LawSource | null };
  readonly lines: readonly ReckonedLine[];
  /** What a reader should know of the start and the rates, as reasons. */
  readonly reasons: readonly Reason[];
}

/** The source of a rate that somebody typed in. */
export const typedSource = { kind: 'typed' } as const;

/**
 * Late interest of typed-in figures, line by line, as the law of the country has it where nothing else is asked for.
 * A payment lowers the principal from the day after it, a credit note from its own day on; what is paid beyond the
 * principal bears nothing. The parts of the lines are rounded so that they add up to the sum rounded to the nearest
 * minor unit; `down-to-unit` then cuts the exact sum.
 */
export function reckonInterest(law: PreparedLaw, question: InterestQuestion): ReckonedInterest {
  const terms = interestTerms(law, question.debtorKind, question, question);
  const typed = question.typedRates.length > 0;
  const table = typed ? typedTable(question.typedRates, terms.table.dayCount) : terms.table;
  const from = firstDay(question, terms);
  const to = toEpochDay(question.to);
  const claim = claimOf(question);
  const periods = principalPeriods(claim, from, to);
  const { lines, sum } = interestLines(table, periods);
  const exact = exactInterest(table, periods);
  return {
    interest: rounded(exact, question.rounding),
    exact: exactDecimals(exact),
    principal: principalPeriods(claim, to + 1, to + 1)[0]?.principal ?? 0,
    from: fromEpochDay(from),
    dayCount: { value: table.dayCount, source: terms.dayCountSource },
    lines: lines.map((line) => ({
      ...line,
      exact: exactDecimals(line.exact),
      source: typed ? typedSource : line.source,
    })),
    reasons: typed
      ? []
      : interestReasons(law, terms, question, { from, to: lastDay(lines, to), interest: sum }),
  };
}

function firstDay({ from, includeFirstDay }: InterestQuestion, terms: InterestTerms): EpochDay {
  if (from !== null) return toEpochDay(from);
  return includeFirstDay ? terms.from - 1 : terms.from;
}

/** The last day that bore interest: what is paid in full bears none afterwards. */
function lastDay(lines: readonly Pick<InterestLine, 'to'>[], to: EpochDay): EpochDay {
  const last = lines.at(-1);
  return last === undefined ? to : toEpochDay(last.to);
}

function claimOf({ principal, payments, credits }: InterestQuestion) {
  const reductions: readonly Reduction[] = [
    ...payments.map((payment) => ({ ...payment, kind: 'payment' as const })),
    ...credits.map((credit) => ({ ...credit, kind: 'credit_note' as const })),
  ];
  const open = reductions.reduce((rest, { amount }) => rest - amount, principal);
  return { original: principal, open, reductions };
}

function rounded({ numerator, denominator }: ExactAmount, rounding: InterestRounding): Minor {
  switch (rounding) {
    case 'half-away':
      return Number(divideHalfAwayFromZero(numerator, denominator));
    case 'down-to-unit':
      return Number(divideTowardsZero(numerator, denominator * 100n)) * 100;
  }
}

/** A table of rates that no law is asked about; each holds until the next one begins. */
function typedTable(rates: readonly TypedRate[], dayCount: DayCount): InterestTable {
  const inOrder = rates.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const source: LawSource = { kind: 'law', reference: '', grade: 'O', confirmed: true };
  return interestTable({
    rates: {
      starts: inOrder.map(({ from }) => toEpochDay(from)),
      figures: inOrder.map(({ from, rate }) => ({
        figure: { from, value: rate, grade: 'O', source: '', checked: from },
        source,
      })),
    },
    reference: '',
    dayCount,
    changeDays: [],
  });
}
