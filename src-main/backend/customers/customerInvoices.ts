import { sql } from 'kysely';
import type { CustomerInvoice } from '#shared/contract/customers.ts';
import { daysBetween, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** A window of a customer's invoices: open ones first, the oldest first; then the settled ones, the newest first. */
export async function readCustomerInvoices(
  db: Reader,
  customerId: number,
  window: { readonly offset: number; readonly limit: number },
  today: IsoDate,
): Promise<{ total: number; rows: CustomerInvoice[] }> {
  const { count } = await db
    .selectFrom('invoice')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('invoice')
    .leftJoin('standing', 'standing.invoice_id', 'invoice.id')
    .select(['invoice.id', 'invoice.number', 'invoice.kind', 'invoice.issued', 'invoice.due'])
    .select(['invoice.currency', 'invoice.original', 'invoice.open', 'invoice.settled_on'])
    .select('standing.kind as standing')
    .select(
      sql<number>`(select count(*) from notice where notice.invoice_id = invoice.id
      and sent_on is not null and cancelled_at is null)`.as('notices'),
    )
    .select(
      sql<number>`exists (select 1 from invoice_document where invoice_document.invoice_id = invoice.id)`.as(
        'document',
      ),
    )
    .where('invoice.customer_id', '=', customerId)
    .orderBy(sql`invoice.open = 0`)
    .orderBy(sql`case when invoice.open <> 0 then invoice.due end`)
    .orderBy('invoice.due', 'desc')
    .orderBy('invoice.id')
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  return {
    total: count,
    rows: rows.map((row) => ({
      invoiceId: row.id,
      number: row.number,
      kind: row.kind,
      issued: row.issued,
      due: row.due,
      currency: row.currency,
      original: row.original,
      open: row.open,
      settledOn: row.settled_on,
      daysLate: daysBetween(row.due as IsoDate, (row.settled_on ?? today) as IsoDate),
      standing: row.standing,
      notices: row.notices,
      hasDocument: row.document === 1,
    })),
  };
}
