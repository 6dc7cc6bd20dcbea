import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** One file in a zip. */
export interface ZipEntry {
  /** Its path in the zip with `/`, for people; it is never used as a path here. */
  readonly name: string;
  /** As the zip says. */
  readonly bytes: number;
  /**
   * Writes its content to a path. Throws `Refusal` `zip_encrypted`, `zip_suspicious {ratio, limit}`,
   * `zip_damaged {problem}`, and what the disk says.
   */
  extract(path: string, signal: AbortSignal): Promise<void>;
}

/** A zip that is open; to be closed. */
export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  close(): void;
}

/** What of a zip is read at most. A file of accounting data shrinks to a fortieth, one that was made to do harm to a thousandth. */
export const zipLimits = {
  files: 100_000,
  bytes: 8 * 1024 ** 3,
  ratio: 250,
  /** Below so much a high ratio does no harm. */
  harmless: 4 * 1024 ** 2,
} as const;

const officeParts = ['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml'];

/** Tells by its first bytes whether a file is a zip of some kind. */
export async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return (
      bytesRead === 4 && (buffer.readUInt32BE(0) === 0x504b0304 || buffer.readUInt32BE(0) === 0x504b0506)
    );
  } finally {
    await handle.close();
  }
}

/**
 * Reads the list of files of a zip. Null for a workbook or another document that only is wrapped as a zip. Throws
 * `Refusal`: `zip_damaged {problem}`, `zip_encrypted`, `zip_overfull {limit}`, `zip_too_large {bytes, limit}`.
 */
export async function openZip(path: string): Promise<OpenZip | null> {
  const zip = await refusing(() =>
    openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    }),
  );
  try {
    const found = await refusing(() => readEntries(zip));
    if (found === null) {
      zip.close();
      return null;
    }
    return { entries: found.map((entry) => entryOf(zip, entry)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: ZipFile): Promise<readonly Entry[] | null> {
  const files: Entry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (officeParts.includes(name)) return null;
    if (name.endsWith('/')) continue;
    bytes += entry.uncompressedSize;
    if (files.length === zipLimits.files) throw refuseFile('zip_overfull', { limit: zipLimits.files });
    if (bytes > zipLimits.bytes) throw refuseFile('zip_too_large', { bytes, limit: zipLimits.bytes });
    files.push(entry);
  }
  return files;
}

function entryOf(zip: ZipFile, entry: Entry): ZipEntry {
  return {
    name: nameOf(entry),
    bytes: entry.uncompressedSize,
    async extract(path, signal) {
      if (entry.isEncrypted()) throw refuseFile('zip_encrypted');
      const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
      if (entry.uncompressedSize > zipLimits.harmless && ratio > zipLimits.ratio) {
        throw refuseFile('zip_suspicious', { ratio, limit: zipLimits.ratio });
      }
      // The reader itself ends where there is more, or less, than the zip's list says.
      const content: Readable = await refusing(() => zip.openReadStreamPromise(entry));
      try {
        await refusing(() => pipeline(content, createWriteStream(path, { mode: 0o600 }), { signal }));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
  };
}

/** Decoded without a check, since no name is ever used as a path; `..` and signs that no screen shows are taken out. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const text =
    (entry.generalPurposeBitFlag & 0x800) !== 0
      ? raw.toString('utf8')
      : getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  const parts = text.replaceAll('\\', '/').split('/');
  const clean = parts
    .map((part) => part.replaceAll(/\p{C}/gu, ''))
    .filter((part, at) => part !== '.' && part !== '..' && (part !== '' || at === parts.length - 1));
  return clean.join('/').slice(-500);
}

/** What is wrong with the zip itself is one refusal; what the system or the caller says passes. */
async function refusing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || error.name === 'AbortError') throw error;
    if ('code' in error && /^E[A-Z]+$/u.test(String(error.code))) throw error;
    if (/strong encryption/u.test(error.message)) throw refuseFile('zip_encrypted');
    throw refuseFile('zip_damaged', { problem: error.message.slice(0, 120) });
  }
}
