import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/** Only so many letters with a fee while the customer is in arrears without a break (DK: renteloven § 9 b). */
export function countPerArrears(
  maximum: number,
  { feesInArrears }: FeeClaim,
  source: LawSource,
): FeeRuling | null {
  if (feesInArrears.length < maximum) return null;
  return { kind: 'never', reason: { code: 'fee_arrears_count_reached', params: { maximum }, source } };
}
