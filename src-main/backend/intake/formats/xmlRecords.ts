import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { XmlElement, XmlEvents } from '#backend/intake/formats/readXml.ts';
import { readText } from '#shared/domain/intake/readText.ts';

/** An element with all that was kept below it. */
export interface XmlNode {
  readonly local: string;
  /** Attributes by local name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The line of the file that it opens in. */
  readonly line: number;
  /** Its own text, as it stands. */
  readonly text: string;
  readonly children: readonly XmlNode[];
}

/** What of an XML document is looked at. `depth` is the number of elements above and including the record's own. */
export interface RecordShape {
  /** Whether a record begins with this element; asked outside records only. */
  readonly begins: (element: XmlElement, path: readonly string[]) => boolean;
  /** Elements that are left out with everything below them, such as the lines of an invoice. */
  readonly leavesOut: (path: readonly string[], depth: number) => boolean;
  /** Told of every element that closes in what is left out, with its text. */
  readonly passed?: (text: string, path: readonly string[], depth: number) => void;
  /** How many elements a record may keep. */
  readonly mostElements: number;
}

/**
 * Gathers the records of a document one after the other: each is handed over as soon as it closes and is not kept.
 * Throws `xml_too_long {limit}` where a record holds more than `mostElements`.
 */
export function gatherRecords(
  shape: RecordShape,
  take: (record: XmlNode, path: readonly string[]) => void,
): XmlEvents {
  const open: GrowingNode[] = [];
  let depth = 0;
  let leftOutAt = 0;
  let elements = 0;
  return {
    open(element, path, line) {
      if (leftOutAt > 0) return;
      if (open.length === 0) {
        if (!shape.begins(element, path)) return;
        depth = path.length;
        elements = 0;
      } else if (shape.leavesOut(path, depth)) {
        leftOutAt = path.length;
        return;
      }
      elements += 1;
      if (elements > shape.mostElements) throw refuseFile('xml_too_long', { limit: shape.mostElements });
      const node: GrowingNode = {
        local: element.local,
        attributes: element.attributes,
        line,
        text: '',
        children: [],
      };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    close(text, path) {
      if (leftOutAt > 0) {
        shape.passed?.(text, path, depth);
        if (path.length === leftOutAt) leftOutAt = 0;
        return;
      }
      const node = open.pop();
      if (node === undefined) return;
      node.text = text;
      if (open.length === 0) take(node, path);
    },
  };
}

/** The nodes at a path of local names below a node, in the order of the document. */
export function nodesAt(node: XmlNode, path: string): readonly XmlNode[] {
  const found: XmlNode[] = [];
  collect(node, namesOf(path), 0, found);
  return found;
}

function collect(node: XmlNode, names: readonly string[], at: number, found: XmlNode[]): void {
  for (const child of node.children) {
    if (child.local !== names[at]) continue;
    if (at === names.length - 1) found.push(child);
    else collect(child, names, at + 1, found);
  }
}

/** The paths that readers ask for are few, and asked for again with every document. */
const knownPaths = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  let names = knownPaths.get(path);
  if (names === undefined) {
    names = path.split('/');
    knownPaths.set(path, names);
  }
  return names;
}

/** The first text that is not empty at one of the paths, tried in their order, in one line; null when there is none. */
export function textAt(node: XmlNode, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    for (const found of nodesAt(node, path)) {
      const text = textOf(found);
      if (text !== null) return text;
    }
  }
  return null;
}

/** All texts at a path that are not empty. */
export function textsAt(node: XmlNode, path: string): readonly string[] {
  return nodesAt(node, path)
    .map(textOf)
    .filter((text) => text !== null);
}

/** The text of a node in one line, cut where it is far too long for a field; null when it is empty. */
export function textOf(node: XmlNode): string | null {
  const text = readText(node.text);
  return text === '' ? null : text.slice(0, longestField);
}

const longestField = 300;

interface GrowingNode extends XmlNode {
  text: string;
  readonly children: GrowingNode[];
}
