import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/** A fee only so many days after the due date (NO: inkassoforskriften § 1-2; FI: perintälaki 10 b §). */
export function daysAfterDue(days: number, { dueDay }: FeeClaim, source: LawSource): FeeRuling {
  const day = dueDay + days;
  const params = { earliest: fromEpochDay(day), days };
  return { kind: 'from', day, reason: { code: 'fee_too_early', params, source } };
}
