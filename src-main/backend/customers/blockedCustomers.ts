import type { BlockedRow } from '#shared/contract/customers.ts';
import { openByCustomer } from '#backend/customers/openByCustomer.ts';
import type { Reader } from '#backend/ledger/index.ts';

/**
 * Customers who get no new invoices until they have paid: a step of their profile that says so was sent (000-38).
 * Derived from the standings, by name; nobody is blocked once what blocks is paid.
 */
export async function readBlocked(db: Reader, creditorId: number): Promise<BlockedRow[]> {
  const rows = await db
    .selectFrom('standing')
    .innerJoin('customer', 'customer.id', 'standing.customer_id')
    .select((all) => [
      'customer.id',
      'customer.number',
      'customer.name',
      all.fn.countAll<number>().as('invoices'),
      all.fn.min<string>('standing.due').as('oldest_due'),
    ])
    .where('standing.creditor_id', '=', creditorId)
    .where('standing.blocks_customer', '=', 1)
    .groupBy('customer.id')
    .orderBy('standing.sort_name')
    .orderBy('customer.id')
    .execute();
  const open = await openByCustomer(
    db,
    rows.map((row) => row.id),
    (standing) => standing('blocks_customer', '=', 1),
  );
  return rows.map((row) => ({
    customerId: row.id,
    number: row.number,
    name: row.name,
    invoices: row.invoices,
    open: open.get(row.id) ?? [],
    oldestDue: row.oldest_due,
  }));
}
