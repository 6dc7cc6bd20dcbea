import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import { eachRecord } from '#backend/intake/formats/lists/delimitedRecords.ts';
import { findLayout } from '#backend/intake/formats/lists/findLayout.ts';
import { takeRows } from '#backend/intake/formats/lists/takeRows.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/**
 * Reads a list in columns, of open items or of customers, row by row into the sink, never holding more than a chunk of
 * it. Blank rows are passed over; every other row becomes a draft or errors with its line number.
 * Throws `Refusal`: `column_missing {columns, headers, accepted}`, `column_twice`, `format_not_supported {looksLike}`,
 * `quote_not_closed {line}`, `row_too_long {line}`, `file_truncated {line}`, `encoding_invalid`.
 */
export const readDelimited: FormatReader = async ({ path, file, mapping: said }, creditor, sink, control) => {
  const layout = findLayout(file.head, said);
  const { mapping, delimiter } = layout;
  // A list without headers has optional fields at its end; nothing says how many there should be.
  const rows = takeRows(layout, creditor, sink, layout.headerRecord >= 0);
  await eachRecord(path, file, delimiter, control, rows.take);
  const cutOff = rows.cutOffAt();
  // The only short row is the last one and has no line end: the file was cut off there.
  if (cutOff !== null && !file.endsWithLineBreak) throw refuseFile('file_truncated', { line: cutOff });
  return {
    format: 'csv',
    kind: mapping.kind,
    delimiter,
    columns: mapping.headers.map((header, position) => ({ header, field: mapping.fields[position] ?? null })),
    supplierNumbers: [],
    supplierName: null,
    listDate: null,
  };
};
