import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Hold, InvoiceFacts } from '#shared/domain/dunning/facts.ts';

/** Whether a hold stands on the day; both ends count. */
export function holdsOn(hold: Hold, asOf: IsoDate): boolean {
  return hold.from <= asOf && (hold.until === null || asOf <= hold.until);
}

/** Whether an objection is on a part of the invoice only. A customer's objections are always on the whole. */
export function isPartObjection(hold: Hold): boolean {
  return hold.kind === 'objection' && hold.amount !== null;
}

/** The disputed parts of an invoice on a day, added up, in minor units; more than is open where everything is. */
export function disputedParts({ holds }: Pick<InvoiceFacts, 'holds'>, asOf: IsoDate): Minor {
  let disputed = 0;
  for (const hold of holds) {
    if (hold.kind === 'objection' && hold.amount !== null && holdsOn(hold, asOf)) disputed += hold.amount;
  }
  return disputed;
}

/** The last day, from a day on, on which disputed parts leave nothing undisputed; null where no day ends that. */
export function partsCoverUntil(
  invoice: Pick<InvoiceFacts, 'holds' | 'open'>,
  from: EpochDay,
): IsoDate | null {
  let day = from;
  for (;;) {
    const date = fromEpochDay(day);
    if (disputedParts(invoice, date) < invoice.open) return fromEpochDay(day - 1);
    let end: IsoDate | null = null;
    for (const hold of invoice.holds) {
      if (!isPartObjection(hold) || !holdsOn(hold, date) || hold.until === null) continue;
      if (end === null || hold.until < end) end = hold.until;
    }
    if (end === null) return null;
    day = toEpochDay(end) + 1;
  }
}
