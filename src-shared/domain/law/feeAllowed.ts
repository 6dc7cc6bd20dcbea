import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { daysBetween, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { figureIndexOn } from '#shared/domain/law/figureOn.ts';
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
  const wait = figureIndexOn(law.feeEarliestDays, asOf);
  const waitDays = law.feeEarliestDays.figures[wait]?.value;
  const waitSource = law.feeEarliestDays.sources[wait];
  const count = figureIndexOn(law.feeMaximumCount, asOf);
  const maximum = law.feeMaximumCount.figures[count]?.value;
  const countSource = law.feeMaximumCount.sources[count];
  if (
    waitDays === undefined ||
    waitSource === undefined ||
    maximum === undefined ||
    countSource === undefined
  ) {
    return { kind: 'unknown' };
  }
  let charged = 0;
  let last: EarlierLetter | undefined;
  for (const letter of earlier) {
    if (letter.fee <= 0) continue;
    charged += 1;
    last = letter;
  }
  if (charged >= maximum) return { kind: 'count_reached', maximum, source: countSource };
  const afterDue = due + waitDays;
  if (last === undefined) return { kind: 'from', earliest: afterDue, days: waitDays, source: waitSource };
  return afterMissedDeadline(law, last, afterDue, asOf);
}

/** The highest fee for a letter sent on the day; `undefined` where the law pack has none. */
export function maximumFee(
  law: DebtorLaw,
  kind: FeeKind,
  due: EpochDay,
  sending: EpochDay,
): { readonly figure: FeeFigure; readonly source: LawSource } | undefined {
  const table = law.feeMaximum[kind];
  // The newest figure of the sending day, passing over those that bind only claims with a later due date.
  for (let index = figureIndexOn(table, sending); index >= 0; index -= 1) {
    const figure = table.figures[index] as FeeFigure;
    if (figure.dueAfter === undefined || due > toEpochDay(figure.dueAfter)) {
      return { figure, source: table.sources[index] as LawSource };
    }
  }
  return undefined;
}

function afterMissedDeadline(
  law: DebtorLaw,
  charged: EarlierLetter,
  afterDue: EpochDay,
  asOf: EpochDay,
): FeePermission {
  const index = figureIndexOn(law.feeMissedDeadlineDays, asOf);
  const days = law.feeMissedDeadlineDays.figures[index]?.value;
  const source = law.feeMissedDeadlineDays.sources[index];
  if (days === undefined || source === undefined) return { kind: 'unknown' };
  if (daysBetween(charged.sent, charged.deadline) < days) {
    return { kind: 'deadline_not_missed', deadline: charged.deadline, days, source };
  }
  return { kind: 'from', earliest: Math.max(afterDue, toEpochDay(charged.deadline) + 1), days, source };
}
