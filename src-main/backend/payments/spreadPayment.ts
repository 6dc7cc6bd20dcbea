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
  return {
    currency: payment.currency,
    order: [...order],
    orderFrom: orderSource(rules, law, kind, day),
    lines,
    paid: lines.reduce((sum, line) => plus(sum, line.paid), { principal: 0, interest: 0, charges: 0 }),
    rest,
  };
}

/** What of a payment is booked here: the principal is not. */
export function bookedOf({ paid }: Pick<PaymentSpread, 'paid'>): Minor {
  return paid.interest + paid.charges;
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
  const asOne = payInOrder(interest, paid.interest);
  const left = paid.interest - asOne.reduce((sum, charge) => sum + charge.paid, 0);
  const stillRunning =
    running === 0 ? [] : [{ id: null, kind: 'interest' as const, open: running, paid: left }];
  return {
    invoiceId: claim.invoiceId,
    number: claim.number,
    due: claim.invoice.due,
    owed: { ...owed },
    paid: { ...paid },
    charges: [...payInOrder(fees, paid.charges), ...asOne, ...stillRunning],
  };
}

/** Interest that runs while the principal is open, less what of it was booked as paid before. */
function runningInterest(claim: InvoiceClaim, law: PreparedLaw, rules: PaymentRules, day: IsoDate): Minor {
  if (!claim.claimsInterest || claim.invoice.open <= 0) return 0;
  const all = lateInterestTotal(law, claim.invoice, claim.debtorKind, rules, day);
  const before = claim.charges.reduce((sum, { kind, paid }) => (kind === 'interest' ? sum + paid : sum), 0);
  return Math.max(0, all - before);
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
  return charges.reduce((sum, { amount, paid }) => sum + amount - paid, 0);
}

function total(parts: ClaimParts): Minor {
  return parts.principal + parts.interest + parts.charges;
}

function plus(a: ClaimParts, b: ClaimParts): { principal: Minor; interest: Minor; charges: Minor } {
  return {
    principal: a.principal + b.principal,
    interest: a.interest + b.interest,
    charges: a.charges + b.charges,
  };
}

function orderSource(
  rules: PaymentRules,
  law: PreparedLaw,
  debtorKind: InvoiceClaim['debtorKind'],
  day: IsoDate,
): PaymentSpread['orderFrom'] {
  const known = figureOn(law[debtorKind].paymentOrder, toEpochDay(day));
  if (rules.order !== null || known === undefined) return { kind: 'creditor' };
  const { reference, confirmed } = known.source;
  return { kind: 'law', reference, confirmed };
}
