/**
 * Makes a text from outside fit to be printed on one line: composed characters (a ring above an a becomes å, which
 * every font has), no control or invisible characters, single spaces, none at the ends.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
