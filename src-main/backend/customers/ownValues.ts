import type { Selectable } from 'kysely';
import type { LedgerTables, Writer } from '#backend/ledger/index.ts';

/** The columns of a customer that the office may set beside the imported value. */
export type OwnField = 'street' | 'street_2' | 'postcode' | 'city' | 'country' | 'kind';

/** A customer's row as it stands in the ledger. */
export type CustomerRow = Selectable<LedgerTables['customer']>;

/**
 * Sets fields of a customer to the office's own values. The imported value stays beside each own one, so that a later
 * import neither overwrites it silently nor is lost; an own value that equals the imported one is none any more.
 * Returns the names of the fields that changed.
 */
export async function setOwnValues(
  db: Writer,
  customer: CustomerRow,
  values: Readonly<Partial<Record<OwnField, string>>>,
  now: string,
): Promise<OwnField[]> {
  const changed: OwnField[] = [];
  for (const [field, value] of Object.entries(values) as [OwnField, string][]) {
    if (customer[field] === value) continue;
    await keepBoth(db, customer, field, value, now);
    await db
      .updateTable('customer')
      .set({ [field]: value })
      .where('id', '=', customer.id)
      .execute();
    changed.push(field);
  }
  return changed;
}

async function keepBoth(
  db: Writer,
  customer: CustomerRow,
  field: OwnField,
  value: string,
  now: string,
): Promise<void> {
  const known = await db
    .selectFrom('customer_change')
    .select('imported_value')
    .where('customer_id', '=', customer.id)
    .where('field', '=', field)
    .executeTakeFirst();
  if (known?.imported_value === value) {
    await db
      .deleteFrom('customer_change')
      .where('customer_id', '=', customer.id)
      .where('field', '=', field)
      .execute();
    return;
  }
  await db
    .insertInto('customer_change')
    .values({
      customer_id: customer.id,
      field,
      imported_value: known?.imported_value ?? customer[field],
      own_value: value,
      changed_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['customer_id', 'field']).doUpdateSet({ own_value: value, changed_at: now }),
    )
    .execute();
}
