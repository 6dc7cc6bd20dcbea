import { extremeDates, extremeNames, extremeNumbers, extremeTexts } from '#test/support/fuzz/extremes.ts';
import type { Random } from '#test/support/fuzz/random.ts';

/** What a file may be mixed with. */
export interface Mixing {
  readonly random: Random;
  /** Files of the same format. */
  readonly alike: readonly Buffer[];
  /** Files of any format. */
  readonly any: readonly Buffer[];
}

/**
 * Damages a text file in one way or several: the same draws give the same damage. Files stay below some megabytes.
 */
export function mutateFile(file: Buffer, mixing: Mixing): Buffer {
  const { random } = mixing;
  let text = file.toString('latin1');
  const isXml = text.includes('</');
  for (let more = 1 + random.below(3); more > 0; more--) {
    const mutation = random.pick(random.oneIn(4) ? destroying : isXml ? misleadingXml : misleading);
    text = mutation(text, mixing).slice(0, mostBytes);
  }
  return Buffer.from(text, 'latin1');
}

/** Bytes that are no text, say of a zip. */
export function mutateBytes(file: Buffer, mixing: Mixing): Buffer {
  const { random } = mixing;
  let text = file.toString('latin1');
  for (let more = 1 + random.below(3); more > 0; more--) text = random.pick(bytewise)(text, mixing);
  return Buffer.from(text.slice(0, mostBytes), 'latin1');
}

const mostBytes = 4e6;

/** Works on bytes: each character of the text is one. */
type Mutation = (text: string, mixing: Mixing) => string;

const flip: Mutation = (text, { random }) => {
  const bytes = Buffer.from(text, 'latin1');
  for (let more = 1 + random.below(12); more > 0 && bytes.length > 0; more--) {
    const at = random.below(bytes.length);
    bytes[at] = random.oneIn(2) ? random.below(256) : (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes.toString('latin1');
};

const cutBlock: Mutation = (text, { random }) => {
  const { from, to } = span(text, random);
  return text.slice(0, from) + text.slice(to);
};

const doubleBlock: Mutation = (text, { random }) => {
  const { from, to } = span(text, random);
  const times = random.oneIn(6) ? 2 + random.below(200) : 2;
  return text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to);
};

const moveBlock: Mutation = (text, { random }) => {
  const { from, to } = span(text, random);
  const rest = text.slice(0, from) + text.slice(to);
  return insert(rest, random.below(rest.length + 1), text.slice(from, to));
};

const swapBlock: Mutation = (text, { random, alike, any }) => {
  const other = random.pick(random.oneIn(3) ? any : alike).toString('latin1');
  const theirs = span(other, random);
  const ours = span(text, random);
  return text.slice(0, ours.from) + other.slice(theirs.from, theirs.to) + text.slice(ours.to);
};

const joinFiles: Mutation = (text, { random, alike, any }) => {
  const other = random.pick(random.oneIn(3) ? any : alike).toString('latin1');
  return random.oneIn(2) ? text + other : other + text;
};

const truncate: Mutation = (text, { random }) =>
  random.oneIn(4) ? text.slice(random.below(text.length + 1)) : text.slice(0, random.below(text.length + 1));

const strangeBytes: readonly string[] = [
  '\0',
  '\0\0\0\0',
  '\u00ef\u00bb\u00bf',
  '\u00ff\u00fe',
  '\u00fe\u00ff',
  '\u001a',
  '\u000b',
  '\u007f',
  '\u0080\u0081\u008d',
  '\u00ff',
  '\u00c0\u0080',
  '\u00ed\u00a0\u0080',
  '\u00f4\u0090\u0080\u0080',
  '\u00ef\u00bf\u00bf',
  '\u00f0\u009f\u0098\u0080',
  '\u00e2\u0080\u00a8',
  '\u00c2\u0085',
];

const putStrange: Mutation = (text, { random }) => {
  let made = text;
  for (let more = 1 + random.below(4); more > 0; more--) {
    const at = random.oneIn(4) ? 0 : random.below(made.length + 1);
    made = insert(made, at, random.pick(strangeBytes));
  }
  return made;
};

const encode: Mutation = (text, { random }) => {
  const bytes = Buffer.from(text, 'latin1');
  const read = bytes.toString('utf8');
  const kind = random.below(8);
  if (kind === 0) return Buffer.from(read, 'utf16le').toString('latin1');
  if (kind === 1) return `\u00ff\u00fe${Buffer.from(read, 'utf16le').toString('latin1')}`;
  if (kind === 2)
    return `\u00fe\u00ff${swapped(Buffer.from(read.slice(0, 1e6), 'utf16le')).toString('latin1')}`;
  if (kind === 3) return swapped(Buffer.from(read.slice(0, 1e6), 'utf16le')).toString('latin1');
  if (kind === 4) return Buffer.from(read, 'latin1').toString('latin1');
  if (kind === 5) return raw(text);
  if (kind === 6) return `\u00ef\u00bb\u00bf${text}`;
  const names = ['utf-8', 'ISO-8859-1', 'iso-8859-15', 'utf-16', 'windows-1252', 'ebcdic', 'x" y="z', ''];
  return text.replace(/encoding="[^"]*"|#FORMAT \w+/u, (found) =>
    found.startsWith('#') ? `#FORMAT ${random.pick(names)}` : `encoding="${random.pick(names)}"`,
  );
};

function swapped(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length & ~1).swap16();
}

const breakLines: Mutation = (text, { random }) =>
  text.replaceAll(/\r\n|\n|\r/gu, random.pick(['\r', '\n', '\r\n', '\n\n', '\n \n', '', '\u000c', '\r\r\n']));

/** Puts something in place of some of what a pattern finds. */
function replaceSome(pattern: RegExp, put: (random: Random, found: string) => string): Mutation {
  return (text, { random }) => {
    const count = text.match(pattern)?.length ?? 0;
    if (count === 0) return text;
    const all = random.oneIn(8);
    const chosen = new Set(Array.from({ length: 1 + random.below(4) }, () => random.below(count)));
    let at = -1;
    let room = mostBytes;
    return text.replaceAll(pattern, (found) => {
      at++;
      const made = (all || chosen.has(at)) && room > 0 ? put(random, found) : found;
      room -= made.length;
      return made;
    });
  };
}

const numbers = replaceSome(/-?\d+(?:[.,]\d+)?/gu, (random) => raw(random.pick(extremeNumbers)));
const dates = replaceSome(/\d{4}-\d\d-\d\d|\b(?:19|20)\d{6}\b|\d\d\.\d\d\.\d{4}/gu, (random) =>
  raw(random.pick(extremeDates)),
);
const elementNumbers = replaceSome(
  />\s*-?\d[\d.,]*\s*</gu,
  (random) => `>${xml(random.pick(extremeNumbers))}<`,
);
const elementDates = replaceSome(
  />\s*(?:\d{4}-\d\d-\d\d|(?:19|20)\d{6})\s*</gu,
  (random) => `>${xml(random.pick(extremeDates))}<`,
);
const elementTexts = replaceSome(/>[^<>]{1,200}</gu, (random) => `>${xml(anyValue(random))}<`);
const attributeValues = replaceSome(/="[^"<>]*"/gu, (random) => `="${xml(anyValue(random))}"`);
const cells = replaceSome(/(?<=[;\t"\n])[^;\t"\n\r]{1,60}(?=[;\t"\r\n])/gu, (random) =>
  raw(anyValue(random)),
);
const words = replaceSome(/\p{L}{3,30}/gu, (random) => raw(anyValue(random)));

function anyValue(random: Random): string {
  const kind = random.below(10);
  if (kind < 2) return random.pick(extremeNumbers);
  if (kind < 4) return random.pick(extremeDates);
  if (kind < 5) return random.pick(extremeNames);
  if (kind < 9) return random.pick(extremeTexts);
  const lengths = [63, 255, 256, 1000, 4001, 65_537, random.oneIn(20) ? 1_200_000 : 20_000];
  return random
    .pick(['A', '9', ' ', 'å', '"', '😀', '\n', 'a;', '<', '-', '1,'])
    .repeat(random.pick(lengths));
}

const renameTag: Mutation = (text, { random }) => {
  const names = [...new Set(text.match(/(?<=<\/?)[\w:.-]+/gu) ?? [])];
  if (names.length === 0) return words(text, { random, alike: [], any: [] });
  const from = random.pick(names);
  const to = random.oneIn(2) ? random.pick(names) : random.pick(extremeNames);
  const shape = new RegExp(`(?<=</?)${escaped(from)}(?=[\\s/>])`, 'gu');
  if (random.oneIn(3)) return text.replace(shape, to);
  return text.replaceAll(shape, to);
};

/** One element with all that is in it, as far as it can be seen without parsing. */
function element(text: string, random: Random): { from: number; to: number; inner: [number, number] } | null {
  for (let attempt = 0; attempt < 6; attempt++) {
    const from = text.indexOf('<', random.below(text.length));
    const name = /^<([\w:.-]+)/u.exec(text.slice(from, from + 100))?.[1];
    if (from < 0 || name === undefined) continue;
    const end = text.indexOf(`</${name}>`, from);
    const begun = text.indexOf('>', from) + 1;
    if (end < 0 || begun > end) continue;
    return { from, to: end + name.length + 3, inner: [begun, end] };
  }
  return null;
}

const dropElement: Mutation = (text, { random }) => {
  const found = element(text, random);
  return found === null ? dropLines(text, random) : text.slice(0, found.from) + text.slice(found.to);
};

const emptyElement: Mutation = (text, { random }) => {
  const found = element(text, random);
  return found === null ? text : text.slice(0, found.inner[0]) + text.slice(found.inner[1]);
};

const doubleElement: Mutation = (text, { random }) => {
  const found = element(text, random);
  if (found === null) return doubleBlock(text, { random, alike: [], any: [] });
  const times = random.oneIn(8) ? random.below(300) : 1;
  return insert(text, found.from, text.slice(found.from, found.to).repeat(times));
};

const moveElement: Mutation = (text, { random, alike }) => {
  const other = random.oneIn(2) ? text : random.pick(alike).toString('latin1');
  const theirs = element(other, random);
  const ours = element(text, random);
  if (theirs === null || ours === null) return moveLines(text, random);
  return insert(text, random.pick([ours.from, ours.to]), other.slice(theirs.from, theirs.to));
};

const nest: Mutation = (text, { random }) => {
  const found = element(text, random);
  const depth = random.pick([2, 5, 20, 70, 130, 300, random.oneIn(10) ? 100_000 : 1000]);
  const [open, close] = random.pick([
    ['<a>', '</a>'],
    ['<cac:Party xmlns:cac="urn:x">', '</cac:Party>'],
    ['{', '}'],
    ['"', '"'],
    ['<a>', ''],
    ['(', ')'],
    ['<![CDATA[', ']]>'],
  ] as const);
  const from = found === null ? random.below(text.length + 1) : found.from;
  const to = found === null ? from : found.to;
  const inner = text.slice(from, to);
  return text.slice(0, from) + open.repeat(depth) + inner + close.repeat(depth) + text.slice(to);
};

const markups: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>',
  '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
  '&y;',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#x1F600;',
  '&amp;#0;',
  '<![CDATA[ ]]>',
  '<!-- -- -->',
  '<!--',
  ']]>',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?>',
  ' xmlns="urn:other"',
  ' xsi:nil="true"',
  '<xi:include href="file:///etc/passwd"/>',
  '</>',
  '< ',
  '="',
  '""',
  '";"',
  '#KONTO',
  '#FLAGGA 1',
  '#TRANS 1510 {} 1e9',
  '=cmd|A0',
];

const putMarkup: Mutation = (text, { random }) => {
  const tag = random.oneIn(3) ? text.indexOf('<', random.below(text.length + 1)) : -1;
  return insert(text, tag >= 0 ? tag : random.below(text.length + 1), random.pick(markups));
};

const delimiters: Mutation = (text, { random }) => {
  const [from, to] = random.pick([
    [';', ','],
    [';', '\t'],
    [',', ';'],
    ['"', "'"],
    [';', '|'],
    ['.', ','],
    [',', '.'],
    ['\t', ';'],
    [' ', '\u00a0'],
    [';', ';;'],
  ] as const);
  return text.replaceAll(from, to);
};

const lines: Mutation = (text, { random }) =>
  random.oneIn(2) ? dropLines(text, random) : moveLines(text, random);

function dropLines(text: string, random: Random): string {
  const all = text.split('\n');
  all.splice(random.below(all.length), 1 + random.below(3));
  return all.join('\n');
}

function moveLines(text: string, random: Random): string {
  const all = text.split('\n');
  const taken = all.splice(random.below(all.length), 1 + random.below(3));
  all.splice(random.below(all.length + 1), 0, ...taken, ...(random.oneIn(2) ? taken : []));
  return all.join('\n');
}

const bytewise: readonly Mutation[] = [
  flip,
  flip,
  cutBlock,
  doubleBlock,
  moveBlock,
  swapBlock,
  truncate,
  joinFiles,
  putStrange,
];

const destroying: readonly Mutation[] = [...bytewise, encode, encode, breakLines, nest, putMarkup, renameTag];

/** The file can still be parsed after most of these, so that what is read is what is wrong. */
const misleading: readonly Mutation[] = [
  numbers,
  numbers,
  dates,
  dates,
  cells,
  cells,
  words,
  delimiters,
  lines,
  lines,
  doubleBlock,
];
const misleadingXml: readonly Mutation[] = [
  elementNumbers,
  elementNumbers,
  elementDates,
  elementDates,
  elementTexts,
  elementTexts,
  attributeValues,
  renameTag,
  dropElement,
  dropElement,
  emptyElement,
  doubleElement,
  moveElement,
];

function span(text: string, random: Random): { from: number; to: number } {
  const from = random.below(text.length + 1);
  const longest = random.pick([1, 4, 30, 200, 2000, 20_000]);
  return { from, to: Math.min(text.length, from + 1 + random.below(longest)) };
}

function insert(text: string, at: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at);
}

/** A text as its UTF-8 bytes. */
function raw(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The same as it may stand in XML. */
function xml(text: string): string {
  return raw(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
