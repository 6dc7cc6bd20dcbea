import { sql } from 'kysely';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { letterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { numberKey, searchKey, sortKey } from '#shared/kernel/collation.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { isOneOf, type Reader, type SqlValue, type Writer } from '#backend/ledger/index.ts';
import { type CustomerFlag, customerFlags, flagBits } from '#backend/reminders/customerFlags.ts';

/** The columns of the projection of customers, in the order of its values. */
export const customerColumns = [
  'customer_id',
  'creditor_id',
  'sort_name',
  'sort_number',
  'sort_city',
  'open',
  'overdue',
  'oldest_due',
  'flags',
  'profile_id',
  'search',
] as const;

/** How the rows of a creditor's customers are brought up to date; see `SyncPlan`. */
export function customerPlan(creditorId: number) {
  return {
    table: 'customer_standing',
    columns: customerColumns,
    scope: { column: 'creditor_id', value: creditorId },
  } as const;
}

/**
 * The rows of the customer list of a creditor for a day, in the order of `customerColumns`: all, or those of some
 * customers. A handful of statements, however many customers there are. Who is blocked is told by the standings: those
 * of the ledger, or later by `withBlocked` where they are being made anew (`blocked: 'later'`).
 */
export async function customerValues(
  db: Reader,
  creditorId: number,
  asOf: IsoDate,
  given: { readonly ids?: readonly number[]; readonly blocked?: 'later' } = {},
): Promise<SqlValue[][]> {
  const ids = given.ids ?? null;
  const creditor = await readCreditor(db, creditorId);
  if (creditor === undefined) return [];
  const [customers, owed, held, changed, contacts, blocked] = await Promise.all([
    readCustomers(db, creditorId, ids),
    readOwed(db, creditorId, ids, creditor.currency, asOf),
    readHeld(db, creditorId, ids, asOf),
    readChanged(db, creditorId, ids),
    readContacts(db, creditorId, ids),
    given.blocked === 'later' ? nobody : readBlocked(db, creditorId, ids),
  ]);
  return customers.map((row) => {
    const sums = owed.get(row.id) ?? nothingOwed;
    const contact = contacts.get(row.id) ?? '';
    const flags = flagsOf(row, creditor.country as LawCountry, {
      held: held.has(row.id),
      blocked: blocked.has(row.id),
      changed: changed.has(row.id),
      open: sums.openInvoices > 0,
      overdue: sums.overdueInvoices > 0,
      missing_email: row.email === '' && row.invoice_email === '' && contact === '',
    });
    const fallback = row.kind === 'person' ? creditor.person_profile_id : creditor.company_profile_id;
    return [
      row.id,
      creditorId,
      sortKey(row.name),
      numberKey(row.number ?? ''),
      sortKey(row.city),
      sums.open,
      sums.overdue,
      sums.oldest_due ?? neverDue,
      flagBits(flags),
      row.own_profile ?? fallback ?? 0,
      searchText(row, contact),
    ];
  });
}

/** The same rows, with whom the new standings block. */
export function* withBlocked(
  rows: readonly SqlValue[][],
  blocked: ReadonlySet<number>,
): Generator<readonly SqlValue[]> {
  for (const row of rows) {
    if (blocked.has(Number(row[0]))) row[flagsAt] = Number(row[flagsAt]) | customerFlags.blocked;
    yield row;
  }
}

const flagsAt = customerColumns.indexOf('flags');
const nobody: ReadonlySet<number> = new Set();

/** Brings the rows of some customers up to date in the open transaction; one that is no more has none. */
export async function reprojectCustomers(
  db: Writer,
  creditorId: number,
  asOf: IsoDate,
  ids: readonly number[],
): Promise<void> {
  const rows = await customerValues(db, creditorId, asOf, { ids });
  await db
    .deleteFrom('customer_standing')
    .where(isOneOf('customer_id', ids))
    .where('creditor_id', '=', creditorId)
    .execute();
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const part = rows.slice(at, at + rowsPerStatement);
    await db
      .insertInto('customer_standing')
      .values(part.map((values) => asRecord(values)))
      .execute();
  }
}

/** SQLite takes 32,766 parameters a statement; this many rows stay well below. */
const rowsPerStatement = 1000;

function asRecord(values: readonly SqlValue[]): never {
  return Object.fromEntries(customerColumns.map((column, at) => [column, values[at]])) as never;
}

type ListedCustomer = Awaited<ReturnType<typeof readCustomers>>[number];

function flagsOf(
  row: ListedCustomer,
  law: LawCountry,
  known: Readonly<Partial<Record<CustomerFlag, boolean>>>,
): CustomerFlag[] {
  const flags: CustomerFlag[] = [row.kind, letterLanguage(row, law)];
  if (row.situation !== null) flags.push(row.situation);
  if (row.collection_ban === 1) flags.push('banned');
  if (row.direct_debit === 1) flags.push('direct_debit');
  if (row.interest_free === 1) flags.push('interest_free');
  if (row.identity_number === null) flags.push('missing_identity_number');
  if (missingAddressFields(row).length > 0) flags.push('missing_address');
  for (const [flag, on] of Object.entries(known)) if (on) flags.push(flag as CustomerFlag);
  return flags;
}

/** What a search looks in; an identity number and a postcode are found with and without their marks. */
function searchText(row: ListedCustomer, contactEmail: string): string {
  const identity = row.identity_number ?? '';
  const compact = identity.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const parts = [
    row.name,
    row.number ?? '',
    identity,
    compact === identity ? '' : compact,
    row.email,
    row.invoice_email,
    contactEmail,
    row.postcode,
    row.city,
  ];
  return searchKey(parts.filter((part) => part !== '').join(' '));
}

function readCreditor(db: Reader, creditorId: number) {
  return db
    .selectFrom('creditor')
    .select(['country', 'currency', 'person_profile_id', 'company_profile_id'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
}

function readCustomers(db: Reader, creditorId: number, ids: readonly number[] | null) {
  const rows = db
    .selectFrom('customer')
    .leftJoin('profile', (join) =>
      join.onRef('profile.id', '=', 'customer.profile_id').on('profile.state', '=', 'active'),
    )
    .select(['customer.id', 'customer.number', 'customer.name', 'customer.kind', 'customer.identity_number'])
    .select(['customer.street', 'customer.postcode', 'customer.city', 'customer.country'])
    .select(['customer.email', 'customer.invoice_email', 'customer.language', 'customer.situation'])
    .select(['customer.collection_ban', 'customer.direct_debit', 'customer.interest_free'])
    .select('profile.id as own_profile')
    .where('customer.creditor_id', '=', creditorId);
  return (ids === null ? rows : rows.where(isOneOf('customer.id', ids))).execute();
}

interface Owed {
  readonly openInvoices: number;
  readonly overdueInvoices: number;
  readonly open: number;
  readonly overdue: number;
  readonly oldest_due: string | null;
}

/** Stands for no day, and sorts behind all. */
const neverDue = '9999-12-31';

const nothingOwed: Owed = { openInvoices: 0, overdueInvoices: 0, open: 0, overdue: 0, oldest_due: null };

/** Sums in the creditor's currency; amounts of other currencies are counted, never added. */
async function readOwed(
  db: Reader,
  creditorId: number,
  ids: readonly number[] | null,
  currency: string,
  asOf: IsoDate,
): Promise<ReadonlyMap<number, Owed>> {
  const isOverdue = sql`open > 0 and due < ${asOf}`;
  const rows = db
    .selectFrom('invoice')
    .select((row) => [
      'customer_id',
      row.fn.countAll<number>().as('openInvoices'),
      sql<number>`sum(${isOverdue})`.as('overdueInvoices'),
      sql<number>`sum(case when currency = ${currency} then open else 0 end)`.as('open'),
      sql<number>`sum(case when currency = ${currency} and ${isOverdue} then open else 0 end)`.as('overdue'),
      sql<string | null>`min(case when open > 0 then due end)`.as('oldest_due'),
    ])
    // As a literal: so that the index of the open invoices will do.
    .where('open', '<>', sql.lit(0))
    .groupBy('customer_id');
  const all = await (ids === null
    ? rows.where('creditor_id', '=', creditorId)
    : rows.where(isOneOf('customer_id', ids))
  ).execute();
  return new Map(all.map((row) => [row.customer_id, row]));
}

/** Who has a stop of its own on the day; stops of single invoices belong to the invoices. */
async function readHeld(
  db: Reader,
  creditorId: number,
  ids: readonly number[] | null,
  asOf: IsoDate,
): Promise<ReadonlySet<number>> {
  const rows = db
    .selectFrom('hold')
    .select('customer_id')
    .where('creditor_id', '=', creditorId)
    .where('lifted_at', 'is', null)
    .where('invoice_id', 'is', null)
    .where((hold) => hold.or([hold('until_day', 'is', null), hold('until_day', '>=', asOf)]));
  const all = await (ids === null ? rows : rows.where(isOneOf('customer_id', ids))).execute();
  return new Set(all.map((row) => row.customer_id));
}

/** Who has something to bring back to the accounting system; the kind of debtor is the office's own affair. */
async function readChanged(
  db: Reader,
  creditorId: number,
  ids: readonly number[] | null,
): Promise<ReadonlySet<number>> {
  const rows = db
    .selectFrom('customer_change')
    .innerJoin('customer', 'customer.id', 'customer_change.customer_id')
    .select('customer_change.customer_id')
    .where('customer.creditor_id', '=', creditorId)
    .where('customer_change.field', '<>', 'kind')
    .where('customer_change.brought_back_at', 'is', null);
  const all = await (ids === null ? rows : rows.where(isOneOf('customer_change.customer_id', ids))).execute();
  return new Set(all.map((row) => row.customer_id));
}

async function readContacts(
  db: Reader,
  creditorId: number,
  ids: readonly number[] | null,
): Promise<ReadonlyMap<number, string>> {
  const rows = db
    .selectFrom('contact')
    .innerJoin('customer', 'customer.id', 'contact.customer_id')
    .select(['contact.customer_id', 'contact.email'])
    .where('customer.creditor_id', '=', creditorId)
    .where('contact.is_default', '=', sql.lit(1))
    .where('contact.email', '<>', '');
  const all = await (ids === null ? rows : rows.where(isOneOf('contact.customer_id', ids))).execute();
  return new Map(all.map((row) => [row.customer_id, row.email]));
}

async function readBlocked(
  db: Reader,
  creditorId: number,
  ids: readonly number[] | null,
): Promise<ReadonlySet<number>> {
  const rows = db
    .selectFrom('standing')
    .select('customer_id')
    .distinct()
    .where('creditor_id', '=', creditorId)
    .where('blocks_customer', '=', sql.lit(1));
  const all = await (ids === null ? rows : rows.where(isOneOf('customer_id', ids))).execute();
  return new Set(all.map((row) => row.customer_id));
}
