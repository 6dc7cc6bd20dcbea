import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { NumberStyle } from '#backend/intake/formats/workbook/cellText.ts';
import { numberStyle } from '#backend/intake/formats/workbook/numberStyle.ts';
import {
  attribute,
  damaged,
  type PartEvents,
  workbookXml,
} from '#backend/intake/formats/workbook/readWorkbookXml.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part that holds it. */
  readonly part: string;
}

/** An open workbook: what is needed to read its sheets. To be closed. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  /** By the key that the cells name. */
  readonly styles: readonly NumberStyle[];
  /** The part of the texts that many cells share; null where there is none. */
  readonly sharedTexts: string | null;
  /** The bytes of a part, as text, piece by piece. Stops when `read` says that it has enough. */
  readPart(part: string, events: PartEvents, more: PartReading): Promise<void>;
  close(): void;
}

/** How the reading of a part goes on. */
export interface PartReading {
  /** Asked after every piece: whether to read on. `done` of `total` are bytes of the part. */
  readonly goesOn: (done: number, total: number) => boolean | Promise<boolean>;
}

/** What a part may hold at most, in bytes. A million full rows of a list have about a gigabyte. */
const limits = { sheet: 4e9, texts: 5e8, other: 5e7 } as const;
/** Lists shrink to a tenth or less; far beyond that somebody means harm. Small parts do none. */
const mostShrunk = 200;
const harmlessBytes = 5e7;
const mostEntries = 10_000;
const mostSheets = 200;

/**
 * Opens a workbook (ECMA-376) and reads all but its sheets and texts. The sizes that the zip declares are looked at
 * before anything is unpacked, and hold while it is. Throws `Refusal`: `workbook_damaged {problem}`,
 * `workbook_too_large {part, bytes, limit}`, `xml_doctype`.
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await asDamage(() => openPromise(path, { lazyEntries: true, autoClose: false }));
  try {
    return await readWorkbook(zip);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readWorkbook(zip: ZipFile): Promise<Workbook> {
  const entries = await readEntries(zip);
  const readPart: Workbook['readPart'] = (part, events, more) =>
    readXmlPart(zip, entries, part, events, more);
  const all = { goesOn: () => true };
  const main = await mainPart(entries, readPart);
  if (!entries.has(main)) throw refuseFile('file_is_zip', { content: contentOf(entries) });
  const targets = new Map<string, { readonly type: string; readonly part: string }>();
  await readPart(
    relationsOf(main),
    {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
        const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
        targets.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: partName(main, target) });
      },
      close: () => undefined,
    },
    all,
  );
  const byType = (type: string): string | null => {
    const found = [...targets.values()].find((target) => target.type === type);
    return found !== undefined && entries.has(found.part) ? found.part : null;
  };
  const { sheets, from1904 } = await readSheets(main, readPart, targets, entries);
  const stylesPart = byType('styles');
  return {
    sheets,
    from1904,
    styles: stylesPart === null ? [] : await readStyles(stylesPart, readPart),
    sharedTexts: byType('sharedStrings'),
    readPart,
    close: () => zip.close(),
  };
}

/** The parts by their names; of two with one name the first counts, as in Excel. */
async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostEntries)
    throw refuseFile('workbook_too_large', { part: 'zip', bytes: zip.entryCount, limit: mostEntries });
  await asDamage(async () => {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.replace(/^\//u, '').toLowerCase();
      if (!entries.has(name)) entries.set(name, entry);
    }
  });
  return entries;
}

async function readXmlPart(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  part: string,
  events: PartEvents,
  { goesOn }: PartReading,
): Promise<void> {
  const entry = entries.get(part.toLowerCase());
  if (entry === undefined) throw damaged(`no part ${part}`);
  refuseTooLarge(entry, part);
  const parser = workbookXml(events);
  const stream = await asDamage(() => zip.openReadStreamPromise(entry));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let done = 0;
  let checksum = 0;
  try {
    for await (const piece of piecesOf(stream)) {
      done += piece.length;
      checksum = crc32(piece, checksum);
      parser.write(decodePiece(() => decoder.decode(piece, { stream: true })));
      if (!(await goesOn(done, entry.uncompressedSize))) return;
    }
    parser.write(decodePiece(() => decoder.decode()));
    parser.close();
    if (checksum !== entry.crc32) throw damaged(`checksum of ${part}`);
  } finally {
    stream.destroy();
  }
}

async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  const pieces = stream[Symbol.asyncIterator]();
  for (;;) {
    const piece = await asDamage(() => pieces.next());
    if (piece.done === true) return;
    yield piece.value as Buffer;
  }
}

function refuseTooLarge({ uncompressedSize: bytes, compressedSize }: Entry, part: string): void {
  const name = part.toLowerCase();
  const kind = name.includes('worksheets/') ? 'sheet' : name.includes('sharedstrings') ? 'texts' : 'other';
  const limit = limits[kind];
  const isBomb = bytes > harmlessBytes && bytes > compressedSize * mostShrunk;
  if (bytes > limit || isBomb) throw refuseFile('workbook_too_large', { part, bytes, limit });
}

/** The part that the package names as its document; usually `xl/workbook.xml`. */
async function mainPart(
  entries: ReadonlyMap<string, Entry>,
  readPart: Workbook['readPart'],
): Promise<string> {
  let found = 'xl/workbook.xml';
  if (!entries.has('_rels/.rels')) return found;
  await readPart(
    '_rels/.rels',
    {
      open(name, { Type: type = '', Target: target = '' }) {
        // A document of another program has another main part.
        if (name === 'Relationship' && type.endsWith('/officeDocument')) {
          const part = partName('', target);
          found = part.endsWith('.xml') && !/^(?:word|ppt)\//u.test(part) ? part : found;
        }
      },
      close: () => undefined,
    },
    { goesOn: () => true },
  );
  return found;
}

async function readSheets(
  main: string,
  readPart: Workbook['readPart'],
  targets: ReadonlyMap<string, { readonly type: string; readonly part: string }>,
  entries: ReadonlyMap<string, Entry>,
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readPart(
    main,
    {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/u.test(attributes['date1904'] ?? '');
        if (name !== 'sheet') return;
        const target = targets.get(attribute(attributes, 'id') ?? '');
        if (target?.type !== 'worksheet' || !entries.has(target.part.toLowerCase())) return;
        const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
        if (sheets.length < mostSheets)
          sheets.push({ name: attributes['name'] ?? '', isHidden, part: target.part });
      },
      close: () => undefined,
    },
    { goesOn: () => true },
  );
  if (sheets.length === 0) throw damaged('no sheets');
  return { sheets, from1904 };
}

async function readStyles(part: string, readPart: Workbook['readPart']): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readPart(
    part,
    {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const key = Number(attributes['numFmtId'] ?? 0);
        styles.push(numberStyle(key, codes.get(key)));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    },
    { goesOn: () => true },
  );
  return styles;
}

function relationsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

function contentOf(entries: ReadonlyMap<string, Entry>): string {
  if (entries.has('xl/workbook.bin')) return 'xlsb';
  return entries.has('word/document.xml') ? 'docx' : 'zip';
}

/** A target is named from where its part lies, or from the root. */
function partName(from: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target);
  return path.toLowerCase();
}

function decodePiece(work: () => string): string {
  try {
    return work();
  } catch (error) {
    throw damaged(String(error));
  }
}

/** What the zip library finds wrong is a damage of the workbook. */
async function asDamage<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^E[A-Z]+$/u.test(code)) throw refuseFile('file_unreadable', { problem: code });
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}
