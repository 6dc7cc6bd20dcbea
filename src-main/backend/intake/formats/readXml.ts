import { SaxesParser } from 'saxes';
import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
} from '#backend/intake/formats/inspectFile.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';

/** What a reader of an XML format is told, in the order of the document. */
export interface XmlEvents {
  /** `path` holds the local names from the root to this element, which is its last one; it lives on and changes. */
  open(element: XmlElement, path: readonly string[], line: number): void;
  /** The text of an element without children's texts, trimmed by nobody and cut at the reader's limit. */
  close(text: string, path: readonly string[], line: number): void;
}

/** An element as it opens. */
export interface XmlElement {
  readonly local: string;
  /** The namespace; empty where there is none. */
  readonly uri: string;
  /** Attributes by local name. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** How much of a document a reader is willing to look at. */
export interface XmlLimits {
  readonly mostBytes: number;
  readonly deepest: number;
  /** What is kept of one element's text; asked for each element as it opens. */
  readonly longestText: (path: readonly string[]) => number;
}

/**
 * Reads an XML file by events, in chunks, without ever holding more than one element's text. No DTD is read, so that
 * there are no entities to expand, and nothing that the file names is fetched.
 *
 * Throws `Refusal`: `xml_not_wellformed {line, column}`, `xml_doctype`, `xml_too_large`, `xml_too_deep`,
 * `encoding_invalid`.
 */
export async function readXml(
  path: string,
  file: FileInspection,
  events: XmlEvents,
  limits: XmlLimits,
  control: ReadingControl,
): Promise<void> {
  if (file.bytes > limits.mostBytes) {
    throw refuseFile('xml_too_large', { bytes: file.bytes, limit: limits.mostBytes });
  }
  const parser = xmlParser(events, limits);
  const encoding = declaredEncoding(file);
  for await (const chunk of readTextChunks(path, { encoding, bytes: file.bytes }, control))
    parser.write(chunk);
  parser.close();
}

/** The parser alone, for text that comes from elsewhere than a whole file. */
export function xmlParser(
  events: XmlEvents,
  limits: Pick<XmlLimits, 'deepest' | 'longestText'>,
): { write(chunk: string): void; close(): void } {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let text = '';
  let longest = 0;
  const append = (more: string): void => {
    if (text.length < longest) text += more.length > longest ? more.slice(0, longest - text.length) : more;
  };
  parser.on('error', (error) => {
    throw notWellFormed(parser, error);
  });
  parser.on('doctype', () => {
    throw refuseFile('xml_doctype');
  });
  parser.on('opentag', (tag) => {
    path.push(tag.local);
    if (path.length > limits.deepest) throw refuseFile('xml_too_deep', { limit: limits.deepest });
    text = '';
    longest = limits.longestText(path);
    const attributes: Record<string, string> = {};
    for (const { local, value } of Object.values(tag.attributes)) attributes[local] = value;
    events.open({ local: tag.local, uri: tag.uri, attributes }, path, parser.line);
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    events.close(text, path, parser.line);
    path.pop();
    text = '';
  });
  return { write: (chunk) => void parser.write(chunk), close: () => void parser.close() };
}

function notWellFormed(parser: { readonly line: number; readonly column: number }, error: Error): Refusal {
  return refuseFile('xml_not_wellformed', {
    line: parser.line,
    column: parser.column,
    // The parser's own words, for the log; they stand behind the position that it also puts in front.
    problem: error.message.replace(/^[\d:.\s]+/u, '').slice(0, 120),
  });
}

/** The encoding that the file declares, where its bytes do not show it themselves. XML without a word of it is UTF-8. */
export function declaredEncoding(file: FileInspection): FileInspection['encoding'] {
  if (file.encoding !== 'windows-1252') return file.encoding;
  const declared =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/u.exec(file.head)?.[1]?.toLowerCase() ?? 'utf-8';
  return /^(?:iso-?8859-1|windows-1252|latin-?1|cp1252|iso-?8859-15)$/u.test(declared)
    ? 'windows-1252'
    : 'utf-8';
}
