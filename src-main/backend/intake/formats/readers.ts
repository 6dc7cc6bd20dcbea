import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { readDelimited } from '#backend/intake/formats/readDelimited.ts';
import { isFinvoice, readFinvoice } from '#backend/intake/formats/readFinvoice.ts';
import { isNetvisor, readNetvisor } from '#backend/intake/formats/readNetvisor.ts';
import { isSvefaktura, readSvefaktura } from '#backend/intake/formats/readSvefaktura.ts';
import { isSie5, readSie, refuseSie5 } from '#backend/intake/formats/readSie.ts';
import { readUbl } from '#backend/intake/formats/readUbl.ts';
import { readWorkbook } from '#backend/intake/formats/readWorkbook.ts';
import { isSaft, readSaft } from '#backend/intake/formats/saft/readSaft.ts';
import { documentRoot, xmlRoot } from '#backend/intake/formats/xmlRoot.ts';

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
  { reads: ({ format }) => format === 'xlsx', read: readWorkbook },
  {
    reads: (file) => isXml(file) && isFinvoice(file, xmlRoot(file)),
    read: readFinvoice,
    documents: true,
  },
  {
    reads: (file) => isXml(file) && isSvefaktura(documentRoot(file)),
    read: readSvefaktura,
    documents: true,
  },
  { reads: (file) => isXml(file) && isNetvisor(xmlRoot(file)), read: readNetvisor },
  { reads: (file) => isXml(file) && isSaft(file, xmlRoot(file)), read: readSaft },
  { reads: ({ format }) => format === 'sie', read: readSie },
  { reads: (file) => isXml(file) && isSie5(xmlRoot(file)), read: refuseSie5 },
  // Tells of every other XML that it is not read.
  { reads: isXml, read: readUbl, documents: true },
];

function isXml({ format }: FileInspection): boolean {
  return format === 'xml';
}
