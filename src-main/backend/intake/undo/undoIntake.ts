import { noteUnfinished, sweepDocuments } from '#backend/intake/keepDocuments.ts';
import { restoreRows } from '#backend/intake/undo/restoreRows.ts';
import { findObstacles, type UndoneIntake } from '#backend/intake/undo/findObstacles.ts';
import type { IntakeStep } from '#backend/intake/planIntake.ts';
import { run } from '#backend/intake/planIntake.ts';
import { type Connection, kyselyOver, type Writer } from '#backend/ledger/openLedger.ts';
import { settleCharges } from '#backend/payments/thread.ts';
import { matchKey } from '#shared/domain/customers/matchKey.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** Which import is undone, by whom and when, and the law of the creditor's country. */
export interface UndoTerms {
  readonly intakeId: number;
  readonly actor: string;
  readonly now: string;
  readonly today: IsoDate;
  readonly law: LawPack;
  /** Where pictures of invoices are kept. */
  readonly documents: string;
}

/** What was taken away, and how many rows are again what they were. */
export interface UndoResult {
  readonly invoices: number;
  readonly customers: number;
  readonly restored: number;
}

/**
 * Takes back everything that an import did, in one transaction: invoices, customers, contact persons, addresses,
 * accounts, reductions and holds that it added go, everything that it changed is again what it was, and charges follow
 * the balances. The import stays in the history, and the event log keeps what it told. Rows of runs that were only drafts,
 * or were thrown away, go with the invoices that vanish.
 *
 * Throws `Refusal` `intake_not_found`, and `intake_built_on {number, what, count, example}` where something stands on it.
 */
export async function undoIntake(
  connection: Connection,
  terms: UndoTerms,
  onStep: IntakeStep = () => undefined,
): Promise<UndoResult> {
  // What refers to a row that goes is looked for as a whole at the end: for each row by itself it would take hours.
  connection.pragma('foreign_keys = OFF');
  connection.function('match_key', { deterministic: true }, (name, postcode) =>
    matchKey(String(name), String(postcode)),
  );
  try {
    return await kyselyOver(connection)
      .transaction()
      .execute((db) => takeBack(connection, db, terms, onStep));
  } finally {
    for (const table of ['undo_invoice', 'undo_customer', 'undo_restored'])
      connection.exec(`DROP TABLE IF EXISTS temp.${table}`);
    sweepDocuments(connection, terms.documents);
    connection.pragma('foreign_keys = ON');
  }
}

async function takeBack(
  connection: Connection,
  db: Writer,
  terms: UndoTerms,
  onStep: IntakeStep,
): Promise<UndoResult> {
  const intake = readIntake(connection, terms.intakeId);
  const [obstacle] = findObstacles(connection, intake);
  if (obstacle !== undefined) {
    const { code: what, count, example } = obstacle;
    throw new Refusal('intake_built_on', { number: intake.number, what, count, example });
  }
  const shas = connection
    .prepare('SELECT DISTINCT sha256 FROM invoice_document WHERE intake_id = ?')
    .pluck()
    .all(intake.id) as string[];
  noteUnfinished(terms.documents, shas);
  const parameters = {
    intake: intake.id,
    creditor: intake.creditor_id,
    number: intake.number,
    file: intake.file_name,
    now: terms.now,
    actor: terms.actor,
  };
  for (const [done, sql] of restoreRows.entries()) {
    onStep(done, restoreRows.length + 2);
    run(connection, sql, parameters);
  }
  onStep(restoreRows.length, restoreRows.length + 2);
  await settleRestored(connection, db, intake, terms);
  const result = countUndone(connection);
  closeIntake(connection, intake, terms, result);
  onStep(restoreRows.length + 1, restoreRows.length + 2);
  refuseDangling(connection);
  return result;
}

function readIntake(connection: Connection, intakeId: number): UndoneIntake {
  const intake = connection
    .prepare<[number], UndoneIntake>(
      'SELECT id, creditor_id, number, file_name, kind, committed_at, undone_at FROM intake WHERE id = ?',
    )
    .get(intakeId);
  if (intake === undefined) throw new Refusal('intake_not_found', { intake: intakeId });
  return intake;
}

/** Charges of invoices that are paid no longer, or again, follow their balances. */
async function settleRestored(
  connection: Connection,
  db: Writer,
  intake: UndoneIntake,
  terms: UndoTerms,
): Promise<void> {
  const ids = connection
    .prepare(
      `SELECT invoice_id FROM temp.undo_restored AS restored
       WHERE EXISTS (SELECT 1 FROM main.charge WHERE charge.invoice_id = restored.invoice_id)
         OR EXISTS (SELECT 1 FROM main.notice WHERE notice.invoice_id = restored.invoice_id
           AND notice.cancelled_at IS NULL AND notice.sent_on IS NOT NULL AND notice.claims_interest = 1)
       ORDER BY invoice_id`,
    )
    .pluck()
    .all() as number[];
  const { law, now, today } = terms;
  await settleCharges(db, intake.creditor_id, ids, { law, now, day: today });
}

function countUndone(connection: Connection): UndoResult {
  const row = connection
    .prepare<[], UndoResult>(
      `SELECT (SELECT count(*) FROM temp.undo_invoice) AS invoices,
         (SELECT count(*) FROM temp.undo_customer) AS customers,
         (SELECT count(*) FROM temp.undo_restored) + (SELECT count(*) FROM temp.undo_restored_customer) AS restored`,
    )
    .get();
  connection.exec('DROP TABLE temp.undo_restored_customer');
  return row ?? { invoices: 0, customers: 0, restored: 0 };
}

function closeIntake(
  connection: Connection,
  intake: UndoneIntake,
  { now, actor }: UndoTerms,
  result: UndoResult,
): void {
  const params = JSON.stringify({
    number: intake.number,
    file: intake.file_name,
    ...result,
    by: actor,
  });
  const parameters = {
    intake: intake.id,
    creditor: intake.creditor_id,
    at: intake.committed_at,
    now,
    actor,
    params,
  };
  for (const sql of closing) run(connection, sql, parameters);
}

const closing: readonly string[] = [
  'UPDATE main.intake SET undone_at = @now, undone_by = @actor WHERE id = @intake',
  `INSERT INTO main.event (at, creditor_id, intake_id, kind, params)
   VALUES (@now, @creditor, @intake, 'intake_undone', @params)`,
  // Its files are new again; but where files are taken over by themselves, it would be done at once what was undone.
  `UPDATE main.source_file SET intake_id = NULL, state = CASE WHEN EXISTS (
     SELECT 1 FROM main.source WHERE source.creditor_id = source_file.creditor_id AND source.taking = 'auto')
     THEN state ELSE 'waiting' END
   WHERE intake_id = @intake`,
  'UPDATE main.creditor SET revision = revision + 1 WHERE id = @creditor',
  // As fresh as the list before it.
  `UPDATE main.creditor SET synchronised_at = (
     SELECT max(committed_at) FROM main.intake
     WHERE creditor_id = @creditor AND kind = 'open_items' AND undone_at IS NULL)
   WHERE id = @creditor AND synchronised_at = @at`,
];

/** Nothing may refer to a row that went; the ledger would never have let it go. */
function refuseDangling(connection: Connection): void {
  for (const table of referring) {
    const rows = connection.pragma(`foreign_key_check(${table})`) as unknown[];
    if (rows.length > 0)
      throw new Error(`undoing an import would leave ${rows.length} rows of ${table} without their own`);
  }
}

const referring = [
  'invoice',
  'reduction',
  'hold',
  'note',
  'run_item',
  'letter',
  'notice',
  'charge',
  'charge_payment',
  'invoice_document',
  'customer_change',
  'customer_address',
  'contact',
  'customer_standing',
];
