/**
 * A key by which names sort as in a Nordic register when compared byte by byte: case and foreign accents do not
 * count, and æ/ä, ø/ö, å come after z in this order. SQLite and PostgreSQL sort the same by it.
 */
export function sortKey(name: string): string {
  const lower = name.normalize('NFC').trim().toLowerCase();
  const placed = lower.replace(/[æäøöå]/g, (letter) => nordic[letter] ?? letter);
  return placed.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A key by which numbers inside texts sort by value: `A-9` before `A-10`. */
export function numberKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(16, '0'));
}

/** Folds a text for searching: case, accents and blanks do not count. */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ');
}

// The three characters that follow `z` in ASCII, so that Ærlig comes after Zakariassen as well as after Z.
const nordic: Readonly<Record<string, string>> = { æ: '{', ä: '{', ø: '|', ö: '|', å: '}' };
