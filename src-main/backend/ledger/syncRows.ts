import type { Connection } from '#backend/ledger/openLedger.ts';
import type { LedgerTables } from '#backend/ledger/schema.ts';

/** A value that SQLite can store. Booleans are 0 or 1. */
export type SqlValue = string | number | null;

/** Which rows of a table are brought up to date, and how. */
export interface SyncPlan {
  readonly table: keyof LedgerTables;
  /** The columns in the order of the rows' values; the first is the key. */
  readonly columns: readonly string[];
  /** The rows of the table that the new ones stand for: those with this value in this column. */
  readonly scope: { readonly column: string; readonly value: number };
  /** Columns that often change alone; writing just them leaves the indexes over the others in peace. */
  readonly lightColumns: readonly string[];
}

/**
 * Brings the rows of a scope to what is given: new ones are inserted, changed ones written, equal ones left alone, and
 * those that are not given deleted. Most of a large projection stays as it was from one day to the next, and what an
 * index costs is paid only for what changed. The caller holds the transaction. Returns how many rows were written.
 */
export function syncRows(
  connection: Connection,
  plan: SyncPlan,
  rows: Iterable<readonly SqlValue[]>,
): number {
  const { table, columns, scope, lightColumns } = plan;
  const key = columns[0] ?? '';
  const names = columns.join(', ');
  const stored = connection.prepare(`SELECT ${names} FROM ${table} WHERE ${scope.column} = ?`).raw();
  const before = new Map((stored.all(scope.value) as SqlValue[][]).map((row) => [row[0], row]));
  const write = connection.prepare(
    `INSERT OR REPLACE INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const light = lightColumns.map((column) => columns.indexOf(column));
  const writeLight = connection.prepare(
    `UPDATE ${table} SET ${lightColumns.map((column) => `${column} = ?`).join(', ')} WHERE ${key} = ?`,
  );
  let written = 0;
  for (const row of rows) {
    const old = before.get(row[0] ?? null);
    before.delete(row[0] ?? null);
    const change = old === undefined ? 'whole' : changeOf(old, row, light);
    if (change === 'none') continue;
    if (change === 'light') writeLight.run(...light.map((at) => row[at] ?? null), row[0] ?? null);
    else write.run(...row);
    written += 1;
  }
  const remove = connection.prepare(`DELETE FROM ${table} WHERE ${key} = ?`);
  for (const gone of before.keys()) remove.run(gone);
  return written + before.size;
}

function changeOf(
  old: readonly SqlValue[],
  row: readonly SqlValue[],
  light: readonly number[],
): 'none' | 'light' | 'whole' {
  let change: 'none' | 'light' = 'none';
  for (let at = 0; at < row.length; at += 1) {
    if (old[at] === row[at]) continue;
    if (!light.includes(at)) return 'whole';
    change = 'light';
  }
  return change;
}

/** Runs `work` in one immediate transaction of a raw connection; rolls back when it throws. */
export function inTransaction<Value>(connection: Connection, work: () => Value): Value {
  return connection.transaction(work).immediate();
}
