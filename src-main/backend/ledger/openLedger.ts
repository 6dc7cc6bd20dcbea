import { mkdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { LedgerDialect } from '#backend/ledger/LedgerDialect.ts';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import { migrateLedger } from '#backend/ledger/migrateLedger.ts';
import { migrations } from '#backend/ledger/migrations/index.ts';
import type { LedgerTables } from '#backend/ledger/schema.ts';
import { createWriteGate, type WriteGate } from '#backend/ledger/writeGate.ts';

/** A connection that can only read. Handlers of queries get nothing else; the file itself is opened read-only. */
export type Reader = Pick<Kysely<LedgerTables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'dynamic'>;

/** A connection inside an open transaction, which commits when its work returns and rolls back when it fails. */
export type Writer = Transaction<LedgerTables>;

/** The raw connection under a ledger, for bulk statements inside `ledger/` and threads. */
export type Connection = Database.Database;

/** An open ledger: one connection for reading, one for writing, each behind kysely. */
export interface Ledger {
  readonly path: string;
  readonly reader: Reader;
  /** Runs `work` in one transaction; a second caller waits its turn. */
  write<Value>(work: (db: Writer) => Promise<Value>): Promise<Value>;
  /** Keeps this process from writing while a thread does. */
  readonly exclusive: WriteGate;
  close(): Promise<void>;
}

/** The file of the ledger inside a data folder. */
export function ledgerPath(folder: string): string {
  return join(folder, 'ledger.sqlite');
}

/**
 * Opens the ledger of a data folder, making the folder and the file where they are missing, and brings it to the
 * newest schema. Throws `Refusal` (`folder_unwritable`, `ledger_newer`, `ledger_damaged`, `ledger_busy`).
 */
export function openLedger(folder: string): Ledger {
  prepareFolder(folder);
  const path = ledgerPath(folder);
  const writeConnection = connect(path, 'write');
  try {
    migrateLedger(writeConnection, path, migrations);
  } catch (error) {
    writeConnection.close();
    throw error;
  }
  const readConnection = connect(path, 'read');
  const reader = kyselyOver(readConnection);
  const writer = kyselyOver(writeConnection);
  const gate = createWriteGate();
  return {
    path,
    reader,
    exclusive: gate,
    write: (work) => gate(() => writer.transaction().execute(work)),
    async close() {
      await gate(async () => undefined);
      // The writer goes last: only then is the journal brought into the file, so that the file alone is the ledger.
      // The connections are closed by name, for kysely leaves one open that was never used.
      await reader.destroy();
      readConnection.close();
      await writer.destroy();
      writeConnection.close();
    },
  };
}

/**
 * Opens one raw connection with the ledger's settings. Threads use it; the schema must be there already.
 * `access: 'read'` refuses every write.
 */
export function connect(path: string, access: 'read' | 'write'): Connection {
  let connection: Connection | undefined;
  try {
    connection = new Database(path, { readonly: access === 'read', timeout: 5000 });
    if (access === 'write') {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
    }
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -65536');
    return connection;
  } catch (error) {
    connection?.close();
    throw ledgerRefusal(error, path);
  }
}

/** Wraps a raw connection in kysely, for the queries of a thread. */
export function kyselyOver(connection: Connection): Kysely<LedgerTables> {
  return new Kysely<LedgerTables>({ dialect: new LedgerDialect(connection) });
}

function prepareFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw ledgerRefusal(error, join(folder, 'ledger.sqlite'));
  }
}
