import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import { feeOfStep } from '#shared/domain/dunning/feeOfStep.ts';
import type { Step } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import type { Proposal } from '#shared/domain/dunning/standing.ts';
import type { FeePermission } from '#shared/domain/law/feeAllowed.ts';
import type { NoticeKind } from '#shared/domain/law/lawPack.ts';
import { minimumDeadline } from '#shared/domain/law/minimumDeadline.ts';

/**
 * What taking a notice step on the day would claim and set, added to `reasons`: its fee within the law's
 * limits, and its own deadline, at least the law's minimum and on a business day.
 */
export function proposeNotice(
  situation: Situation,
  step: Step,
  kind: NoticeKind,
  permission: FeePermission | null,
  claimInterest: boolean,
  reasons: Reason[],
): Proposal {
  const { law, customer, day, profileSource } = situation;
  const { fee, reason } = feeOfStep(situation, step, kind, permission);
  reasons.push(reason);
  const set = minimumDeadline(law, customer.kind, kind, day, step.deadlineDays);
  const deadline = fromEpochDay(set.deadline);
  reasons.push({
    code: 'deadline_set',
    params: { deadline, days: set.days },
    source: set.source ?? profileSource,
  });
  if (set.deadline !== set.counted) {
    const params = { from: fromEpochDay(set.counted), to: deadline };
    reasons.push({ code: 'moved_to_business_day', params, source: law.closedDaysSource });
  }
  return { fee, claimInterest, deadline };
}
