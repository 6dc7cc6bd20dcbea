import { sql } from 'kysely';
import type { ClaimPart, LawPack } from '#shared/domain/law/lawPack.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { type IsoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';
import {
  type InvoiceClaim,
  type PaymentRules,
  readClaims,
  readPaymentRules,
} from '#backend/payments/readClaims.ts';
import { settlementOf } from '#backend/payments/settlement.ts';
import { type BookingMoment, bookSettlements } from '#backend/payments/bookSettlements.ts';

/** When and by which law charges are settled. */
export interface SettleTerms extends BookingMoment {
  readonly law: LawPack;
}

/** How many invoices are read and settled at once: their facts are kept in memory. */
const atOnce = 2000;

/**
 * Brings the charges of some invoices to what the newest figures of the ledger make of them (`settlementOf`), with an
 * event for everything that follows. May be called as often as one likes. Throws `creditor_not_found`.
 */
export async function settleCharges(
  db: Writer,
  creditorId: number,
  invoiceIds: readonly number[],
  terms: SettleTerms,
): Promise<void> {
  const rules = await readPaymentRules(db, creditorId);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const law = prepareLaw(terms.law);
  for (let at = 0; at < invoiceIds.length; at += atOnce) {
    const claims = await readClaims(db, creditorId, invoiceIds.slice(at, at + atOnce));
    const settled = claims.map((claim) => {
      const paidOn = paymentDay(claim, terms.day) ?? terms.day;
      const settlement = settlementOf(claim, {
        treatment: rules.treatment,
        order: orderFor(rules, law, claim, paidOn),
        paidOn,
        interest: claim.claimsInterest ? interestUntil(law, rules, claim, paidOn) : 0,
      });
      return { claim, settlement, paidOn };
    });
    await bookSettlements(db, creditorId, settled, terms);
  }
}

/**
 * The invoices of a creditor on which more was paid than the principal and the charges of which do not know of it yet:
 * those of a ledger that is older than the settling of charges.
 */
export async function unsettledInvoices(db: Reader, creditorId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .select('invoice.id')
    .distinct()
    .where('charge.creditor_id', '=', creditorId)
    .where('charge.state', '=', 'open')
    .where('invoice.open', '<', 0)
    .where((row) =>
      row(
        row.neg(row.ref('invoice.open')),
        '>',
        row
          .selectFrom('charge as beside')
          .whereRef('beside.invoice_id', '=', 'invoice.id')
          .select(sql<number>`sum(beside.paid - beside.paid_elsewhere)`.as('paid')),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}

/** In which order payments count: as the creditor has chosen, else as the law of the country has it on the day. */
export function orderFor(
  rules: Pick<PaymentRules, 'order'>,
  law: PreparedLaw,
  { debtorKind }: Pick<InvoiceClaim, 'debtorKind'>,
  day: IsoDate,
): readonly ClaimPart[] {
  return rules.order ?? figureOn(law[debtorKind].paymentOrder, toEpochDay(day))?.figure.value ?? customary;
}

/** Where neither creditor nor law says anything: costs, interest, principal. */
const customary: readonly ClaimPart[] = ['charges', 'interest', 'principal'];

/** The day of the newest payment up to `latest`, or of the newest at all; null where none is known. */
export function paymentDay(
  { invoice }: Pick<InvoiceClaim, 'invoice'>,
  latest: IsoDate | null,
): IsoDate | null {
  let last: IsoDate | null = null;
  for (const { kind, date, amount } of invoice.reductions) {
    const counts = kind === 'payment' && amount > 0 && (latest === null || date <= latest);
    if (counts && (last === null || date > last)) last = date;
  }
  return last;
}

function interestUntil(law: PreparedLaw, rules: PaymentRules, claim: InvoiceClaim, day: IsoDate): number {
  return lateInterestTotal(law, claim.invoice, claim.debtorKind, rules, day);
}
