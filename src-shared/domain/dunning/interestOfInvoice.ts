import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';
import { interestSum } from '#shared/domain/law/interestOverPeriods.ts';
import { firstDayWithRate, rateSpanBetween } from '#shared/domain/law/interestTable.ts';
import type { InterestTerms } from '#shared/domain/law/interestTerms.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';

/** Whether late interest is claimed: by the next step, or already by an earlier notice; never of who is free of it. */
export function claimsLateInterest(situation: Situation): boolean {
  return !situation.customer.interestFree && wouldClaimInterest(situation);
}

function wouldClaimInterest({ invoice, next }: Situation): boolean {
  if (next.step?.claimInterest === true) return true;
  for (const notice of invoice.notices) if (notice.claimedInterest) return true;
  return false;
}

/** Late interest on the undisputed principal up to and including the day, in minor units. */
export function interestOn({ invoice, disputed, day }: Situation, { from, table }: InterestTerms): Minor {
  if (day < from) return 0;
  if (disputed === 0) return interestSum(table, principalPeriods(invoice, from, day));
  const { original, open, reductions } = invoice;
  const undisputed = { original: original - disputed, open: open - disputed, reductions };
  return interestSum(table, principalPeriods(undisputed, from, day));
}

/**
 * Late interest from its first day up to and including the day, in minor units, with what it rests on added to
 * `reasons`. 0 while nothing claims it, and before it starts.
 */
export function interestOfInvoice(situation: Situation, claimed: boolean, reasons: Reason[]): Minor {
  const { invoice, customer, creditor, law, due, day, profileSource } = situation;
  if (day <= due) return 0;
  if (!claimed && customer.interestFree && wouldClaimInterest(situation)) {
    reasons.push({ code: 'interest_free', params: {}, source: ledgerSource });
    return 0;
  }
  if (!claimed) {
    reasons.push({ code: 'interest_not_claimed', params: {}, source: profileSource });
    return 0;
  }
  const terms = interestTerms(law, customer.kind, invoice, creditor);
  const interest = interestOn(situation, terms);
  if (day >= terms.from) addInterestReasons(situation, terms, interest, reasons);
  if (terms.startsLater !== null) {
    const { days, source } = terms.startsLater;
    const params = { from: fromEpochDay(terms.from), days, issued: invoice.issued };
    reasons.push({ code: 'interest_starts_later', params, source });
  }
  return interest;
}

function addInterestReasons(
  situation: Situation,
  { from, table, agreed }: InterestTerms,
  interest: Minor,
  reasons: Reason[],
): void {
  const { invoice, day } = situation;
  const span = rateSpanBetween(table, from, day);
  if (span !== undefined) {
    const first = firstDayWithRate(table, from);
    const params = {
      interest,
      currency: invoice.currency,
      from: fromEpochDay(first),
      days: day - first + 1,
      rates: span.rates,
    };
    reasons.push({ code: 'interest_accrued', params, source: span.source });
  }
  if (agreed !== null) {
    const code = agreed.cut ? 'interest_agreed_rate_cut' : 'interest_agreed_rate';
    reasons.push({ code, params: { rate: agreed.rate }, source: agreed.source });
  }
  addRateGaps(table, from, day, reasons);
}

/** What of the rates is not known: days before the first one, or a newer one that should be in force. */
function addRateGaps(table: InterestTerms['table'], from: EpochDay, day: EpochDay, reasons: Reason[]): void {
  const first = table.rates.figures[0];
  const newest = table.rates.figures.at(-1);
  const firstStart = table.rates.starts[0];
  if (first !== undefined && firstStart !== undefined && from < firstStart) {
    const params = { before: first.figure.from };
    reasons.push({ code: 'interest_figure_missing', params, source: first.source });
  }
  if (newest !== undefined && day >= table.expectedChange) {
    const params = { from: newest.figure.from, expected: fromEpochDay(table.expectedChange) };
    reasons.push({ code: 'interest_rate_outdated', params, source: newest.source });
  }
}
