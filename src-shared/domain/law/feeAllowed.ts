import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { daysBetween, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import { figureIndexOn, figureOn } from '#shared/domain/law/figureOn.ts';
import type { FeeFigure, FeeKind, LawSource } from '#shared/domain/law/lawPack.ts';
import type { DebtorLaw } from '#shared/domain/law/prepareLaw.ts';

/** What the law must know of an earlier letter to judge a further fee. */
export interface EarlierLetter {
  readonly sent: IsoDate;
  readonly deadline: IsoDate;
  /** In minor units; 0 when the letter carried none. */
  readonly fee: Minor;
}

/** Whether a further letter may carry a fee: from a day on, or never. */
export type FeePermission =
  | { readonly kind: 'from'; readonly earliest: EpochDay; readonly days: number; readonly source: LawSource }
  | { readonly kind: 'count_reached'; readonly maximum: number; readonly source: LawSource }
  | {
      readonly kind: 'deadline_not_missed';
      readonly deadline: IsoDate;
      readonly days: number;
      readonly source: LawSource;
    }
  | { readonly kind: 'unknown' };

/**
 * From which day the next letter of a claim may carry a fee, by the rules of the day `asOf`:
 * first a number of days after the due date, at most so many letters with a fee, and a second fee only when
 * a deadline of a minimum length in the letter with the first fee was missed (inkassoforskriften).
 */
export function feeAllowed(
  law: DebtorLaw,
  due: EpochDay,
  earlier: readonly EarlierLetter[],
  asOf: EpochDay,
): FeePermission {
  const wait = figureOn(law.feeEarliestDays, asOf);
  const count = figureOn(law.feeMaximumCount, asOf);
  if (wait === undefined || count === undefined) return { kind: 'unknown' };
  const maximum = count.figure.value;
  let charged = 0;
  let last: EarlierLetter | undefined;
  for (const letter of earlier) {
    if (letter.fee <= 0) continue;
    charged += 1;
    last = letter;
  }
  if (charged >= maximum) return { kind: 'count_reached', maximum, source: count.source };
  const days = wait.figure.value;
  const afterDue = due + days;
  if (last === undefined) return { kind: 'from', earliest: afterDue, days, source: wait.source };
  return afterMissedDeadline(law, last, afterDue, asOf);
}

/** The highest fee for a letter sent on the day; `undefined` where the law pack has none. */
export function maximumFee(
  law: DebtorLaw,
  kind: FeeKind,
  due: EpochDay,
  sending: EpochDay,
): KnownFigure<FeeFigure> | undefined {
  const table = law.feeMaximum[kind];
  // The newest figure of the sending day, passing over those that bind only claims with a later due date.
  for (let index = figureIndexOn(table, sending); index >= 0; index -= 1) {
    const known = table.figures[index];
    const dueAfter = known?.figure.dueAfter;
    if (dueAfter === undefined || due > toEpochDay(dueAfter)) return known;
  }
  return undefined;
}

function afterMissedDeadline(
  law: DebtorLaw,
  charged: EarlierLetter,
  afterDue: EpochDay,
  asOf: EpochDay,
): FeePermission {
  const known = figureOn(law.feeMissedDeadlineDays, asOf);
  if (known === undefined) return { kind: 'unknown' };
  const { source } = known;
  const days = known.figure.value;
  if (daysBetween(charged.sent, charged.deadline) < days) {
    return { kind: 'deadline_not_missed', deadline: charged.deadline, days, source };
  }
  return { kind: 'from', earliest: Math.max(afterDue, toEpochDay(charged.deadline) + 1), days, source };
}
