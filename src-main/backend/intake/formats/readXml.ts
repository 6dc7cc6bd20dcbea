import { SaxesParser } from 'saxes';
import {
  type FileInspection,
  type ReadingControl,
  type TextEncoding,
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
  /** Which document type declarations are passed over unread; none where it is not said. They are never followed. */
  readonly passesDoctype?: (declaration: string) => boolean;
}

/** A parser that is given its text piece by piece. */
export interface XmlParser {
  write(chunk: string): void;
  /** Ends the document. Throws `xml_not_wellformed` where it is not complete. */
  close(): void;
  /** Whether nothing but blanks has come yet, the root is open, or it is closed. */
  state(): 'before' | 'inside' | 'after';
  /** The line that is read next. */
  line(): number;
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
  for await (const chunk of readTextChunks(path, { ...file, encoding }, control)) parser.write(chunk);
  parser.close();
}

/**
 * The parser alone, for text that comes from elsewhere than a whole file. `firstLine` is the line of the file that the
 * text begins in.
 */
export function xmlParser(events: XmlEvents, limits: Omit<XmlLimits, 'mostBytes'>, firstLine = 1): XmlParser {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let text = '';
  let longest = 0;
  let state: 'before' | 'inside' | 'after' = 'before';
  const line = (): number => parser.line + firstLine - 1;
  const append = (more: string): void => {
    if (text.length < longest) text += more.slice(0, longest - text.length);
  };
  parser.on('error', (error) => {
    throw notWellFormed(line(), parser.column, error);
  });
  parser.on('doctype', (declaration) => {
    if (limits.passesDoctype?.(declaration) !== true) throw refuseFile('xml_doctype');
  });
  parser.on('opentag', (tag) => {
    state = 'inside';
    path.push(tag.local);
    if (path.length > limits.deepest) throw refuseFile('xml_too_deep', { limit: limits.deepest });
    text = '';
    longest = limits.longestText(path);
    events.open({ local: tag.local, uri: tag.uri, attributes: attributesOf(tag.attributes) }, path, line());
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    events.close(text, path, line());
    path.pop();
    if (path.length === 0) state = 'after';
    text = '';
  });
  return {
    write: (chunk) => void parser.write(chunk),
    close: () => void parser.close(),
    state: () => state,
    line,
  };
}

const none: Readonly<Record<string, string>> = {};

function attributesOf(
  found: Readonly<Record<string, { readonly local: string; readonly value: string }>>,
): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | undefined;
  for (const name in found) {
    const attribute = found[name];
    if (attribute === undefined) continue;
    attributes ??= {};
    attributes[attribute.local] = attribute.value;
  }
  return attributes ?? none;
}

/** The refusal of a document that the parser cannot follow any further. */
export function notWellFormed(line: number, column: number, error: Error): Refusal {
  return refuseFile('xml_not_wellformed', {
    line,
    column,
    // The parser's own words, for the log; they stand behind the position that it also puts in front.
    problem: error.message.replace(/^[\d:.\s]+/u, '').slice(0, 120),
  });
}

/**
 * The encoding that the file declares, where its bytes do not show it themselves. XML without a word of it is UTF-8, or
 * what its format says (`silent`). In a file of several documents the first one that declares something else than UTF-8
 * is believed, since the bytes are none.
 */
export function declaredEncoding(file: FileInspection, silent: TextEncoding = 'utf-8'): TextEncoding {
  if (file.encoding !== 'windows-1252') return file.encoding;
  const names = [...file.head.matchAll(declaration)].map((match) => match[1] ?? '');
  for (const name of names) {
    const known = encodingNames.find(({ shape }) => shape.test(name));
    if (known !== undefined) return known.encoding;
  }
  return names.length > 0 ? 'utf-8' : silent;
}

/** As long as a declaration may be, so that what only looks like many of them costs no time. */
const declaration = /<\?xml[^>]{1,100}?\bencoding\s{0,20}=\s{0,20}["']([^"'>]{1,40})["']/gu;
const encodingNames: readonly { readonly shape: RegExp; readonly encoding: TextEncoding }[] = [
  { shape: /^(?:iso-?8859-15|latin-?9|l9)$/iu, encoding: 'iso-8859-15' },
  { shape: /^(?:iso-?8859-1|windows-1252|latin-?1|cp1252)$/iu, encoding: 'windows-1252' },
];
