import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRule, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import { lastWithFee } from '#shared/domain/law/fees/feeClaim.ts';

/** A further fee only so many days after the last letter with one (FI: perintälaki 10 b and 10 f §§; DK: renteloven § 9 b). */
export function daysBetweenFees(days: number, claim: FeeClaim, { source }: FeeRule): FeeRuling | null {
  const last = lastWithFee(claim);
  if (last === undefined) return null;
  const day = toEpochDay(last.sent) + days;
  const params = { last: last.sent, days, earliest: fromEpochDay(day) };
  return { kind: 'from', day, reason: { code: 'fee_too_soon_after_last', params, source } };
}
