import type { PaymentSpread } from '#shared/contract/payments.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { writeChargeEvents } from '#backend/payments/chargeEvents.ts';
import { type DecisionContext, payChargeParts } from '#backend/payments/decideCharges.ts';

/**
 * Books what a spread payment pays of interest and charges. Interest that still runs, because the principal is open,
 * becomes a charge of its own that is paid; what runs on later is counted beyond it. Gives the invoices it touched.
 */
export async function bookPayment(
  db: Writer,
  creditorId: number,
  spread: PaymentSpread,
  paidOn: IsoDate,
  context: DecisionContext,
): Promise<readonly number[]> {
  const touched = new Set<number>();
  const parts = new Map<number, Minor>();
  for (const line of spread.lines) {
    for (const { id, paid } of line.charges) {
      if (paid === 0) continue;
      touched.add(line.invoiceId);
      if (id === null) await bookRunningInterest(db, creditorId, line.invoiceId, paid, paidOn, context);
      else parts.set(id, paid);
    }
  }
  await payChargeParts(db, creditorId, parts, paidOn, context);
  return [...touched];
}

async function bookRunningInterest(
  db: Writer,
  creditorId: number,
  invoiceId: number,
  paid: Minor,
  paidOn: IsoDate,
  context: DecisionContext,
): Promise<void> {
  const { customer_id: customerId, currency } = await db
    .selectFrom('invoice')
    .select(['customer_id', 'currency'])
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  const id = await addToInterest(db, creditorId, invoiceId, paid, paidOn, context);
  await db
    .insertInto('charge_payment')
    .values({ charge_id: id, day: paidOn, amount: paid, booked_by: context.by, booked_at: context.now })
    .execute();
  const charge = { id, kind: 'interest' as const };
  const common = { creditorId, customerId, invoiceId, charge, currency, by: context.by, now: context.now };
  await writeChargeEvents(db, [
    { ...common, kind: 'interest_charged', params: { amount: paid, day: paidOn } },
    { ...common, kind: 'charge_paid', params: { amount: paid, day: paidOn } },
  ]);
}

/** There is one charge of interest an invoice; what is paid of it a second time is added to it. */
async function addToInterest(
  db: Writer,
  creditorId: number,
  invoiceId: number,
  paid: Minor,
  paidOn: IsoDate,
  context: DecisionContext,
): Promise<number> {
  const known = await db
    .updateTable('charge')
    .set((row) => ({ amount: row('amount', '+', paid), paid: row('paid', '+', paid) }))
    .where('invoice_id', '=', invoiceId)
    .where('kind', '=', 'interest')
    .returning('id')
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const added = await db
    .insertInto('charge')
    .values({
      creditor_id: creditorId,
      notice_id: null,
      invoice_id: invoiceId,
      kind: 'interest',
      amount: paid,
      paid,
      state: 'paid',
      claimed_on: paidOn,
      ended_on: paidOn,
      ended_by: context.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}
