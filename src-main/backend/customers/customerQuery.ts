import { type RawBuilder, sql } from 'kysely';
import type { CustomerFilter, CustomerSort } from '#shared/contract/customers.ts';
import { searchKey } from '#shared/kernel/collation.ts';
import { contains, type Reader } from '#backend/ledger/index.ts';
import { type CustomerFlag, flagBits } from '#backend/reminders/index.ts';

/** A filter with what only a search of its own tells: whose invoices have the text in their numbers. */
export interface Query {
  readonly filter: CustomerFilter;
  /** The text as it is compared; empty for everybody. */
  readonly wanted: string;
  /** Null where the text is none of an invoice number. */
  readonly byInvoice: readonly number[] | null;
}

/** Prepares a filter for the queries below; the invoices are searched once. */
export async function prepareQuery(db: Reader, filter: CustomerFilter): Promise<Query> {
  const wanted = searchKey(filter.search.trim());
  return { filter, wanted, byInvoice: await findByInvoice(db, filter.creditorId, wanted) };
}

/** How many customers a filter lets through. */
export async function countCustomers(db: Reader, query: Query): Promise<number> {
  const row = await filtered(db, query, 'search')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The keys of a window of customers, in order. They are found over one index, however deep the window lies. */
export async function windowKeys(
  db: Reader,
  query: Query,
  sort: CustomerSort,
  window: { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const direction = sort.descending ? 'desc' : 'asc';
  const keys = await filtered(db, query, sort.column)
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
  const query = await prepareQuery(db, filter);
  const keys = await filtered(db, query, 'search').select('customer_standing.customer_id').execute();
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
function filtered(db: Reader, query: Query, by: CustomerSort['column'] | 'search') {
  const { filter, wanted, byInvoice } = query;
  let rows = db
    .selectFrom('customer_standing')
    .where('customer_standing.creditor_id', '=', filter.creditorId);
  const bits = flagBits(wantedFlags(filter));
  if (bits !== 0) rows = rows.where(sql<boolean>`(customer_standing.flags & ${bits}) = ${bits}`);
  if (filter.profileId !== null) rows = rows.where('customer_standing.profile_id', '=', filter.profileId);
  if (wanted === '') return rows;
  const byText = contains('customer_standing.search', wanted);
  const keys = byInvoice === null || byInvoice.length === 0 ? null : keysOf(byInvoice);
  if (by === 'name' || by === 'search') {
    return rows.where(keys === null ? byText : sql<boolean>`(${byText} or ${isOf(keys)})`);
  }
  // The other indexes do not hold the texts: the keys are found first.
  const found = sql`select customer_id from customer_standing as found
    where found.creditor_id = ${filter.creditorId} and ${contains('found.search', wanted)}`;
  return rows.where(isOf(keys === null ? found : sql`${found} union ${keys}`));
}

/** The plus keeps SQLite from going through the keys one by one in place of the index of the sort. */
function isOf(keys: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`+customer_standing.customer_id in (${keys})`;
}

function keysOf(ids: readonly number[]): RawBuilder<unknown> {
  return sql`select value from json_each(${JSON.stringify(ids)})`;
}

/** Fewer characters are in nearly every number, and none without a digit is one; a blank or an @ is in none. */
const invoiceNumberShape = /^(?=.*\d)[^\s@]{3,}$/u;

/** The customers with an invoice that has the text in its number. */
async function findByInvoice(
  db: Reader,
  creditorId: number,
  wanted: string,
): Promise<readonly number[] | null> {
  if (!invoiceNumberShape.test(wanted)) return null;
  // Digits are the same in any case of letters; lowering a hundred thousand numbers takes longer than looking in them.
  const number = /\p{L}/u.test(wanted) ? sql`lower(number)` : sql`number`;
  const rows = await db
    .selectFrom('invoice')
    .select('customer_id')
    .distinct()
    .where('creditor_id', '=', creditorId)
    .where(sql<boolean>`instr(${number}, ${wanted}) > 0`)
    .execute();
  return rows.map((row) => row.customer_id);
}
