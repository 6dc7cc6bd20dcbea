import { daysBetween, type IsoDate, localDay } from '#shared/kernel/isoDate.ts';

/** From so many days on data counts as old where the creditor's source says nothing else. */
export const usualStaleDays = 7;

/** How old the data of a creditor is: whole days, `null` where nothing was ever taken over. */
export interface Freshness {
  readonly age: number | null;
  readonly isStale: boolean;
}

/**
 * How fresh data is that was brought up to date at a moment (ISO 8601 in UTC), on a day, by the days of where the reader
 * is. Where nothing was ever taken over there is nothing that could be old.
 */
export function freshness(synchronisedAt: string | null, today: IsoDate, staleDays: number): Freshness {
  if (synchronisedAt === null) return { age: null, isStale: false };
  const age = Math.max(0, daysBetween(localDay(new Date(synchronisedAt)), today));
  return { age, isStale: age >= staleDays };
}
