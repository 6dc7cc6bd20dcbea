import { searchKey } from '#shared/kernel/collation.ts';

/**
 * Name and place of a debtor as they are compared across creditors; empty where there is no name or no postcode.
 * Case, accents, the order of the words and a company's legal form at either end do not count: `Møller, Ola` equals
 * `Ola Moller`, and `AB Exempel` equals `Exempel Aktiebolag (publ)`. Two debtors with the same key are probably the
 * same one; the country is not in the key and is compared apart.
 */
export function matchKey(name: string, postcode: string): string {
  const words = withoutForms(wordsOf(name));
  const place = placeOf(postcode);
  if (words.length === 0 || place === '') return '';
  return `${words.sort().join(' ')}|${place}`;
}

/** Forms that no name starts with by chance, written together and folded. */
const leadingForms = wordSet('as asa ab aps oy oyj hb kb ky aktiebolaget aktieselskabet stiftelsen');

/** Forms that stand at the end of a name. */
const trailingForms = new Set([
  ...leadingForms,
  ...wordSet('ans da enk nuf sa ba iks ks is ps ivs amba smba fmba abp oyab tmi osk ry rf ltd limited'),
  ...wordSet(
    'inc gmbh ag bv plc publ aktiebolag aksjeselskap allmennaksjeselskap aktieselskab anpartsselskab',
  ),
  ...wordSet('handelsbolag kommanditbolag osakeyhtio toiminimi kommandiittiyhtio enkeltpersonforetak'),
]);

function withoutForms(words: readonly string[]): string[] {
  const rest = [...words];
  // What is nothing but a form is still a name.
  while (rest.length > 1 && trailingForms.has(rest.at(-1) ?? '')) rest.pop();
  while (rest.length > 1 && leadingForms.has(rest[0] ?? '')) rest.shift();
  return rest;
}

/** The words of a name, folded; `A/S` and `A.S.` are one word, everything else that is no letter or digit parts. */
function wordsOf(name: string): string[] {
  return searchKey(name)
    .replaceAll(/(?<=\b\p{L})[./](?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A postcode without blanks and without the sign of a Nordic country in front (`SE-123 45`). */
function placeOf(postcode: string): string {
  const plain = postcode.toUpperCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return plain.replace(/^(?:NO?|SE?|FIN?|DK?)(?=\d{4,5}$)/u, '');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
