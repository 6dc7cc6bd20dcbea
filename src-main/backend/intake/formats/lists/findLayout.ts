import { headRecords } from '#backend/intake/formats/lists/delimitedRecords.ts';
import {
  certainty,
  type FoundHeaders,
  findHeaders,
  headerSearch,
  refuseUnclear,
} from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';

/** How a delimited list is laid out. */
export interface DelimitedLayout extends FoundHeaders {
  readonly delimiter: string;
}

const delimiters = [';', '\t', ',', '|'] as const;

/**
 * Finds delimiter and headers in the start of a file. The delimiter is the one that stands equally often in most
 * lines, outside quotes; where its columns do not make a list, the next likely one is tried.
 * Throws as `refuseUnclear` where none does.
 */
export function findLayout(head: string, said: ListMapping | null): DelimitedLayout {
  const layout = guessLayout(head, said);
  refuseUnclear(layout, cellsOf(head, layout.delimiter));
  return layout;
}

/** The most likely layout, whether or not its columns make a list. */
export function guessLayout(head: string, said: ListMapping | null): DelimitedLayout {
  const layouts = likelyDelimiters(head, said?.delimiter ?? null).map((delimiter) => ({
    delimiter,
    ...findHeaders(cellsOf(head, delimiter), said),
  }));
  const surest = Math.max(...layouts.map(certainty));
  const best = layouts.find((layout) => certainty(layout) === surest);
  return best ?? { delimiter: ';', ...findHeaders([], said) };
}

/** The separators that a list may have, the most likely first; only the one that is said, or that the file itself names. */
export function likelyDelimiters(head: string, said: string | null): readonly string[] {
  const hint = said ?? /^\ufeff?sep=(.)\r?\n/iu.exec(head)?.[1];
  return hint === undefined ? rankDelimiters(head) : [hint];
}

function cellsOf(head: string, delimiter: string): readonly (readonly string[])[] {
  return headRecords(head, delimiter).map(({ cells }) => cells);
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
