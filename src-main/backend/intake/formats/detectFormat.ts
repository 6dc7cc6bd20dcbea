import type { TextEncoding } from '#backend/intake/formats/inspectFile.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';

/** The families of files that are read; which XML it is, its root decides. `xlsx` is no text. */
export type FileFormat = 'delimited' | 'xml' | 'sie' | 'xlsx';

/** What the first block of a file shows. `encoding` is null where only the whole file can tell. */
export interface FormatDetection {
  readonly format: FileFormat;
  readonly encoding: TextEncoding | null;
}

interface Signature {
  readonly bytes: readonly number[];
  /** Null for a workbook, which is read. */
  readonly refuse: (head: Buffer) => Refusal | null;
}

const signatures: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], refuse: () => refuseFile('file_is_pdf') },
  { bytes: [0x50, 0x4b, 0x03, 0x04], refuse: refuseZip },
  { bytes: [0x50, 0x4b, 0x05, 0x06], refuse: () => refuseFile('file_is_zip', { content: 'empty' }) },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], refuse: refuseCompound },
  binary([0x1f, 0x8b], 'gzip'),
  binary([0x89, 0x50, 0x4e, 0x47], 'png'),
  binary([0xff, 0xd8, 0xff], 'jpeg'),
  binary([0x47, 0x49, 0x46, 0x38], 'gif'),
  binary([0x37, 0x7a, 0xbc, 0xaf], '7z'),
  binary([0x52, 0x61, 0x72, 0x21], 'rar'),
  binary([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'sqlite'),
  binary([0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'),
  binary([0xff, 0xfe, 0x00, 0x00], 'utf-32'),
  binary([0x00, 0x00, 0xfe, 0xff], 'utf-32'),
];

/** Text files that accounting systems make and that hold no open items in columns, by how they begin. */
const knownTexts: readonly { readonly shape: RegExp; readonly looksLike: string }[] = [
  { shape: /^NY0{4}10/u, looksLike: 'ocr_giro' },
  // Payments and postings (formats.md B.2 … B.4, E.2): they tell what came in, or was booked, and never what is open.
  { shape: /^01BGMAX /u, looksLike: 'bgmax' },
  { shape: /^0\d{12}[\d ]{9}1[\d ]{9} {10}/u, looksLike: 'ktl' },
  { shape: /^T00\d{3}/u, looksLike: 'bank_statement' },
  {
    shape: /^\s*(?:<[?!][^>]*>\s*)*<[^>]*urn:iso:std:iso:20022:tech:xsd:camt\./u,
    looksLike: 'bank_statement',
  },
  { shape: /^GBAT10;/u, looksLike: 'gbat10' },
  { shape: /^\s*(?:<!doctype html|<html|<table)/iu, looksLike: 'html' },
  { shape: /^\s*\{\s*"/u, looksLike: 'json' },
  { shape: /^\s*\[\s*[{"]/u, looksLike: 'json' },
];

/**
 * Tells by its first block what a file is. Throws a `Refusal` that says what it looks like: `file_empty`,
 * `file_is_pdf`, `file_is_zip {content}`, `workbook_encrypted`, `file_binary {looksLike}`,
 * `format_not_supported {looksLike}`.
 */
export function detectFormat(head: Buffer): FormatDetection {
  const signature = signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (signature !== undefined) {
    const refusal = signature.refuse(head);
    if (refusal !== null) throw refusal;
    return { format: 'xlsx', encoding: null };
  }
  const encoding = markedEncoding(head);
  const text = new TextDecoder(encoding ?? 'windows-1252').decode(head, { stream: true });
  if (encoding === null) refuseBinary(head);
  if (text.trim() === '') throw refuseFile('file_empty');
  // A PDF may have a few bytes before its mark.
  if (text.slice(0, 1024).includes('%PDF-1.')) throw refuseFile('file_is_pdf');
  const known = knownTexts.find(({ shape }) => shape.test(text));
  if (known !== undefined) throw refuseFile('format_not_supported', { looksLike: known.looksLike });
  return { format: textFormat(text), encoding };
}

function textFormat(text: string): FileFormat {
  if (/^\s*</u.test(text)) return 'xml';
  // Mandatory as the first item of a SIE file; some programs put blank lines before it.
  return /^\s*#FLAGGA\b/iu.test(text) ? 'sie' : 'delimited';
}

function binary(bytes: readonly number[], looksLike: string): Signature {
  return { bytes, refuse: () => refuseFile('file_binary', { looksLike, offset: 0 }) };
}

/** Byte order mark, or UTF-16 without one: every other byte of Western text is zero. */
function markedEncoding(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 512);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const half = sample.length / 2;
  if (odd > half * 0.8 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.8 && odd < half * 0.1) return 'utf-16be';
  return null;
}

function refuseBinary(head: Buffer): void {
  const zero = head.indexOf(0);
  if (zero >= 0)
    throw refuseFile('file_binary', { looksLike: zero === 0 ? 'zeros' : 'binary', offset: zero });
  let control = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1a) control++;
  }
  if (control > head.length / 50) throw refuseFile('file_binary', { looksLike: 'binary', offset: 0 });
}

function refuseZip(head: Buffer): Refusal | null {
  const content = zipContent(head);
  return content === 'xlsx' ? null : refuseFile('file_is_zip', { content });
}

/** Old workbooks and those with a password are both compound files; the name of its stream tells the latter. */
function refuseCompound(head: Buffer): Refusal {
  const isEncrypted = head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted
    ? refuseFile('workbook_encrypted')
    : refuseFile('file_binary', { looksLike: 'xls', offset: 0 });
}

/** What a zip holds, by the names of its first entries, which stand in clear text. */
function zipContent(head: Buffer): string {
  const names = head.toString('latin1');
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('word/')) return 'docx';
  if (names.includes('opendocument.spreadsheet')) return 'ods';
  if (names.includes('Index/Document.iwa')) return 'numbers';
  return names.includes('xl/') || names.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}
