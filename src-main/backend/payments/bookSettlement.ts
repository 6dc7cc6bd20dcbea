import type { Writer } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { writeChargeEvent } from '#backend/payments/chargeEvents.ts';
import type { ChargeRow, InvoiceClaim } from '#backend/payments/readClaims.ts';
import type { ChargeChange, Settlement } from '#backend/payments/settlement.ts';

/** The day whose figures are settled, and the moment of it (ISO 8601 in UTC). */
export interface BookingMoment {
  readonly day: IsoDate;
  readonly now: string;
}

/** What is booked on an invoice. */
export interface SettledInvoice {
  readonly creditorId: number;
  readonly claim: InvoiceClaim;
  readonly settlement: Settlement;
  readonly paidOn: IsoDate;
}

/** Writes what a settlement changes, each with its event; nothing where it changes nothing. */
export async function bookSettlement(
  db: Writer,
  settled: SettledInvoice,
  moment: BookingMoment,
): Promise<void> {
  const { withdrawn, changes, interest } = settled.settlement;
  if (withdrawn !== null) {
    await db.deleteFrom('charge').where('id', '=', withdrawn.id).execute();
    await tell(db, settled, moment, 'interest_withdrawn', withdrawn, { amount: withdrawn.amount });
  }
  for (const change of changes) await bookChange(db, settled, change, moment);
  if (interest !== null) await addInterest(db, settled, interest, moment);
}

async function bookChange(
  db: Writer,
  settled: SettledInvoice,
  change: ChargeChange,
  moment: BookingMoment,
): Promise<void> {
  const { charge, amount, paidMore, state } = change;
  const day = paidMore > 0 ? settled.paidOn : moment.day;
  await db
    .updateTable('charge')
    .set({ amount, paid: charge.paid + paidMore, state, ...endOf(change, settled.paidOn) })
    .where('id', '=', charge.id)
    .execute();
  if (paidMore !== 0) await bookPaid(db, charge.id, paidMore, day, moment);
  if (amount !== charge.amount) {
    const params = { from: charge.amount, to: amount };
    await tell(db, settled, moment, 'interest_changed', charge, params);
  }
  if (paidMore > 0) await tell(db, settled, moment, 'charge_paid', charge, { amount: paidMore, day });
  if (paidMore < 0) {
    await tell(db, settled, moment, 'charge_payment_reversed', charge, { amount: -paidMore, day });
  }
  if (state === charge.state) return;
  if (state === 'waived') {
    const left = amount - charge.paid - paidMore;
    await tell(db, settled, moment, 'charge_waived', charge, { amount: left, day: settled.paidOn });
  } else if (charge.state === 'waived') {
    await tell(db, settled, moment, 'charge_reopened', charge, { amount });
  }
}

/** How a charge ended, where that changes: of itself, so by nobody. */
function endOf({ charge, state }: ChargeChange, paidOn: IsoDate) {
  if (state === charge.state) return {};
  return { ended_on: state === 'open' ? null : paidOn, ended_by: null, ended_reason: null };
}

async function addInterest(
  db: Writer,
  settled: SettledInvoice,
  interest: NonNullable<Settlement['interest']>,
  moment: BookingMoment,
): Promise<void> {
  const { claim, creditorId, paidOn } = settled;
  const { amount, paid, state } = interest;
  const { id } = await db
    .insertInto('charge')
    .values({
      creditor_id: creditorId,
      notice_id: null,
      invoice_id: claim.invoiceId,
      kind: 'interest',
      amount,
      paid,
      state,
      claimed_on: paidOn,
      ended_on: state === 'open' ? null : paidOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const charge = { id, kind: 'interest' as const };
  await tell(db, settled, moment, 'interest_charged', charge, { amount, day: paidOn });
  if (paid > 0) {
    await bookPaid(db, id, paid, paidOn, moment);
    await tell(db, settled, moment, 'charge_paid', charge, { amount: paid, day: paidOn });
  }
  if (state === 'waived') {
    await tell(db, settled, moment, 'charge_waived', charge, { amount: amount - paid, day: paidOn });
  }
}

async function bookPaid(
  db: Writer,
  chargeId: number,
  amount: number,
  day: IsoDate,
  { now }: BookingMoment,
): Promise<void> {
  await db
    .insertInto('charge_payment')
    .values({ charge_id: chargeId, day, amount, booked_by: null, booked_at: now })
    .execute();
}

function tell(
  db: Writer,
  { creditorId, claim }: SettledInvoice,
  { now }: BookingMoment,
  kind: Parameters<typeof writeChargeEvent>[1]['kind'],
  charge: Pick<ChargeRow, 'id' | 'kind'>,
  params: Readonly<Record<string, string | number>>,
): Promise<void> {
  return writeChargeEvent(db, {
    kind,
    creditorId,
    customerId: claim.customerId,
    invoiceId: claim.invoiceId,
    charge,
    currency: claim.invoice.currency,
    by: null,
    params,
    now,
  });
}
