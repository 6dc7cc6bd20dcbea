import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { chargesOn } from '#shared/domain/dunning/goForward.ts';
import type { StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import type { Standing, Sums } from '#shared/domain/dunning/standing.ts';
import type { StepWait } from '#shared/domain/dunning/stepWait.ts';
import { stepWait } from '#shared/domain/dunning/stepWait.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';

/** One step on the line of time. Sums are in minor units. */
export interface ScheduleStep {
  readonly step: StepRef;
  /** In which form the notice goes out; null for the hand-over. */
  readonly form: NoticeForm | null;
  /** What the wait counts from. */
  readonly base: IsoDate;
  /** Base, postal days and the wait of the profile. */
  readonly byProfile: IsoDate;
  /** The first day that the law allows the step with its fee; null where no day does. */
  readonly lawful: IsoDate | null;
  /** Why the law has the step, or its fee, wait longer than the profile and the notice before do; null where not. */
  readonly lengthened: Reason | null;
  /** The first day on which it may be taken; null where no day comes on which it may. */
  readonly readyOn: IsoDate | null;
  /** The day it was sent, or is assumed to be: the ready day, but not before `asOf`; null when it never can. */
  readonly sentOn: IsoDate | null;
  /** Whether the day of sending was given, not assumed. */
  readonly given: boolean;
  /** The deadline of the notice when it is sent on that day; null for the hand-over. */
  readonly deadline: IsoDate | null;
  /** What the step adds on that day. */
  readonly fee: Minor;
  readonly compensation: Minor;
  /** What is owed on that day before the step adds anything. */
  readonly sums: Sums;
  /** What the letter asks for: `sums.total` with the fee and the compensation. */
  readonly total: Minor;
  /** Why these days and sums, as on a standing of that day. Never empty. */
  readonly reasons: readonly Reason[];
}

/** The step of a situation on the line of time, as it was judged on the day. */
export function scheduleStep(
  situation: Situation,
  { proposal, sums, reasons }: Standing,
  days: Pick<ScheduleStep, 'readyOn' | 'sentOn' | 'given'>,
): ScheduleStep {
  const { next, form } = situation;
  const wait = stepWait(situation, chargesOn(situation));
  const { base, byProfile, lawful, handOver } = wait;
  const fee = proposal?.fee ?? 0;
  const compensation = proposal?.compensation ?? 0;
  const lawfulDay = Number.isFinite(lawful.day) ? lawful.day : situation.due + 1;
  return {
    step: next.ref,
    form: proposal?.form ?? form,
    base: fromEpochDay(base),
    byProfile: fromEpochDay(byProfile),
    lawful: handOver?.kind === 'notice_required' ? null : fromEpochDay(lawfulDay),
    lengthened: lengthening(wait),
    ...days,
    deadline: proposal?.deadline ?? null,
    fee,
    compensation,
    sums,
    total: sums.total + fee + compensation,
    reasons,
  };
}

function lengthening({ byProfile, afterDeadline, lawful }: StepWait): Reason | null {
  const { day, days, reason, source } = lawful;
  if (day <= byProfile || (afterDeadline !== null && day <= afterDeadline)) return null;
  if (reason !== null || source === null) return reason;
  return { code: 'lawful_wait', params: { earliest: fromEpochDay(day), days }, source };
}
