import { setImmediate } from 'node:timers/promises';
import { proposeInterestInvoice } from '#shared/domain/claims/proposeInterestInvoice.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import type { InterestCandidate, InterestPeriod } from '#shared/contract/payments.ts';
import { sortKey } from '#shared/kernel/collation.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';
import { daysBetween } from '#shared/kernel/isoDate.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { type InvoiceClaim, type PaymentRules, readClaims } from '#backend/payments/readClaims.ts';
import { paymentDay } from '#backend/payments/settleCharges.ts';

/** The candidates of a period: those that are proposed, then those that are left out, each by customer and number. */
export type InterestCandidates = readonly InterestCandidate[];

/** How many invoices are read and reckoned before others get their turn. */
const atOnce = 500;

/**
 * Finds the invoices of a creditor that were paid late in a period and whose interest nobody has claimed, and reckons
 * an interest invoice for each (000-15, 000-16). Gives the main loop its turn between them.
 */
export async function findInterestCandidates(
  db: Reader,
  rules: PaymentRules,
  pack: LawPack,
  period: InterestPeriod,
): Promise<InterestCandidates> {
  const law = prepareLaw(pack);
  const ids = await latePaid(db, period);
  const found: InterestCandidate[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const claims = await readClaims(db, period.creditorId, ids.slice(at, at + atOnce));
    const customers = await readCustomers(db, claims);
    for (const claim of claims) {
      const candidate = candidateOf(claim, customers.get(claim.customerId), rules, law, period);
      if (candidate !== null) found.push(candidate);
    }
    await setImmediate();
  }
  return found.sort(inOrder);
}

/** The invoices that were settled, or paid beyond their principal, after their due date and bear no interest charge. */
async function latePaid(db: Reader, { creditorId, from, to }: InterestPeriod): Promise<number[]> {
  const withoutInterest = db
    .selectFrom('invoice')
    .innerJoin('customer', 'customer.id', 'invoice.customer_id')
    .select('invoice.id')
    .where('invoice.creditor_id', '=', creditorId)
    .where('invoice.kind', '=', 'invoice')
    // Nothing is sent to the deceased or past a court, and from some no interest is claimed.
    .where('customer.interest_free', '=', 0)
    .where('customer.situation', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('charge')
            .whereRef('charge.invoice_id', '=', 'invoice.id')
            .where('charge.kind', '=', 'interest')
            .select('charge.id'),
        ),
      ),
    );
  const rows = await withoutInterest
    .where('invoice.settled_on', '>=', from)
    .where('invoice.settled_on', '<=', to)
    .whereRef('invoice.settled_on', '>', 'invoice.due')
    .unionAll(withoutInterest.where('invoice.open', '<', 0).where('invoice.settled_on', 'is', null))
    .execute();
  return rows.map((row) => row.id);
}

interface Customer {
  readonly name: string;
  readonly number: string | null;
}

async function readCustomers(
  db: Reader,
  claims: readonly InvoiceClaim[],
): Promise<ReadonlyMap<number, Customer>> {
  const ids = [...new Set(claims.map((claim) => claim.customerId))];
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'name', 'number'])
    .where(isOneOf('id', ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function candidateOf(
  claim: InvoiceClaim,
  customer: Customer | undefined,
  rules: PaymentRules,
  law: PreparedLaw,
  { from, to }: InterestPeriod,
): InterestCandidate | null {
  const { invoice } = claim;
  const paidOn = paymentDay(claim, null);
  if (paidOn === null || paidOn < from || paidOn > to) return null;
  const proposal = proposeInterestInvoice(law, invoice, claim.debtorKind, rules, rules.interestInvoice, 0);
  const leftOut = proposal.kind === 'left_out' ? limitOf(proposal.reason) : null;
  if (proposal.kind === 'left_out' && leftOut === null) return null;
  const { lines, sum } = lateInterest(law, invoice, claim.debtorKind, rules, paidOn);
  return {
    invoiceId: claim.invoiceId,
    customerId: claim.customerId,
    customer: customer?.name ?? '',
    customerNumber: customer?.number ?? null,
    number: claim.number,
    issued: invoice.issued,
    due: invoice.due,
    paidOn,
    days: daysBetween(invoice.due, paidOn),
    currency: invoice.currency,
    original: invoice.original,
    interest: sum,
    proposed: proposal.kind === 'proposed' ? proposal.amount : 0,
    cut: proposal.kind === 'proposed' && proposal.cut,
    lines: lines.map((line) => ({
      from: line.from,
      to: line.to,
      days: line.days,
      principal: line.principal,
      rateBasisPoints: line.rateBasisPoints,
      interest: line.interest,
    })),
    leftOut,
  };
}

type Obstacle = Extract<ReturnType<typeof proposeInterestInvoice>, { kind: 'left_out' }>['reason'];

/** A limit of the creditor keeps a candidate on the list; whoever paid in time or owes nothing is none. */
function limitOf(obstacle: Obstacle): InterestCandidate['leftOut'] {
  switch (obstacle.code) {
    case 'below_minimum_days':
    case 'below_minimum_amount':
      return { code: obstacle.code, minimum: obstacle.params.minimum };
    case 'not_paid':
    case 'paying_day_unknown':
    case 'paid_in_time':
    case 'charged_already':
      return null;
  }
}

function inOrder(a: InterestCandidate, b: InterestCandidate): number {
  return (
    Number(a.leftOut !== null) - Number(b.leftOut !== null) ||
    compareTexts(sortKey(a.customer), sortKey(b.customer)) ||
    compareNaturally(a.number, b.number)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
