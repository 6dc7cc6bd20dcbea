import type { Connection } from '#backend/ledger/openLedger.ts';
import type { LedgerTables } from '#backend/ledger/schema.ts';

/** A value that SQLite can store. Booleans are 0 or 1. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * Inserts many rows with one prepared statement. The caller holds the transaction. Every row has the columns in the
 * order given; a conflict with a unique constraint throws.
 */
export function bulkInsert(
  connection: Connection,
  table: keyof LedgerTables,
  columns: readonly string[],
  rows: Iterable<readonly SqlValue[]>,
): number {
  const marks = columns.map(() => '?').join(', ');
  const statement = connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
  let count = 0;
  for (const row of rows) {
    statement.run(...row);
    count += 1;
  }
  return count;
}

/** Runs `work` in one immediate transaction of a raw connection; rolls back when it throws. */
export function inTransaction<Value>(connection: Connection, work: () => Value): Value {
  return connection.transaction(work).immediate();
}
