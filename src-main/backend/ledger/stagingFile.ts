import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { type LedgerLineStore, ledgerLineStore } from '#backend/ledger/ledgerLines.ts';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** One draft as a staging file keeps it: plain columns in the order of `draftColumns`, without the position. */
export type DraftRow = readonly (string | number | null)[];

/** One error of a row. `number` is the invoice number where it could be read. */
export interface StagedError {
  readonly fileId: number;
  readonly position: number;
  readonly line: number;
  readonly number: string | null;
  readonly field: string | null;
  readonly code: string;
  /** JSON. */
  readonly params: string;
}

/** A picture of an invoice. */
export interface StagedDocument {
  readonly fileId: number;
  readonly invoiceNumber: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** The columns of a staged draft; all that a file can tell of one open item. */
export const draftColumns = [
  'file_id',
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
  'more',
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

/** The columns of a staged customer, as a file tells of it outside any invoice. */
export const partyColumns = [
  'file_id',
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
  'more',
] as const;

const schema = `
-- The files that were read into it, in their order.
CREATE TABLE file (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  -- A StagedFile as JSON.
  facts  TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
  position        INTEGER PRIMARY KEY,
  file_id         INTEGER NOT NULL,
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
  -- A CustomerMore as JSON; null where it tells nothing.
  more            TEXT,
  number          TEXT NOT NULL,
  kind            TEXT NOT NULL,
  issued          TEXT,
  due             TEXT,
  currency        TEXT NOT NULL,
  original        INTEGER,
  open            INTEGER NOT NULL,
  reference       TEXT,
  corrects_number TEXT,
  paid_on         TEXT,
  doubts          TEXT
) STRICT;
CREATE TABLE party (
  position        INTEGER PRIMARY KEY,
  file_id         INTEGER NOT NULL,
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
  more            TEXT
) STRICT;
CREATE TABLE document (
  id             INTEGER PRIMARY KEY,
  file_id        INTEGER NOT NULL,
  invoice_number TEXT NOT NULL,
  name           TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  content        BLOB NOT NULL
) STRICT;
CREATE TABLE account (
  number  TEXT PRIMARY KEY,
  name    TEXT NOT NULL
) STRICT;
-- How each customer's account in a ledger file adds up (BalanceCheck).
CREATE TABLE balance (
  customer_key TEXT PRIMARY KEY,
  number       TEXT NOT NULL,
  name         TEXT NOT NULL,
  opening      INTEGER NOT NULL,
  movement     INTEGER NOT NULL,
  closing      INTEGER NOT NULL,
  unspecified  INTEGER NOT NULL
) STRICT;
CREATE TABLE row_error (
  id       INTEGER PRIMARY KEY,
  file_id  INTEGER NOT NULL,
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
  /** Adds a file, or says anew what is known of it. */
  addFile(id: number, name: string, facts: string): void;
  addDraft(position: number, row: DraftRow): void;
  /** In the order of `partyColumns`. */
  addParty(position: number, row: DraftRow): void;
  addDocument(document: StagedDocument): void;
  addAccount(account: { readonly number: string; readonly name: string }): void;
  /** In the order of the table's columns. */
  addBalance(row: DraftRow): void;
  addError(error: StagedError): void;
  /** Lines of a ledger file that wait for its end. What is left of them goes away with `finish`. */
  readonly ledgerLines: LedgerLineStore;
  setMeta(key: string, value: string): void;
  /** Begins what `keep` keeps, or `undo` takes back: all that is put in from here on. One at a time. */
  mark(): { keep(): void; undo(): void };
  /** Commits and closes. */
  finish(): void;
  /** Closes and takes the file away, as if it had never been. */
  discard(): void;
}

/**
 * Makes a staging file at a path of its own, over an abandoned one if need be. It can be made again from its source
 * at any time, so that it is written without waiting for the disk.
 */
export function createStagingFile(path: string): StagingFile {
  removeStagingFile(path);
  const connection = open(path);
  const draftInsert = connection.prepare(
    `INSERT INTO draft (position, ${draftColumns.join(', ')}) VALUES (?, ${draftColumns.map(() => '?').join(', ')})`,
  );
  const errorInsert = connection.prepare(
    'INSERT INTO row_error (file_id, position, line, number, field, code, params) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const partyInsert = connection.prepare(
    `INSERT INTO party (position, ${partyColumns.join(', ')}) VALUES (?, ${partyColumns.map(() => '?').join(', ')})`,
  );
  const fileInsert = connection.prepare('INSERT OR REPLACE INTO file (id, name, facts) VALUES (?, ?, ?)');
  const documentInsert = connection.prepare(
    'INSERT INTO document (file_id, invoice_number, name, media_type, sha256, content) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const accountInsert = connection.prepare('INSERT OR REPLACE INTO account (number, name) VALUES (?, ?)');
  const balanceInsert = connection.prepare('INSERT OR REPLACE INTO balance VALUES (?, ?, ?, ?, ?, ?, ?)');
  const metaInsert = connection.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const ledgerLines = ledgerLineStore(connection);
  connection.exec('BEGIN');
  return {
    connection,
    ledgerLines,
    addDraft: (position, row) => void draftInsert.run(position, ...row),
    addFile: (id, name, facts) => void fileInsert.run(id, name, facts),
    addParty: (position, row) => void partyInsert.run(position, ...row),
    addDocument: ({ fileId, invoiceNumber, name, mediaType, sha256, content }) =>
      void documentInsert.run(fileId, invoiceNumber, name, mediaType, sha256, content),
    addAccount: ({ number, name }) => void accountInsert.run(number, name),
    addBalance: (row) => void balanceInsert.run(...row),
    addError: ({ fileId, position, line, number, field, code, params }) =>
      void errorInsert.run(fileId, position, line, number, field, code, params),
    setMeta: (key, value) => void metaInsert.run(key, value),
    mark() {
      connection.exec('SAVEPOINT mark');
      return {
        keep: () => void connection.exec('RELEASE mark'),
        undo: () => void connection.exec('ROLLBACK TO mark; RELEASE mark'),
      };
    },
    finish() {
      ledgerLines.clear();
      connection.exec('CREATE UNIQUE INDEX draft_number ON draft (number)');
      connection.exec('CREATE INDEX draft_customer ON draft (customer_key, position)');
      connection.exec('CREATE INDEX party_customer ON party (customer_key, position)');
      connection.exec('CREATE INDEX document_invoice ON document (invoice_number)');
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
    // In memory, so that the reading of one file of many can be taken back.
    connection.pragma('journal_mode = MEMORY');
    connection.pragma('synchronous = OFF');
    connection.pragma('cache_size = -65536');
    connection.exec(schema);
    return connection;
  } catch (error) {
    throw ledgerRefusal(error, path);
  }
}
