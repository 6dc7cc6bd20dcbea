import type { CustomerHistory } from '#shared/contract/customers.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** The newest events and notes of a customer and of its invoices, newest first, at most `limit` of each. */
export async function readCustomerHistory(
  db: Reader,
  customerId: number,
  limit: number,
): Promise<CustomerHistory> {
  const ofInvoices = db
    .selectFrom('event')
    .select('event.id')
    .where(
      'event.invoice_id',
      'in',
      db.selectFrom('invoice').select('invoice.id').where('customer_id', '=', customerId),
    );
  const ids = db
    .selectFrom('event')
    .select('event.id')
    .where('event.customer_id', '=', customerId)
    .union(ofInvoices);
  const [events, notes] = await Promise.all([
    db
      .selectFrom('event')
      .leftJoin('invoice', 'invoice.id', 'event.invoice_id')
      .select(['event.at', 'event.kind', 'event.params', 'invoice.number'])
      .where('event.id', 'in', ids)
      .orderBy('event.id', 'desc')
      .limit(limit)
      .execute(),
    db
      .selectFrom('note')
      .leftJoin('invoice', 'invoice.id', 'note.invoice_id')
      .select(['note.id', 'note.created_at', 'note.written_by', 'note.text', 'invoice.number'])
      .where('note.customer_id', '=', customerId)
      .orderBy('note.id', 'desc')
      .limit(limit)
      .execute(),
  ]);
  return {
    events: events.map((row) => ({
      at: row.at,
      kind: row.kind,
      invoice: row.number,
      params: JSON.parse(row.params) as Record<string, unknown>,
    })),
    notes: notes.map((row) => ({
      id: row.id,
      at: row.created_at,
      by: row.written_by,
      text: row.text,
      invoice: row.number,
    })),
  };
}
