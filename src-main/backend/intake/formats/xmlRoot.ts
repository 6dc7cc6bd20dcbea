import { SaxesParser } from 'saxes';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';

/** The first element of an XML file, by which its format is told. */
export interface XmlRoot {
  readonly local: string;
  /** The namespace; empty where there is none. */
  readonly uri: string;
}

/** Finds the root in the start of a file; null where there is none, or where it is no XML at all. */
export function xmlRoot(file: FileInspection): XmlRoot | null {
  const parser = new SaxesParser({ xmlns: true });
  let root: XmlRoot | null = null;
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    root ??= { local: tag.local, uri: tag.uri };
  });
  // A reader that is asked says itself what is wrong with the file; this only tells which one to ask.
  for (let at = 0; at < file.head.length && root === null; at += 4096)
    parser.write(file.head.slice(at, at + 4096));
  return root;
}
