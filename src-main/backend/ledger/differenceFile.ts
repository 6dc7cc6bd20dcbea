import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import { connect, type Connection } from '#backend/ledger/openLedger.ts';
import { removeStagingFile } from '#backend/ledger/stagingFile.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

export { removeStagingFile };

const schema = `
CREATE TABLE difference.file (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
-- The rows of each group by their place in it, so that a window is read where it begins.
CREATE TABLE difference.row (
  part        TEXT NOT NULL,
  place       INTEGER NOT NULL,
  file_id     INTEGER,
  line        INTEGER,
  number      TEXT,
  customer    TEXT,
  issued      TEXT,
  due         TEXT,
  currency    TEXT,
  original    INTEGER,
  open        INTEGER,
  ledger_open INTEGER,
  -- JSON of changed fields, of an error, or of a balance.
  told        TEXT,
  PRIMARY KEY (part, place)
) STRICT, WITHOUT ROWID;
`;

/** One row of a difference as it is kept. */
export interface KeptDifference {
  readonly file: string | null;
  readonly line: number | null;
  readonly number: string | null;
  readonly customer: string | null;
  readonly issued: string | null;
  readonly due: string | null;
  readonly currency: string | null;
  readonly original: number | null;
  readonly open: number | null;
  readonly ledger_open: number | null;
  readonly told: string | null;
}

/**
 * Makes a file for a difference at a path of its own and attaches it as `difference` to a connection that is in no
 * transaction. It can be made again at any time, so that nothing waits for the disk.
 */
export function attachDifferenceFile(connection: Connection, path: string): void {
  removeStagingFile(path);
  try {
    connection.prepare('ATTACH DATABASE ? AS difference').run(path);
    connection.pragma('difference.journal_mode = OFF');
    connection.pragma('difference.synchronous = OFF');
    connection.exec(schema);
  } catch (error) {
    throw ledgerRefusal(error, path);
  }
}

/** Ends what `attachDifferenceFile` began. */
export function detachDifferenceFile(connection: Connection): void {
  connection.exec('DETACH DATABASE difference');
}

/** Reads a window of a group, in milliseconds whatever its size. Throws `Refusal` `staging_unknown`. */
export function readDifferenceFile(
  path: string,
  part: string,
  offset: number,
  limit: number,
): { readonly total: number; readonly rows: readonly KeptDifference[] } {
  if (!existsSync(path)) throw new Refusal('staging_unknown', { staging: basename(path) });
  const connection = connect(path, 'read');
  try {
    const total = connection
      .prepare('SELECT coalesce(max(place) + 1, 0) FROM row WHERE part = ?')
      .pluck()
      .get(part);
    const rows = connection
      .prepare<[string, number, number], KeptDifference>(
        `SELECT file.name AS file, line, number, customer, issued, due, currency, original, open, ledger_open, told
         FROM row LEFT JOIN file ON file.id = row.file_id
         WHERE part = ? AND place >= ? AND place < ? ORDER BY place`,
      )
      .all(part, offset, offset + limit);
    return { total: Number(total), rows };
  } finally {
    connection.close();
  }
}
