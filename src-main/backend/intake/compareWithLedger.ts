import { findWarnings } from '#backend/intake/findWarnings.ts';
import {
  countPlan,
  dropPlan,
  type IntakeCounts,
  type IntakeStep,
  type IntakeTerms,
  planIntake,
} from '#backend/intake/planIntake.ts';
import type { StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { attachStagingFile, detachStagingFile } from '#backend/ledger/stagingFile.ts';
import type { RowError } from '#shared/domain/intake/invoiceDraft.ts';

/** What a staged file would do to the ledger. */
export interface IntakeComparison {
  readonly staged: StagedFile;
  readonly counts: IntakeCounts;
  /** The first rows of the file with what happens to them. */
  readonly rows: readonly ComparedRow[];
  /** The first errors in the order of the file; `counts.rejected` counts all their rows. */
  readonly errors: readonly RowError[];
  readonly warnings: readonly StagedWarning[];
}

/** One row of the preview. Amounts in minor units. */
export interface ComparedRow {
  readonly line: number;
  readonly action: 'add' | 'change' | 'unchanged';
  readonly number: string;
  readonly customer: string;
  readonly issued: string;
  readonly due: string;
  readonly original: number;
  readonly open: number;
  /** What the ledger has as open; null for a new invoice. */
  readonly ledgerOpen: number | null;
  readonly currency: string;
}

/** How much of the preview is wanted. */
export interface PreviewSize {
  readonly rows: number;
  readonly errors: number;
}

/**
 * Says what a staged file would do, by joins inside SQLite; the ledger's connection may be read-only and is left as
 * it was. Throws `Refusal` `staging_unknown`.
 */
export function compareWithLedger(
  connection: Connection,
  stagingPath: string,
  terms: IntakeTerms,
  size: PreviewSize,
  step: IntakeStep = () => undefined,
): IntakeComparison {
  attachStagingFile(connection, stagingPath);
  try {
    const staged = planIntake(connection, terms, step);
    return {
      staged,
      counts: countPlan(connection),
      rows: readRows(connection, size.rows),
      errors: readErrors(connection, size.errors),
      warnings: [...staged.warnings, ...findWarnings(connection, staged, terms)],
    };
  } finally {
    dropPlan(connection);
    detachStagingFile(connection);
  }
}

function readRows(connection: Connection, limit: number): readonly ComparedRow[] {
  return connection
    .prepare<[number], ComparedRow>(
      `SELECT planned.line, planned.action, planned.number,
         coalesce(customer.name, who.name, who.number, '') AS customer,
         planned.issued, planned.due, planned.original, planned.open, planned.ledger_open AS ledgerOpen, planned.currency
       FROM temp.plan_invoice AS planned
       JOIN temp.plan_customer AS who ON who.key = planned.customer_key
       LEFT JOIN main.customer AS customer ON customer.id = who.customer_id
       ORDER BY planned.position LIMIT ?`,
    )
    .all(limit);
}

function readErrors(connection: Connection, limit: number): readonly RowError[] {
  return connection
    .prepare<[number], { line: number; field: RowError['field']; code: RowError['code']; params: string }>(
      'SELECT line, field, code, params FROM staging.row_error ORDER BY position, id LIMIT ?',
    )
    .all(limit)
    .map((row) => ({ ...row, params: JSON.parse(row.params) as RowError['params'] }));
}
