const yes = new Set('x ✓ ✔ 1 ja j jo yes y true sant sann sandt kyllä k on'.split(' '));
const no = new Set('0 - nei nej n no ei e false usann usant falsk falskt usandt off'.split(' '));

/**
 * Reads a mark in a column of stops, in the five languages: `X`, `1`, `Ja`, `Kyllä` …; `null` where the cell is empty and
 * says nothing, `undefined` for any other word.
 */
export function readFlag(text: string): boolean | null | undefined {
  if (text === '') return null;
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}
