import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { askForFee } from '#shared/domain/dunning/feeOfStep.ts';
import { claimsLateInterest, interestOfInvoice } from '#shared/domain/dunning/interestOfInvoice.ts';
import type { AddressField } from '#shared/domain/dunning/missingAddressFields.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { nextStep } from '#shared/domain/dunning/nextStep.ts';
import type { Obstacle } from '#shared/domain/dunning/obstacles.ts';
import { findObstacles, firstFreeDay } from '#shared/domain/dunning/obstacles.ts';
import type { Profile, StepRef } from '#shared/domain/dunning/profile.ts';
import { proposeNotice } from '#shared/domain/dunning/proposeNotice.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';
import type { Proposal, Standing, StandingKind, Sums } from '#shared/domain/dunning/standing.ts';
import type { CalendarPhase } from '#shared/domain/dunning/stepCalendar.ts';
import { stepCalendar } from '#shared/domain/dunning/stepCalendar.ts';
import { stepWait } from '#shared/domain/dunning/stepWait.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/**
 * Tells where an invoice stands on a day and why: the one function behind the queue, the run, the command
 * line and the worker (DOMAIN: standing). Pure: no clock, no ledger, no locale; nothing given to it changes.
 *
 * Checks in order: settled, run, holds, first invoice number, foreign customer, minimum amount, then the
 * calendar, and the address where the calendar has the step ready. The first that applies decides; the
 * reasons of all that apply are in the result. Sums are in minor units.
 */
export function evaluate(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): Standing {
  if (invoice.open <= 0 || invoice.original < 0) return settledStanding(invoice);
  const situation = situationOf(invoice, customer, creditor, profile, law, asOf);
  const { ref, step } = situation.next;
  const reasons: Reason[] = [];
  const obstacles = findObstacles(situation);
  for (const obstacle of obstacles) reasons.push(obstacle.reason);
  const fee = step === null ? null : askForFee(situation, step);
  const wait = stepWait(situation, fee);
  const calendar = stepCalendar(situation, wait);
  const missing = isTakeable(calendar.phase) ? missingAddressFields(customer) : null;
  const kind = obstacles[0]?.kind ?? kindOf(calendar.phase, ref, missing);
  if (kind === 'missing_address') reasons.push(addressReason(missing ?? []));
  for (const reason of calendar.reasons) reasons.push(reason);
  if (kind !== 'missing_address' && missing !== null) reasons.push(addressReason(missing));
  const claimInterest = claimsLateInterest(situation);
  let proposal: Proposal | null = null;
  if (kind === 'ready' && step !== null && ref.kind !== 'hand_over') {
    proposal = proposeNotice(situation, step, ref.kind, fee, claimInterest, reasons);
  }
  const sums = sumsOf(invoice, interestOfInvoice(situation, claimInterest, reasons));
  addOpenCredit(situation, reasons);
  // No day brings a hand-over that the law ties to a notice which was never sent.
  const isBarred = wait.handOver?.kind === 'notice_required';
  const freed = isBarred ? null : freedOn(situation, wait.readyOn, obstacles);
  return {
    kind,
    step: kind === 'in_run' ? stepInRun(situation) : ref,
    readyOn: freed === null ? null : fromEpochDay(freed),
    until: obstacles.length === 0 ? calendar.until : heldUntil(kind, obstacles),
    channel: step?.channels[0] ?? null,
    sums,
    proposal,
    reasons,
  };
}

function settledStanding(invoice: InvoiceFacts): Standing {
  const reason: Reason =
    invoice.original < 0
      ? { code: 'credit_document', params: { amount: invoice.original }, source: ledgerSource }
      : { code: 'settled', params: { number: invoice.number }, source: ledgerSource };
  return {
    kind: 'settled',
    step: null,
    readyOn: null,
    until: null,
    channel: null,
    sums: sumsOf(invoice, 0),
    proposal: null,
    reasons: [reason],
  };
}

function situationOf(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): Situation {
  const next = nextStep(profile, invoice.notices);
  return {
    invoice,
    customer,
    creditor,
    profile,
    law,
    debtorLaw: law[customer.kind],
    asOf,
    day: toEpochDay(asOf),
    due: movedDay(law, toEpochDay(invoice.due)),
    next,
    profileSource: { kind: 'profile', profile: profile.name, position: next.ref.position },
  };
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

function sumsOf({ open, openFees }: InvoiceFacts, interest: number): Sums {
  return { principal: open, interest, charges: openFees, total: open + interest + openFees };
}

function addOpenCredit({ customer, invoice }: Situation, reasons: Reason[]): void {
  if (customer.openCredit <= 0) return;
  const params = { amount: customer.openCredit, currency: invoice.currency };
  reasons.push({ code: 'open_credit', params, source: ledgerSource });
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
