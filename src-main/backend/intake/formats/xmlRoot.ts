import { SaxesParser } from 'saxes';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';

/** The first element of an XML file, by which its format is told. */
export interface XmlRoot {
  readonly local: string;
  /** The namespace; empty where there is none. */
  readonly uri: string;
}

/** The envelope that documents travel in through the Peppol network and its forerunners: a header, then the documents. */
export const businessEnvelope = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';

/** A blank line before the declaration is one error; what has more is no XML that anybody reads. */
const mostErrors = 10;
const blockSize = 1024;

/** Finds the root in the start of a file; null where there is none, or where it is no XML at all. */
export function xmlRoot(file: FileInspection): XmlRoot | null {
  return firstElement(file, () => true);
}

/** The root of the first document in the start of a file: within the business envelope where it has one. */
export function documentRoot(file: FileInspection): XmlRoot | null {
  const root = xmlRoot(file);
  if (root?.uri !== businessEnvelope) return root;
  return (
    firstElement(file, ({ local }, depth) => depth === 2 && local !== 'StandardBusinessDocumentHeader') ??
    root
  );
}

function firstElement(
  file: FileInspection,
  wanted: (element: XmlRoot, depth: number) => boolean,
): XmlRoot | null {
  const parser = new SaxesParser({ xmlns: true });
  let found: XmlRoot | null = null;
  let depth = 0;
  let errors = 0;
  parser.on('error', () => {
    errors += 1;
  });
  parser.on('opentag', ({ local, uri }) => {
    depth += 1;
    if (found === null && wanted({ local, uri }, depth)) found = { local, uri };
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  // A reader that is asked says itself what is wrong with the file; this only tells which one to ask.
  for (let at = 0; at < file.head.length && found === null && errors < mostErrors; at += blockSize)
    parser.write(file.head.slice(at, at + blockSize));
  return found;
}
