import { allocatePayment, type ClaimParts } from '#shared/domain/claims/allocatePayment.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import type { ClaimPart, LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import type { PaymentSpread, TypedPayment } from '#shared/contract/payments.ts';
import { type IsoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Reader } from '#backend/ledger/index.ts';
import {
  type ChargeRow,
  type InvoiceClaim,
  type PaymentRules,
  readClaims,
} from '#backend/payments/readClaims.ts';
import { orderFor } from '#backend/payments/settleCharges.ts';

/**
 * Spreads a payment over the invoices of a customer, or over one invoice, as of the day of payment: the invoice that
 * fell due first comes first, and within each the parts come in the order of the country or the creditor. Interest is
 * what the notices have claimed up to that day. Throws `customer_not_found` and `invoice_not_found`.
 */
export async function spreadPayment(
  db: Reader,
  rules: PaymentRules,
  pack: LawPack,
  payment: TypedPayment,
  day: IsoDate,
): Promise<PaymentSpread> {
  const law = prepareLaw(pack);
  const claims = await readTarget(db, rules, payment);
  const [first] = claims;
  const kind = first?.debtorKind ?? 'person';
  const order = orderFor(rules, law, { debtorKind: kind }, day);
  let rest = payment.amount;
  const lines: PaymentSpread['lines'] = [];
  for (const claim of claims) {
    const line = spreadOver(claim, rest, order, law, rules, day);
    rest -= total(line.paid);
    lines.push(line);
  }
  const booked = sum(lines.flatMap((line) => line.charges.map((charge) => charge.paid)));
  return {
    currency: payment.currency,
    order: [...order],
    orderFrom: orderSource(rules, law, kind, day),
    lines,
    paid: {
      principal: sum(lines.map((line) => line.paid.principal)),
      interest: sum(lines.map((line) => line.paid.interest)),
      charges: sum(lines.map((line) => line.paid.charges)),
    },
    booked,
    onInvoices: sum(lines.map((line) => line.onInvoice)),
    rest,
  };
}

async function readTarget(
  db: Reader,
  rules: PaymentRules,
  { target, currency }: TypedPayment,
): Promise<InvoiceClaim[]> {
  if (target.kind === 'customer') await checkCustomer(db, rules.creditorId, target.customerId);
  const owing = db
    .selectFrom('invoice')
    .select('id')
    .where('kind', '=', 'invoice')
    .where('currency', '=', currency);
  const chosen =
    target.kind === 'invoice'
      ? owing.where('id', '=', target.invoiceId)
      : owing
          .where('customer_id', '=', target.customerId)
          .where((row) =>
            row.or([
              row('open', '>', 0),
              row.exists(
                row
                  .selectFrom('charge')
                  .whereRef('charge.invoice_id', '=', 'invoice.id')
                  .where('charge.state', '=', 'open')
                  .select('charge.id'),
              ),
            ]),
          );
  const ids = (await chosen.execute()).map((row) => row.id);
  const claims = await readClaims(db, rules.creditorId, ids);
  if (target.kind === 'invoice' && claims.length === 0) {
    refuse('invoice_not_found', { invoice: target.invoiceId });
  }
  return claims.sort((a, b) => a.invoice.due.localeCompare(b.invoice.due) || a.invoiceId - b.invoiceId);
}

async function checkCustomer(db: Reader, creditorId: number, customerId: number): Promise<void> {
  const found = await db
    .selectFrom('customer')
    .select('id')
    .where('id', '=', customerId)
    .where('creditor_id', '=', creditorId)
    .executeTakeFirst();
  if (found === undefined) refuse('customer_not_found', { customer: customerId });
}

function spreadOver(
  claim: InvoiceClaim,
  amount: Minor,
  order: readonly ClaimPart[],
  law: PreparedLaw,
  rules: PaymentRules,
  day: IsoDate,
): PaymentSpread['lines'][number] {
  const open = claim.charges.filter((charge) => charge.state === 'open');
  const fees = open.filter(({ kind }) => kind !== 'interest').sort(byAge);
  const interest = open.filter(({ kind }) => kind === 'interest');
  const running = runningInterest(claim, law, rules, day);
  const owed: ClaimParts = {
    principal: Math.max(0, claim.invoice.open),
    interest: running + sumOpen(interest),
    charges: sumOpen(fees),
  };
  const { paid } = allocatePayment(owed, amount, order);
  const charges = [...payInOrder(fees, paid.charges), ...payInOrder(interest, paid.interest)];
  // While some of the principal stays open, what pays charges must not lower it in the accounting system.
  const beside = paid.principal < owed.principal ? sum(charges.map((charge) => charge.paid)) : 0;
  return {
    invoiceId: claim.invoiceId,
    number: claim.number,
    due: claim.invoice.due,
    owed: { ...owed },
    paid: { ...paid },
    running,
    onInvoice: total(paid) - beside,
    charges,
  };
}

/** Interest that runs while the principal is open; once it is paid, all interest is a charge. */
function runningInterest(claim: InvoiceClaim, law: PreparedLaw, rules: PaymentRules, day: IsoDate): Minor {
  if (!claim.claimsInterest || claim.invoice.open <= 0) return 0;
  return lateInterestTotal(law, claim.invoice, claim.debtorKind, rules, day);
}

function payInOrder(charges: readonly ChargeRow[], amount: Minor) {
  let rest = amount;
  return charges.map(({ id, kind, amount: claimed, paid }) => {
    const open = claimed - paid;
    const taken = Math.min(rest, open);
    rest -= taken;
    return { id, kind, open, paid: taken };
  });
}

function byAge(a: ChargeRow, b: ChargeRow): number {
  return a.claimedOn.localeCompare(b.claimedOn) || a.id - b.id;
}

function sumOpen(charges: readonly ChargeRow[]): Minor {
  return sum(charges.map(({ amount, paid }) => amount - paid));
}

function total(parts: ClaimParts): Minor {
  return parts.principal + parts.interest + parts.charges;
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((all, amount) => all + amount, 0);
}

function orderSource(
  rules: PaymentRules,
  law: PreparedLaw,
  debtorKind: InvoiceClaim['debtorKind'],
  day: IsoDate,
): PaymentSpread['orderFrom'] {
  const known = figureOn(law[debtorKind].paymentOrder, toEpochDay(day));
  if (rules.order !== null || known === undefined) return { kind: 'creditor' };
  const { reference, grade, confirmed } = known.source;
  return { kind: 'law', reference, grade, confirmed };
}
