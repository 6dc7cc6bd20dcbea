import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { rateSpanBetween } from '#shared/domain/law/interestTable.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';

/** Whether late interest is claimed: by the next step, or already by an earlier notice. */
export function claimsLateInterest({ invoice, next }: Situation): boolean {
  if (next.step?.claimInterest === true) return true;
  for (const notice of invoice.notices) if (notice.claimedInterest) return true;
  return false;
}

/**
 * Late interest from the day after the due date up to and including the day, in minor units, with what it
 * rests on added to `reasons`. 0 while nothing claims it, and before it starts.
 */
export function interestOfInvoice(situation: Situation, claimed: boolean, reasons: Reason[]): Minor {
  const { invoice, customer, law, asOf, due, day, profileSource } = situation;
  const from = due + 1;
  if (day < from) return 0;
  if (!claimed) {
    reasons.push({ code: 'interest_not_claimed', params: {}, source: profileSource });
    return 0;
  }
  const interest = lateInterestTotal(law, invoice, customer.kind, asOf);
  addInterestReasons(situation, from, interest, reasons);
  return interest;
}

function addInterestReasons(situation: Situation, from: EpochDay, interest: Minor, reasons: Reason[]): void {
  const { invoice, day, debtorLaw } = situation;
  const table = debtorLaw.interest;
  const span = rateSpanBetween(table, from, day);
  if (span !== undefined) {
    const params = {
      interest,
      currency: invoice.currency,
      from: fromEpochDay(from),
      days: day - from + 1,
      rates: span.rates,
    };
    reasons.push({ code: 'interest_accrued', params, source: span.source });
  }
  const first = table.rates.figures[0];
  const newest = table.rates.figures.at(-1);
  if (first !== undefined && fromEpochDay(from) < first.figure.from) {
    const params = { before: first.figure.from };
    reasons.push({ code: 'interest_figure_missing', params, source: first.source });
  }
  if (newest !== undefined && day >= table.expectedChange) {
    const params = { from: newest.figure.from, expected: fromEpochDay(table.expectedChange) };
    reasons.push({ code: 'interest_rate_outdated', params, source: newest.source });
  }
}
