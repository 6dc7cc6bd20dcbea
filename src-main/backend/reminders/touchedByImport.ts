import { sql } from 'kysely';
import { isOneOf, type Writer } from '#backend/ledger/index.ts';

/** The customers that an import touched, and every invoice of theirs whose standing may follow. */
export interface TouchedByImport {
  readonly customers: readonly number[];
  readonly invoices: readonly number[];
}

/**
 * Tells what an import touched; null where that is more than so many invoices or customers. An invoice that changed hands
 * touches both customers, and one that changed touches all of its customer's: credit and arrears count together.
 */
export async function touchedByImport(
  db: Writer,
  intakeId: number,
  most: number,
): Promise<TouchedByImport | null> {
  if (await isMany(db, intakeId, most)) return null;
  const changed = (subject: string) =>
    db
      .selectFrom('intake_change')
      .select('subject_id')
      .where('intake_id', '=', intakeId)
      .where('subject', '=', subject as 'invoice');
  const invoices = db
    .selectFrom('invoice')
    .select('id')
    .where('intake_id', '=', intakeId)
    .union(changed('invoice').clearSelect().select('subject_id as id'))
    .union(db.selectFrom('reduction').select('invoice_id as id').where('intake_id', '=', intakeId));
  const customers = await db
    .selectFrom('customer')
    .select('id')
    .where('intake_id', '=', intakeId)
    .union(changed('customer').clearSelect().select('subject_id as id'))
    // An own value that the list has caught up with is no more; what it was tells whose it was.
    .union(
      changed('customer_change')
        .clearSelect()
        .select(sql<number>`json_extract(before, '$.customer_id')`.as('id'))
        .where('before', 'is not', null),
    )
    .union(
      db
        .selectFrom('customer_change')
        .select('customer_id as id')
        .where('id', 'in', changed('customer_change')),
    )
    .union(
      db
        .selectFrom('customer_address')
        .select('customer_id as id')
        .where('id', 'in', changed('customer_address')),
    )
    .union(db.selectFrom('contact').select('customer_id as id').where('id', 'in', changed('contact')))
    .union(db.selectFrom('hold').select('customer_id as id').where('intake_id', '=', intakeId))
    .union(db.selectFrom('invoice').select('customer_id as id').where('id', 'in', invoices))
    // Who had the invoice before.
    .union(db.selectFrom('standing').select('customer_id as id').where('invoice_id', 'in', invoices))
    .limit(most + 1)
    .execute();
  if (customers.length > most) return null;
  const customerIds = customers.map(({ id }) => id);
  const rows = await db
    .selectFrom('standing')
    .select('invoice_id as id')
    .where(isOneOf('customer_id', customerIds))
    .union(
      db.selectFrom('invoice').select('id').where(isOneOf('customer_id', customerIds)).where('open', '<>', 0),
    )
    .union(invoices)
    .limit(most + 1)
    .execute();
  if (rows.length > most) return null;
  return { customers: customerIds, invoices: rows.map(({ id }) => id) };
}

/** Told without reading everything that a first import of a million rows has brought. */
async function isMany(db: Writer, intakeId: number, most: number): Promise<boolean> {
  const added = db
    .selectFrom('invoice')
    .select('id')
    .where('intake_id', '=', intakeId)
    .limit(most + 1);
  const changed = db
    .selectFrom('intake_change')
    .select('id')
    .where('intake_id', '=', intakeId)
    .limit(most + 1);
  for (const rows of [await added.execute(), await changed.execute()]) if (rows.length > most) return true;
  return false;
}
