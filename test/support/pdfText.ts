import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether poppler-utils (`pdftotext`, `pdftoppm`) are on this machine; without them the PDF tests skip themselves. */
export const hasPoppler: boolean = isInstalled('pdftotext');

if (!hasPoppler) console.warn('pdftotext is missing: install poppler-utils to look into the letters');

/** A word on a page, with its box in millimetres from the top left corner. */
export interface PdfWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of every page, as an independent reader finds them. */
export function pdfWords(pdf: Uint8Array): readonly (readonly PdfWord[])[] {
  const xml = withFile(pdf, (path) => poppler('pdftotext', ['-bbox', path, '-']).toString('utf8'));
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => [...page.matchAll(wordShape)].map(toWord));
}

/** The text of every page, line by line as it is laid out; no-break spaces become spaces. */
export function pdfText(pdf: Uint8Array): readonly string[] {
  const text = withFile(pdf, (path) => poppler('pdftotext', ['-layout', path, '-']).toString('utf8'));
  return text.replaceAll('\u00A0', ' ').split('\f').slice(0, -1);
}

/** What the file says of itself: title, author, dates, pages. */
export function pdfInfo(pdf: Uint8Array): Readonly<Record<string, string>> {
  const text = withFile(pdf, (path) => poppler('pdfinfo', ['-isodates', path]).toString('utf8'));
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.split(/:\s+/, 2))
      .filter((parts): parts is [string, string] => parts.length === 2),
  );
}

/** The fonts of a file: name, and whether it is embedded. */
export function pdfFonts(pdf: Uint8Array): readonly { readonly name: string; readonly embedded: boolean }[] {
  const text = withFile(pdf, (path) => poppler('pdffonts', [path]).toString('utf8'));
  return text
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => ({ name: line.split(/\s+/)[0] ?? '', embedded: / yes yes yes /.test(line) }));
}

/** A page as grey pixels at 60 dots per inch. `page` counts from 1. */
export function pdfPixels(
  pdf: Uint8Array,
  page: number,
): { readonly width: number; readonly grey: Uint8Array } {
  const pgm = withFile(pdf, (path) =>
    poppler('pdftoppm', ['-r', '60', '-gray', '-f', String(page), '-l', String(page), path]),
  );
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40));
  if (head === null) throw new Error('pdftoppm gave no picture');
  return { width: Number(head[1]), grey: pgm.subarray(head[0].length) };
}

/** Half a gigabyte: the words of thousands of pages. */
const largestOutput = 512 * 1024 * 1024;

function poppler(tool: PopplerTool, args: readonly string[]): Buffer {
  return execFileSync(tool, args, { maxBuffer: largestOutput });
}

function isInstalled(tool: PopplerTool): boolean {
  return spawnSync(tool, ['-v']).error === undefined;
}

type PopplerTool = 'pdftotext' | 'pdftoppm' | 'pdfinfo' | 'pdffonts';

const wordShape = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;
const millimetresPerPoint = 25.4 / 72;

function toWord(match: RegExpMatchArray): PdfWord {
  const [left = 0, top = 0, right = 0, bottom = 0] = match
    .slice(1, 5)
    .map((part) => Number(part) * millimetresPerPoint);
  return { text: unescape(match[5] ?? ''), left, top, right, bottom };
}

function unescape(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
  );
}

function withFile<Value>(pdf: Uint8Array, read: (path: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'frist-pdf-'));
  const path = join(folder, 'letters.pdf');
  writeFileSync(path, pdf);
  try {
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a file of the program's resources. */
export function resource(path: string): Uint8Array {
  return readFileSync(new URL(`../../resources/${path}`, import.meta.url));
}
