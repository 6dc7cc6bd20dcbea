import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { DayCount } from '#shared/domain/law/lawPack.ts';

/**
 * Days of interest from one day to another, both counted: the calendar's days, or with `30/360` thirty days for every
 * month. 0 where `to` lies before `from`.
 *
 * The convention of `30/360` is 30E/360 (ISDA) of the 2006 ISDA Definitions 4.16(h), without its exception for the day
 * of maturity: the 31st of a month adds nothing, and the last day of February brings its month to thirty. It adds up
 * over any split of days. Kronofogden's form counted so (2006-05-23 to 2009-10-20: 38 + 6 × 180 + 110 days), and so
 * does the Danish year of twelve months of thirty days.
 */
export function countedDays(dayCount: DayCount, from: EpochDay, to: EpochDay): number {
  if (to < from) return 0;
  return dayCount === '30/360' ? thirtyDayNumber(to) - thirtyDayNumber(from - 1) : to - from + 1;
}

/** Days of thirty-day months up to and including the day. */
function thirtyDayNumber(day: EpochDay): number {
  const date = fromEpochDay(day);
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const dayOfMonth = Number(date.slice(8, 10));
  return month * 30 + (isLastOfMonth(day, dayOfMonth) ? 30 : dayOfMonth);
}

function isLastOfMonth(day: EpochDay, dayOfMonth: number): boolean {
  return dayOfMonth >= 28 && fromEpochDay(day + 1).endsWith('-01');
}
