import { daysBetween, fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import { lastWithFee } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/**
 * A further fee only when the letter with the last one gave so many days to pay, and they were missed
 * (NO: inkassoforskriften § 1-2).
 */
export function missedDeadline(days: number, claim: FeeClaim, source: LawSource): FeeRuling | null {
  const last = lastWithFee(claim);
  if (last === undefined) return null;
  const { sent, deadline } = last;
  const reason = { code: 'fee_deadline_not_missed', params: { deadline, days }, source } as const;
  if (daysBetween(sent, deadline) < days) return { kind: 'never', reason };
  const day = toEpochDay(deadline) + 1;
  const params = { earliest: fromEpochDay(day), deadline };
  return { kind: 'from', day, reason: { code: 'fee_after_deadline', params, source } };
}
