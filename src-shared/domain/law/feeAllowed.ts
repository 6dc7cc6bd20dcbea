import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { agreedInAdvance } from '#shared/domain/law/fees/agreedInAdvance.ts';
import { countPerArrears } from '#shared/domain/law/fees/countPerArrears.ts';
import { countPerDebt } from '#shared/domain/law/fees/countPerDebt.ts';
import { daysAfterDue } from '#shared/domain/law/fees/daysAfterDue.ts';
import { daysBetweenFees } from '#shared/domain/law/fees/daysBetweenFees.ts';
import { daysFromInvoiceToDue } from '#shared/domain/law/fees/daysFromInvoiceToDue.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import { missedDeadline } from '#shared/domain/law/fees/missedDeadline.ts';
import { totalByPrincipal } from '#shared/domain/law/fees/totalByPrincipal.ts';
import { totalPerDebt } from '#shared/domain/law/fees/totalPerDebt.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import { figureIndexOn, figureOn } from '#shared/domain/law/figureOn.ts';
import type { FeeFigure, FeeKind, Figure, LawSource } from '#shared/domain/law/lawPack.ts';
import type { DebtorLaw, PreparedFeeCondition } from '#shared/domain/law/prepareLaw.ts';

/** Whether a further letter may carry a fee. */
export type FeePermission =
  | {
      readonly kind: 'from';
      /** The first day; −Infinity where no condition names one. */
      readonly earliest: EpochDay;
      /** Why not before that day; null where no condition names one. */
      readonly wait: Reason | null;
      /** The most that all conditions leave for the fee, in minor units; Infinity where none limits it. */
      readonly atMost: Minor;
      /** Why not more than that; null where nothing limits it. */
      readonly limit: Reason | null;
    }
  /** No waiting helps: the letter goes without a fee. */
  | { readonly kind: 'never'; readonly reason: Reason }
  /** The law pack has a condition for these letters, but no figure of it for the day. */
  | { readonly kind: 'unknown'; readonly source: LawSource };

/**
 * From which day the next letter of a claim may carry a fee, and how much of one, by all conditions of the day for
 * letters of this form; or that it may not, and why. The highest fee of a single letter is `maximumFee`.
 */
export function feeAllowed(law: DebtorLaw, form: FeeKind, claim: FeeClaim, day: EpochDay): FeePermission {
  let earliest = Number.NEGATIVE_INFINITY;
  let wait: Reason | null = null;
  let atMost = Number.POSITIVE_INFINITY;
  let limit: Reason | null = null;
  for (const condition of law.feeConditions) {
    if (!condition.kinds.includes(form) || condition.table.figures.length === 0) continue;
    const ruling = rule(condition, claim, day);
    if (ruling === null) continue;
    switch (ruling.kind) {
      case 'never':
      case 'unknown':
        return ruling;
      case 'from':
        if (ruling.day <= earliest) break;
        earliest = ruling.day;
        wait = ruling.reason;
        break;
      case 'at_most':
        if (ruling.amount >= atMost) break;
        atMost = ruling.amount;
        limit = ruling.reason;
        break;
    }
  }
  return { kind: 'from', earliest, wait, atMost, limit };
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

type Unknown = Extract<FeePermission, { kind: 'unknown' }>;

/** What the condition says by its figure of the day. */
function rule(condition: PreparedFeeCondition, claim: FeeClaim, day: EpochDay): FeeRuling | Unknown | null {
  const { kinds, mechanism, table } = condition;
  const known = figureOn<Figure<unknown>>(table, day);
  if (known === undefined) {
    const source = table.figures[0]?.source;
    return source === undefined ? null : { kind: 'unknown', source };
  }
  const { source } = known;
  // The mechanism tells the shape of the figure; the union of tables does not carry that over.
  const value = known.figure.value as never;
  switch (mechanism) {
    case 'days_after_due':
      return daysAfterDue(value, claim, source);
    case 'days_from_invoice_to_due':
      return daysFromInvoiceToDue(value, claim, source);
    case 'days_between_fees':
      return daysBetweenFees(value, claim, kinds, source);
    case 'missed_deadline':
      return missedDeadline(value, claim, source);
    case 'count_per_debt':
      return countPerDebt(value, claim, kinds, source, day);
    case 'count_per_arrears':
      return countPerArrears(value, claim, source);
    case 'agreed_in_advance':
      return agreedInAdvance(claim, source);
    case 'total_per_debt':
      return totalPerDebt(value, claim, kinds, source);
    case 'total_by_principal':
      return totalByPrincipal(value, claim, source);
  }
}
