import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** One draft as a staging file keeps it: plain columns in the order of `draftColumns`, without the position. */
export type DraftRow = readonly (string | number | null)[];

/** One error of a row. `number` is the invoice number where it could be read. */
export interface StagedError {
  readonly position: number;
  readonly line: number;
  readonly number: string | null;
  readonly field: string | null;
  readonly code: string;
  /** JSON. */
  readonly params: string;
}

/** The columns of a staged draft; all that a file can tell of one open item. */
export const draftColumns = [
  'line',
  'customer_key',
  'customer_number',
  'customer_name',
  'customer_kind',
  'identity_number',
  'street',
  'street_2',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'language',
  'number',
  'kind',
  'issued',
  'due',
  'currency',
  'original',
  'open',
  'reference',
  'corrects_number',
  'paid_on',
  'doubts',
] as const;

const schema = `
CREATE TABLE draft (
  position        INTEGER PRIMARY KEY,
  line            INTEGER NOT NULL,
  customer_key    TEXT NOT NULL,
  customer_number TEXT,
  customer_name   TEXT,
  customer_kind   TEXT,
  identity_number TEXT,
  street          TEXT,
  street_2        TEXT,
  postcode        TEXT,
  city            TEXT,
  country         TEXT,
  email           TEXT,
  phone           TEXT,
  language        TEXT,
  number          TEXT NOT NULL,
  kind            TEXT NOT NULL,
  issued          TEXT,
  due             TEXT NOT NULL,
  currency        TEXT NOT NULL,
  original        INTEGER,
  open            INTEGER NOT NULL,
  reference       TEXT,
  corrects_number TEXT,
  paid_on         TEXT,
  doubts          TEXT
) STRICT;
CREATE TABLE row_error (
  id       INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  number   TEXT,
  field    TEXT,
  code     TEXT NOT NULL,
  params   TEXT NOT NULL
) STRICT;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** A staging file that is being filled: everything stands in one transaction until `finish`. */
export interface StagingFile {
  readonly connection: Connection;
  addDraft(position: number, row: DraftRow): void;
  addError(error: StagedError): void;
  setMeta(key: string, value: string): void;
  /** Commits and closes. */
  finish(): void;
  /** Closes and takes the file away, as if it had never been. */
  discard(): void;
}

/**
 * Makes a staging file at a path of its own, over an abandoned one if need be. It can be made again from its source
 * at any time, so that it is written without journal and without waiting for the disk.
 */
export function createStagingFile(path: string): StagingFile {
  removeStagingFile(path);
  const connection = open(path);
  const draftInsert = connection.prepare(
    `INSERT INTO draft (position, ${draftColumns.join(', ')}) VALUES (?, ${draftColumns.map(() => '?').join(', ')})`,
  );
  const errorInsert = connection.prepare(
    'INSERT INTO row_error (position, line, number, field, code, params) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const metaInsert = connection.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  connection.exec('BEGIN');
  return {
    connection,
    addDraft: (position, row) => void draftInsert.run(position, ...row),
    addError: ({ position, line, number, field, code, params }) =>
      void errorInsert.run(position, line, number, field, code, params),
    setMeta: (key, value) => void metaInsert.run(key, value),
    finish() {
      connection.exec('CREATE UNIQUE INDEX draft_number ON draft (number)');
      connection.exec('CREATE INDEX draft_customer ON draft (customer_key, position)');
      connection.exec('CREATE INDEX row_error_position ON row_error (position)');
      connection.exec('CREATE INDEX row_error_number ON row_error (number)');
      connection.exec('COMMIT');
      connection.close();
    },
    discard() {
      if (connection.open) connection.close();
      removeStagingFile(path);
    },
  };
}

/** Takes a staging file away; nothing happens when there is none. */
export function removeStagingFile(path: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/**
 * Makes a staged file readable as `staging` beside the ledger of a connection that is in no transaction.
 * Throws `Refusal` `staging_unknown {staging}` when the file is no longer there.
 */
export function attachStagingFile(connection: Connection, path: string): void {
  // SQLite would make an empty file of a missing one.
  if (!existsSync(path)) throw new Refusal('staging_unknown', { staging: basename(path) });
  connection.prepare('ATTACH DATABASE ? AS staging').run(path);
}

/** Ends what `attachStagingFile` began. */
export function detachStagingFile(connection: Connection): void {
  connection.exec('DETACH DATABASE staging');
}

function open(path: string): Connection {
  try {
    const connection = new Database(path);
    connection.pragma('journal_mode = OFF');
    connection.pragma('synchronous = OFF');
    connection.pragma('cache_size = -65536');
    connection.exec(schema);
    return connection;
  } catch (error) {
    throw ledgerRefusal(error, path);
  }
}
