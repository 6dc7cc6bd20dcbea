import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import {
  type FileInspection,
  type InspectedBytes,
  type ReadingControl,
  readByteChunks,
  readTextChunks,
} from '#backend/intake/formats/inspectFile.ts';
import { headerSearch } from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListRow } from '#backend/intake/formats/lists/takeRows.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** A row of more characters, or a quoted field over more lines, is a quotation mark that was never closed. */
const longestRecord = 256 * 1024;
const mostLines = 50;

/**
 * Gives every record of a delimited file to `onRow`, one after the other, with the line where it begins; what `onRow` throws
 * ends the reading. Blank lines are no records.
 * Throws `Refusal`: `quote_not_closed {line}`, `row_too_long {line}`, and those of `readTextChunks`.
 */
export async function eachRecord(
  path: string,
  file: InspectedBytes & Pick<FileInspection, 'encoding'>,
  delimiter: string,
  control: ReadingControl,
  onRow: (row: ListRow) => void,
): Promise<void> {
  let lastLine = 0;
  // A record is taken where the parser makes it: sent through a stream, each would cost as much as its parsing.
  const parser = parse({
    ...csvOptions(delimiter),
    bom: true,
    on_record: (cells: string[], { lines }) => {
      const line = lines - innerBreaks(cells, lines - lastLine);
      if (lines - line > mostLines) throw refuseFile('quote_not_closed', { line });
      onRow({ cells, line, blankBefore: line > lastLine + 1 });
      lastLine = lines;
      return null;
    },
  });
  parser.resume();
  // UTF-8 was checked as a whole; its bytes need no detour over text.
  const chunks = file.encoding === 'utf-8' ? readByteChunks : readTextChunks;
  const source = Readable.from(chunks(path, file, control), { objectMode: true, highWaterMark: 2 });
  try {
    await pipeline(source, parser);
  } catch (error) {
    throw csvRefusal(error, lastLine + 1);
  }
}

/**
 * The first records of a file whose beginning is given; those before a fault where it holds one, which the reading of
 * all of it then tells.
 */
export function headRecords(head: string, delimiter: string, most = headerSearch): readonly ListRow[] {
  const records: ListRow[] = [];
  let lastLine = 0;
  try {
    parseSync(head, {
      ...csvOptions(delimiter),
      to: most,
      on_record: (cells: string[], { lines }) => {
        const line = lines - innerBreaks(cells, lines);
        records.push({ cells, line, blankBefore: line > lastLine + 1 });
        lastLine = lines;
        return null;
      },
    });
  } catch (error) {
    if (csvRefusal(error, 0) === error) throw error;
  }
  return records;
}

function csvOptions(delimiter: string) {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  } satisfies Options;
}

/** How many lines the fields of a record go on for; of so many that were read, one is its own. */
function innerBreaks(cells: readonly string[], linesRead: number): number {
  return linesRead === 1 ? 0 : cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
}

function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.split(/\r\n|\n|\r/u).length - 1;
}

/** `line` is where the row begins that the parser could not finish. */
function csvRefusal(error: unknown, line: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code as CsvError['code']) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuseFile('quote_not_closed', { line });
    case 'CSV_MAX_RECORD_SIZE':
      return refuseFile('row_too_long', { line });
    default:
      return error;
  }
}
