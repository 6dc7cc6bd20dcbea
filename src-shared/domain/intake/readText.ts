/**
 * A text of a file in one line: control characters and runs of blanks become one blank, ends are trimmed, and
 * Excel's guards against losing zeros (`="00123"`, a leading apostrophe before digits) are taken away.
 */
export function readText(text: string): string {
  // Most cells are as they should be; looking is several times cheaper than replacing.
  const line = isUntidy(text) ? text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() : text;
  if (line.startsWith('="') && line.endsWith('"') && line.length > 2) return line.slice(2, -1).trim();
  return line.startsWith("'") && /^'\d/u.test(line) ? line.slice(1) : line;
}

const untidy = /[^\S ]|\p{Cc}| {2}|^ | $/u;

/** Only a text with other characters than those between blank and tilde, or with blanks in a row or at its ends, is looked at closely. */
function isUntidy(text: string): boolean {
  let before = 32;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 || code > 126 || (code === 32 && before === 32)) return untidy.test(text);
    before = code;
  }
  return before === 32 && text !== '';
}

/** A payment reference without the blanks that it is printed with (`00123 45678`, `RF18 5390 0754 7034`). */
export function readReference(text: string): string {
  return /^(?:RF ?\d\d)?[\d ]+$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** Tells whether a spreadsheet has turned a long number into `1.23E+15`, by which its digits are lost. */
export function isMangledNumber(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d{1,3}$/iu.test(text);
}
