import { SaxesParser } from 'saxes';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** An element of a workbook's part, by the name behind its prefix. */
export interface PartEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** The text that stands directly in it, up to the longest that a cell can hold. */
  close(name: string, text: string): void;
}

/** Excel's own limit for the text of a cell; what lies behind it is no text of a list. */
const longestText = 32_767;
const deepest = 64;

/**
 * Reads one part of a workbook piece by piece. Attributes are named without prefix too. `write` may be given text as
 * it comes. Throws `xml_doctype`, and `workbook_damaged {problem}` for what is no XML.
 */
export function workbookXml(events: PartEvents): { write(text: string): void; close(): void } {
  const parser = new SaxesParser({ xmlns: false });
  const names = new Map<string, string>();
  const localName = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const local = name.slice(name.indexOf(':') + 1);
    if (names.size < 1000) names.set(name, local);
    return local;
  };
  let depth = 0;
  let text = '';
  const append = (more: string): void => {
    if (text.length < longestText) text += more.length > longestText ? more.slice(0, longestText) : more;
  };
  parser.on('error', (error) => {
    throw damaged(error.message);
  });
  parser.on('doctype', () => {
    throw refuseFile('xml_doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth > deepest) throw damaged(`deeper than ${deepest} elements`);
    text = '';
    events.open(localName(name), attributes);
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close(localName(name), text);
    text = '';
  });
  return { write: (chunk) => void parser.write(chunk), close: () => void parser.close() };
}

/** An attribute by its name, with any prefix (`r:id`, `rel:id`). */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed];
}

/** `problem` is for the log. */
export function damaged(problem: string) {
  return refuseFile('workbook_damaged', { problem: problem.slice(0, 200) });
}
