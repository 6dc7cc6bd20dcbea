import { debtorKindOf } from '#shared/domain/intake/debtorKindOf.ts';
import { readCountry } from '#shared/domain/intake/readCountry.ts';

/** A pasted address in its fields. What is not in it is empty; the country is then the one that was given. */
export interface SplitAddress {
  readonly name: string;
  readonly street: string;
  readonly street2: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * Takes a pasted address apart, as it is written in NO, SE, FI and DK and on letters from elsewhere: several lines, cells
 * of a spreadsheet, or one line with commas. A name may stand first, a country last or before the postcode
 * (`SE-123 45`). A care-of line is the first line of the street, for the post reads it first. What cannot be told stays
 * in `street2`, so that nothing that was pasted is lost.
 */
export function splitAddress(text: string, country: string): SplitAddress {
  const parts = partsOf(text);
  const named = takeCountry(parts);
  const place = takePlace(parts, named ?? country.trim().toUpperCase());
  const name = takeName(parts);
  return {
    name,
    ...streetOf(parts),
    postcode: place.postcode,
    city: place.city,
    country: named ?? place.country,
  };
}

/** Lines and cells; a comma parts too, but for that of a name on a line of its own (`Møller, Ola`). */
function partsOf(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .split(/[\r\n\t;|]+/u)
    .map((line) => line.replaceAll(/[\s\u00A0]+/gu, ' ').trim())
    .filter((line) => line !== '');
  return lines
    .flatMap((line, at) => (at === 0 && lines.length > 1 && !/\d/u.test(line) ? [line] : line.split(',')))
    .map((part) => part.replace(/^[\s,.]+|[\s,]+$/gu, ''))
    .filter((part) => part !== '');
}

const nordicCodes = new Set(['NO', 'SE', 'FI', 'DK', 'AX', 'SJ', 'FO', 'GL', 'IS']);

function takeCountry(parts: string[]): string | null {
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2) return null;
  // Two letters may be anything (AS, AB); in an address only the neighbours' codes stand like that.
  if (last.length <= 2 && !nordicCodes.has(last)) return null;
  const code = readCountry(last);
  if (code === undefined) return null;
  parts.pop();
  return code;
}

interface Place {
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
}

/** How a country writes its postcodes; the sign of the country may stand before them. */
const shapes: Readonly<Record<string, RegExp>> = {
  NO: /^(?:NO?[- ]?)?(\d{4})$/iu,
  DK: /^(?:DK[- ]?)?(\d{4})$/iu,
  SE: /^(?:SE?[- ]?)?(\d{3} ?\d{2})$/iu,
  FI: /^(?:FIN?[- ]?)?(\d{5})$/iu,
  AX: /^(?:AX[- ]?)?(\d{5})$/iu,
};

/** Signs before a postcode, and whose they are. */
const signs: Readonly<Record<string, string>> = {
  N: 'NO',
  NO: 'NO',
  S: 'SE',
  SE: 'SE',
  FI: 'FI',
  FIN: 'FI',
  AX: 'AX',
  DK: 'DK',
  D: 'DE',
  DE: 'DE',
};

/** Takes the part with postcode and place out, the last one that can be it. */
function takePlace(parts: string[], country: string): Place {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at] ?? '';
    const found = readPlace(part, country);
    if (found === null) continue;
    if (found.city !== '') {
      parts.splice(at, 1, ...(found.before === '' ? [] : [found.before]));
      return found;
    }
    // A cell of its own with the postcode: the place is in the next one.
    const next = parts[at + 1] ?? '';
    if (next === '' || /\d/u.test(next)) {
      if (at === 0) continue;
      parts.splice(at, 1);
      return found;
    }
    parts.splice(at, 2);
    return { ...found, city: next };
  }
  return { postcode: '', city: '', country };
}

/** The sign of a country, digits as one of them writes them, and a place. */
const leading = /^(?:([A-Z]{1,3})-?\s?(?=\d))?(\d{3} \d{2}|\d{4,5})(?:\s+(\p{L}.*))?$/iu;
const dutch = /^(?:NL-)?(\d{4} ?[A-Z]{2})\s+(\p{L}.*)$/u;
const british = /^(.*?)\s*\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/u;
/** Everything on one line without a comma: the postcode is the last number that a place follows. */
const inside = /^(.+?)\s+((?:[A-Z]{1,3}-)?(?:\d{3} \d{2}|\d{4,5}))\s+(\p{L}[\p{L} .'/-]*)$/iu;
const trailing = /^([\p{L}][\p{L} .'/-]*?)\s+(\d{4,5}|\d{3} \d{2})$/u;

type FoundPlace = Place & { readonly before: string };

function readPlace(part: string, country: string): FoundPlace | null {
  if (isBox(part)) {
    const after = inside.exec(part);
    return after === null ? null : insidePlace(after, country);
  }
  const nl = country === 'NL' ? dutch.exec(part) : null;
  if (nl !== null) return { postcode: nl[1] ?? '', city: nl[2] ?? '', country, before: '' };
  const lead = leading.exec(part);
  if (lead !== null) {
    const sign = (lead[1] ?? '').toUpperCase();
    const code = (lead[2] ?? '').toUpperCase();
    const land = signs[sign] ?? (sign === '' ? countryOfCode(code, country) : null);
    if (land !== null) return { postcode: code, city: (lead[3] ?? '').trim(), country: land, before: '' };
  }
  const uk = country === 'GB' ? british.exec(part) : null;
  if (uk !== null) return { postcode: uk[2] ?? '', city: uk[1] ?? '', country, before: '' };
  const within = inside.exec(part);
  if (within !== null) return insidePlace(within, country);
  const trail = shapes[country] === undefined ? null : trailing.exec(part);
  if (trail !== null && !looksLikeStreet(trail[1] ?? '') && shapes[country]?.test(trail[2] ?? '') === true) {
    return { postcode: trail[2] ?? '', city: trail[1] ?? '', country, before: '' };
  }
  return null;
}

function insidePlace(match: RegExpExecArray, country: string): FoundPlace | null {
  const [, before = '', coded = '', city = ''] = match;
  const [sign = '', code = coded] = coded.includes('-') ? coded.split('-') : ['', coded];
  const land = signs[sign.toUpperCase()] ?? countryOfCode(code, country);
  // `Box 1234 Oslo` has a number that a place follows, and no postcode.
  if (/\b(?:box|boks|postboks|postbox|pb|pl)$/iu.test(before)) return null;
  return { postcode: code, city, country: land, before };
}

/** Whose a postcode is by its writing: the given country's where it fits, else Sweden's where only Sweden writes so. */
function countryOfCode(code: string, country: string): string {
  if (shapes[country]?.test(code) === true) return country;
  return /^\d{3} \d{2}$/u.test(code) && shapes[country] !== undefined ? 'SE' : country;
}

const box = /^(?:postboks|postbox|postilokero|boks|box|p\.?\s?[bl]\.?|pb|pl|p\.?\s?o\.?\s?box)\s*\d/iu;
const careOf = /^(?:c\s?\/\s?o|v\s?\/|co\b|vid\/)/iu;
const attention = /^(?:att|attn|att\.|v\.)\b/iu;
const streetWord =
  /(?:veien|vegen|vei|veg|gata|gaten|gate|gatan|vägen|gränd|stigen|torget|torg|plass|plassen|allé|alle|alléen|katu|tie|kuja|polku|kaari|tori|vej|gade|gaden|stræde|plads|bakken|bakke|svingen|kroken|lia|brygga|kaia|kajen)$/iu;

function isBox(part: string): boolean {
  return box.test(part);
}

function looksLikeStreet(part: string): boolean {
  return isBox(part) || careOf.test(part) || streetWord.test(part.replace(/\s+\d.*$/u, ''));
}

/** Takes the name out: the first part where something else is left for the street, and it is none itself. */
function takeName(parts: string[]): string {
  const [first, ...rest] = parts;
  if (first === undefined || looksLikeStreet(first) || attention.test(first)) return '';
  const isCompany = debtorKindOf(first) === 'company';
  const hasNumber = /\d/u.test(first);
  const isName = rest.length > 0 ? isCompany || !hasNumber : isCompany || (!hasNumber && first.includes(' '));
  if (!isName) return '';
  parts.shift();
  return first;
}

/** The street and what else there is: a care-of line first, then the street with its number or box. */
function streetOf(parts: readonly string[]): { readonly street: string; readonly street2: string } {
  const care = parts.findIndex((part) => careOf.test(part));
  const numbered = parts.findIndex(
    (part) => !attention.test(part) && (/\d/u.test(part) || looksLikeStreet(part)),
  );
  const at = care >= 0 ? care : Math.max(numbered, 0);
  return { street: parts[at] ?? '', street2: parts.filter((_, place) => place !== at).join(', ') };
}
