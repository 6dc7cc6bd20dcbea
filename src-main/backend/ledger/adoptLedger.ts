import { connect } from '#backend/ledger/openLedger.ts';

/** What belongs to one file alone, or is derived from the rest. */
const ownTables: ReadonlySet<string> = new Set([
  'office_setting',
  'law_amendment',
  'law_file',
  'law_version',
  'job',
  'standing',
  'standing_state',
  'customer_standing',
]);

/**
 * Takes everything that stands in another ledger of the same schema over into an empty one, keys and all, in one
 * transaction: all of it or nothing. The caller holds the ledger's gate. Throws SQLite's errors as they are; rows that
 * are there already let it fail as a whole.
 */
export function adoptLedger(path: string, otherPath: string): void {
  const connection = connect(path, 'write');
  try {
    connection.prepare('ATTACH DATABASE ? AS other').run(otherPath);
    connection
      .transaction(() => {
        // Creditors and profiles name each other: only the whole is consistent.
        connection.pragma('defer_foreign_keys = ON');
        for (const table of tablesOf(connection)) {
          connection.exec(`INSERT INTO main.${table} SELECT * FROM other.${table}`);
        }
      })
      .immediate();
  } finally {
    connection.close();
  }
}

function tablesOf(connection: ReturnType<typeof connect>): string[] {
  const names = connection
    .prepare(`SELECT name FROM other.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  return names.filter((name) => !ownTables.has(name));
}
