import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Reason, ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';
import type { HandOverPermission } from '#shared/domain/law/handOverAllowed.ts';
import type { StepWait } from '#shared/domain/dunning/stepWait.ts';

/** What the calendar alone says of the next step. */
export interface StepCalendar {
  readonly phase: CalendarPhase;
  /** The last day of the phase where it is a date of its own: the due date or a deadline. */
  readonly until: IsoDate | null;
  /** Why, the deciding reason first. */
  readonly reasons: Reason[];
}

/** `notice_required` is a hand-over whose wait has passed, but the law wants a collection notice before it. */
export type CalendarPhase =
  | 'not_due'
  | 'not_listed'
  | 'deadline_running'
  | 'waiting'
  | 'notice_required'
  | 'ready';

/** Tells what the calendar says of the next step on the day, and why. */
export function stepCalendar(situation: Situation, wait: StepWait): StepCalendar {
  const previous = situation.invoice.notices.at(-1);
  const phase = phaseOn(situation, wait);
  const reasons: Reason[] = [];
  let until: IsoDate | null = null;
  switch (phase) {
    case 'not_due':
      until = fromEpochDay(situation.due);
      reasons.push({ code: 'not_due', params: { due: until }, source: ledgerSource });
      break;
    case 'not_listed':
      reasons.push(notListed(situation, wait));
      addBounds(situation, wait, reasons);
      break;
    case 'deadline_running':
      if (previous !== undefined) {
        until = previous.deadline;
        reasons.push(deadlineRunning(previous));
      }
      reasons.push(waitReason('waiting', situation, wait));
      addBounds(situation, wait, reasons);
      break;
    case 'waiting':
      reasons.push(waitReason('waiting', situation, wait));
      addBounds(situation, wait, reasons);
      break;
    case 'notice_required':
    case 'ready':
      addHandOverReason(situation, wait, reasons);
      reasons.push(waitReason('wait_passed', situation, wait));
      addBounds(situation, wait, reasons);
      break;
  }
  addMovedDueDate(situation, reasons);
  return { phase, until, reasons };
}

const listDaysSource: ReasonSource = { kind: 'setting', setting: 'listDays' };

function phaseOn({ invoice, day, due }: Situation, wait: StepWait): CalendarPhase {
  if (day < due) return 'not_due';
  if (wait.afterDeadline === null) {
    if (day < wait.listed) return 'not_listed';
  } else if (day < wait.afterDeadline) {
    // A notice that kept the due date gave no deadline that could run.
    const previous = invoice.notices.at(-1);
    return previous !== undefined && previous.deadline >= previous.sent ? 'deadline_running' : 'waiting';
  }
  if (day < wait.readyOn) return 'waiting';
  return wait.handOver?.kind === 'notice_required' ? 'notice_required' : 'ready';
}

function notListed({ due, creditor }: Situation, wait: StepWait): Reason {
  const { postalDays, listDays } = creditor;
  const params = { due: fromEpochDay(due), listedOn: fromEpochDay(wait.listed), postalDays, listDays };
  return { code: 'not_listed', params, source: listDaysSource };
}

function deadlineRunning(previous: SentNotice): Reason {
  const { kind, ordinal, sent, deadline } = previous;
  return {
    code: 'deadline_running',
    params: { step: kind, ordinal, sent, deadline },
    source: ledgerSource,
  };
}

function waitReason(code: 'waiting' | 'wait_passed', situation: Situation, wait: StepWait): Reason {
  const { kind, ordinal } = situation.next.ref;
  const params = {
    step: kind,
    ordinal,
    readyOn: fromEpochDay(wait.readyOn),
    base: fromEpochDay(wait.base),
    waitDays: wait.waitDays,
    postalDays: situation.creditor.postalDays,
  };
  return { code, params, source: situation.profileSource };
}

function addHandOverReason({ profileSource }: Situation, { handOver }: StepWait, reasons: Reason[]): void {
  if (handOver !== null) reasons.push(handOverReason(handOver, profileSource));
}

/** Why the law lets a claim be handed over, or what it wants first. */
export function handOverReason(permission: HandOverPermission<SentNotice>, free: ReasonSource): Reason {
  const { source } = permission;
  switch (permission.kind) {
    case 'notice_required': {
      const code = permission.notice === 'reminder' ? 'reminder_required' : 'collection_notice_required';
      return { code, params: {}, source: permission.source };
    }
    case 'from': {
      const { form, sent, deadline } = permission.notice;
      return {
        code: 'collection_ready',
        params: { form, noticeSent: sent, deadline },
        source: permission.source,
      };
    }
    case 'free':
      return { code: 'hand_over_free', params: {}, source: source ?? free };
  }
}

/** What made the step wait longer than the profile says. */
function addBounds(situation: Situation, wait: StepWait, reasons: Reason[]): void {
  const { lawful, byProfile, afterDeadline, earliest, readyOn } = wait;
  const feeWaits = lawful.bound === 'fee';
  if (lawful.source !== null && lawful.day > byProfile && !feeWaits) {
    const params = { earliest: fromEpochDay(lawful.day), days: lawful.days };
    reasons.push({ code: 'lawful_wait', params, source: lawful.source });
  }
  if (afterDeadline !== null && afterDeadline > byProfile && (afterDeadline > lawful.day || feeWaits)) {
    const params = { deadline: fromEpochDay(afterDeadline - 1) };
    reasons.push({ code: 'after_previous_deadline', params, source: ledgerSource });
  }
  if (
    lawful.reason !== null &&
    lawful.day > Math.max(byProfile, afterDeadline ?? 0) &&
    situation.day < lawful.day
  ) {
    reasons.push(lawful.reason);
  }
  if (readyOn !== earliest) {
    const params = { from: fromEpochDay(earliest), to: fromEpochDay(readyOn) };
    reasons.push({ code: 'moved_to_business_day', params, source: situation.law.closedDaysSource });
  }
}

function addMovedDueDate({ invoice, law, due }: Situation, reasons: Reason[]): void {
  const to = fromEpochDay(due);
  if (to === invoice.due) return;
  const params = { from: invoice.due, to };
  reasons.push({ code: 'moved_to_business_day', params, source: law.closedDaysSource });
}
