import { isOneOf, type Reader } from '#backend/ledger/index.ts';

/**
 * Which invoices of a creditor are meant: all that are open, by their principal or by their charges, the open ones of
 * some customers, or some by key.
 */
export type InvoiceChoice =
  | { readonly kind: 'open' }
  | { readonly kind: 'customers'; readonly ids: readonly number[] }
  | { readonly kind: 'invoices'; readonly ids: readonly number[] };

/**
 * The keys of the chosen invoices. Where they are named, the creditor is not asked for here: SQLite would rather read
 * all invoices of the creditor than look the few up. Whoever reads by these keys compares the creditor.
 */
export function chosenInvoices(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const open = db.selectFrom('invoice').select('id').where('open', '<>', 0);
  const charged = db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .select('invoice.id')
    .where('charge.state', '=', 'open')
    .where('invoice.open', '=', 0);
  switch (choice.kind) {
    case 'open':
      return open
        .where('creditor_id', '=', creditorId)
        .union(charged.where('charge.creditor_id', '=', creditorId));
    case 'customers':
      return open
        .where(isOneOf('customer_id', choice.ids))
        .union(charged.where(isOneOf('invoice.customer_id', choice.ids)));
    case 'invoices':
      return db.selectFrom('invoice').select('id').where(isOneOf('id', choice.ids));
  }
}
