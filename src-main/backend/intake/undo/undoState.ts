import { findObstacles, type UndoneIntake, type UndoObstacle } from '#backend/intake/undo/findObstacles.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** Whether an import can be undone, and what that would take away and restore. */
export interface UndoState {
  readonly possible: boolean;
  readonly obstacles: readonly UndoObstacle[];
  readonly invoices: number;
  readonly customers: number;
  readonly restored: number;
}

/** Looks what undoing an import would do. Throws `Refusal` `intake_not_found`. */
export function undoState(connection: Connection, intakeId: number): UndoState {
  const intake = connection
    .prepare<[number], UndoneIntake>(
      'SELECT id, creditor_id, number, file_name, kind, committed_at, undone_at FROM intake WHERE id = ?',
    )
    .get(intakeId);
  if (intake === undefined) throw new Refusal('intake_not_found', { intake: intakeId });
  const obstacles = findObstacles(connection, intake);
  const count = (sql: string): number => Number(connection.prepare(sql).pluck().get(intakeId));
  return {
    possible: obstacles.length === 0,
    obstacles,
    invoices: count('SELECT count(*) FROM invoice WHERE intake_id = ?'),
    customers: count('SELECT count(*) FROM customer WHERE intake_id = ?'),
    restored: count(
      "SELECT count(*) FROM intake_change WHERE intake_id = ? AND subject IN ('invoice', 'customer')",
    ),
  };
}
