import { SaxesParser } from 'saxes';
import {
  type FileInspection,
  type ReadingControl,
  readTextChunks,
} from '#backend/intake/formats/inspectFile.ts';
import { declaredEncoding, notWellFormed } from '#backend/intake/formats/readXml.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';

/** What a reader of a large XML file is told: names without their prefixes, and how deep the element lies (the root is 1). */
export interface XmlScan {
  open(local: string, depth: number, line: number): void;
  /** The text of an element without children, cut at the limit. */
  close(local: string, text: string, depth: number, line: number): void;
}

/** How much of a file is looked at. */
export interface XmlScanLimits {
  readonly mostBytes: number;
  readonly deepest: number;
  /** What is kept of one element's text. */
  readonly longestText: number;
}

/**
 * Reads an XML file of any size by events, as `readXml` does, for formats whose elements are all of one namespace and
 * have no attributes that matter. Namespaces are not resolved and prefixes only cut off, which saves a fifth of the time
 * over hundreds of megabytes; whoever calls this has looked at the root's namespace. No DTD is read and nothing fetched.
 *
 * Throws `Refusal`: `xml_not_wellformed {line, column}`, `xml_doctype`, `xml_too_large`, `xml_too_deep`,
 * `encoding_invalid`.
 */
export async function scanXml(
  path: string,
  file: FileInspection,
  scan: XmlScan,
  limits: XmlScanLimits,
  control: ReadingControl,
): Promise<void> {
  if (file.bytes > limits.mostBytes)
    throw refuseFile('xml_too_large', { bytes: file.bytes, limit: limits.mostBytes });
  const parser = scanner(scan, limits);
  const encoding = declaredEncoding(file);
  for await (const chunk of readTextChunks(path, { ...file, encoding }, control)) parser.write(chunk);
  parser.close();
}

function scanner(scan: XmlScan, { deepest, longestText }: XmlScanLimits): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  const localOf = localNames();
  // The names of the open elements by depth: a name is cut once, not again where its element closes.
  const open: string[] = [];
  let depth = 0;
  let text = '';
  const append = (more: string): void => {
    if (text === '') text = more.length > longestText ? more.slice(0, longestText) : more;
    else if (text.length < longestText) text += more.slice(0, longestText - text.length);
  };
  parser.on('error', (error) => {
    throw notWellFormed(parser.line, parser.column, error);
  });
  parser.on('doctype', () => {
    throw refuseFile('xml_doctype');
  });
  parser.on('opentag', ({ name }) => {
    depth++;
    if (depth > deepest) throw refuseFile('xml_too_deep', { limit: deepest });
    text = '';
    const local = localOf(name);
    open[depth] = local;
    scan.open(local, depth, parser.line);
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    scan.close(open[depth] ?? '', text, depth, parser.line);
    depth--;
    text = '';
  });
  return parser;
}

/** The few names of a format, each cut once. */
function localNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const local = name.slice(name.indexOf(':') + 1);
    // Bounded: a file of nothing but different names must not fill the memory.
    if (known.size < 2000) known.set(name, local);
    return local;
  };
}
