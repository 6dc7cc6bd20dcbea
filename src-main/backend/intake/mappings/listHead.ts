import { inspectHead } from '#backend/intake/formats/inspectFile.ts';
import { headRecords } from '#backend/intake/formats/lists/delimitedRecords.ts';
import { type FoundHeaders, findHeaders } from '#backend/intake/formats/lists/findHeaders.ts';
import { guessLayout } from '#backend/intake/formats/lists/findLayout.ts';
import type { ListRow } from '#backend/intake/formats/lists/takeRows.ts';
import { findSheet, layoutOfSheet } from '#backend/intake/formats/workbook/findSheet.ts';
import { openWorkbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';

/** The first rows of a list, and how they are laid out. */
export interface ListHead extends FoundHeaders {
  readonly format: 'csv' | 'xlsx';
  readonly delimiter: string | null;
  readonly encoding: string | null;
  /** The sheet that was looked at, and all that there are; null and none for what is no workbook. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** From the first record of the file on, headers and what stands above them too. */
  readonly rows: readonly ListRow[];
}

/**
 * Reads the first records of a list, as far as `most` and the first block of the file go; a person need not wait for
 * the whole of it. Throws the refusals of the readers, but not that columns are missing.
 */
export async function readListHead(
  path: string,
  said: ListMapping | null,
  most: number,
  signal: AbortSignal,
): Promise<ListHead> {
  const { format, encoding, head } = await inspectHead(path, signal);
  if (format === 'xlsx') return readSheetHead(path, said, most);
  if (format !== 'delimited') throw refuseFile('format_not_supported', { looksLike: format });
  const { delimiter, ...guess } = guessLayout(head, said);
  const rows = headRecords(head, delimiter, most);
  // The last record of a block may be cut off by its end.
  const whole = rows.length < most && rows.length > 1 && head.length > 200_000 ? rows.slice(0, -1) : rows;
  const found =
    said === null
      ? guess
      : findHeaders(
          whole.map(({ cells }) => cells),
          said,
        );
  return { format: 'csv', delimiter, encoding, sheet: null, sheets: [], rows: whole, ...found };
}

async function readSheetHead(path: string, said: ListMapping | null, most: number): Promise<ListHead> {
  const workbook = await openWorkbook(path);
  try {
    const { sheet } = await findSheet(workbook, said);
    const { head, headerRecord, mapping } = await layoutOfSheet(workbook, sheet, said, most);
    const sheets = workbook.sheets.map(({ name }) => name);
    return {
      format: 'xlsx',
      delimiter: null,
      encoding: null,
      sheet: sheet.name,
      sheets,
      rows: head,
      headerRecord,
      mapping,
    };
  } finally {
    workbook.close();
  }
}
