import type { ExampleInvoice } from '#shared/contract/profiles.ts';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { searchKey } from '#shared/kernel/collation.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import { contains, type Reader } from '#backend/ledger/index.ts';
import { readFacts } from '#backend/reminders/index.ts';
import type { StoredProfile } from '#backend/profiles/profileRow.ts';

/** Open invoices of a profile's kind of customer that match a search, the longest overdue first. */
export async function readExampleInvoices(
  db: Reader,
  profile: StoredProfile,
  search: string,
  limit: number,
): Promise<ExampleInvoice[]> {
  const wanted = searchKey(search.trim());
  let open = db
    .selectFrom('standing')
    .innerJoin('invoice', 'invoice.id', 'standing.invoice_id')
    .innerJoin('customer', 'customer.id', 'standing.customer_id')
    .select(['invoice.id', 'invoice.number', 'invoice.issued', 'invoice.due', 'invoice.currency'])
    .select(['invoice.open', 'customer.name'])
    .where('standing.creditor_id', '=', profile.creditorId)
    .where('customer.kind', '=', profile.debtorKind)
    .where('invoice.kind', '=', 'invoice')
    .where('invoice.open', '>', 0);
  if (wanted !== '') open = open.where(contains('standing.search', wanted));
  const rows = await open.orderBy('invoice.due').orderBy('invoice.id').limit(limit).execute();
  return rows.map(({ id, name, ...row }) => ({ ...row, invoiceId: id, customer: name }));
}

/** The facts of one invoice and its customer, as the rules see them; `invoice_not_found` where there is none. */
export async function readExampleFacts(
  db: Reader,
  invoiceId: number,
  laws: LawBook,
  today: IsoDate,
): Promise<{ invoice: InvoiceFacts; customer: CustomerFacts }> {
  const found = await db
    .selectFrom('invoice')
    .innerJoin('creditor', 'creditor.id', 'invoice.creditor_id')
    .select(['invoice.creditor_id', 'creditor.country'])
    .where('invoice.id', '=', invoiceId)
    .executeTakeFirst();
  const choice = { kind: 'invoices' as const, ids: [invoiceId] };
  if (found === undefined) return refuse('invoice_not_found', { invoice: invoiceId });
  const day = { asOf: today, law: lawOf(laws, found.country) };
  const [row] = await readFacts(db, found.creditor_id, choice, day);
  if (row === undefined) return refuse('invoice_not_found', { invoice: invoiceId });
  return { invoice: row.invoice, customer: row.customer };
}
