import { type RawBuilder, sql } from 'kysely';
import type { CustomerFilter, CustomerSort } from '#shared/contract/customers.ts';
import { searchKey } from '#shared/kernel/collation.ts';
import { contains, type Reader } from '#backend/ledger/index.ts';
import { type CustomerFlag, flagBits } from '#backend/reminders/index.ts';

/** How many customers a filter lets through. */
export async function countCustomers(db: Reader, filter: CustomerFilter): Promise<number> {
  const row = await filtered(db, filter, 'search')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The keys of a window of customers, in order. They are found over one index, however deep the window lies. */
export async function windowKeys(
  db: Reader,
  filter: CustomerFilter,
  sort: CustomerSort,
  window: { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const direction = sort.descending ? 'desc' : 'asc';
  const keys = await filtered(db, filter, sort.column)
    .select('customer_standing.customer_id')
    .orderBy(sortColumns[sort.column], direction)
    .orderBy('customer_standing.customer_id', direction)
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  return keys.map((key) => key.customer_id);
}

/** The keys of all customers that a filter lets through. */
export async function allKeys(db: Reader, filter: CustomerFilter): Promise<number[]> {
  const keys = await filtered(db, filter, 'search').select('customer_standing.customer_id').execute();
  return keys.map((key) => key.customer_id);
}

const sortColumns = {
  name: 'customer_standing.sort_name',
  number: 'customer_standing.sort_number',
  city: 'customer_standing.sort_city',
  open: 'customer_standing.open',
  overdue: 'customer_standing.overdue',
  oldest: 'customer_standing.oldest_due',
} as const satisfies Record<CustomerSort['column'], string>;

/** What a filter asks for, as flags that a customer must have all of. */
function wantedFlags(filter: CustomerFilter): CustomerFlag[] {
  const flags: CustomerFlag[] = [];
  if (filter.kind !== null) flags.push(filter.kind);
  if (filter.language !== null) flags.push(filter.language);
  if (filter.stop !== null) flags.push(filter.stop);
  if (filter.situation !== null) flags.push(filter.situation);
  if (filter.missing !== null) flags.push(`missing_${filter.missing}`);
  if (filter.invoices !== null) flags.push(filter.invoices);
  if (filter.changed) flags.push('changed');
  return flags;
}

/** The rows that a filter lets through, to be read `by` the index of a sort or that of the search. */
function filtered(db: Reader, filter: CustomerFilter, by: CustomerSort['column'] | 'search') {
  let rows = db
    .selectFrom('customer_standing')
    .where('customer_standing.creditor_id', '=', filter.creditorId);
  const bits = flagBits(wantedFlags(filter));
  if (bits !== 0) rows = rows.where(sql<boolean>`(customer_standing.flags & ${bits}) = ${bits}`);
  if (filter.profileId !== null) rows = rows.where('customer_standing.profile_id', '=', filter.profileId);
  const wanted = searchKey(filter.search.trim());
  if (wanted === '') return rows;
  const byText = contains('customer_standing.search', wanted);
  const byInvoice = foundByInvoice(filter.creditorId, wanted);
  if (by === 'name' || by === 'search') {
    return rows.where(byInvoice === null ? byText : sql<boolean>`(${byText} or ${isOf(byInvoice)})`);
  }
  // The other indexes do not hold the texts: the keys are found first.
  const found = sql`select customer_id from customer_standing as found
    where found.creditor_id = ${filter.creditorId} and ${contains('found.search', wanted)}`;
  return rows.where(isOf(byInvoice === null ? found : sql`${found} union ${byInvoice}`));
}

/** The plus keeps SQLite from going through the keys one by one in place of the index of the sort. */
function isOf(keys: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`+customer_standing.customer_id in (${keys})`;
}

/** Fewer characters are in nearly every number, and none without a digit is one. */
const invoiceNumberShape = /^(?=.*\d)\S{3,}$/u;

/** The customers with an invoice that has the text in its number; null where the text is none of a number. */
function foundByInvoice(creditorId: number, wanted: string): RawBuilder<unknown> | null {
  if (!invoiceNumberShape.test(wanted)) return null;
  return sql`select customer_id from invoice
    where creditor_id = ${creditorId} and instr(lower(number), ${wanted}) > 0`;
}
