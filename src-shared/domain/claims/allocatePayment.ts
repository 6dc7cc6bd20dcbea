import type { Minor } from '#shared/kernel/money.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';

/** Amounts of the parts of a claim, in minor units. */
export type ClaimParts = Readonly<Record<ClaimPart, Minor>>;

/** A payment spread over a claim. */
export interface Allocation {
  /** What of the payment falls on each part; never more than the part owes. */
  readonly paid: ClaimParts;
  /** What each part owes afterwards. */
  readonly left: ClaimParts;
  /** What of the payment the claim did not need. */
  readonly overpaid: Minor;
}

/**
 * Spreads a payment over a claim in the order of the country or the creditor (`PaymentLaw.order`), the first part
 * first. `paid` and `overpaid` add up to the amount exactly. A part that the order leaves out comes last; one that owes
 * nothing, or less, takes nothing. Throws `RangeError` for an amount below 0.
 */
export function allocatePayment(claim: ClaimParts, amount: Minor, order: readonly ClaimPart[]): Allocation {
  if (amount < 0) throw new RangeError(`a payment cannot be negative: ${amount}`);
  const paid = { principal: 0, interest: 0, charges: 0 };
  let rest = amount;
  for (const part of new Set([...order, ...allParts])) {
    const taken = Math.min(rest, Math.max(0, claim[part]));
    paid[part] = taken;
    rest -= taken;
  }
  const left = {
    principal: claim.principal - paid.principal,
    interest: claim.interest - paid.interest,
    charges: claim.charges - paid.charges,
  };
  return { paid, left, overpaid: rest };
}

/** What an order that names not every part goes on with. */
const allParts: readonly ClaimPart[] = ['charges', 'interest', 'principal'];
