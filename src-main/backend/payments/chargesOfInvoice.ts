import type { ChargeEvent } from '#shared/contract/payments.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { chargeEventKinds } from '#backend/payments/chargeEvents.ts';
import { readCharges } from '#backend/payments/chargeQueries.ts';

/** The charges of an invoice with all that happened to them; undefined when there is no such invoice. */
export async function readChargesOfInvoice(db: Reader, invoiceId: number) {
  const invoice = await db
    .selectFrom('invoice')
    .innerJoin('customer', 'customer.id', 'invoice.customer_id')
    .selectAll('invoice')
    .select('customer.name')
    .where('invoice.id', '=', invoiceId)
    .executeTakeFirst();
  if (invoice === undefined) return undefined;
  const ids = await db.selectFrom('charge').select('id').where('invoice_id', '=', invoiceId).execute();
  const [charges, events] = await Promise.all([
    readCharges(
      db,
      ids.map((row) => row.id),
    ),
    readEvents(db, invoiceId),
  ]);
  return {
    invoiceId,
    number: invoice.number,
    customerId: invoice.customer_id,
    customer: invoice.name,
    issued: invoice.issued,
    due: invoice.due,
    currency: invoice.currency,
    original: invoice.original,
    principal: invoice.open,
    settledOn: invoice.settled_on,
    charges,
    events,
  };
}

/** What claimed the charges, what was paid, and what became of them. */
const told = [...chargeEventKinds, 'notice_sent', 'balance_changed', 'settled_by_list', 'credited'] as const;

async function readEvents(db: Reader, invoiceId: number): Promise<ChargeEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['at', 'kind', 'params'])
    .where('invoice_id', '=', invoiceId)
    .where('kind', 'in', told)
    .orderBy('id')
    .execute();
  return rows.map(({ at, kind, params }) => ({
    at,
    kind,
    params: JSON.parse(params) as Record<string, unknown>,
  }));
}
