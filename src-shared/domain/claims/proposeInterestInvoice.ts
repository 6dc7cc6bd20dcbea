import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { daysBetween, fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { InterestLine } from '#shared/domain/law/interestOverPeriods.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** An invoice that was paid, as far as its interest needs it. */
export type PaidInvoice = Pick<
  InvoiceFacts,
  'issued' | 'due' | 'currency' | 'original' | 'open' | 'agreedRate' | 'reductions'
>;

/** Of what size an interest invoice is worth its paper, and how high the creditor lets it be (000-44). */
export interface InterestInvoiceSettings {
  /** Days of delay below which nothing is asked for. */
  readonly minimumDays: number;
  /** In minor units of the creditor's currency; what is owed in another one has no minimum. */
  readonly minimumAmount: Minor;
  /** The upper limit, likewise; null for none. */
  readonly maximum: Minor | null;
}

/** An interest invoice that could be written, or why none is. Sums are in minor units of the invoice's currency. */
export type InterestInvoiceProposal =
  | {
      readonly kind: 'proposed';
      /** First and last day that bore interest: the last is the day on which the principal was paid. */
      readonly from: IsoDate;
      readonly paidOn: IsoDate;
      /** Days from the due date to the payment. */
      readonly days: number;
      readonly lines: readonly InterestLine[];
      /** All interest of the delay, of which `charged` was claimed already. */
      readonly interest: Minor;
      readonly charged: Minor;
      /** What the invoice would ask for. */
      readonly amount: Minor;
      /** Whether the upper limit lowered it. */
      readonly cut: boolean;
    }
  | {
      readonly kind: 'left_out';
      readonly reason: InterestInvoiceObstacle;
    };

/** Why no interest invoice is written. */
export type InterestInvoiceObstacle =
  | { readonly code: 'not_paid'; readonly params: { readonly open: Minor } }
  /** The list that was imported does not say when it was paid. */
  | { readonly code: 'paying_day_unknown'; readonly params: Record<string, never> }
  | { readonly code: 'paid_in_time'; readonly params: { readonly due: IsoDate; readonly paidOn: IsoDate } }
  | {
      readonly code: 'below_minimum_days';
      readonly params: { readonly days: number; readonly minimum: number };
    }
  | {
      readonly code: 'charged_already';
      readonly params: { readonly charged: Minor; readonly interest: Minor };
    }
  | {
      readonly code: 'below_minimum_amount';
      readonly params: { readonly amount: Minor; readonly minimum: Minor };
    };

/**
 * The interest invoice of an invoice that was paid late (000-15, 000-16): late interest from its first day up to and
 * including the day of the last payment, less what was charged already. Left out below the creditor's minimum of days
 * or amount, cut to its upper limit. A credit note is no payment: it lowers the balance, but nothing was paid late by it.
 */
export function proposeInterestInvoice(
  law: PreparedLaw,
  invoice: PaidInvoice,
  debtorKind: DebtorKind,
  creditor: Pick<CreditorFacts, 'currency' | 'dayCount' | 'dueDatesAgreed'>,
  settings: InterestInvoiceSettings,
  charged: Minor,
): InterestInvoiceProposal {
  if (invoice.open > 0) return leftOut({ code: 'not_paid', params: { open: invoice.open } });
  const paidOn = lastPayment(invoice);
  if (paidOn === null) return leftOut({ code: 'paying_day_unknown', params: {} });
  const { from } = interestTerms(law, debtorKind, invoice, creditor);
  const first = fromEpochDay(from);
  if (paidOn < first) return leftOut({ code: 'paid_in_time', params: { due: invoice.due, paidOn } });
  const days = daysBetween(invoice.due, paidOn);
  const { minimumDays, minimumAmount, maximum } = settings;
  if (days < minimumDays) {
    return leftOut({ code: 'below_minimum_days', params: { days, minimum: minimumDays } });
  }
  const { lines, sum: interest } = lateInterest(law, invoice, debtorKind, creditor, paidOn);
  const rest = interest - charged;
  if (rest <= 0 && charged > 0) return leftOut({ code: 'charged_already', params: { charged, interest } });
  const hasLimits = invoice.currency === creditor.currency;
  const minimum = hasLimits ? Math.max(1, minimumAmount) : 1;
  if (rest < minimum) return leftOut({ code: 'below_minimum_amount', params: { amount: rest, minimum } });
  const amount = hasLimits && maximum !== null ? Math.min(rest, maximum) : rest;
  return {
    kind: 'proposed',
    from: first,
    paidOn,
    days,
    lines,
    interest,
    charged,
    amount,
    cut: amount < rest,
  };
}

function leftOut(reason: InterestInvoiceObstacle): InterestInvoiceProposal {
  return { kind: 'left_out', reason };
}

/** The day of the newest payment; null where no payment of a known day was made. */
function lastPayment({ reductions }: PaidInvoice): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { kind, date } of reductions) {
    if (kind === 'payment' && (last === null || date > last)) last = date;
  }
  return last;
}
