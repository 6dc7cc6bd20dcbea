import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { detectFormat, type FileFormat } from '#backend/intake/formats/detectFormat.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** The character sets that are read. ISO-8859-15 only where an XML file declares it, CP437 only in SIE. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'cp437';

/** What a look at every byte of a file tells, before any of it is parsed. */
export interface FileInspection {
  readonly format: FileFormat;
  /** Of a text; what is none has no use for it. */
  readonly encoding: TextEncoding;
  readonly sha256: string;
  readonly bytes: number;
  readonly endsWithLineBreak: boolean;
  /** The start of the file as text: enough to find the columns. Empty for what is no text. */
  readonly head: string;
  /** All of a small file, so that it is not opened a second time; null for what is larger than one block. */
  readonly whole?: Buffer | null;
}

/** What the chunks of an inspected file are read by. */
export type InspectedBytes = Pick<FileInspection, 'bytes' | 'whole'>;

export interface ReadingControl {
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

const blockSize = 256 * 1024;

/**
 * Reads a file once from end to end without keeping it: what it is, by its content, never by its name; which
 * character set (byte order mark; else valid UTF-8; else Windows-1252: formats.md A.10, 1); and its checksum.
 * What is no text at all is refused by its first block, so that gigabytes of zeros cost one read.
 * Throws `Refusal`: `file_unreadable`, `file_empty`, and those of `detectFormat`.
 */
export async function inspectFile(path: string, control: ReadingControl): Promise<FileInspection> {
  const hash = createHash('sha256');
  const utf8 = utf8Check();
  let first: { format: FileFormat; encoding: TextEncoding | null; head: Buffer } | undefined;
  let bytes = 0;
  let last = 0;
  for await (const block of readBlocks(path, control.signal)) {
    if (first === undefined) first = { ...detectFormat(block), head: block };
    const wide = first.encoding === 'utf-16le' || first.encoding === 'utf-16be';
    const zero = wide || first.format === 'xlsx' ? -1 : block.indexOf(0);
    if (zero >= 0) throw refuseFile('file_binary', { looksLike: 'zeros', offset: bytes + zero });
    hash.update(block);
    if (!wide && first.format !== 'xlsx') utf8.add(block);
    bytes += block.length;
    last = wide ? lastUnit(block, first.encoding) : (block.at(-1) ?? 0);
    control.onProgress(bytes);
  }
  if (first === undefined) throw refuseFile('file_empty');
  const encoding = settleEncoding(first.encoding, utf8.isValid());
  return {
    format: first.format,
    encoding,
    sha256: hash.digest('hex'),
    bytes,
    endsWithLineBreak: last === 10 || last === 13,
    head: first.format === 'xlsx' ? '' : new TextDecoder(encoding).decode(first.head, { stream: true }),
    whole: first.head.length === bytes ? first.head : null,
  };
}

/**
 * Looks at the first block of a file alone, which is enough to find its columns. The character set is the one of that
 * block, so that it may turn out otherwise further down. Throws `Refusal` as `inspectFile`.
 */
export async function inspectHead(
  path: string,
  signal: AbortSignal,
): Promise<Pick<FileInspection, 'format' | 'encoding' | 'head'>> {
  for await (const block of readBlocks(path, signal)) {
    const { format, encoding: marked } = detectFormat(block);
    if (format === 'xlsx') return { format, encoding: 'utf-8', head: '' };
    const utf8 = utf8Check();
    utf8.add(block);
    const encoding = marked ?? (utf8.isValidSoFar() ? 'utf-8' : 'windows-1252');
    return { format, encoding, head: new TextDecoder(encoding).decode(block, { stream: true }) };
  }
  throw refuseFile('file_empty');
}

/**
 * The text of an inspected file in chunks, without its byte order mark. Throws `encoding_invalid` where the bytes are
 * no such text, and `file_unreadable` when the file is no longer as long as it was.
 */
export async function* readTextChunks(
  path: string,
  file: InspectedBytes & Pick<FileInspection, 'encoding'>,
  control: ReadingControl,
): AsyncGenerator<string> {
  const { encoding } = file;
  const decoder = textDecoder(encoding);
  let bytes = 0;
  for await (const block of readByteChunks(path, file, control)) {
    yield decode(() => decoder.decode(block), encoding, bytes);
    bytes += block.length;
  }
  const rest = decode(() => decoder.end(), encoding, bytes);
  if (rest !== '') yield rest;
}

interface TextChunkDecoder {
  decode(block: Buffer): string;
  /** What a last character that was cut off leaves. */
  end(): string;
}

/** Throws `TypeError` where the bytes are no such text; in CP437 every byte is a character. */
function textDecoder(encoding: TextEncoding): TextChunkDecoder {
  if (encoding === 'cp437') {
    const decoder = iconv.getDecoder(encoding);
    return { decode: (block) => decoder.write(block), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  const mend = encoding === 'iso-8859-15' ? mended : (text: string) => text;
  return { decode: (block) => mend(decoder.decode(block, { stream: true })), end: () => decoder.decode() };
}

/**
 * Programs of Windows write € and quotation marks as they have them, whatever they declare. ISO-8859-15 has control
 * characters in those places, which no text holds. (The decoder of Windows-1252 serves ISO-8859-1 in the same way.)
 */
function mended(text: string): string {
  if (!/[\u0080-\u009f]/u.test(text)) return text;
  const windows = new TextDecoder('windows-1252');
  return text.replaceAll(/[\u0080-\u009f]/gu, (sign) => windows.decode(Uint8Array.of(sign.charCodeAt(0))));
}

/** The bytes of an inspected file in chunks. Throws `file_unreadable` when it is no longer as long as it was. */
export async function* readByteChunks(
  path: string,
  file: InspectedBytes,
  control: ReadingControl,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  if (file.whole !== undefined && file.whole !== null) {
    control.signal.throwIfAborted();
    yield file.whole;
    control.onProgress(file.bytes);
    return;
  }
  for await (const block of readBlocks(path, control.signal)) {
    yield block;
    bytes += block.length;
    control.onProgress(bytes);
  }
  if (bytes !== file.bytes) throw refuseFile('file_unreadable', { problem: 'changed' });
}

function decode(work: () => string, encoding: TextEncoding, offset: number): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError) throw refuseFile('encoding_invalid', { encoding, offset });
    throw error;
  }
}

async function* readBlocks(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    signal.throwIfAborted();
    const file = await open(path);
    try {
      yield* blocksOf(file, signal);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^E[A-Z]+$/u.test(code)) throw refuseFile('file_unreadable', { problem: code });
    throw error;
  }
}

async function* blocksOf(file: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  if (size < blockSize) {
    // A small file needs no stream, and no block of many times its size. A byte more than it has shows its end.
    const block = Buffer.allocUnsafe(size + 1);
    const { bytesRead } = await file.read(block, 0, block.length);
    if (bytesRead > 0) yield block.subarray(0, bytesRead);
    if (bytesRead === size) return;
  }
  const stream = file.createReadStream({ highWaterMark: blockSize, signal, autoClose: false });
  for await (const block of stream) yield block as Buffer;
}

function settleEncoding(marked: TextEncoding | null, validUtf8: boolean): TextEncoding {
  if (marked === 'utf-8' && !validUtf8)
    throw refuseFile('encoding_invalid', { encoding: 'utf-8', offset: null });
  return marked ?? (validUtf8 ? 'utf-8' : 'windows-1252');
}

/** Tests UTF-8 block by block; a character that is cut by a block's end is looked at with the next block. */
function utf8Check(): { add: (block: Buffer) => void; isValid: () => boolean; isValidSoFar: () => boolean } {
  let valid = true;
  let carried: Buffer = Buffer.alloc(0);
  return {
    add(block) {
      if (!valid) return;
      const joined = carried.length === 0 ? block : Buffer.concat([carried, block]);
      const end = joined.length - incompleteTail(joined);
      valid = isUtf8(joined.subarray(0, end));
      carried = Buffer.from(joined.subarray(end));
    },
    isValid: () => valid && carried.length === 0,
    isValidSoFar: () => valid,
  };
}

/** How many bytes at the end begin a character that they do not complete. */
function incompleteTail(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

function lastUnit(block: Buffer, encoding: TextEncoding | null): number {
  if (block.length < 2) return 0;
  return encoding === 'utf-16be'
    ? block.readUInt16BE(block.length - 2)
    : block.readUInt16LE(block.length - 2);
}
