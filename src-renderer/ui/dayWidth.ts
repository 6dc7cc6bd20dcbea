import type { Formatting } from '#shared/i18n/formatting.ts';

/**
 * How wide a table's column of days must be, in pixels: the longest day as the language writes it, with the space
 * around it. Hyphens and names of months need more than points.
 */
export function dayWidth(format: Formatting): number {
  const longest = format.day('2026-08-28');
  if (longest.includes('-')) return 98;
  return longest.length > 10 ? 94 : 86;
}
