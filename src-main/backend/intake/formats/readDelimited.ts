import { Readable } from 'node:stream';
import { type CsvError, type Info, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
} from '#backend/intake/formats/inspectFile.ts';
import { acceptedHeaders, type ColumnMapping, mapColumns } from '#shared/domain/intake/columnMapping.ts';
import { readRow } from '#shared/domain/intake/readRow.ts';
import { readText } from '#shared/domain/intake/readText.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** How a list is laid out. */
export interface DelimitedLayout {
  readonly delimiter: string;
  /** How many records stand before the headers: titles, `sep=;`. */
  readonly headerRecord: number;
  readonly mapping: ColumnMapping;
}

const delimiters = [';', '\t', ',', '|'] as const;
/** A list's title lines end somewhere; further down nobody looks for its headers. */
const headerSearch = 30;
/** A row of more characters, or a quoted field over more lines, is a quotation mark that was never closed. */
const longestRecord = 256 * 1024;
const mostLines = 50;

/**
 * Reads an open-items list in columns row by row into the sink, never holding more than a chunk of it.
 * Blank rows are passed over; every other row becomes a draft or errors with its line number.
 * Throws `Refusal`: `column_missing {columns, headers, accepted}`, `column_twice`, `quote_not_closed {line}`,
 * `row_too_long {line}`, `file_truncated {line}`, `encoding_invalid`.
 */
export const readDelimited: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const layout = findLayout(file.head);
  const { mapping } = layout;
  const width = mapping.headers.findLastIndex((header) => header.trim() !== '') + 1;
  let record = 0;
  let ragged = 0;
  let short: { readonly line: number; readonly index: number } | undefined;
  for await (const { cells, line } of readRecords(path, file, layout.delimiter, control)) {
    record++;
    if (record <= layout.headerRecord + 1 || cells.every((cell) => cell.trim() === '')) continue;
    const fault = raggedness(cells, width);
    if (fault === null) {
      sink.take(line, readRow(cells, mapping, creditor, line));
    } else {
      ragged++;
      if (fault === 'row_too_short') short = { line, index: record };
      sink.refuse(line, fault, { found: cells.length, expected: width });
    }
    sink.observeText(line, cells);
  }
  // The only short row is the last one and has no line end: the file was cut off there.
  if (short !== undefined && short.index === record && ragged === 1 && !file.endsWithLineBreak) {
    throw refuseFile('file_truncated', { line: short.line });
  }
  return {
    format: 'csv',
    kind: 'open_items',
    delimiter: layout.delimiter,
    columns: mapping.headers.map((header, position) => ({ header, field: mapping.fields[position] ?? null })),
    supplierNumbers: [],
    supplierName: null,
    listDate: null,
  };
};

/** A row with too few fields, or with more than empty ones beyond the headers, does not say which field is which. */
function raggedness(cells: readonly string[], width: number): 'row_too_short' | 'row_too_long' | null {
  if (cells.length < width) return 'row_too_short';
  return cells.slice(width).some((cell) => cell.trim() !== '') ? 'row_too_long' : null;
}

/**
 * Finds delimiter and headers in the start of a file. The delimiter is the one that stands equally often in most
 * lines, outside quotes; where its columns do not make a list, the next likely one is tried before the file is refused.
 */
export function findLayout(head: string): DelimitedLayout {
  const hint = /^\ufeff?sep=(.)\r?\n/iu.exec(head)?.[1];
  const candidates = hint === undefined ? rankDelimiters(head) : [hint];
  const layouts = candidates.map((delimiter) => layoutWith(head, delimiter));
  const layout = layouts.find(({ mapping }) => mapping.missing.length === 0) ?? layouts[0];
  if (layout === undefined) throw refuseFile('column_missing', { columns: [], headers: [], accepted: [] });
  const { missing, twice, headers } = layout.mapping;
  if (missing.length > 0) {
    throw refuseFile('column_missing', {
      columns: [...missing],
      headers: headers.map(readText).slice(0, 60),
      accepted: missing.flatMap((column) => acceptedHeaders(column).slice(0, 12)),
    });
  }
  if (twice.length > 0) throw refuseFile('column_twice', { columns: [...twice] });
  return layout;
}

/** The headers are the first row with every mandatory column; failing that, the row with most known ones. */
function layoutWith(head: string, delimiter: string): DelimitedLayout {
  let best: DelimitedLayout | undefined;
  let mostKnown = -1;
  for (const [index, cells] of headRecords(head, delimiter).entries()) {
    const mapping = mapColumns(cells);
    const layout = { delimiter, headerRecord: index, mapping };
    if (mapping.missing.length === 0) return layout;
    const known = mapping.fields.filter((field) => field !== null).length;
    if (known > mostKnown) {
      mostKnown = known;
      best = layout;
    }
  }
  return best ?? { delimiter, headerRecord: 0, mapping: mapColumns([]) };
}

/** The first records; those before a fault where the head holds one, which the reading of all of it then tells. */
function headRecords(head: string, delimiter: string): readonly string[][] {
  const records: string[][] = [];
  const onRecord = (record: string[]): string[] => {
    records.push(record);
    return record;
  };
  try {
    parseSync(head, { ...csvOptions(delimiter), info: false, to: headerSearch, on_record: onRecord });
  } catch (error) {
    if (csvRefusal(error, 0) === error) throw error;
  }
  return records;
}

/** The delimiters that occur, the most regular first. */
function rankDelimiters(head: string): readonly string[] {
  const lines = head
    .slice(0, 64 * 1024)
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== '')
    .slice(0, headerSearch);
  const ranked = delimiters
    .map((delimiter) => ({
      delimiter,
      ...regularity(lines.map((line) => countOutsideQuotes(line, delimiter))),
    }))
    .filter(({ lines: count }) => count > 0)
    .toSorted((a, b) => b.lines - a.lines || b.perLine - a.perLine);
  return ranked.length === 0 ? [';'] : ranked.map(({ delimiter }) => delimiter);
}

/** How many lines agree on the most common number of delimiters above zero. */
function regularity(counts: readonly number[]): { lines: number; perLine: number } {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { lines: 0, perLine: 0 };
  for (const [perLine, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && perLine > best.perLine)) best = { lines, perLine };
  }
  return best;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count++;
  }
  return count;
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

interface CsvRecord {
  readonly cells: readonly string[];
  /** Where the record begins, from 1. */
  readonly line: number;
}

async function* readRecords(
  path: string,
  file: FileInspection,
  delimiter: string,
  control: ReadingControl,
): AsyncGenerator<CsvRecord> {
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
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const breaks = record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
      const line = info.lines - breaks;
      if (breaks > mostLines) throw refuseFile('quote_not_closed', { line });
      yield { cells: record, line };
    }
  } catch (error) {
    throw csvRefusal(error, parsedLines + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
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
