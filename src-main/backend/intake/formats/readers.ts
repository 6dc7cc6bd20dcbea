import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { readDelimited } from '#backend/intake/formats/readDelimited.ts';
import { readUbl } from '#backend/intake/formats/readUbl.ts';

/** The reader for a file, by its content alone. Those that are sure come first; a list in columns is what is left. */
export function readerOf(file: FileInspection): FormatReader {
  return readers.find(({ reads }) => reads(file))?.read ?? readDelimited;
}

/**
 * Whether a file most likely holds single documents, of which a parcel may have thousands. Only speed depends on it: a
 * file that turns out otherwise is read once more into the right place.
 */
export function holdsDocuments(file: FileInspection): boolean {
  return readers.find(({ reads }) => reads(file))?.documents === true;
}

/** One format or family of formats: how it is told, and how it is read. */
interface Reader {
  readonly reads: (file: FileInspection) => boolean;
  readonly read: FormatReader;
  /** Its files are of the kind `documents`. */
  readonly documents?: true;
}

const readers: readonly Reader[] = [
  { reads: ({ format }) => format === 'xml', read: readUbl, documents: true },
];
