import { sql } from 'kysely';
import type { ChangeToBringBack } from '#shared/contract/customers.ts';
import { refuse } from '#backend/border/refuse.ts';
import { isOneOf, type Reader, type Writer } from '#backend/ledger/index.ts';
import { writeCustomerEvent } from '#backend/customers/followChange.ts';
import type { Writing } from '#backend/customers/ownValues.ts';
import { readOwnValues } from '#backend/customers/readOwnValues.ts';

/**
 * A window of the customers with something that belongs in the accounting system too (001-31), or of those with
 * something that was ticked off; by name. `open` counts the customers that still have something. That a debtor is treated
 * as a person or a company is the office's own affair and on no list (001-19/20).
 */
export async function readChanges(
  db: Reader,
  creditorId: number,
  done: boolean,
  window: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; open: number; rows: ChangeToBringBack[] }> {
  const [open, total, customers] = await Promise.all([
    countChanged(db, creditorId, false),
    countChanged(db, creditorId, done),
    changed(db, creditorId, done)
      .leftJoin('customer_standing', 'customer_standing.customer_id', 'customer.id')
      .select(['customer.id', 'customer.number', 'customer.name'])
      .groupBy('customer.id')
      .orderBy(sql`coalesce(customer_standing.sort_name, lower(customer.name))`)
      .orderBy('customer.id')
      .offset(window.offset)
      .limit(window.limit)
      .execute(),
  ]);
  const own = await readOwnValues(
    db,
    customers.map(({ id }) => id),
  );
  return {
    total,
    open,
    rows: customers.map(({ id, number, name }) => ({
      customerId: id,
      number,
      name,
      changes: (own.get(id) ?? []).filter(
        (change) => change.field !== 'kind' && (change.broughtBackAt !== null) === done,
      ),
    })),
  };
}

/**
 * Ticks changes off as entered in the accounting system, or not any more. Returns the customers by creditor, and how many
 * changes turned. Throws `change_not_found` for one that is not, or is none to bring back.
 */
export async function tickChanges(
  db: Writer,
  changeIds: readonly number[],
  done: boolean,
  writing: Writing,
): Promise<{ readonly changed: number; readonly customers: ReadonlyMap<number, readonly number[]> }> {
  const rows = await db
    .selectFrom('customer_change')
    .innerJoin('customer', 'customer.id', 'customer_change.customer_id')
    .select(['customer_change.id', 'customer_change.field', 'customer_change.brought_back_at'])
    .select(['customer.id as customer_id', 'customer.creditor_id'])
    .where(isOneOf('customer_change.id', changeIds))
    .where('customer_change.field', '<>', 'kind')
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const lost = changeIds.find((id) => !found.has(id));
  if (lost !== undefined) refuse('change_not_found', { change: lost });
  const turning = rows.filter((row) => (row.brought_back_at !== null) !== done);
  await db
    .updateTable('customer_change')
    .set({ brought_back_at: done ? writing.now : null, brought_back_by: done ? writing.actor : null })
    .where(
      isOneOf(
        'id',
        turning.map((row) => row.id),
      ),
    )
    .execute();
  const byCustomer = Map.groupBy(turning, (row) => row.customer_id);
  for (const [customerId, changes] of byCustomer) {
    const [first] = changes;
    if (first === undefined) continue;
    const event = { kind: 'changes_ticked', params: { fields: changes.map(({ field }) => field), done } };
    await writeCustomerEvent(db, { id: customerId, creditor_id: first.creditor_id }, event, writing);
  }
  const byCreditor = Map.groupBy(turning, (row) => row.creditor_id);
  const customers = new Map(
    [...byCreditor].map(([creditorId, of]) => [creditorId, [...new Set(of.map((row) => row.customer_id))]]),
  );
  return { changed: turning.length, customers };
}

function changed(db: Reader, creditorId: number, done: boolean) {
  return db
    .selectFrom('customer_change')
    .innerJoin('customer', 'customer.id', 'customer_change.customer_id')
    .where('customer.creditor_id', '=', creditorId)
    .where('customer_change.field', '<>', 'kind')
    .where('customer_change.brought_back_at', done ? 'is not' : 'is', null);
}

async function countChanged(db: Reader, creditorId: number, done: boolean): Promise<number> {
  const row = await changed(db, creditorId, done)
    .select((all) => all.fn.count<number>('customer.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
