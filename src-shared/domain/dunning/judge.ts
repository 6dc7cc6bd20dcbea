import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { addBlockedReason, blockingStep } from '#shared/domain/dunning/blockingStep.ts';
import { addChannelReason, chooseChannel } from '#shared/domain/dunning/chooseChannel.ts';
import { chargesOfStep } from '#shared/domain/dunning/chargesOfStep.ts';
import { readyDay } from '#shared/domain/dunning/goForward.ts';
import { claimsLateInterest, interestOfInvoice } from '#shared/domain/dunning/interestOfInvoice.ts';
import type { AddressField } from '#shared/domain/dunning/missingAddressFields.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { holdsOn, isPartObjection } from '#shared/domain/dunning/objections.ts';
import type { Obstacle } from '#shared/domain/dunning/obstacles.ts';
import { findObstacles, firstFreeDay } from '#shared/domain/dunning/obstacles.ts';
import type { StepRef } from '#shared/domain/dunning/profile.ts';
import { proposeNotice } from '#shared/domain/dunning/proposeNotice.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource, situationOf } from '#shared/domain/dunning/situation.ts';
import type { Proposal, Standing, StandingKind, Sums } from '#shared/domain/dunning/standing.ts';
import type { CalendarPhase } from '#shared/domain/dunning/stepCalendar.ts';
import { stepCalendar } from '#shared/domain/dunning/stepCalendar.ts';
import type { StepWait } from '#shared/domain/dunning/stepWait.ts';
import { stepWait } from '#shared/domain/dunning/stepWait.ts';
import type { Limitation } from '#shared/domain/law/limitation.ts';
import { limitationOf } from '#shared/domain/law/limitation.ts';
import { changesBetween } from '#shared/domain/law/prepareLaw.ts';

/**
 * The standing of an invoice with open principal in its situation. `evaluate` is the way in; the line of time judges
 * one situation after the other without asking each for the step by the calendar.
 */
export function judge(situation: Situation, calendarStep: StepRef | null): Standing {
  const { invoice, customer, law, next, form } = situation;
  const { ref, step } = next;
  const reasons: Reason[] = [];
  const limitation = limitationOf(law, customer.kind, invoice);
  const obstacles = findObstacles(situation, limitation);
  for (const obstacle of obstacles) reasons.push(obstacle.reason);
  const charges = step === null || form === null ? null : chargesOfStep(situation, step, form);
  const wait = waitByLaterRules(situation, stepWait(situation, charges));
  const calendar = stepCalendar(situation, wait);
  const missing = isTakeable(calendar.phase) ? missingAddressFields(customer) : null;
  const kind = obstacles[0]?.kind ?? kindOf(calendar.phase, ref, missing);
  if (kind === 'missing_address') reasons.push(addressReason(missing ?? []));
  for (const reason of calendar.reasons) reasons.push(reason);
  if (kind !== 'missing_address' && missing !== null) reasons.push(addressReason(missing));
  addFormReason(situation, reasons);
  if (situation.disputed > 0) addPartObjection(situation, reasons);
  const claimInterest = claimsLateInterest(situation);
  let proposal: Proposal | null = null;
  if (kind === 'ready' && step !== null && form !== null && charges !== null) {
    proposal = proposeNotice(situation, step, form, charges, claimInterest, reasons);
  }
  const sums = sumsOf(situation, interestOfInvoice(situation, claimInterest, reasons));
  addOpenCredit(situation, reasons);
  if (isTakeable(calendar.phase)) addChannelReason(situation, reasons);
  const blocking = blockingStep(situation);
  if (blocking !== null) addBlockedReason(blocking, situation, reasons);
  addLimitation(situation, limitation, reasons);
  // No day brings a hand-over that the law ties to a notice which was never sent.
  const isBarred = wait.handOver?.kind === 'notice_required';
  const freed = isBarred ? null : freedOn(situation, wait.readyOn, obstacles);
  const readyOn = freed === null ? null : fromEpochDay(freed);
  const last = limitation?.last ?? null;
  return {
    kind,
    step: kind === 'in_run' ? stepInRun(situation) : ref,
    calendarStep,
    readyOn: readyOn !== null && last !== null && readyOn > last ? null : readyOn,
    until: obstacles.length === 0 ? calendar.until : heldUntil(kind, obstacles),
    channel: step === null ? null : chooseChannel(step, customer),
    sums,
    proposal,
    blocksCustomer: blocking !== null,
    limitation: last,
    reasons,
  };
}

/**
 * Where a rule of the law changes before the step is ready, the wait by the rules of the day that it then is ready on;
 * the wait as it is where no such day comes, or another step is next by then.
 */
function waitByLaterRules(situation: Situation, wait: StepWait): StepWait {
  const { debtorLaw, day, next } = situation;
  if (wait.readyOn <= day || !changesBetween(debtorLaw, day, wait.readyOn)) return wait;
  const { invoice, customer, creditor, profile, law } = situation;
  const on = (asOf: IsoDate) => situationOf(invoice, customer, creditor, profile, law, asOf);
  const later = readyDay(on, fromEpochDay(wait.readyOn));
  return later === null || later.situation.next.ref.position !== next.ref.position ? wait : later.wait;
}

/** Whether the calendar leaves it to a person to take the step. */
function isTakeable(phase: CalendarPhase): boolean {
  return phase === 'ready' || phase === 'notice_required';
}

function kindOf(phase: CalendarPhase, ref: StepRef, missing: readonly AddressField[] | null): StandingKind {
  switch (phase) {
    case 'not_due':
    case 'not_listed':
    case 'waiting':
    case 'deadline_running':
      return phase;
    case 'notice_required':
      return 'withheld';
    case 'ready':
      if (ref.kind === 'hand_over') return 'consider_collection';
      return missing !== null && missing.length > 0 ? 'missing_address' : 'ready';
  }
}

function addressReason(missing: readonly AddressField[]): Reason {
  if (missing.length === 0) return { code: 'address_complete', params: {}, source: ledgerSource };
  return { code: 'address_missing', params: { fields: missing.join(',') }, source: ledgerSource };
}

/** That the law sends the last notice in another form, or leaves it to an agency. */
function addFormReason({ next, form, lastNotice }: Situation, reasons: Reason[]): void {
  if (lastNotice === undefined) return;
  const { figure, source } = lastNotice;
  if (next.leftToAgency) {
    reasons.push({ code: 'last_notice_by_agency', params: {}, source });
  } else if (form === 'demand_letter') {
    reasons.push({ code: 'demand_letter_instead', params: { from: figure.from }, source });
  }
}

function addPartObjection(situation: Situation, reasons: Reason[]): void {
  const { invoice, law, asOf, disputed, principal } = situation;
  const parts = invoice.holds.filter((hold) => isPartObjection(hold) && holdsOn(hold, asOf));
  const params = {
    disputed,
    undisputed: principal,
    currency: invoice.currency,
    reason: parts
      .map(({ reason }) => reason.trim())
      .filter((reason) => reason !== '')
      .join('; '),
  };
  reasons.push({ code: 'objection_part', params, source: law.objectionSource });
}

function sumsOf({ invoice, principal, disputed }: Situation, interest: Minor): Sums {
  const charges = invoice.charges.open;
  return { principal, interest, charges, total: principal + interest + charges, disputed };
}

function addOpenCredit({ customer, invoice }: Situation, reasons: Reason[]): void {
  if (customer.openCredit <= 0) return;
  const params = { amount: customer.openCredit, currency: invoice.currency };
  reasons.push({ code: 'open_credit', params, source: ledgerSource });
}

/** That the claim is about to be time-barred, and what started the years anew. */
function addLimitation({ creditor, day }: Situation, limitation: Limitation | null, reasons: Reason[]): void {
  if (limitation === null) return;
  const { last, lastDay, years, start, interrupted, source } = limitation;
  if (day <= lastDay) {
    if (day < lastDay - creditor.limitationWarningDays) return;
    reasons.push({ code: 'limitation_near', params: { last, years, start }, source });
  }
  if (interrupted !== null) {
    reasons.push({ code: 'limitation_interrupted', params: { sent: interrupted }, source });
  }
}

/** The step that the run took; its place is the profile's, should the profile have changed since. */
function stepInRun({ invoice, profile, next }: Situation): StepRef {
  const { run } = invoice;
  if (run === null || (run.stepKind === next.ref.kind && run.ordinal === next.ref.ordinal)) return next.ref;
  let ordinal = 0;
  for (const [position, step] of profile.steps.entries()) {
    if (step.kind === run.stepKind) ordinal += 1;
    if (step.kind === run.stepKind && ordinal === run.ordinal)
      return { kind: run.stepKind, ordinal, position };
  }
  return { kind: run.stepKind, ordinal: run.ordinal, position: next.ref.position };
}

/**
 * The first day on which nothing that is known keeps the step back any more; null when only a person can free it. The
 * calendar's day is a business day where the law moves deadlines. The end of a stop is no deadline: the step may be
 * taken on the day after it, whatever day of the week that is.
 */
function freedOn(situation: Situation, readyOn: EpochDay, obstacles: readonly Obstacle[]): EpochDay | null {
  if (obstacles.some(({ kind, until }) => kind !== 'in_run' && until === null)) return null;
  const from = Math.max(readyOn, situation.day);
  const free = firstFreeDay(situation, from);
  return free === from ? readyOn : free;
}

/** The last day of the deciding kind of obstacle; null when one of that kind ends only by a person. */
function heldUntil(kind: StandingKind, obstacles: readonly Obstacle[]): IsoDate | null {
  let latest: IsoDate | null = null;
  for (const obstacle of obstacles) {
    if (obstacle.kind !== kind) continue;
    if (obstacle.until === null) return null;
    if (latest === null || obstacle.until > latest) latest = obstacle.until;
  }
  return latest;
}
