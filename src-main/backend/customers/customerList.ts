import { sql } from 'kysely';
import type { CustomerFilter, CustomerRow, CustomerSort } from '#shared/contract/customers.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { customerFlags } from '#backend/reminders/index.ts';
import { countCustomers, prepareQuery, windowKeys } from '#backend/customers/customerQuery.ts';

/** A window of the customers that a filter lets through, and how many there are. */
export async function readCustomerList(
  db: Reader,
  filter: CustomerFilter,
  sort: CustomerSort,
  window: { readonly offset: number; readonly limit: number },
  today: IsoDate,
): Promise<{ total: number; rows: CustomerRow[] }> {
  const query = await prepareQuery(db, filter);
  const [total, ids] = await Promise.all([countCustomers(db, query), windowKeys(db, query, sort, window)]);
  const rows = await readRows(db, filter.creditorId, ids, today);
  return { total, rows: ids.flatMap((id) => rows.get(id) ?? []) };
}

async function readRows(
  db: Reader,
  creditorId: number,
  ids: readonly number[],
  today: IsoDate,
): Promise<ReadonlyMap<number, CustomerRow>> {
  if (ids.length === 0) return new Map();
  const creditor = await db
    .selectFrom('creditor')
    .leftJoin('profile as person', 'person.id', 'creditor.person_profile_id')
    .leftJoin('profile as company', 'company.id', 'creditor.company_profile_id')
    .select(['creditor.currency', 'person.name as person', 'company.name as company'])
    .where('creditor.id', '=', creditorId)
    .executeTakeFirstOrThrow();
  const [customers, owed, holds, changes] = await Promise.all([
    readCustomers(db, ids),
    readOwed(db, ids, creditor.currency, today),
    readHolds(db, ids, today),
    readChanges(db, ids),
  ]);
  return new Map(
    customers.map((row) => {
      const own = changes.get(row.id);
      const sums = owed.get(row.id) ?? [];
      const overdue = sums.filter((each) => each.overdueCount > 0);
      const listed: CustomerRow = {
        id: row.id,
        number: row.number,
        name: row.name,
        kind: row.kind,
        ownKind: own?.kind === 1,
        city: row.city,
        country: row.country,
        language: row.language,
        email: row.email,
        profile: row.own_profile ?? creditor[row.kind] ?? '',
        ownProfile: row.own_profile !== null,
        missing: missingKinds.filter((kind) => has(row.flags, `missing_${kind}`)),
        holds: holds.get(row.id) ?? [],
        collectionBan: row.collection_ban === 1,
        directDebit: row.direct_debit === 1,
        blocked: has(row.flags, 'blocked'),
        situation: row.situation,
        conflicts: own?.conflicts ?? 0,
        openInvoices: sums.reduce((sum, each) => sum + each.count, 0),
        open: sums.map(({ currency, amount }) => ({ currency, amount })),
        overdueInvoices: overdue.reduce((sum, each) => sum + each.overdueCount, 0),
        overdue: overdue.map((each) => ({ currency: each.currency, amount: each.overdueAmount })),
        oldestDue: sums.reduce<string | null>(
          (oldest, { due }) => (due !== null && (oldest === null || due < oldest) ? due : oldest),
          null,
        ),
      };
      return [row.id, listed];
    }),
  );
}

const missingKinds = ['address', 'email', 'identity_number'] as const;

function has(flags: number, flag: keyof typeof customerFlags): boolean {
  return (flags & customerFlags[flag]) !== 0;
}

function readCustomers(db: Reader, ids: readonly number[]) {
  return db
    .selectFrom('customer')
    .innerJoin('customer_standing', 'customer_standing.customer_id', 'customer.id')
    .leftJoin('profile', (join) =>
      join.onRef('profile.id', '=', 'customer.profile_id').on('profile.state', '=', 'active'),
    )
    .select(['customer.id', 'customer.number', 'customer.name', 'customer.kind', 'customer.city'])
    .select(['customer.country', 'customer.language', 'customer.email', 'customer.situation'])
    .select(['customer.collection_ban', 'customer.direct_debit'])
    .select(['customer_standing.flags', 'profile.name as own_profile'])
    .where(isOneOf('customer.id', ids))
    .execute();
}

/** What is owed in each currency, the creditor's own first. */
async function readOwed(db: Reader, ids: readonly number[], first: string, today: IsoDate) {
  const isOverdue = sql`open > 0 and due < ${today}`;
  const rows = await db
    .selectFrom('invoice')
    .select((row) => [
      'customer_id',
      'currency',
      row.fn.countAll<number>().as('count'),
      row.fn.sum<number>('open').as('amount'),
      sql<number>`sum(${isOverdue})`.as('overdueCount'),
      sql<number>`sum(case when ${isOverdue} then open else 0 end)`.as('overdueAmount'),
      sql<string | null>`min(case when open > 0 then due end)`.as('due'),
    ])
    .where(isOneOf('customer_id', ids))
    .where('open', '<>', sql.lit(0))
    .groupBy(['customer_id', 'currency'])
    .orderBy((row) => row('currency', '<>', first))
    .orderBy('currency')
    .execute();
  return Map.groupBy(rows, (row) => row.customer_id);
}

async function readHolds(db: Reader, ids: readonly number[], today: IsoDate) {
  const rows = await db
    .selectFrom('hold')
    .select(['customer_id', 'kind'])
    .distinct()
    .where(isOneOf('customer_id', ids))
    .where('invoice_id', 'is', null)
    .where('lifted_at', 'is', null)
    .where((hold) => hold.or([hold('until_day', 'is', null), hold('until_day', '>=', today)]))
    .orderBy('kind')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.customer_id);
  return new Map([...grouped].map(([customer, held]) => [customer, held.map(({ kind }) => kind)]));
}

async function readChanges(db: Reader, ids: readonly number[]) {
  const rows = await db
    .selectFrom('customer_change')
    .select([
      'customer_id',
      sql<number>`max(field = 'kind')`.as('kind'),
      sql<number>`sum(conflict_since is not null)`.as('conflicts'),
    ])
    .where(isOneOf('customer_id', ids))
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row]));
}
