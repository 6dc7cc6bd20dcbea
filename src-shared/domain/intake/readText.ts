/**
 * A text of a file in one line: control characters and runs of blanks become one blank, ends are trimmed, and
 * Excel's guards against losing zeros (`="00123"`, a leading apostrophe before digits) are taken away.
 */
export function readText(text: string): string {
  // Most cells are as they should be; looking is several times cheaper than replacing.
  const line = untidy.test(text) ? text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() : text;
  if (line.startsWith('="') && line.endsWith('"') && line.length > 2) return line.slice(2, -1).trim();
  return /^'\d/u.test(line) ? line.slice(1) : line;
}

const untidy = /[^\S ]|\p{Cc}| {2}|^ | $/u;

/** A payment reference without the blanks that it is printed with (`00123 45678`, `RF18 5390 0754 7034`). */
export function readReference(text: string): string {
  return /^(?:RF ?\d\d)?[\d ]+$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** Tells whether a spreadsheet has turned a long number into `1.23E+15`, by which its digits are lost. */
export function isMangledNumber(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d{1,3}$/iu.test(text);
}
