import type { IntakeCounts, IntakeTerms } from '#backend/intake/planIntake.ts';
import type { StagedPart } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';

/**
 * Writes the row of an import, numbered for its creditor, with its files and the rows that were refused. Gives its key
 * and its number.
 */
export function recordIntake(
  connection: Connection,
  staged: StagedPart,
  terms: IntakeTerms & { readonly now: string; readonly actor: string },
  counts: IntakeCounts,
): { readonly intakeId: number; readonly number: number } {
  const recorded = connection
    .prepare<[Record<string, unknown>], { id: number; number: number }>(
      `INSERT INTO main.intake (creditor_id, number, kind, file_name, sha256, format, files, list_date, complete,
         read_count, added, changed, unchanged, settled, gone, rejected, customers_added, customers_changed, conflicts,
         committed_at, committed_by)
       VALUES (@creditor, (SELECT coalesce(max(number), 0) + 1 FROM main.intake WHERE creditor_id = @creditor), @kind,
         @fileName, @sha256, @format, @files, @listDate, @complete, @read, @added, @changed, @unchanged, @settled, @gone,
         @rejected, @customersAdded, @customersChanged, @conflicts, @now, @actor)
       RETURNING id, number`,
    )
    .get({
      creditor: terms.creditorId,
      fileName: staged.first.fileName,
      sha256: staged.sha256,
      format: staged.first.format,
      files: staged.files,
      kind: staged.kind,
      listDate: terms.listDate,
      complete: terms.complete && staged.kind === 'open_items' ? 1 : 0,
      now: terms.now,
      actor: terms.actor,
      ...counts,
    });
  if (recorded === undefined) throw new Error('an import without its row');
  recordFiles(connection, recorded.id);
  return { intakeId: recorded.id, number: recorded.number };
}

function recordFiles(connection: Connection, intakeId: number): void {
  connection
    .prepare(
      `INSERT INTO main.intake_file (intake_id, name, sha256, bytes, format, drafts, rejected)
       SELECT ?, name, facts ->> '$.sha256', facts ->> '$.bytes', facts ->> '$.format', facts ->> '$.drafts',
         facts ->> '$.rejected'
       FROM staging.file ORDER BY id`,
    )
    .run(intakeId);
  // The files are numbered from 1 there, and have keys in a row here.
  connection
    .prepare(
      `INSERT INTO main.intake_reject (intake_id, line, field, code, params, file_id)
       SELECT @intake, line, field, code, params,
         (SELECT min(id) FROM main.intake_file WHERE intake_id = @intake) + file_id - 1
       FROM (SELECT position, id, file_id, line, field, code, params FROM staging.row_error
             UNION ALL SELECT position, 0, file_id, line, 'due', 'due_date_missing', '{"terms":null}'
             FROM temp.plan_reject)
       ORDER BY position, id`,
    )
    .run({ intake: intakeId });
}
