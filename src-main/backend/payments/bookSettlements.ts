import { sql } from 'kysely';
import { isOneOf, tableOf, type Writer } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { type ChargeHappening, inParts, writeChargeEvents } from '#backend/payments/chargeEvents.ts';
import type { ChargeRow, InvoiceClaim } from '#backend/payments/readClaims.ts';
import type { ChargeChange, Settlement } from '#backend/payments/settlement.ts';

/** The day whose figures are settled, and the moment of it (ISO 8601 in UTC). */
export interface BookingMoment {
  readonly day: IsoDate;
  readonly now: string;
}

/** What is booked on an invoice. */
export interface SettledInvoice {
  readonly claim: InvoiceClaim;
  readonly settlement: Settlement;
  readonly paidOn: IsoDate;
}

/**
 * Writes what the settlements of some invoices change, each with its event; nothing where they change nothing. A few
 * statements, however many the invoices are.
 */
export async function bookSettlements(
  db: Writer,
  creditorId: number,
  settled: readonly SettledInvoice[],
  moment: BookingMoment,
): Promise<void> {
  const changing = settled.filter(
    ({ settlement }) =>
      settlement.interest !== null || settlement.withdrawn !== null || settlement.changes.length > 0,
  );
  if (changing.length === 0) return;
  await withdraw(db, changing);
  await updateCharges(db, changing);
  const added = await addInterest(db, creditorId, changing);
  const payments: Payment[] = [];
  const events: ChargeHappening[] = [];
  for (const one of changing) {
    const tell = teller(creditorId, one, moment, events);
    const { settlement, paidOn } = one;
    if (settlement.withdrawn !== null) {
      tell('interest_withdrawn', settlement.withdrawn, { amount: settlement.withdrawn.amount });
    }
    for (const change of settlement.changes) {
      if (change.paidMore !== 0) payments.push(paymentOf(change.charge.id, change.paidMore, one, moment));
      tellChange(tell, change, paidOn, moment.day);
    }
    const id = added.get(one.claim.invoiceId);
    if (settlement.interest === null || id === undefined) continue;
    if (settlement.interest.paid > 0) payments.push(paymentOf(id, settlement.interest.paid, one, moment));
    tellInterest(tell, id, settlement.interest, paidOn);
  }
  for (const part of inParts(payments)) await db.insertInto('charge_payment').values(part).execute();
  await writeChargeEvents(db, events);
}

async function withdraw(db: Writer, settled: readonly SettledInvoice[]): Promise<void> {
  const ids = settled.flatMap(({ settlement }) => settlement.withdrawn?.id ?? []);
  if (ids.length > 0) await db.deleteFrom('charge').where(isOneOf('id', ids)).execute();
}

/** A charge whose state changes ended of itself, so by nobody; one that keeps its state keeps how it ended. */
async function updateCharges(db: Writer, settled: readonly SettledInvoice[]): Promise<void> {
  const rows = settled.flatMap(({ settlement, paidOn }) =>
    settlement.changes.map(({ charge, amount, paidMore, state }) => ({
      id: charge.id,
      amount,
      paid: charge.paid + paidMore,
      state,
      ended_on: state === 'open' ? null : paidOn,
    })),
  );
  if (rows.length === 0) return;
  await sql`UPDATE charge SET amount = became.amount, paid = became.paid, state = became.state,
      ended_on = CASE WHEN charge.state = became.state THEN charge.ended_on ELSE became.ended_on END,
      ended_by = CASE WHEN charge.state = became.state THEN charge.ended_by END,
      ended_reason = CASE WHEN charge.state = became.state THEN charge.ended_reason END
    FROM ${tableOf(rows)} AS became WHERE charge.id = became.id`.execute(db);
}

/** Adds interest that is owed as one sum; gives the keys of the charges by their invoices, of which each has one. */
async function addInterest(
  db: Writer,
  creditorId: number,
  settled: readonly SettledInvoice[],
): Promise<ReadonlyMap<number, number>> {
  const rows = settled.flatMap(({ claim, settlement: { interest }, paidOn }) =>
    interest === null
      ? []
      : [
          {
            creditor_id: creditorId,
            notice_id: null,
            invoice_id: claim.invoiceId,
            kind: 'interest' as const,
            ...interest,
            claimed_on: paidOn,
            ended_on: interest.state === 'open' ? null : paidOn,
          },
        ],
  );
  const keys = new Map<number, number>();
  for (const part of inParts(rows)) {
    const added = await db.insertInto('charge').values(part).returning(['id', 'invoice_id']).execute();
    for (const { id, invoice_id: invoice } of added) keys.set(invoice, id);
  }
  return keys;
}

interface Payment {
  readonly charge_id: number;
  readonly day: IsoDate;
  readonly amount: number;
  readonly booked_by: null;
  readonly booked_at: string;
}

function paymentOf(
  chargeId: number,
  amount: number,
  { paidOn }: SettledInvoice,
  { day, now }: BookingMoment,
): Payment {
  return { charge_id: chargeId, day: amount > 0 ? paidOn : day, amount, booked_by: null, booked_at: now };
}

type Tell = (
  kind: ChargeHappening['kind'],
  charge: Pick<ChargeRow, 'id' | 'kind'>,
  params: ChargeHappening['params'],
) => void;

function teller(
  creditorId: number,
  { claim }: SettledInvoice,
  { now }: BookingMoment,
  events: ChargeHappening[],
): Tell {
  const { customerId, invoiceId, invoice } = claim;
  const common = { creditorId, customerId, invoiceId, currency: invoice.currency, by: null, now };
  return (kind, { id, kind: chargeKind }, params) =>
    void events.push({ ...common, kind, charge: { id, kind: chargeKind }, params });
}

function tellChange(
  tell: Tell,
  { charge, amount, paidMore, state }: ChargeChange,
  paidOn: IsoDate,
  day: IsoDate,
): void {
  if (amount !== charge.amount) tell('interest_changed', charge, { from: charge.amount, to: amount });
  if (paidMore > 0) tell('charge_paid', charge, { amount: paidMore, day: paidOn });
  if (paidMore < 0) tell('charge_payment_reversed', charge, { amount: -paidMore, day });
  if (state === charge.state) return;
  if (state === 'waived') {
    tell('charge_waived', charge, { amount: amount - charge.paid - paidMore, day: paidOn });
  } else if (charge.state === 'waived') {
    tell('charge_reopened', charge, { amount });
  }
}

function tellInterest(
  tell: Tell,
  id: number,
  { amount, paid, state }: NonNullable<Settlement['interest']>,
  paidOn: IsoDate,
): void {
  const charge = { id, kind: 'interest' as const };
  tell('interest_charged', charge, { amount, day: paidOn });
  if (paid > 0) tell('charge_paid', charge, { amount: paid, day: paidOn });
  if (state === 'waived') tell('charge_waived', charge, { amount: amount - paid, day: paidOn });
}
