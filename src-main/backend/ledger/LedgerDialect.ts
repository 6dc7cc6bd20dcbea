import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely';
import type { Connection } from '#backend/ledger/openLedger.ts';

/**
 * kysely's dialect for SQLite, for a ledger that may meet a full disk: there SQLite itself ends the transaction, and a
 * rollback after that is an error of its own, which would stand in the place of the one that says what happened.
 */
export class LedgerDialect extends SqliteDialect {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    super({ database: connection });
    this.#connection = connection;
  }

  override createDriver(): Driver {
    return new LedgerDriver(this.#connection);
  }
}

class LedgerDriver extends SqliteDriver {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    super({ database: connection });
    this.#connection = connection;
  }

  /** At once for writing: a transaction that only begins to write after it has read may find that it came too late. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}
