import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { readDelimited } from '#backend/intake/formats/readDelimited.ts';
import { readUbl } from '#backend/intake/formats/readUbl.ts';

/** The reader for a file, by its content alone. Those that are sure come first; a list in columns is what is left. */
export function readerOf(file: FileInspection): FormatReader {
  return readers.find(({ reads }) => reads(file))?.read ?? readDelimited;
}

/** One format or family of formats: how it is told, and how it is read. */
interface Reader {
  readonly reads: (file: FileInspection) => boolean;
  readonly read: FormatReader;
}

const readers: readonly Reader[] = [{ reads: ({ format }) => format === 'xml', read: readUbl }];
