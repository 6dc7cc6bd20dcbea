import { Readable } from 'node:stream';
import { type CsvError, type Info, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
} from '#backend/intake/formats/inspectFile.ts';
import { headerSearch } from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListRow } from '#backend/intake/formats/lists/takeRows.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** A row of more characters, or a quoted field over more lines, is a quotation mark that was never closed. */
const longestRecord = 256 * 1024;
const mostLines = 50;

/** All records of a delimited file, one after the other, with the lines where they begin. */
export async function* readRecords(
  path: string,
  file: Pick<FileInspection, 'encoding' | 'bytes'>,
  delimiter: string,
  control: ReadingControl,
): AsyncGenerator<ListRow> {
  const source = Readable.from(readTextChunks(path, file, control), {
    objectMode: true,
    highWaterMark: 2,
  });
  // Records that wait in the stream are lost when it fails, so the parser itself has to tell how far it came.
  let parsedLines = 0;
  const parser = parse({
    ...csvOptions(delimiter),
    on_record: (record: string[], { lines }) => {
      parsedLines = lines;
      return record;
    },
  });
  let lastLine = 0;
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const breaks = record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
      const line = info.lines - breaks;
      if (breaks > mostLines) throw refuseFile('quote_not_closed', { line });
      yield { cells: record, line, blankBefore: line > lastLine + 1 };
      lastLine = info.lines;
    }
  } catch (error) {
    throw csvRefusal(error, parsedLines + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/**
 * The first records of a file whose beginning is given; those before a fault where it holds one, which the reading of
 * all of it then tells.
 */
export function headRecords(head: string, delimiter: string, most = headerSearch): readonly ListRow[] {
  const records: ListRow[] = [];
  try {
    parseSync(head, {
      ...csvOptions(delimiter),
      info: false,
      to: most,
      on_record: (record: string[], { lines }) => {
        const breaks = record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
        records.push({ cells: record, line: lines - breaks });
        return record;
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
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  } satisfies Options;
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
