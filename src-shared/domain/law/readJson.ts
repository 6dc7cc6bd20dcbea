import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import { inside } from '#shared/domain/law/checkJson.ts';

/** What a JSON text says, and on which line. */
export interface ReadJson {
  readonly value: unknown;
  /** The line, counted from 1, on which a place begins; of a missing field, the line of what it is missing in. */
  readonly lineOf: (path: string) => number;
}

/**
 * Reads a JSON text (RFC 8259) and remembers where everything stands in it. Fails with `data_not_json` and its `line`,
 * or with `data_field_twice` for every name that an object has twice, which `JSON.parse` would pass over in silence.
 */
export function readJson(text: string): Result<ReadJson, readonly DataProblem[]> {
  const scan: Scan = { text, at: 0, line: 1, depth: 0, lines: new Map(), problems: [] };
  if (text.startsWith('\uFEFF')) scan.at = 1;
  const start = scan.at;
  const complete = skipValue(scan, '') && (skipSpace(scan), scan.at === text.length);
  if (!complete) return fail([{ code: 'data_not_json', params: { path: '', line: scan.line } }]);
  if (scan.problems.length > 0) return fail(scan.problems);
  const value: unknown = JSON.parse(text.slice(start));
  return ok({ value, lineOf: (path) => lineOf(scan.lines, path) });
}

interface Scan {
  readonly text: string;
  at: number;
  line: number;
  depth: number;
  readonly lines: Map<string, number>;
  readonly problems: DataProblem[];
}

/** Deeper than any file of ours, and shallow enough for every call stack. */
const deepest = 100;

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const quoted = /"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy;

/** Goes past one value and notes the line of everything in it; false where the text breaks off or breaks the rules. */
function skipValue(scan: Scan, path: string): boolean {
  skipSpace(scan);
  scan.lines.set(path, scan.line);
  switch (scan.text[scan.at]) {
    case '{':
      return skipMembers(scan, path);
    case '[':
      return skipItems(scan, path);
    case '"':
      return take(scan, quoted) !== undefined;
    default:
      return take(scan, literal) !== undefined;
  }
}

function skipMembers(scan: Scan, path: string): boolean {
  const names = new Set<string>();
  return skipParts(scan, '}', () => {
    const token = take(scan, quoted);
    if (token === undefined) return false;
    const name = JSON.parse(token) as string;
    const place = inside(path, name);
    if (names.has(name)) {
      scan.problems.push({ code: 'data_field_twice', params: { path: place, line: scan.line } });
    }
    names.add(name);
    skipSpace(scan);
    return takeMark(scan, ':') && skipValue(scan, place);
  });
}

function skipItems(scan: Scan, path: string): boolean {
  let count = 0;
  return skipParts(scan, ']', () => {
    count += 1;
    return skipValue(scan, `${path}[${count - 1}]`);
  });
}

/** Parts between an opening and a closing mark, with commas between them. */
function skipParts(scan: Scan, closing: string, skipPart: () => boolean): boolean {
  if (scan.depth === deepest) return false;
  scan.depth += 1;
  scan.at += 1;
  skipSpace(scan);
  let complete = takeMark(scan, closing);
  while (!complete) {
    if (!skipPart()) return false;
    skipSpace(scan);
    complete = takeMark(scan, closing);
    if (!complete && !takeMark(scan, ',')) return false;
    skipSpace(scan);
  }
  scan.depth -= 1;
  return true;
}

function skipSpace(scan: Scan): void {
  for (; ; scan.at += 1) {
    const mark = scan.text[scan.at];
    if (mark === '\n') scan.line += 1;
    else if (mark !== ' ' && mark !== '\t' && mark !== '\r') return;
  }
}

function takeMark(scan: Scan, mark: string): boolean {
  if (scan.text[scan.at] !== mark) return false;
  scan.at += 1;
  return true;
}

function take(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.at;
  const token = pattern.exec(scan.text)?.[0];
  if (token !== undefined) scan.at += token.length;
  return token;
}

/** The line of a place, or of the nearest place around it that is there. */
function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  let place = path;
  for (;;) {
    const line = lines.get(place);
    if (line !== undefined) return line;
    place = place.slice(0, Math.max(0, place.lastIndexOf('.'), place.lastIndexOf('[')));
  }
}
