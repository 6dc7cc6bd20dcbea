const locales = ['en', 'da', 'fi', 'sv', 'nb'];

/** Names that people write and that the lists of the five languages do not have. */
const furtherNames: Readonly<Record<string, string>> = {
  noreg: 'NO',
  nor: 'NO',
  swe: 'SE',
  fin: 'FI',
  dnk: 'DK',
  deu: 'DE',
  gbr: 'GB',
  usa: 'US',
  england: 'GB',
  'great britain': 'GB',
  uk: 'GB',
  'the netherlands': 'NL',
  holland: 'NL',
  'iso britannia': 'GB',
  'czech republic': 'CZ',
  eire: 'IE',
};

/** What a postcode's prefix says of its country (`SE-123 45`), by the old and the new signs. */
const postcodePrefixes: Readonly<Record<string, string>> = {
  N: 'NO',
  NO: 'NO',
  S: 'SE',
  SE: 'SE',
  FI: 'FI',
  FIN: 'FI',
  DK: 'DK',
  D: 'DE',
  DE: 'DE',
};

/** Codes that stand for themselves and are no country: unions, test values, the unknown. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

let names: ReadonlyMap<string, string> | undefined;

/**
 * The ISO 3166-1 alpha-2 code of a country that is written as a code or by its name in nb, sv, fi, da or en;
 * `undefined` for anything else.
 */
export function readCountry(text: string): string | undefined {
  if (text === lastText) return lastCountry;
  names ??= countryNames();
  lastText = text;
  lastCountry = names.get(fold(text));
  return lastCountry;
}

/** A list is mostly of one country. */
let lastText: string | undefined;
let lastCountry: string | undefined;

/** Splits the country's sign off a postcode: `SE-123 45` → `{ country: 'SE', postcode: '123 45' }`. */
export function readPostcode(text: string, country: string): { postcode: string; country: string | null } {
  const prefixed = /^([A-Za-z]{1,3})[- ](?=\d)/u.exec(text);
  const named = prefixed === null ? undefined : postcodePrefixes[(prefixed[1] ?? '').toUpperCase()];
  const postcode = named === undefined || prefixed === null ? text : text.slice(prefixed[0].length);
  // A spreadsheet that took 0150 for a number leaves 150; Norwegian postcodes have four digits.
  const norwegian = (named ?? country) === 'NO' && /^\d{1,3}$/u.test(postcode);
  return { postcode: norwegian ? postcode.padStart(4, '0') : postcode, country: named ?? null };
}

function countryNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const locale of locales) {
    const displayNames = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const code of regionCodes()) {
      const name = displayNames.of(code);
      if (name === undefined) continue;
      found.set(fold(name), code);
      found.set(fold(code), code);
    }
  }
  for (const [name, code] of Object.entries(furtherNames)) found.set(name, code);
  return found;
}

/** All two-letter codes that stand for themselves; an alias such as UK canonicalises to another. */
function* regionCodes(): Generator<string> {
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second);
      if (!noCountries.has(code) && new Intl.Locale(`und-${code}`).region === code) yield code;
    }
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
