import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import {
  acceptedHeaders,
  applyMapping,
  type ColumnMapping,
  columnLetter,
  mapColumns,
  nameColumns,
} from '#shared/domain/intake/columnMapping.ts';
import { otherExportOf } from '#shared/domain/intake/knownList.ts';
import { type ListMapping, noHeaders } from '#shared/domain/intake/listMapping.ts';
import { readText } from '#shared/domain/intake/readText.ts';

/** A list's title lines end somewhere; further down nobody looks for its headers. */
export const headerSearch = 30;

/** Where the headers of a list stand, and what its columns mean. */
export interface FoundHeaders {
  /** How many records stand before the headers: titles, `sep=;`. -1 where there are no headers at all. */
  readonly headerRecord: number;
  readonly mapping: ColumnMapping;
}

type Rows = readonly (readonly string[])[];

/**
 * Finds the headers among the first rows of a list. What a person has said of it counts; without that, the first row
 * with every column of open items is taken, else the one that tells most of customers, else the one with most known
 * columns, whose `missing` says what it lacks. Where hardly any is known, it is the first row as wide as the list is.
 */
export function findHeaders(rows: Rows, said: ListMapping | null): FoundHeaders {
  if (said === null) return guessHeaders(rows);
  if (said.headerRecord === noHeaders) {
    return { headerRecord: noHeaders, mapping: applyMapping(letterHeaders(rows), said) };
  }
  const headerRecord = said.headerRecord ?? rowOf(rows, Object.keys(said.fields));
  return { headerRecord, mapping: applyMapping(rows[headerRecord] ?? [], said) };
}

/** The letters of the columns, for a list without headers: as many as its widest row has fields. */
export function letterHeaders(rows: Rows): readonly string[] {
  const width = rows.reduce((most, cells) => Math.max(most, lastFilled(cells) + 1), 0);
  return Array.from({ length: width }, (_, position) => columnLetter(position));
}

/**
 * Throws where the columns do not make a list: `column_missing {columns, headers, accepted}`, `column_twice {columns}`,
 * or `format_not_supported {looksLike}` for an export that is known to hold something else.
 */
export function refuseUnclear({ mapping }: FoundHeaders, rows: Rows): void {
  const { missing, twice, headers } = mapping;
  const other = otherExportOf(rows.slice(0, headerSearch));
  if (other === 'heeros_psa' || (other !== null && missing.length > 0)) {
    throw refuseFile('format_not_supported', { looksLike: other });
  }
  if (missing.length > 0) {
    throw refuseFile('column_missing', {
      columns: [...missing],
      headers: headers.map(readText).slice(0, 60),
      accepted: missing.flatMap((column) => acceptedHeaders(column).slice(0, 12)),
    });
  }
  if (twice.length > 0) throw refuseFile('column_twice', { columns: [...twice] });
}

/** How sure the found headers make a list; for choosing between separators and between sheets. */
export function certainty({ mapping }: FoundHeaders): number {
  if (mapping.missing.length > 0) return 0;
  return mapping.kind === 'open_items' ? 2 : 1;
}

function guessHeaders(rows: Rows): FoundHeaders {
  let best: FoundHeaders = { headerRecord: 0, mapping: mapColumns(rows[0] ?? []) };
  let bestScore = score(best);
  for (const [headerRecord, cells] of rows.slice(0, headerSearch).entries()) {
    const found = { headerRecord, mapping: mapColumns(cells) };
    if (certainty(found) === 2) return found;
    const own = score(found);
    if (own > bestScore) {
      best = found;
      bestScore = own;
    }
  }
  if (bestScore > 1) return best;
  const headerRecord = firstWideRow(rows.slice(0, headerSearch));
  return { headerRecord, mapping: mapColumns(rows[headerRecord] ?? []) };
}

/** The first row that has as many fields as most rows with several: titles above a list are narrower than the list. */
function firstWideRow(rows: Rows): number {
  const tally = new Map<number, number>();
  for (const width of rows.map((cells) => lastFilled(cells) + 1)) {
    if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1);
  }
  const [[usual] = [0]] = [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return Math.max(
    0,
    rows.findIndex((cells) => lastFilled(cells) + 1 >= usual),
  );
}

/** One column alone is no list of customers: `Kunde;Nordfjord Handel AS` stands above many lists. */
function score(found: FoundHeaders): number {
  const known = found.mapping.fields.filter((field) => field !== null).length;
  return known + (certainty(found) === 1 && known > 1 ? 1000 : 0);
}

/** The row that holds most of the named headers. */
function rowOf(rows: Rows, names: readonly string[]): number {
  const wanted = new Set(names);
  let best = 0;
  let most = 0;
  for (const [index, cells] of rows.slice(0, headerSearch).entries()) {
    const held = nameColumns(cells).filter((name) => wanted.has(name)).length;
    if (held > most) {
      most = held;
      best = index;
    }
  }
  return best;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}
