import {
  ownValueColumns,
  restoredAddressColumns,
  restoredContactColumns,
  restoredCustomerColumns,
  restoredInvoiceColumns,
} from '#backend/intake/keepBefore.ts';

/** Restores those columns of a row that its image has. */
function restore(subject: string, columns: readonly string[]): string {
  const values = columns.map(
    (
      column,
    ) => `${column} = CASE WHEN json_type(image.before, '$.${column}') IS NULL THEN ${subject}.${column}
      ELSE image.before ->> '$.${column}' END`,
  );
  return `UPDATE main.${subject} SET ${values.join(', ')} FROM main.intake_change AS image
    WHERE image.intake_id = @intake AND image.subject = '${subject}' AND image.subject_id = ${subject}.id
      AND image.before IS NOT NULL`;
}

/** Takes a row away that the import added and that knows it only by its image. */
function removeAdded(subject: string): string {
  return `DELETE FROM main.${subject} WHERE id IN (SELECT subject_id FROM main.intake_change
    WHERE intake_id = @intake AND subject = '${subject}' AND before IS NULL)`;
}

const vanished = 'invoice_id IN (SELECT id FROM temp.undo_invoice)';
const gone = 'customer_id IN (SELECT id FROM temp.undo_customer)';
/** Runs of which nothing went out. */
const idleRuns = "SELECT id FROM main.run WHERE state IN ('draft', 'discarded')";

/** The statements that take an import back, in order; nothing may have been built on it (`findObstacles`). */
export const restoreRows: readonly string[] = [
  'CREATE TEMP TABLE undo_invoice AS SELECT id FROM main.invoice WHERE intake_id = @intake',
  'CREATE UNIQUE INDEX temp.undo_invoice_id ON undo_invoice (id)',
  'CREATE TEMP TABLE undo_customer AS SELECT id FROM main.customer WHERE intake_id = @intake',
  'CREATE UNIQUE INDEX temp.undo_customer_id ON undo_customer (id)',
  `CREATE TEMP TABLE undo_restored AS SELECT subject_id AS invoice_id FROM main.intake_change
   WHERE intake_id = @intake AND subject = 'invoice'`,
  `CREATE TEMP TABLE undo_restored_customer AS SELECT subject_id AS customer_id FROM main.intake_change
   WHERE intake_id = @intake AND subject = 'customer'`,
  'DELETE FROM main.reduction WHERE intake_id = @intake',
  // Events first: they tell the values before.
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'import_undone',
     json_object('number', CAST(@number AS INTEGER), 'file', @file, 'from', invoice.open,
       'to', coalesce(image.before ->> '$.open', invoice.open), 'currency', invoice.currency, 'by', @actor)
   FROM main.intake_change AS image JOIN main.invoice AS invoice ON invoice.id = image.subject_id
   WHERE image.intake_id = @intake AND image.subject = 'invoice'`,
  `INSERT INTO main.event (at, creditor_id, customer_id, intake_id, kind, params)
   SELECT @now, @creditor, subject_id, @intake, 'customer_restored',
     json_object('number', CAST(@number AS INTEGER), 'file', @file, 'by', @actor)
   FROM main.intake_change WHERE intake_id = @intake AND subject = 'customer'`,
  restore('invoice', restoredInvoiceColumns),
  `DELETE FROM main.invoice_document WHERE intake_id = @intake OR ${vanished}`,
  `DELETE FROM main.notice WHERE ${vanished} AND run_id IN (${idleRuns})`,
  `DELETE FROM main.run_item WHERE ${vanished} AND run_id IN (${idleRuns})`,
  `DELETE FROM main.letter WHERE run_id IN (${idleRuns}) AND ${gone}`,
  `DELETE FROM main.letter WHERE run_id IN (SELECT id FROM main.run WHERE creditor_id = @creditor AND state = 'discarded')
     AND NOT EXISTS (SELECT 1 FROM main.notice WHERE notice.letter_id = letter.id)`,
  `DELETE FROM main.standing WHERE creditor_id = @creditor AND ${vanished}`,
  `DELETE FROM main.hold WHERE intake_id = @intake`,
  'DELETE FROM main.invoice WHERE intake_id = @intake',
  restore('customer', restoredCustomerColumns),
  `${restore('customer_change', ['imported_value', 'imported_at', 'imported_from', 'conflict_since'])}
     AND customer_change.customer_id = image.before ->> '$.customer_id' AND customer_change.field = image.before ->> '$.field'`,
  removeAdded('customer_change'),
  // Own values that the file agreed with, so that they were none any more.
  `INSERT INTO main.customer_change (id, ${ownValueColumns.join(', ')})
   SELECT CASE WHEN EXISTS (SELECT 1 FROM main.customer_change WHERE id = subject_id) THEN NULL ELSE subject_id END,
     ${ownValueColumns.map((column) => `before ->> '$.${column}'`).join(', ')}
   FROM main.intake_change WHERE intake_id = @intake AND subject = 'customer_change' AND before IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM main.customer_change AS known
       WHERE known.customer_id = before ->> '$.customer_id' AND known.field = before ->> '$.field')`,
  removeAdded('contact'),
  restore('contact', restoredContactColumns),
  removeAdded('customer_address'),
  restore('customer_address', restoredAddressColumns),
  `UPDATE main.customer SET match_key = match_key(name, postcode)
   WHERE id IN (SELECT customer_id FROM temp.undo_restored_customer)`,
  `DELETE FROM main.customer_standing WHERE ${gone}`,
  `DELETE FROM main.contact WHERE ${gone}`,
  `DELETE FROM main.customer_address WHERE ${gone}`,
  `DELETE FROM main.customer_change WHERE ${gone}`,
  'DELETE FROM main.customer WHERE intake_id = @intake',
  removeAdded('account'),
  restore('account', ['name']),
];
