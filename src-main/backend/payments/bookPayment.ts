import type { PaymentSpread } from '#shared/contract/payments.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Writer } from '#backend/ledger/index.ts';
import {
  type Decided,
  type DecisionContext,
  type PaidPart,
  payChargeParts,
} from '#backend/payments/decideCharges.ts';

/** Books what a spread payment pays of charges. The principal, and interest that runs on it, is the ledger's own. */
export function bookPayment(
  db: Writer,
  creditorId: number,
  spread: PaymentSpread,
  paidOn: IsoDate,
  context: DecisionContext,
): Promise<Decided> {
  const parts = new Map<number, PaidPart>();
  for (const line of spread.lines) {
    const elsewhere = line.paid.principal < line.owed.principal;
    for (const { id, paid } of line.charges) if (paid > 0) parts.set(id, { amount: paid, elsewhere });
  }
  return payChargeParts(db, creditorId, parts, paidOn, context);
}
