import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';

/** What becomes of charges when somebody pays an invoice without them (002-04). */
export type ChargeTreatment = 'waive' | 'keep' | 'ask';

/** A charge of an invoice as it was claimed, with all that a person has decided of it. */
export interface ClaimedCharge {
  readonly kind: 'fee' | 'compensation' | 'interest';
  /** In minor units, more than 0. */
  readonly amount: Minor;
  readonly claimedOn: IsoDate;
  /**
   * What a person has done with it, which nothing derived changes: waived, put on an invoice of its own, paid by hand,
   * or claimed on although it was to be waived (`open`). Null while nobody has.
   */
  readonly decided: 'waived' | 'invoiced' | 'paid' | 'open' | null;
  /** What a person has booked on it as paid, in minor units; not part of the surplus. */
  readonly paidByHand: Minor;
}

/** What a claim's charges meet: what was paid beyond the principal, and how the creditor treats the rest. */
export interface ChargeSettlement {
  /** What was paid beyond the principal of the invoice, in minor units; 0 while the principal is open. */
  readonly surplus: Minor;
  /** Whether the principal is paid in full: only then does anything become of unpaid charges. */
  readonly principalSettled: boolean;
  readonly treatment: ChargeTreatment;
  /** The order of the country or of the creditor; `principal` in it changes nothing here. */
  readonly order: readonly ClaimPart[];
}

/** What became of one charge. */
export interface ChargeOutcome<Charge extends ClaimedCharge> {
  readonly charge: Charge;
  readonly state: 'open' | 'paid' | 'waived' | 'invoiced';
  /** What of it is paid, by the surplus and by hand together, in minor units. */
  readonly paid: Minor;
  /** Whether a person must say what becomes of the rest: treatment `ask`, principal paid, charge not. */
  readonly toDecide: boolean;
}

export interface ChargesAfterPayment<Charge extends ClaimedCharge> {
  /** In the order they were given. */
  readonly outcomes: readonly ChargeOutcome<Charge>[];
  /** What of the surplus the charges took, in minor units. */
  readonly used: Minor;
  /** What of the surplus is left as the customer's credit: `used + left = surplus`. */
  readonly left: Minor;
}

/**
 * What becomes of an invoice's charges by the newest figures of the ledger. Always worked out from the whole surplus
 * anew, so that a payment that is imported twice, or taken back, counts as often as the ledger has it. The surplus
 * goes to interest and to fees and compensation in the order of the country, the oldest first; charges that were
 * waived or put on an invoice of their own take nothing. What stays unpaid once the principal is paid is waived, kept
 * open, or left to a person, as the creditor wants it (002-04).
 */
export function chargesAfterPayment<Charge extends ClaimedCharge>(
  charges: readonly Charge[],
  settlement: ChargeSettlement,
): ChargesAfterPayment<Charge> {
  const taken = new Map<Charge, Minor>();
  let left = Math.max(0, settlement.surplus);
  for (const charge of inOrder(charges, settlement.order)) {
    if (charge.decided === 'waived' || charge.decided === 'invoiced') continue;
    const share = Math.min(left, owed(charge));
    taken.set(charge, share);
    left -= share;
  }
  const outcomes = charges.map((charge) => outcomeOf(charge, taken.get(charge) ?? 0, settlement));
  return { outcomes, used: Math.max(0, settlement.surplus) - left, left };
}

/** What the surplus may still pay of a charge. */
function owed({ amount, paidByHand, decided }: ClaimedCharge): Minor {
  return decided === 'paid' ? 0 : Math.max(0, amount - paidByHand);
}

function inOrder<Charge extends ClaimedCharge>(
  charges: readonly Charge[],
  order: readonly ClaimPart[],
): Charge[] {
  const interest = order.indexOf('interest');
  const others = order.indexOf('charges');
  const interestFirst = others < 0 || (interest >= 0 && interest < others);
  const rank = ({ kind }: ClaimedCharge) => ((kind === 'interest') === interestFirst ? 0 : 1);
  const age = (a: Charge, b: Charge) => (a.claimedOn < b.claimedOn ? -1 : a.claimedOn > b.claimedOn ? 1 : 0);
  return [...charges].sort((a, b) => rank(a) - rank(b) || age(a, b));
}

function outcomeOf<Charge extends ClaimedCharge>(
  charge: Charge,
  fromSurplus: Minor,
  { principalSettled, treatment }: ChargeSettlement,
): ChargeOutcome<Charge> {
  const paid = Math.min(charge.amount, charge.paidByHand + fromSurplus);
  const state = charge.decided;
  if (state === 'waived' || state === 'invoiced') return { charge, state, paid, toDecide: false };
  if (state === 'paid' || paid >= charge.amount) {
    return { charge, state: 'paid', paid: charge.amount, toDecide: false };
  }
  const isLeft = principalSettled && state === null;
  if (isLeft && treatment === 'waive') return { charge, state: 'waived', paid, toDecide: false };
  return { charge, state: 'open', paid, toDecide: isLeft && treatment === 'ask' };
}
