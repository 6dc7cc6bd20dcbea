import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { addMonths, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { FeeConditionValues, FeeKind, LawSource } from '#shared/domain/law/lawPack.ts';

/**
 * Only so many letters of one claim may carry a fee. Where the law lets them lapse, those that are older than the
 * months no longer count; nothing waits for that, the letter goes without a fee until then
 * (NO: inkassoforskriften § 1-3; DK: renteloven § 9 b).
 */
export function countPerDebt(
  { count, lapsesAfterMonths }: FeeConditionValues['count_per_debt'],
  { earlier }: FeeClaim,
  kinds: readonly FeeKind[],
  source: LawSource,
  day: EpochDay,
): FeeRuling | null {
  let charged = 0;
  for (const { fee, form, sent } of earlier) {
    if (fee <= 0 || !kinds.includes(form)) continue;
    if (lapsesAfterMonths !== null && day >= toEpochDay(addMonths(sent, lapsesAfterMonths))) continue;
    charged += 1;
  }
  if (charged < count) return null;
  return { kind: 'never', reason: { code: 'fee_count_reached', params: { maximum: count }, source } };
}
