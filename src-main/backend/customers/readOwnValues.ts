import type { OwnValue } from '#shared/contract/customers.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { changedText } from '#backend/customers/changedText.ts';

/** The values of some customers that differ from the imported ones, by customer, oldest first. */
export async function readOwnValues(
  db: Reader,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly OwnValue[]>> {
  const rows = await db
    .selectFrom('customer_change')
    .innerJoin('customer', 'customer.id', 'customer_change.customer_id')
    // A value that no list has brought anew is from the import that brought the customer.
    .leftJoin('intake', 'intake.id', 'customer.intake_id')
    .selectAll('customer_change')
    .select(['intake.committed_at', 'intake.file_name'])
    .where(isOneOf('customer_change.customer_id', customerIds))
    .orderBy('customer_change.id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.customer_id);
  return new Map(
    [...grouped].map(([customerId, changes]) => [
      customerId,
      changes.map((row) => ({
        id: row.id,
        field: row.field,
        imported: changedText(row.field, row.imported_value),
        importedAt: row.imported_at ?? row.committed_at,
        importedFrom: row.imported_from ?? row.file_name,
        own: changedText(row.field, row.own_value),
        changedAt: row.changed_at,
        changedBy: row.changed_by,
        conflictSince: row.conflict_since,
        broughtBackAt: row.brought_back_at,
      })),
    ]),
  );
}
