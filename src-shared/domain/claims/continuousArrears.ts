import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addDays } from '#shared/kernel/isoDate.ts';

/** When an invoice was overdue. */
export interface ArrearsInvoice {
  /** The due date, moved to a business day where the law moves it. */
  readonly due: IsoDate;
  /** The day on which the principal was paid in full; null while it is open. */
  readonly settledOn: IsoDate | null;
}

/**
 * The first day of the arrears that a customer is in on a day without a break; null when it owes nothing overdue on
 * that day. An invoice is in arrears from the day after its due date up to and including the day it was paid; arrears
 * of which one begins on the day after another ends are one (DK: renteloven § 9 b, at most three fees in them).
 * Invoices of one customer and creditor, in any order.
 */
export function continuousArrears(invoices: readonly ArrearsInvoice[], asOf: IsoDate): IsoDate | null {
  const arrears = invoices
    .map(({ due, settledOn }) => ({ from: addDays(due, 1), to: settledOn }))
    .filter(({ from, to }) => from <= asOf && (to === null || to >= from))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let first: IsoDate | null = null;
  let last: IsoDate | null = null;
  for (const { from, to } of arrears) {
    if (first === null || (last !== null && from > addDays(last, 1))) {
      first = from;
      last = to;
    } else if (last !== null && (to === null || to > last)) {
      last = to;
    }
  }
  return first !== null && (last === null || last >= asOf) ? first : null;
}
