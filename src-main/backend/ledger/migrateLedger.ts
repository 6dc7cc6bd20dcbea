import { existsSync, rmSync } from 'node:fs';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** One step of the schema: its number, a name for people, and what it does. Numbered by tens. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a ledger to the newest version: each migration in one transaction together with its version, after a
 * backup beside the file (`ledger.sqlite.before-20`). A file newer than the program knows is refused.
 * kysely's own migrator is not used: on SQLite it leaves a failed migration half applied.
 */
export function migrateLedger(connection: Connection, path: string, migrations: readonly Migration[]): void {
  const found = readVersion(connection, path);
  const known = migrations.at(-1)?.version ?? 0;
  if (found > known) throw new Refusal('ledger_newer', { found, known });
  for (const migration of migrations) {
    if (migration.version <= found) continue;
    if (found > 0) backUp(connection, `${path}.before-${migration.version}`);
    apply(connection, path, migration);
  }
}

function readVersion(connection: Connection, path: string): number {
  try {
    return Number(connection.pragma('user_version', { simple: true }));
  } catch (error) {
    throw ledgerRefusal(error, path);
  }
}

function apply(connection: Connection, path: string, migration: Migration): void {
  try {
    connection.exec('BEGIN IMMEDIATE');
    connection.exec(migration.sql);
    connection.pragma(`user_version = ${migration.version}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw ledgerRefusal(error, path);
  }
}

function backUp(connection: Connection, target: string): void {
  // VACUUM INTO refuses an existing file; an older attempt's backup is of the same state.
  try {
    if (existsSync(target)) rmSync(target);
    connection.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    throw ledgerRefusal(error, target);
  }
}
