import { applyCustomers } from '#backend/intake/applyCustomers.ts';
import { applyInvoices } from '#backend/intake/applyInvoices.ts';
import { sweepDocuments, writeDocuments } from '#backend/intake/keepDocuments.ts';
import {
  countPlan,
  dropPlan,
  type IntakeCounts,
  type IntakeStep,
  type IntakeTerms,
  planIntake,
  run,
} from '#backend/intake/planIntake.ts';
import { pictureOfInvoice } from '#backend/intake/planInvoices.ts';
import { recordIntake } from '#backend/intake/recordIntake.ts';
import type { StagedPart } from '#backend/intake/stagedFile.ts';
import { type Connection, kyselyOver, type Writer } from '#backend/ledger/openLedger.ts';
import { attachStagingFile, detachStagingFile } from '#backend/ledger/stagingFile.ts';
import { settleCharges, unsettledInvoices } from '#backend/payments/thread.ts';
import { reprojectImport } from '#backend/reminders/thread.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { type IsoDate, localDay } from '#shared/kernel/isoDate.ts';

/** The terms of a taking over, the moment of it (ISO 8601 in UTC), and the law of the creditor's country. */
export interface CommitTerms extends IntakeTerms {
  readonly now: string;
  readonly law: LawPack;
  /** Who takes it over. */
  readonly actor: string;
  /** Where pictures of invoices are kept. */
  readonly documents: string;
}

/** What a taking over did. `intakeId` is null when the very files had been taken over before and changed nothing. */
export interface CommitResult extends IntakeCounts {
  readonly intakeId: number | null;
  readonly number: number | null;
}

/**
 * Takes a staged part over in one transaction: customers, invoices, payments that follow from new balances, credit
 * notes, settled invoices, an event for each, the row of the import itself with its files, what every changed row was
 * before, and what becomes of the charges of invoices that were paid, or are no longer. Whatever stops it (an error, a
 * cancel, the end of the process) leaves the ledger as it was. The staging file stays and can be thrown away by the
 * caller.
 *
 * An own value of the office (`customer_change`) stays in force; only the imported one beside it is renewed, as a
 * conflict that somebody should look at, and where both agree the own value is none any more. Throws `Refusal`
 * `staging_unknown`, and SQLite's errors as they are.
 */
export async function commitStaged(
  connection: Connection,
  stagingPath: string,
  terms: CommitTerms,
  onStep: IntakeStep = () => undefined,
): Promise<CommitResult> {
  attachStagingFile(connection, stagingPath);
  try {
    writeDocuments(connection, terms.documents);
    return await kyselyOver(connection)
      .transaction()
      .execute((db) => takeOver(connection, db, terms, onStep));
  } finally {
    dropPlan(connection);
    detachStagingFile(connection);
    sweepDocuments(connection, terms.documents);
  }
}

async function takeOver(
  connection: Connection,
  db: Writer,
  terms: CommitTerms,
  onStep: IntakeStep,
): Promise<CommitResult> {
  const statements = [...applyCustomers(), ...applyInvoices()];
  let planned = 0;
  const staged = planIntake(connection, terms, (done, total) => {
    planned = total;
    onStep(done, total + statements.length + 1);
  });
  const counts = countPlan(connection, staged.kind);
  const nothing = changesNothing(connection, counts, terms.creditorId);
  if (nothing && wasTakenOver(connection, staged, terms)) return { intakeId: null, number: null, ...counts };
  const { intakeId, number } = recordIntake(connection, staged, terms, counts);
  const all = {
    creditor: terms.creditorId,
    now: terms.now,
    listDate: terms.listDate,
    intake: intakeId,
    actor: terms.actor,
    file: staged.first.fileName,
  };
  for (const [done, sql] of nothing ? [] : statements.entries()) {
    onStep(planned + done, planned + statements.length + 1);
    run(connection, sql, all);
  }
  onStep(planned + statements.length, planned + statements.length + 1);
  if (!nothing) await settleChanged(connection, db, terms);
  if (!nothing) {
    await reprojectImport(db, terms.creditorId, terms.law, localDay(new Date(terms.now)), intakeId);
  }
  if (staged.kind === 'open_items') {
    run(connection, 'UPDATE main.creditor SET synchronised_at = @now WHERE id = @creditor', all);
  }
  return { intakeId, number, ...counts };
}

function changesNothing(connection: Connection, counts: IntakeCounts, creditor: number): boolean {
  const changed =
    counts.added + counts.changed + counts.settled + counts.customersAdded + counts.customersChanged;
  return changed === 0 && connection.prepare(newBeside).pluck().get({ creditor }) === 0;
}

/** What may be new although no invoice and no customer changes: accounts beside a list, a picture of a known invoice. */
const newBeside = `
  SELECT EXISTS (SELECT 1 FROM temp.plan_account WHERE action <> 'unchanged')
    OR EXISTS (SELECT 1 FROM staging.document AS told ${pictureOfInvoice}
      WHERE NOT EXISTS (SELECT 1 FROM main.invoice_document AS known
        WHERE known.invoice_id = planned.invoice_id AND known.sha256 = told.sha256))`;

/** Settles the charges of the invoices that the file has changed, and of those that were never settled. */
async function settleChanged(connection: Connection, db: Writer, terms: CommitTerms): Promise<void> {
  const changed = connection
    .prepare<[{ creditor: number }], number>(changedWithHistory)
    .pluck()
    .all({ creditor: terms.creditorId });
  const invoiceIds = new Set([...changed, ...(await unsettledInvoices(db, terms.creditorId))]);
  const { law, now } = terms;
  await settleCharges(db, terms.creditorId, [...invoiceIds], { law, now, day: terms.listDate as IsoDate });
}

/** Most invoices that change were never reminded; only the others can have charges. */
const changedWithHistory = `
  SELECT changed.id FROM (
    SELECT invoice_id AS id FROM temp.plan_invoice WHERE action = 'change'
    UNION SELECT invoice.id FROM temp.plan_invoice AS planned
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = planned.credited_number
      WHERE planned.credited > 0
    UNION SELECT invoice_id FROM temp.plan_gone WHERE settled) AS changed
  WHERE EXISTS (SELECT 1 FROM main.charge WHERE charge.invoice_id = changed.id)
    OR EXISTS (SELECT 1 FROM main.notice WHERE notice.invoice_id = changed.id AND notice.cancelled_at IS NULL
      AND notice.sent_on IS NOT NULL AND notice.claims_interest = 1)
  ORDER BY changed.id`;

function wasTakenOver(connection: Connection, staged: StagedPart, terms: CommitTerms): boolean {
  const known = connection.prepare(
    `SELECT NOT EXISTS (SELECT 1 FROM staging.file AS told WHERE NOT EXISTS (
       SELECT 1 FROM intake_file JOIN intake ON intake.id = intake_file.intake_id
       WHERE intake_file.sha256 = told.facts ->> '$.sha256' AND intake.creditor_id = ? AND intake.undone_at IS NULL))`,
  );
  return staged.files > 0 && known.pluck().get(terms.creditorId) === 1;
}
