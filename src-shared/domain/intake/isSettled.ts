import type { Doubt } from '#shared/domain/intake/invoiceDraft.ts';
import type { Notation } from '#shared/domain/intake/rowCells.ts';

/**
 * Tells whether a file's notation settles a value that reads in two ways. `1.234` is a thousand only where the file shows
 * the comma as its decimal sign and never the point (and `1,234` the other way round); `05/09/2026` is the 5th of
 * September unless the file holds days that only make sense with the month first.
 */
export function isSettled(doubt: Doubt, notation: Notation): boolean {
  if (doubt.kind === 'date') return notation.dayFirst || !notation.monthFirst;
  if (notation.comma === notation.point) return false;
  return doubt.groupMark === (notation.comma ? '.' : ',');
}
