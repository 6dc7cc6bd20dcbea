import type { StagingFile } from '#backend/ledger/stagingFile.ts';

/**
 * Takes out the invoices that another message of the same files cancels (Finvoice `OriginCode` Cancel):
 * `document_cancelled {number, cancelLine}`. Which of the two comes first does not matter.
 */
export function refuseCancelled({ connection }: StagingFile): void {
  connection.exec(`
    INSERT INTO row_error (file_id, position, line, number, field, code, params)
    SELECT draft.file_id, draft.position, draft.line, draft.number, NULL, 'document_cancelled',
           json_object('number', draft.number, 'cancelLine', cancel.line)
    FROM (SELECT number, min(line) AS line FROM row_error WHERE code = 'document_cancels' AND number IS NOT NULL
          GROUP BY number) AS cancel
    JOIN draft ON draft.number = cancel.number
    ORDER BY draft.position;
    DELETE FROM document WHERE invoice_number IN (SELECT number FROM row_error WHERE code = 'document_cancelled');
    DELETE FROM draft WHERE position IN (SELECT position FROM row_error WHERE code = 'document_cancelled');
  `);
}
