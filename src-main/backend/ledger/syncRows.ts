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
}

/**
 * Brings the rows of a scope to what is given: new ones are inserted, of changed ones only the columns that differ are
 * written, equal ones are left alone, and those that are not given are deleted. Most of a large projection stays as it was
 * from one day to the next, and what an index costs is paid only where one of its columns changes. The caller holds the
 * transaction. Returns how many rows were written.
 */
export function syncRows(
  connection: Connection,
  plan: SyncPlan,
  rows: Iterable<readonly SqlValue[]>,
): number {
  const { table, columns, scope } = plan;
  const key = columns[0] ?? '';
  const names = columns.join(', ');
  const stored = connection.prepare(`SELECT ${names} FROM ${table} WHERE ${scope.column} = ?`).raw();
  const before = new Map((stored.all(scope.value) as SqlValue[][]).map((row) => [row[0], row]));
  const insert = connection.prepare(
    `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const update = updater(connection, plan);
  let written = 0;
  for (const row of rows) {
    const old = before.get(row[0] ?? null);
    if (old === undefined) insert.run(...row);
    else before.delete(row[0] ?? null);
    if (old === undefined || update(old, row)) written += 1;
  }
  const remove = connection.prepare(`DELETE FROM ${table} WHERE ${key} = ?`);
  for (const gone of before.keys()) remove.run(gone);
  return written + before.size;
}

/** Makes what writes the columns in which a row differs, if any. Rows mostly differ in one of a few ways. */
function updater(
  connection: Connection,
  { table, columns }: SyncPlan,
): (old: readonly SqlValue[], row: readonly SqlValue[]) => boolean {
  const statements = new Map<string, Statement>();
  const prepare = (changed: readonly number[]): Statement => {
    const set = changed.map((at) => `${columns[at]} = ?`).join(', ');
    return connection.prepare(`UPDATE ${table} SET ${set} WHERE ${columns[0]} = ?`);
  };
  return (old, row) => {
    const changed: number[] = [];
    for (let at = 1; at < row.length; at += 1) if (old[at] !== row[at]) changed.push(at);
    if (changed.length === 0) return false;
    const way = changed.join();
    const statement = statements.get(way) ?? prepare(changed);
    statements.set(way, statement);
    statement.run(...changed.map((at) => row[at] ?? null), row[0] ?? null);
    return true;
  };
}

type Statement = ReturnType<Connection['prepare']>;

/** Runs `work` in one immediate transaction of a raw connection; rolls back when it throws. */
export function inTransaction<Value>(connection: Connection, work: () => Value): Value {
  return connection.transaction(work).immediate();
}
