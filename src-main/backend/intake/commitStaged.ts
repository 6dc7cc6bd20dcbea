import { customerFields } from '#backend/intake/planCustomers.ts';
import { invoiceDiffers } from '#backend/intake/planInvoices.ts';
import {
  countPlan,
  dropPlan,
  type IntakeCounts,
  type IntakeStep,
  type IntakeTerms,
  planIntake,
  run,
} from '#backend/intake/planIntake.ts';
import type { StagedFile } from '#backend/intake/stagedFile.ts';
import { type Connection, kyselyOver, type Writer } from '#backend/ledger/openLedger.ts';
import { attachStagingFile, detachStagingFile } from '#backend/ledger/stagingFile.ts';
import { settleCharges, unsettledInvoices } from '#backend/payments/thread.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** The terms of a taking over, the moment of it (ISO 8601 in UTC), and the law of the creditor's country. */
export interface CommitTerms extends IntakeTerms {
  readonly now: string;
  readonly law: LawPack;
}

/** What a taking over did. `intakeId` is null when the very file had been taken over before and changed nothing. */
export interface CommitResult extends IntakeCounts {
  readonly intakeId: number | null;
}

/**
 * Takes a staged file over in one transaction: customers, invoices, payments that follow from new balances, credit
 * notes, settled invoices, an event for each, the row of the intake itself, and what becomes of the charges of invoices
 * that were paid, or are no longer. Whatever stops it (an error, a cancel,
 * the end of the process) leaves the ledger as it was. The staging file stays and can be thrown away by the caller.
 *
 * An own value of the office (`customer_change`) stays in force; only the imported one beside it is renewed, and where
 * both agree the list has caught up and the own value is none any more. Throws `Refusal` `staging_unknown`, and SQLite's
 * errors as they are.
 */
export async function commitStaged(
  connection: Connection,
  stagingPath: string,
  terms: CommitTerms,
  onStep: IntakeStep = () => undefined,
): Promise<CommitResult> {
  attachStagingFile(connection, stagingPath);
  try {
    return await kyselyOver(connection)
      .transaction()
      .execute((db) => takeOver(connection, db, terms, onStep));
  } finally {
    dropPlan(connection);
    detachStagingFile(connection);
  }
}

async function takeOver(
  connection: Connection,
  db: Writer,
  terms: CommitTerms,
  onStep: IntakeStep,
): Promise<CommitResult> {
  const statements = applyPlan();
  let planned = 0;
  const staged = planIntake(connection, terms, (done, total) => {
    planned = total;
    onStep(done, total + statements.length + 1);
  });
  const counts = countPlan(connection);
  const nothing = counts.added + counts.changed + counts.settled === 0;
  if (nothing && wasTakenOver(connection, staged, terms)) return { intakeId: null, ...counts };
  const intakeId = recordIntake(connection, staged, terms, counts);
  const parameters = {
    creditor: terms.creditorId,
    listDate: terms.listDate,
    now: terms.now,
    intake: intakeId,
    file: staged.fileName,
  };
  for (const [done, sql] of nothing ? [] : statements.entries()) {
    onStep(planned + done, planned + statements.length + 1);
    run(connection, sql, parameters);
  }
  onStep(planned + statements.length, planned + statements.length + 1);
  if (!nothing) await settleChanged(connection, db, terms);
  if (!nothing)
    run(connection, 'UPDATE main.creditor SET revision = revision + 1 WHERE id = @creditor', parameters);
  if (staged.kind === 'open_items') {
    run(connection, 'UPDATE main.creditor SET synchronised_at = @now WHERE id = @creditor', parameters);
  }
  return { intakeId, ...counts };
}

/** Settles the charges of the invoices that the file has changed, and of those that were never settled. */
async function settleChanged(connection: Connection, db: Writer, terms: CommitTerms): Promise<void> {
  const changed = connection.prepare(changedWithHistory).pluck().all() as number[];
  const invoiceIds = new Set([...changed, ...(await unsettledInvoices(db, terms.creditorId))]);
  const { law, now } = terms;
  await settleCharges(db, terms.creditorId, [...invoiceIds], { law, now, day: terms.listDate as IsoDate });
}

/** Most invoices that change were never reminded; only the others can have charges. */
const changedWithHistory = `
  SELECT changed.id FROM (
    SELECT invoice_id AS id FROM temp.plan_invoice WHERE action = 'change'
    UNION SELECT credited_id FROM temp.plan_invoice WHERE credited > 0
    UNION SELECT invoice_id FROM temp.plan_settled) AS changed
  WHERE EXISTS (SELECT 1 FROM main.charge WHERE charge.invoice_id = changed.id)
    OR EXISTS (SELECT 1 FROM main.notice WHERE notice.invoice_id = changed.id AND notice.cancelled_at IS NULL
      AND notice.sent_on IS NOT NULL AND notice.claims_interest = 1)
  ORDER BY changed.id`;

function wasTakenOver(connection: Connection, staged: StagedFile, terms: CommitTerms): boolean {
  return (
    connection
      .prepare('SELECT 1 FROM intake WHERE creditor_id = ? AND sha256 = ? LIMIT 1')
      .get(terms.creditorId, staged.sha256) !== undefined
  );
}

function recordIntake(
  connection: Connection,
  staged: StagedFile,
  terms: CommitTerms,
  counts: IntakeCounts,
): number {
  const inserted = connection
    .prepare(
      `INSERT INTO main.intake (creditor_id, number, kind, file_name, sha256, format, list_date, complete, read_count, added, changed,
         unchanged, settled, rejected, committed_at)
       VALUES (@creditor, (SELECT coalesce(max(number), 0) + 1 FROM main.intake WHERE creditor_id = @creditor), @kind, @fileName, @sha256, @format, @listDate, @complete, @read, @added, @changed, @unchanged,
         @settled, @rejected, @now)`,
    )
    .run({
      creditor: terms.creditorId,
      fileName: staged.fileName,
      sha256: staged.sha256,
      format: staged.format,
      kind: staged.kind,
      listDate: terms.listDate,
      complete: terms.complete && staged.kind === 'open_items' ? 1 : 0,
      now: terms.now,
      ...counts,
    });
  const intakeId = Number(inserted.lastInsertRowid);
  connection
    .prepare(
      `INSERT INTO main.intake_reject (intake_id, line, field, code, params)
       SELECT ?, line, field, code, params FROM staging.row_error ORDER BY position, id`,
    )
    .run(intakeId);
  return intakeId;
}

/** The statements that carry the plan out, in order. */
function applyPlan(): readonly string[] {
  return [...applyCustomers(), ...applyInvoices(), ...applyCredits(), ...applySettled()];
}

function applyCustomers(): readonly string[] {
  const values = ['name', 'street', 'street_2', 'postcode', 'city', 'email', 'phone'];
  return [
    `INSERT INTO main.event (at, creditor_id, customer_id, kind, params)
     SELECT @now, @creditor, customer_id, 'customer_changed', json_object('fields', changes, 'file', @file)
     FROM temp.plan_customer WHERE customer_id IS NOT NULL AND changes IS NOT NULL`,
    `UPDATE main.customer SET key = planned.key, number = planned.number FROM temp.plan_customer AS planned
     WHERE planned.customer_id = customer.id AND planned.takes_key = 1`,
    ...customerFields.flatMap(applyField),
    // What the list now says itself needs no own value.
    `DELETE FROM main.customer_change WHERE imported_value = own_value
       AND customer_id IN (SELECT customer_id FROM temp.plan_customer WHERE changes IS NOT NULL)`,
    `INSERT INTO main.customer (creditor_id, key, number, kind, identity_number, country, language, created_at,
       ${values.join(', ')})
     SELECT @creditor, key, number, coalesce(kind, 'person'), identity_number,
       coalesce(country, (SELECT country FROM main.creditor WHERE id = @creditor)), language, @now,
       ${values.map((field) => (field === 'name' ? "coalesce(name, number, '')" : `coalesce(${field}, '')`)).join(', ')}
     FROM temp.plan_customer WHERE customer_id IS NULL ORDER BY position`,
    `UPDATE temp.plan_customer SET customer_id = (
       SELECT id FROM main.customer WHERE creditor_id = @creditor AND key = plan_customer.key)
     WHERE customer_id IS NULL`,
  ];
}

/** Renews one field: in force where the office has no own value, else only beside it. */
function applyField(field: string): readonly string[] {
  const changing = `planned.changes IS NOT NULL AND planned.${field} IS NOT NULL`;
  return [
    `UPDATE main.customer SET ${field} = planned.${field} FROM temp.plan_customer AS planned
     WHERE planned.customer_id = customer.id AND ${changing} AND planned.${field} IS NOT customer.${field}
       AND NOT EXISTS (SELECT 1 FROM main.customer_change WHERE customer_id = customer.id AND field = '${field}')`,
    `UPDATE main.customer_change SET imported_value = planned.${field} FROM temp.plan_customer AS planned
     WHERE planned.customer_id = customer_change.customer_id AND customer_change.field = '${field}' AND ${changing}`,
  ];
}

function applyInvoices(): readonly string[] {
  return [
    `INSERT INTO main.invoice (creditor_id, customer_id, number, kind, issued, due, currency, original, open, reference,
       settled_on, intake_id)
     SELECT @creditor, who.customer_id, planned.number, planned.kind, planned.issued, planned.due, planned.currency,
       planned.original, planned.open, planned.reference, planned.settled_on, @intake
     FROM temp.plan_invoice AS planned JOIN temp.plan_customer AS who ON who.key = planned.customer_key
     WHERE planned.action = 'add' ORDER BY planned.position`,
    `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, kind, params)
     SELECT @now, @creditor, invoice.customer_id, invoice.id, 'invoice_imported',
       json_object('original', invoice.original, 'open', invoice.open, 'currency', invoice.currency, 'file', @file)
     FROM main.invoice AS invoice JOIN temp.plan_invoice AS planned ON planned.number = invoice.number
     WHERE invoice.creditor_id = @creditor AND planned.action = 'add' ORDER BY invoice.id`,
    // Events first: they tell the values before.
    `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, kind, params)
     SELECT @now, @creditor, invoice.customer_id, invoice.id, 'balance_changed',
       json_object('from', invoice.open, 'to', plan_invoice.open, 'currency', plan_invoice.currency,
         'date', plan_invoice.paid_on, 'file', @file)
     FROM temp.plan_invoice JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
     WHERE plan_invoice.action = 'change' AND invoice.open <> plan_invoice.open`,
    `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, kind, params)
     SELECT @now, @creditor, invoice.customer_id, invoice.id, 'invoice_changed',
       json_object('fields', rtrim(${changedInvoiceFields}, ','), 'fromDue', invoice.due, 'toDue', plan_invoice.due,
         'fromOriginal', invoice.original, 'toOriginal', plan_invoice.original, 'currency', plan_invoice.currency,
         'file', @file)
     FROM temp.plan_invoice JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
     JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
     WHERE plan_invoice.action = 'change' AND ${changedInvoiceFields} <> ''`,
    `INSERT INTO main.reduction (invoice_id, date, amount, kind, intake_id)
     SELECT invoice_id, paid_on, paid, 'payment', @intake FROM temp.plan_invoice WHERE paid <> 0`,
    `UPDATE main.invoice SET customer_id = who.customer_id, kind = plan_invoice.kind, issued = plan_invoice.issued,
       due = plan_invoice.due, currency = plan_invoice.currency, original = plan_invoice.original,
       open = plan_invoice.open, reference = plan_invoice.reference, settled_on = plan_invoice.settled_on
     FROM temp.plan_invoice JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
     WHERE plan_invoice.action = 'change' AND invoice.id = plan_invoice.invoice_id
       AND (who.customer_id <> invoice.customer_id OR ${invoiceDiffers()})`,
  ];
}

const changedInvoiceFields = `(${['kind', 'issued', 'due', 'currency', 'original', 'reference']
  .map((column) => `CASE WHEN plan_invoice.${column} IS NOT invoice.${column} THEN '${column},' ELSE '' END`)
  .join(' || ')} || CASE WHEN who.customer_id <> invoice.customer_id THEN 'customer,' ELSE '' END)`;

/** A credit note lowers the invoice that it names, from its own day on (DOMAIN: money). */
function applyCredits(): readonly string[] {
  const credits =
    'temp.plan_invoice AS planned WHERE planned.credited_id IS NOT NULL AND planned.credited > 0';
  return [
    `INSERT INTO main.reduction (invoice_id, date, amount, kind, document, intake_id)
     SELECT planned.credited_id, planned.issued, planned.credited, 'credit_note', planned.number, @intake FROM ${credits}`,
    `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, kind, params)
     SELECT @now, @creditor, invoice.customer_id, invoice.id, 'credited', json_object('document', planned.number,
       'amount', planned.credited, 'from', invoice.open, 'to', invoice.open - planned.credited,
       'currency', invoice.currency, 'date', planned.issued)
     FROM main.invoice AS invoice, ${credits} AND planned.credited_id = invoice.id`,
    `UPDATE main.invoice SET open = invoice.open - planned.credited,
       settled_on = CASE WHEN invoice.open = planned.credited THEN planned.issued END
     FROM ${credits} AND planned.credited_id = invoice.id`,
  ];
}

function applySettled(): readonly string[] {
  return [
    `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, kind, params)
     SELECT @now, @creditor, invoice.customer_id, invoice.id, 'settled_by_list',
       json_object('from', invoice.open, 'currency', invoice.currency, 'date', @listDate, 'file', @file)
     FROM temp.plan_settled AS gone JOIN main.invoice AS invoice ON invoice.id = gone.invoice_id`,
    `INSERT INTO main.reduction (invoice_id, date, amount, kind, intake_id)
     SELECT invoice.id, @listDate, gone.open, 'payment', @intake
     FROM temp.plan_settled AS gone JOIN main.invoice AS invoice ON invoice.id = gone.invoice_id
     WHERE invoice.kind = 'invoice'`,
    `UPDATE main.invoice SET open = 0, settled_on = @listDate
     WHERE id IN (SELECT invoice_id FROM temp.plan_settled)`,
  ];
}
