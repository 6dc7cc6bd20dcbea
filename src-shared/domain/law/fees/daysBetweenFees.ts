import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { FeeKind, LawSource } from '#shared/domain/law/lawPack.ts';

/**
 * A fee only so many days after the letter before, free or not (FI: perintälaki 10 b § 2 mom. and 10 f § count from the
 * sending of the previous reminder; DK: renteloven § 9 b, stk. 2 asks for the days between reminder letters).
 */
export function daysBetweenFees(
  days: number,
  { earlier }: FeeClaim,
  kinds: readonly FeeKind[],
  source: LawSource,
): FeeRuling | null {
  const last = earlier.findLast(({ form }) => kinds.includes(form));
  if (last === undefined) return null;
  const day = toEpochDay(last.sent) + days;
  const params = { last: last.sent, days, earliest: fromEpochDay(day) };
  return { kind: 'from', day, reason: { code: 'fee_too_soon_after_last', params, source } };
}
