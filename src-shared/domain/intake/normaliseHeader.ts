/** A header without case, accents, blanks and signs: `Forfalls-dato ` → `forfallsdato`. */
export function normaliseHeader(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/gu, '');
}
