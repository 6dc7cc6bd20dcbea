import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import { refuseUnclear } from '#backend/intake/formats/lists/findHeaders.ts';
import { type ListRow, takeRows } from '#backend/intake/formats/lists/takeRows.ts';
import { serialOf1900 } from '#backend/intake/formats/workbook/cellText.ts';
import { findSheet } from '#backend/intake/formats/workbook/findSheet.ts';
import { openWorkbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import { readSheet } from '#backend/intake/formats/workbook/readSheet.ts';
import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';

/**
 * Reads a list from an Excel workbook (.xlsx), of open items or of customers, row by row into the sink. The rows are those
 * of one sheet; hidden ones are read too, with the warning `rows_hidden {rows}`.
 * Throws `Refusal`: what `openWorkbook` throws, `sheet_unknown {sheet, sheets}`, `column_missing`, `column_twice`,
 * `format_not_supported`.
 */
export const readWorkbook: FormatReader = async ({ path, file, mapping: said }, creditor, sink, control) => {
  const workbook = await openWorkbook(path);
  try {
    const layout = await findSheet(workbook, said);
    const { mapping, head, sheet } = layout;
    const rowsOfHead = head.map(({ cells }) => cells);
    refuseUnclear(layout, rowsOfHead);
    const rows = takeRows(layout, creditor, sink, false);
    let hidden = 0;
    await readSheet(workbook, sheet.part, {
      decimalSign: said?.decimalSign ?? ',',
      onRow(row, isHidden) {
        if (isHidden) hidden++;
        rows.take(workbook.from1904 ? withUsualDays(row, mapping) : row);
      },
      onProgress(done, total) {
        control.signal.throwIfAborted();
        control.onProgress(Math.round((done / Math.max(total, 1)) * file.bytes));
      },
    });
    if (hidden > 0) sink.warn('rows_hidden', { rows: hidden });
    return {
      format: 'xlsx',
      kind: mapping.kind,
      encoding: null,
      delimiter: null,
      columns: mapping.headers.map((header, position) => ({
        header,
        field: mapping.fields[position] ?? null,
      })),
      supplierNumbers: [],
      supplierName: null,
      listDate: null,
    };
  } finally {
    workbook.close();
  }
};

/** In a workbook that counts its days from 1904, a number without a day's format counts from there too. */
function withUsualDays(row: ListRow, { fields }: ColumnMapping): ListRow {
  const cells = row.cells.map((cell, position) => {
    const field = fields[position];
    return field === 'issued' || field === 'due' || field === 'paidOn' ? serialOf1900(cell) : cell;
  });
  return { ...row, cells };
}
