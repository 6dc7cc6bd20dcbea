import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * Takes the data folder for this process, making it where it is missing, so that two programs never work on one ledger. The lock is a write lock
 * on a small SQLite file: the operating system releases it even when the process is killed, so it is never stale.
 * Throws `Refusal` `ledger_in_use`. Returns what gives the folder free again.
 */
export function takeOfficeLock(folder: string): () => void {
  const path = join(folder, 'office.lock');
  let connection: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    connection = new Database(path, { timeout: 0 });
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    const failure = ledgerRefusal(error, path);
    if (failure instanceof Refusal && failure.code === 'ledger_busy') {
      throw new Refusal('ledger_in_use', { folder });
    }
    throw failure;
  }
  const held = connection;
  return () => held.close();
}
