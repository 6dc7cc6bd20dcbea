import type { StagingFile } from '#backend/ledger/stagingFile.ts';
import type { Doubt } from '#shared/domain/intake/invoiceDraft.ts';
import { isSettled } from '#shared/domain/intake/isSettled.ts';
import type { Notation } from '#shared/domain/intake/rowCells.ts';

interface DoubtfulRow {
  readonly fileId: number;
  readonly position: number;
  readonly line: number;
  readonly number: string;
  readonly doubts: string;
}

const batch = 1000;

/**
 * Settles the values that read in two ways, now that the whole file is known. `1.234` stays a thousand only where the
 * file shows the comma as its decimal sign and never the point (and `1,234` the other way round); `05/09/2026` stays
 * the 5th of September unless the file holds days that only make sense with the month first. All other such rows are
 * refused: `amount_ambiguous`, `date_ambiguous`. The rows of the file are those behind the position `after`.
 */
export function refuseDoubtfulRows(staging: StagingFile, notation: Notation, after = 0): void {
  const { connection } = staging;
  const next = connection.prepare<[number, number], DoubtfulRow>(
    'SELECT file_id AS fileId, position, line, number, doubts FROM draft WHERE doubts IS NOT NULL AND position > ? ORDER BY position LIMIT ?',
  );
  const remove = connection.prepare('DELETE FROM draft WHERE position = ?');
  let last = after;
  for (;;) {
    const rows = next.all(last, batch);
    for (const row of rows) {
      const doubts = (JSON.parse(row.doubts) as Doubt[]).filter((doubt) => !isSettled(doubt, notation));
      for (const { kind, field, text } of doubts) {
        const params = JSON.stringify({ value: text });
        staging.addError({
          ...row,
          field,
          code: kind === 'amount' ? 'amount_ambiguous' : 'date_ambiguous',
          params,
        });
      }
      if (doubts.length > 0) remove.run(row.position);
    }
    last = rows.at(-1)?.position ?? last;
    if (rows.length < batch) return;
  }
}

/** Refuses every further row with the number of an earlier one: `duplicate_in_file {firstLine}`. */
export function refuseRepeatedNumbers({ connection }: StagingFile): void {
  connection.exec(`
    INSERT INTO row_error (file_id, position, line, number, field, code, params)
    SELECT draft.file_id, draft.position, draft.line, draft.number, 'invoiceNumber', 'duplicate_in_file',
           json_object('number', draft.number, 'firstLine', first.line)
    FROM (SELECT number, min(position) AS position FROM draft GROUP BY number HAVING count(*) > 1) AS repeated
    JOIN draft AS first ON first.position = repeated.position
    JOIN draft ON draft.number = repeated.number AND draft.position > repeated.position
    ORDER BY draft.position;
    DELETE FROM draft WHERE position IN (SELECT position FROM row_error WHERE code = 'duplicate_in_file');
  `);
}

/** What is kept of an invoice that several documents tell of. */
export interface RepeatedDocuments {
  readonly count: number;
  readonly number: string;
}

/**
 * Of several documents of one invoice in a parcel the first counts. One that says the same is passed over, which is
 * returned for a word about it; one that says something else is refused: `document_repeated {number, file}`.
 */
export function joinRepeatedDocuments({ connection }: StagingFile): RepeatedDocuments {
  connection.exec(`
    CREATE TEMP TABLE repeated AS
    SELECT later.position, later.file_id, later.line, later.number, first.file_id AS first_file,
      later.kind = first.kind AND later.currency = first.currency AND later.due IS first.due
        AND coalesce(later.original, later.open) = coalesce(first.original, first.open) AS agrees
    FROM (SELECT number, min(position) AS position FROM draft GROUP BY number HAVING count(*) > 1) AS group_of
    JOIN draft AS first ON first.position = group_of.position
    JOIN draft AS later ON later.number = group_of.number AND later.position > group_of.position;
    INSERT INTO row_error (file_id, position, line, number, field, code, params)
    SELECT repeated.file_id, repeated.position, repeated.line, repeated.number, 'invoiceNumber', 'document_repeated',
      json_object('number', repeated.number, 'file', file.name)
    FROM repeated JOIN file ON file.id = repeated.first_file WHERE NOT repeated.agrees ORDER BY repeated.position;
    DELETE FROM draft WHERE position IN (SELECT position FROM repeated);
  `);
  const agreeing = connection
    .prepare<[], RepeatedDocuments>(
      "SELECT count(*) AS count, coalesce(min(number), '') AS number FROM repeated WHERE agrees",
    )
    .get();
  connection.exec('DROP TABLE repeated');
  return agreeing ?? { count: 0, number: '' };
}
