import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { firstDayWithRate, rateSpanBetween } from '#shared/domain/law/interestTable.ts';
import type { InterestClaim, InterestTerms } from '#shared/domain/law/interestTerms.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Interest as it was reckoned: from one day to another, both counted. */
export interface AccruedInterest {
  readonly from: EpochDay;
  readonly to: EpochDay;
  /** In minor units. */
  readonly interest: Minor;
}

/**
 * What a reader should know of late interest: why it starts when it does, what it comes to and at which rates, and
 * where a figure is missing, overdue or cut. In that order.
 */
export function interestReasons(
  law: PreparedLaw,
  terms: InterestTerms,
  claim: InterestClaim,
  accrued: AccruedInterest,
): readonly Reason[] {
  return [
    ...startReasons(law, terms, claim, accrued.from),
    ...sumReasons(law, terms, accrued),
    ...agreedReasons(terms),
    ...figureReasons(terms, accrued),
  ];
}

function startReasons(
  law: PreparedLaw,
  terms: InterestTerms,
  { issued, due }: InterestClaim,
  from: EpochDay,
): readonly Reason[] {
  // A start that was set by hand needs no law to explain it.
  if (from !== terms.from) return [];
  if (terms.startsLater !== null) {
    const { days, source } = terms.startsLater;
    return [{ code: 'interest_starts_later', params: { from: fromEpochDay(from), days, issued }, source }];
  }
  const moved = fromEpochDay(movedDay(law, toEpochDay(due)));
  if (moved === due) return [];
  return [{ code: 'moved_to_business_day', params: { from: due, to: moved }, source: law.closedDaysSource }];
}

function sumReasons(
  { pack }: PreparedLaw,
  { table }: InterestTerms,
  accrued: AccruedInterest,
): readonly Reason[] {
  const { from, to, interest } = accrued;
  if (to < from) return [];
  const span = rateSpanBetween(table, from, to);
  if (span === undefined) return [];
  const first = firstDayWithRate(table, from);
  const params = {
    interest,
    currency: pack.currency,
    from: fromEpochDay(first),
    days: to - first + 1,
    rates: span.rates,
  };
  return [{ code: 'interest_accrued', params, source: span.source }];
}

function agreedReasons({ agreed }: InterestTerms): readonly Reason[] {
  if (agreed === null) return [];
  const { rate, cut, source } = agreed;
  return [{ code: cut ? 'interest_agreed_rate_cut' : 'interest_agreed_rate', params: { rate }, source }];
}

function figureReasons({ table }: InterestTerms, { from, to }: AccruedInterest): readonly Reason[] {
  if (to < from) return [];
  const reasons: Reason[] = [];
  const first = table.rates.figures[0];
  const newest = table.rates.figures.at(-1);
  if (first !== undefined && startOf(first) > fromEpochDay(from)) {
    const params = { before: startOf(first) };
    reasons.push({ code: 'interest_figure_missing', params, source: first.source });
  }
  if (newest !== undefined && to >= table.expectedChange) {
    const params = { from: startOf(newest), expected: fromEpochDay(table.expectedChange) };
    reasons.push({ code: 'interest_rate_outdated', params, source: newest.source });
  }
  return reasons;
}

function startOf({ figure }: { readonly figure: { readonly from: IsoDate } }): IsoDate {
  return figure.from;
}
