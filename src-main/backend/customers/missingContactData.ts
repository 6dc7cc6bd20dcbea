import { sql, type ExpressionBuilder } from 'kysely';
import type { MissingRow } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { isOneOf, type LedgerTables, type Reader } from '#backend/ledger/index.ts';
import { openByCustomer } from '#backend/customers/openByCustomer.ts';

/** What of a customer is missing: the address that its letter needs, or the mail address that its step would use. */
export type MissingData = 'address' | 'email';

/**
 * A window of the customers whose invoices wait for an address (001-29), or go on paper for want of a mail address, with
 * what that blocks; by name. Everything else about an invoice is in order: whoever is on the list gets a letter now.
 */
export async function readMissing(
  db: Reader,
  creditorId: number,
  what: MissingData,
  window: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: MissingRow[] }> {
  const blocked = what === 'address' ? withoutAddress(db, creditorId) : withoutEmail(db, creditorId);
  const total = await blocked
    .select((all) => all.fn.count<number>('standing.customer_id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await blocked
    .select((all) => [
      'customer.id',
      'customer.number',
      'customer.name',
      'customer.kind',
      'customer.street',
      'customer.street_2',
      'customer.postcode',
      'customer.city',
      'customer.country',
      'customer.email',
      'customer.invoice_email',
      all.fn.countAll<number>().as('invoices'),
      all.fn.min<string>('standing.due').as('oldest_due'),
    ])
    .groupBy('customer.id')
    .orderBy('standing.sort_name')
    .orderBy('customer.id')
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  const ids = rows.map((row) => row.id);
  const kinds = waitingKinds[what];
  const [open, numbers] = await Promise.all([
    openByCustomer(db, ids, (standing) => standing('kind', 'in', kinds)),
    readNumbers(db, ids, kinds),
  ]);
  return {
    total: total.count,
    rows: rows.map((row) => ({
      customerId: row.id,
      number: row.number,
      name: row.name,
      kind: row.kind,
      street: row.street,
      street2: row.street_2,
      postcode: row.postcode,
      city: row.city,
      country: row.country,
      email: row.email,
      invoiceEmail: row.invoice_email,
      missing: what === 'address' ? [...missingAddressFields(row)] : ['email'],
      invoices: row.invoices,
      open: open.get(row.id) ?? [],
      oldestDue: row.oldest_due,
      numbers: numbers.get(row.id) ?? [],
    })),
  };
}

/** The standings in which the next letter would go out, were it not for what is missing. */
const waitingKinds: Readonly<Record<MissingData, readonly string[]>> = {
  address: ['missing_address'],
  email: ['ready', 'missing_address'],
};

function withoutAddress(db: Reader, creditorId: number) {
  return waiting(db, creditorId, 'address');
}

/** The customer's own wish comes before what the step prefers. */
function withoutEmail(db: Reader, creditorId: number) {
  const wished = sql<string>`coalesce(customer.channel, ${preferredByStep})`;
  return waiting(db, creditorId, 'email')
    .where('customer.email', '=', '')
    .where('customer.invoice_email', '=', '')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('contact')
            .select('contact.id')
            .whereRef('contact.customer_id', '=', 'customer.id')
            .where('contact.is_default', '=', 1)
            .where('contact.email', '<>', ''),
        ),
      ),
    )
    .where(wished, '=', 'email');
}

const preferredByStep = sql`(
  SELECT json_extract(profile_step.channels, '$[0]') FROM profile_step
  WHERE profile_step.position = standing.position AND profile_step.profile_id = coalesce(
    (SELECT id FROM profile WHERE id = customer.profile_id AND state = 'active'),
    CASE customer.kind WHEN 'person' THEN creditor.person_profile_id ELSE creditor.company_profile_id END))`;

function waiting(db: Reader, creditorId: number, what: MissingData) {
  return db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer_id')
    .innerJoin('creditor', 'creditor.id', 'standing.creditor_id')
    .where('standing.creditor_id', '=', creditorId)
    .where('standing.kind', 'in', waitingKinds[what]);
}

/** At most this many numbers of invoices name what waits. */
const namedInvoices = 3;

async function readNumbers(
  db: Reader,
  customerIds: readonly number[],
  kinds: readonly string[],
): Promise<ReadonlyMap<number, string[]>> {
  const place = (row: ExpressionBuilder<LedgerTables, 'standing'>) =>
    row.fn
      .agg<number>('row_number')
      .over((over) =>
        over.partitionBy('standing.customer_id').orderBy('standing.due').orderBy('standing.invoice_id'),
      );
  const ranked = db
    .selectFrom('standing')
    .select((row) => ['standing.customer_id', 'standing.invoice_id', place(row).as('place')])
    .where(isOneOf('standing.customer_id', customerIds))
    .where('standing.kind', 'in', kinds)
    .as('ranked');
  const rows = await db
    .selectFrom(ranked)
    .innerJoin('invoice', 'invoice.id', 'ranked.invoice_id')
    .select(['ranked.customer_id', 'invoice.number'])
    .where('ranked.place', '<=', namedInvoices)
    .orderBy('ranked.customer_id')
    .orderBy('ranked.place')
    .execute();
  const byCustomer = Map.groupBy(rows, (row) => row.customer_id);
  return new Map([...byCustomer].map(([customer, named]) => [customer, named.map(({ number }) => number)]));
}
