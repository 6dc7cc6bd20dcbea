import {
  chargesAfterPayment,
  type ChargeTreatment,
  type ClaimedCharge,
} from '#shared/domain/claims/chargesAfterPayment.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { ChargeRow, InvoiceClaim } from '#backend/payments/readClaims.ts';

/** What the charges of an invoice are settled by. */
export interface SettlementTerms {
  readonly treatment: ChargeTreatment;
  readonly order: readonly ClaimPart[];
  /** The day on which the principal was paid, as far as anybody knows. */
  readonly paidOn: IsoDate;
  /** Late interest of the invoice up to that day, in minor units. */
  readonly interest: Minor;
}

/** What becomes of one charge: nothing where it is in no change of the settlement. */
export interface ChargeChange {
  readonly charge: ChargeRow;
  /** The amount of the charge; only that of interest ever changes. */
  readonly amount: Minor;
  /** By how much more, or less, the lists show as paid on it. */
  readonly paidMore: Minor;
  readonly state: ChargeRow['state'];
}

/** What must be done so that an invoice's charges are what the ledger's figures make of them. */
export interface Settlement {
  /** Interest that was claimed day by day and is now owed as one sum; null where there is none to add. */
  readonly interest: {
    readonly amount: Minor;
    readonly paid: Minor;
    readonly state: ChargeRow['state'];
  } | null;
  /** Interest that is no longer owed as one sum, since the principal is open again. */
  readonly withdrawn: ChargeRow | null;
  readonly changes: readonly ChargeChange[];
}

/**
 * Works out what an invoice's charges should be by the newest figures, whatever they were before: the same figures
 * give the same charges, so that a list may come twice, or be taken back, and nothing is counted twice.
 *
 * What was paid beyond the principal counts on the charges of the invoice itself. Payments that a person has booked are
 * the same money, unless they were booked while the principal was open; only what is beyond them is spread. Interest that a notice has claimed becomes a charge on the day on
 * which the principal is paid. Nothing that a person decided is touched.
 */
export function settlementOf(claim: InvoiceClaim, terms: SettlementTerms): Settlement {
  const principalSettled = claim.invoice.open <= 0;
  const interest = claim.charges.find(({ kind }) => kind === 'interest');
  const owedInterest = interestOwed(claim, interest, principalSettled, terms);
  const withdrawn = interest !== undefined && owedInterest === 0 ? interest : null;
  const drafts: Draft[] = [];
  for (const row of claim.charges) {
    if (row !== withdrawn) drafts.push(draftOf(row, row === interest ? owedInterest : row.amount));
  }
  const added = interest === undefined && owedInterest > 0 ? newInterest(owedInterest, terms.paidOn) : null;
  if (added !== null) drafts.push(added);
  // What the lists showed as paid on a charge that a person has ended since stays with it.
  const kept = drafts.reduce((sum, { row, decided }) => (isEnded(decided) ? sum + fromLists(row) : sum), 0);
  const byHand = claim.charges.reduce((sum, row) => sum + row.byHand - row.elsewhere, 0);
  const beyond = Math.max(0, -claim.invoice.open - byHand);
  const keeps = Math.min(beyond, kept);
  const { outcomes } = chargesAfterPayment(drafts, {
    surplus: beyond - keeps,
    principalSettled,
    treatment: treatmentOf(claim, terms),
    order: terms.order,
  });
  let left = keeps;
  const changes: ChargeChange[] = [];
  let interestCharge: Settlement['interest'] = null;
  for (const { charge, state, paid } of outcomes) {
    const { row, amount } = charge;
    if (row === null) {
      interestCharge = { amount, paid, state };
      continue;
    }
    const stays = isEnded(charge.decided) ? Math.min(left, fromLists(row)) : 0;
    left -= stays;
    const paidMore = paid + stays - row.paid;
    if (paidMore === 0 && state === row.state && amount === row.amount) continue;
    changes.push({ charge: row, amount, paidMore, state });
  }
  return { interest: interestCharge, withdrawn, changes };
}

/** A charge as the rules see it; without a row it is interest that is not a charge yet. */
interface Draft extends ClaimedCharge {
  readonly row: ChargeRow | null;
}

function draftOf(row: ChargeRow, amount: Minor): Draft {
  const { kind, claimedOn, byHand } = row;
  return { row, kind, amount, claimedOn, decided: decidedOf(row, amount), paidByHand: byHand };
}

function newInterest(amount: Minor, claimedOn: IsoDate): Draft {
  return { row: null, kind: 'interest', amount, claimedOn, decided: null, paidByHand: 0 };
}

function decidedOf({ state, endedBy, keptBy, byHand }: ChargeRow, amount: Minor): ClaimedCharge['decided'] {
  if (state === 'invoiced') return 'invoiced';
  if (state === 'waived' && endedBy !== null) return 'waived';
  if (byHand === amount) return 'paid';
  return keptBy === null ? null : 'open';
}

function isEnded(decided: ClaimedCharge['decided']): boolean {
  return decided === 'waived' || decided === 'invoiced';
}

/** What of a charge the lists showed as paid. */
function fromLists(row: ChargeRow | null): Minor {
  return row === null ? 0 : row.paid - row.byHand;
}

/**
 * The interest that is owed as one sum. While the principal is open it is what somebody has booked as paid, and the
 * rest runs on; once that is paid, all of it. What a person has ended stays as it is.
 */
function interestOwed(
  claim: InvoiceClaim,
  charge: ChargeRow | undefined,
  principalSettled: boolean,
  terms: SettlementTerms,
): Minor {
  if (charge !== undefined && (isEnded(decidedOf(charge, charge.amount)) || isPaidForGood(charge)))
    return charge.amount;
  const byHand = charge?.byHand ?? 0;
  if (!principalSettled || !claim.claimsInterest) return byHand;
  return Math.max(byHand, terms.interest);
}

/** That a person has booked the whole interest as paid when no more of it could run. */
function isPaidForGood(charge: ChargeRow): boolean {
  return charge.afterPayment && charge.byHand === charge.amount;
}

/** Charges that were let go of themselves stay so, although the creditor treats later ones in another way. */
function treatmentOf({ charges }: InvoiceClaim, { treatment }: SettlementTerms): ChargeTreatment {
  const letGo = charges.some(({ state, endedBy }) => state === 'waived' && endedBy === null);
  return letGo ? 'waive' : treatment;
}
