import type { Selectable } from 'kysely';
import { matchKey } from '#shared/domain/customers/matchKey.ts';
import type { LedgerTables, Writer } from '#backend/ledger/index.ts';

/** The columns of a customer that the office may set beside the imported value. */
export type OwnField = (typeof ownFields)[number];

export const ownFields = [
  'name',
  'kind',
  'identity_number',
  'street',
  'street_2',
  'postcode',
  'city',
  'country',
  'email',
  'invoice_email',
  'phone',
] as const;

/** The columns that are one address: it is taken over, and taken back, as a whole. */
export const addressFields = ['street', 'street_2', 'postcode', 'city', 'country'] as const;

/** A customer's row as it stands in the ledger. */
export type CustomerRow = Selectable<LedgerTables['customer']>;

/** Who writes, and at which moment. */
export interface Writing {
  readonly actor: string;
  readonly now: string;
}

/**
 * Sets fields of a customer to the office's own values. The imported value stays beside each own one, so that a later
 * import neither overwrites it silently nor is lost; an own value that equals the imported one is none any more. What
 * was ticked off as brought back is open again when its value changes. Returns the names of the fields that changed.
 */
export async function setOwnValues(
  db: Writer,
  customer: CustomerRow,
  values: Readonly<Partial<Record<OwnField, string>>>,
  writing: Writing,
): Promise<OwnField[]> {
  const changed = (Object.entries(values) as [OwnField, string][]).filter(
    ([field, value]) => valueOf(customer, field) !== value,
  );
  for (const [field, value] of changed) {
    await keepBoth(db, customer.id, { field, value, before: valueOf(customer, field) }, writing);
  }
  await writeColumns(db, customer, Object.fromEntries(changed));
  return changed.map(([field]) => field);
}

/**
 * Puts values in force without a word about who entered them: what a list brought, taken in place of the office's own.
 * The key by which the customer is compared across creditors follows.
 */
export async function writeColumns(
  db: Writer,
  customer: CustomerRow,
  values: Readonly<Partial<Record<OwnField, string>>>,
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  const after = { ...customer, ...values };
  await db
    .updateTable('customer')
    .set({
      ...values,
      ...(values.identity_number === '' ? { identity_number: null } : {}),
      match_key: matchKey(after.name, after.postcode),
    } as Partial<CustomerRow>)
    .where('id', '=', customer.id)
    .execute();
}

/** What stands in a field; empty for none. */
export function valueOf(customer: CustomerRow, field: OwnField): string {
  return customer[field] ?? '';
}

/** A field with its new value, and what it said before. */
interface KeptChange {
  readonly field: string;
  readonly value: string;
  readonly before: string;
}

/**
 * Writes an own value beside the imported one; where there was none yet, what stood there is the imported one. The row
 * goes where both say the same.
 */
export async function keepBoth(
  db: Writer,
  customerId: number,
  { field, value, before }: KeptChange,
  { actor, now }: Writing,
): Promise<void> {
  const known = await db
    .selectFrom('customer_change')
    .select('imported_value')
    .where('customer_id', '=', customerId)
    .where('field', '=', field)
    .executeTakeFirst();
  const imported = known?.imported_value ?? before;
  if (imported === value) {
    await db
      .deleteFrom('customer_change')
      .where('customer_id', '=', customerId)
      .where('field', '=', field)
      .execute();
    return;
  }
  const own = {
    own_value: value,
    changed_at: now,
    changed_by: actor,
    conflict_since: null,
    brought_back_at: null,
    brought_back_by: null,
  };
  await db
    .insertInto('customer_change')
    .values({ customer_id: customerId, field, imported_value: imported, ...own })
    .onConflict((conflict) => conflict.columns(['customer_id', 'field']).doUpdateSet(own))
    .execute();
}
