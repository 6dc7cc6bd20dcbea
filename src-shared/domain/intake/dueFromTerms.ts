import type { PaymentTerms } from '#shared/domain/intake/customerAccount.ts';
import { addDays, addMonths, type IsoDate } from '#shared/kernel/isoDate.ts';

/**
 * The days after which late interest runs where no due date was agreed: 30 after the demand was sent
 * (forsinkelsesrenteloven § 2 in Norway, and the same in the other Nordic countries; law.md). An invoice without any
 * due date is taken as due then, so that nobody is reminded earlier than the law would have it.
 */
export const daysWithoutTerms = 30;

/** The due date by a customer's terms of payment; null where they say nothing. */
export function dueFromTerms(issued: IsoDate, terms: PaymentTerms | null): IsoDate | null {
  if (terms === null) return null;
  const { days, months, fromEndOfMonth } = terms;
  // Nought days is what a system writes that knows nothing of terms. Cash needs no reminder.
  if (days <= 0 && months <= 0 && !fromEndOfMonth) return null;
  const start = months > 0 ? addMonths(issued, months) : issued;
  return addDays(fromEndOfMonth ? lastOfMonth(start) : start, Math.max(0, days));
}

/** The last day of the month of a day. */
export function lastOfMonth(date: IsoDate): IsoDate {
  const first = addDays(date, 1 - Number(date.slice(8)));
  return addDays(addMonths(first, 1), -1);
}
