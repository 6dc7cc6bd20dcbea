import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { StepCharges } from '#shared/domain/dunning/chargesOfStep.ts';
import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { HandOverPermission } from '#shared/domain/law/handOverAllowed.ts';
import { handOverAllowed } from '#shared/domain/law/handOverAllowed.ts';
import type { LawSource, NoticeForm } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';

/** The days that keep the next step back. Each bounds it from below; the latest decides. */
export interface StepWait {
  /** What the profile's wait counts from. */
  readonly base: EpochDay;
  readonly waitDays: number;
  /** Base + postal days + wait days. */
  readonly byProfile: EpochDay;
  /** The first day that the law allows the step, with its fee. */
  readonly lawful: LawfulDay;
  /** The day after the previous notice's deadline; null when there was none. */
  readonly afterDeadline: EpochDay | null;
  /** The day on which the invoice is first listed. */
  readonly listed: EpochDay;
  /** The latest of all. */
  readonly earliest: EpochDay;
  /** The same, moved to a business day where the law moves deadlines. */
  readonly readyOn: EpochDay;
  /** What the law says of a hand-over; null when the next step is a notice. */
  readonly handOver: HandOverPermission<SentNotice> | null;
}

/** The first day that the law allows the step, and the rule: so many days after the due date or a deadline. */
export interface LawfulDay {
  readonly day: EpochDay;
  /** Whether the step itself or only its fee has to wait. */
  readonly bound: 'step' | 'fee';
  readonly days: number;
  readonly source: LawSource | null;
  /** Why a fee has to wait; null where the step itself does. */
  readonly reason: Reason | null;
}

/** Reckons what keeps the next step back (DOMAIN: when a step may be taken). */
export function stepWait(situation: Situation, charges: StepCharges | null): StepWait {
  const { invoice, creditor, law, debtorLaw, day, due, next, form } = situation;
  const previous = invoice.notices.at(-1);
  const base = waitBase(situation, previous);
  const waitDays = next.step?.waitDays ?? 0;
  const byProfile = base + creditor.postalDays + waitDays;
  const handOver = form === null ? handOverAllowed(debtorLaw, invoice.notices, day) : null;
  const lawful = form === null ? lawfulHandOver(handOver) : lawfulNotice(situation, form, charges);
  const afterDeadline = previous === undefined ? null : lastDayOf(previous) + 1;
  const listed = due + creditor.postalDays + creditor.listDays;
  const bySending = afterDeadline ?? listed;
  // A later list may have put the due date off, beyond the deadline of what was sent.
  const earliest = Math.max(byProfile, lawful.day, bySending, due);
  const readyOn = movedDay(law, earliest);
  return { base, waitDays, byProfile, lawful, afterDeadline, listed, earliest, readyOn, handOver };
}

/** The deadline of a notice; one that kept the due date of the invoice gave none, and its own day stands for it. */
export function lastDayOf({ sent, deadline }: Pick<SentNotice, 'sent' | 'deadline'>): EpochDay {
  return toEpochDay(deadline >= sent ? deadline : sent);
}

const unbounded: LawfulDay = {
  day: Number.NEGATIVE_INFINITY,
  bound: 'step',
  days: 0,
  source: null,
  reason: null,
};

/** The due date for the first step, else what the step counts from. */
function waitBase({ due, next }: Situation, previous: SentNotice | undefined): EpochDay {
  if (previous === undefined) return due;
  return next.step?.waitFrom === 'sending' ? toEpochDay(previous.sent) : lastDayOf(previous);
}

function lawfulHandOver(permission: HandOverPermission<SentNotice> | null): LawfulDay {
  if (permission?.kind !== 'from') return unbounded;
  const { earliest, days, source } = permission;
  return { day: earliest, bound: 'step', days: Math.max(1, days), source, reason: null };
}

/** A notice may go out some days after the due date; one with a fee, when the fee may be claimed. */
function lawfulNotice(situation: Situation, form: NoticeForm, charges: StepCharges | null): LawfulDay {
  const { debtorLaw, due, day } = situation;
  const known = figureOn(debtorLaw.noticeEarliestDays[form], day);
  const days = known?.figure.value ?? 0;
  const withoutFee = due + days;
  const feeFrom = charges?.feeFrom ?? null;
  if (feeFrom !== null && feeFrom.day > withoutFee) {
    return { day: feeFrom.day, bound: 'fee', days: feeFrom.day - due, source: null, reason: feeFrom.reason };
  }
  return { day: withoutFee, bound: 'step', days, source: known?.source ?? null, reason: null };
}
