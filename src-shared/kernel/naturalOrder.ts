/**
 * Compares texts as people order them: runs of digits by their value, the rest letter by letter, so that
 * `A9` comes before `A10` and `0042` equals `42`. Negative, zero or positive, as a sort wants it.
 * Letters are compared by code point without regard to case, never by locale: the same everywhere.
 */
export function compareNaturally(a: string, b: string): number {
  let placeA = 0;
  let placeB = 0;
  while (placeA < a.length && placeB < b.length) {
    if (isDigit(a, placeA) && isDigit(b, placeB)) {
      const endA = endOfDigits(a, placeA);
      const endB = endOfDigits(b, placeB);
      const order = compareDigits(a.slice(placeA, endA), b.slice(placeB, endB));
      if (order !== 0) return order;
      placeA = endA;
      placeB = endB;
    } else {
      const letterA = a.charAt(placeA).toLowerCase();
      const letterB = b.charAt(placeB).toLowerCase();
      if (letterA !== letterB) return letterA < letterB ? -1 : 1;
      placeA += 1;
      placeB += 1;
    }
  }
  return a.length - placeA - (b.length - placeB);
}

/** Compares runs of digits of any length by value. */
function compareDigits(a: string, b: string): number {
  const valueA = a.replace(/^0+/, '');
  const valueB = b.replace(/^0+/, '');
  if (valueA.length !== valueB.length) return valueA.length - valueB.length;
  if (valueA === valueB) return 0;
  return valueA < valueB ? -1 : 1;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text, end)) end += 1;
  return end;
}

function isDigit(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 48 && code <= 57;
}
