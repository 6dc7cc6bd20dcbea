import type { NextRate } from '#shared/contract/law.ts';
import type { BasisPoints, Figure, LawPack } from '#shared/domain/law/lawPack.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';

/** From so many days before its first day on, somebody should look out for a new rate. */
const soonDays = 45;

/** Where the rates that change with the half-year stand in a pack, and their lists: one for both kinds or one for each. */
export function rateRuleOf(pack: LawPack): {
  readonly path: string;
  readonly lists: readonly (readonly Figure<BasisPoints>[])[];
} {
  const { rate } = pack.lateInterest;
  const rule = rate.kind === 'fixed' ? rate.rates : rate.reference;
  const path = rate.kind === 'fixed' ? 'lateInterest.rate.rates' : 'lateInterest.rate.reference';
  return { path, lists: 'both' in rule ? [rule.both] : [rule.person, rule.company] };
}

/** When the next rate of late interest is expected, and whether it should be there already; null without any rate. */
export function nextRateOf(pack: LawPack, today: IsoDate): NextRate | null {
  // Of two lists the one that ends first: a rate that lacks for one kind of debtor lacks.
  const newest = rateRuleOf(pack)
    .lists.map((list) => list.at(-1)?.from)
    .filter((from) => from !== undefined)
    .sort()[0];
  if (newest === undefined) return null;
  const expected = changeDayAfter(pack.lateInterest.changeDays, newest);
  const state = expected <= today ? 'missing' : expected <= addDays(today, soonDays) ? 'soon' : 'later';
  return { expected, state, newest };
}

function changeDayAfter(changeDays: readonly string[], day: IsoDate): IsoDate {
  const year = Number(day.slice(0, 4));
  const days = [year, year + 1].flatMap((each) => changeDays.map((changeDay) => `${each}-${changeDay}`));
  // There is one at the latest a year later: a pack without change days is refused.
  return days.sort().find((each) => each > day) as IsoDate;
}
