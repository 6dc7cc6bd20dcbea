import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, laterOf } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts, SentNotice } from '#shared/domain/dunning/facts.ts';
import { chargesOn, nominalInvoice, proposalOf, withNotice } from '#shared/domain/dunning/goForward.ts';
import { judge } from '#shared/domain/dunning/judge.ts';
import { isPartObjection } from '#shared/domain/dunning/objections.ts';
import type { Profile, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { ScheduleStep } from '#shared/domain/dunning/scheduleStep.ts';
import { scheduleStep } from '#shared/domain/dunning/scheduleStep.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { formOf, situationOf } from '#shared/domain/dunning/situation.ts';
import type { Proposal, Standing } from '#shared/domain/dunning/standing.ts';
import { stepWait } from '#shared/domain/dunning/stepWait.ts';
import type { BasisPoints, DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

export type { ScheduleStep } from '#shared/domain/dunning/scheduleStep.ts';

/** The claim that a line of time is drawn for. */
export interface ScheduleClaim {
  readonly issued: IsoDate;
  readonly due: IsoDate;
  /** In minor units. */
  readonly principal: Minor;
  readonly currency: Currency;
  /** A step that was not sent yet is not assumed to be sent before this day. */
  readonly asOf: IsoDate;
  /** What was sent already; of steps of the same kind, the first that was sent counts as the first in the profile. */
  readonly sent: readonly SentStep[];
  /** In hundredths of a percent; null or absent where the statutory rate holds. */
  readonly agreedRate?: BasisPoints | null;
}

/** A step of a profile that was taken: its place in the profile, counted from 0, and the day. */
export interface SentStep {
  readonly step: number;
  readonly date: IsoDate;
}

/**
 * The line of time of a claim: every step of the profile with its days and sums, by evaluating the claim forward as if
 * each step were taken as soon as it may be. Steps that the law passes over are not in it. It ends with the hand-over,
 * or with the first step that never may be taken, whose reasons say why.
 */
export function schedule(
  profile: Profile,
  debtorKind: DebtorKind,
  creditor: CreditorFacts,
  law: PreparedLaw,
  claim: ScheduleClaim,
): readonly ScheduleStep[] {
  const { issued, due, principal, currency, asOf, agreedRate = null } = claim;
  const invoice: InvoiceFacts = {
    ...nominalInvoice(issued, due, currency),
    original: principal,
    open: principal,
    agreedRate,
  };
  const given = claim.sent.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return lineOfTime({
    invoice,
    customer: someDebtor(debtorKind, creditor),
    creditor,
    profile,
    law,
    given,
    asOf,
  });
}

/** The line of time of a real invoice: what was sent, then every step to come. Stops on it keep nothing back here. */
export function scheduleInvoice(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): readonly ScheduleStep[] {
  const unstopped = { ...invoice, holds: invoice.holds.filter(isPartObjection), run: null };
  const debtor = { ...customer, holds: [] };
  const sent = unstopped.notices.map((notice, place) =>
    sentStep(situationOf(asItStood(unstopped, place), debtor, creditor, profile, law, notice.sent), notice),
  );
  const ahead = lineOfTime({ invoice: unstopped, customer: debtor, creditor, profile, law, given: [], asOf });
  return [...sent, ...ahead];
}

/** The invoice as it stood when its notice at this place was sent: what came later had not happened yet. */
function asItStood(invoice: InvoiceFacts, place: number): InvoiceFacts {
  const notices = invoice.notices.slice(0, place);
  const sent = invoice.notices[place]?.sent ?? invoice.due;
  const later = invoice.reductions.filter(({ date }) => date > sent);
  const open = later.reduce((sum, { amount }) => sum + amount, invoice.open);
  const fees = notices.reduce((sum, { fee }) => sum + fee, 0);
  return {
    ...invoice,
    open: Math.min(open, invoice.original),
    reductions: invoice.reductions.filter(({ date }) => date <= sent),
    notices,
    charges: { open: fees, fees, compensation: 0 },
  };
}

/** What a line of time is drawn from. */
interface Line {
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly law: PreparedLaw;
  /** Steps whose days of sending are known, in order of time. */
  readonly given: readonly SentStep[];
  readonly asOf: IsoDate;
}

function lineOfTime({ creditor, profile, law, given, asOf, ...facts }: Line): ScheduleStep[] {
  let { invoice, customer } = facts;
  const line: ScheduleStep[] = [];
  let last: IsoDate = invoice.notices.at(-1)?.sent ?? invoice.due;
  for (let count = 0; count <= profile.steps.length; count += 1) {
    const on = (day: IsoDate) => situationOf(invoice, customer, creditor, profile, law, day);
    const sent = given[count];
    const point = sent === undefined ? aheadOf(on, last, asOf) : givenPoint(on, last, sent);
    line.push(point.step);
    if (point.situation === null || point.proposal === null) return line;
    invoice = withNotice(point.situation, point.proposal);
    if (point.proposal.fee > 0) {
      customer = { ...customer, feesInArrears: [...customer.feesInArrears, point.situation.asOf] };
    }
    last = point.situation.asOf;
  }
  return line;
}

/** A step on the line with what is needed to go on from it; nothing where the line ends. */
interface Point {
  readonly step: ScheduleStep;
  readonly situation: Situation | null;
  readonly proposal: Proposal | null;
}

type SituationOn = (day: IsoDate) => Situation;

/** A step that is still to come: taken on the first day it may be, but not before `asOf`. */
function aheadOf(on: SituationOn, from: IsoDate, asOf: IsoDate): Point {
  const first = firstTakeable(on, from);
  if (first === null) {
    const situation = on(laterOf(laterOf(from, asOf), waitedUntil(on(from))));
    const step = scheduleStep(situation, judge(situation, null), {
      readyOn: null,
      sentOn: null,
      given: false,
    });
    return { step, situation: null, proposal: null };
  }
  const readyOn = first.readyOn ?? from;
  const late = firstTakeable(on, laterOf(readyOn, asOf));
  const situation = late?.situation ?? first.situation;
  const standing = late?.standing ?? first.standing;
  const step = scheduleStep(situation, standing, { readyOn, sentOn: situation.asOf, given: false });
  return { step, situation, proposal: standing.proposal };
}

/** The day on which the calendar is done with a step, so that what is said against it is what keeps it back. */
function waitedUntil(situation: Situation): IsoDate {
  return fromEpochDay(stepWait(situation, chargesOn(situation)).readyOn);
}

/** A step whose day of sending is known, lawful or not: what was sent is sent. */
function givenPoint(on: SituationOn, from: IsoDate, { step, date }: SentStep): Point {
  const situation = takingStep(on(date), step);
  const standing = judge(situation, null);
  const readyOn = firstTakeable((day) => takingStep(on(day), step), from)?.readyOn ?? null;
  const added: Reason[] = [];
  const proposal = standing.proposal ?? proposalOf(situation, added);
  const told = { ...standing, proposal, reasons: [...standing.reasons, ...added] };
  return { step: scheduleStep(situation, told, { readyOn, sentOn: date, given: true }), situation, proposal };
}

/** The situation in which a step further on is taken instead of the next one; steps of a kind are taken in order. */
function takingStep(situation: Situation, position: number): Situation {
  const { profile, invoice, next } = situation;
  const step = profile.steps[position];
  if (step === undefined || step.kind === next.ref.kind) return situation;
  const ordinal = invoice.notices.filter(({ kind }) => kind === step.kind).length + 1;
  const ref: StepRef = { kind: step.kind, ordinal, position };
  const profileSource = { kind: 'profile', profile: profile.name, position } as const;
  const form = step.kind === 'hand_over' ? null : formOf(step.kind, situation.lastNotice?.figure.value);
  return { ...situation, next: { ref, step, leftToAgency: false }, form, profileSource };
}

interface Takeable {
  readonly situation: Situation;
  readonly standing: Standing;
  readonly readyOn: IsoDate | null;
}

/** Goes from the day that a standing names to the next one, until the step may be taken; null where no day lets it. */
function firstTakeable(on: SituationOn, from: IsoDate): Takeable | null {
  let asOf = from;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const situation = on(asOf);
    const standing = judge(situation, null);
    if (standing.kind === 'ready' || standing.kind === 'consider_collection') {
      return { situation, standing, readyOn: standing.readyOn };
    }
    if (standing.readyOn === null || standing.readyOn <= asOf) return null;
    asOf = standing.readyOn;
  }
  return null;
}

/** Rules change a few times in a claim's life at the most, and only then a day that was named moves. */
const mostTries = 20;

/** A notice that was sent, as it was: its own deadline and fee, and the claim as it stood on its day. */
function sentStep(situation: Situation, notice: SentNotice): ScheduleStep {
  const { kind, ordinal, form, sent, deadline, fee } = notice;
  const standing = judge(situation, null);
  const proposal = {
    form,
    deadline,
    fee,
    compensation: standing.proposal?.compensation ?? 0,
    claimInterest: notice.claimedInterest,
  };
  const days = { readyOn: standing.readyOn, sentOn: sent, given: true };
  const step = scheduleStep(situation, { ...standing, proposal }, days);
  return { ...step, step: { kind, ordinal, position: step.step.position } };
}

/** A debtor of the country of whom nothing is known but its kind. */
function someDebtor(kind: DebtorKind, { country }: CreditorFacts): CustomerFacts {
  return {
    name: '-',
    kind,
    country,
    street: '-',
    postcode: '-',
    city: '-',
    holds: [],
    collectionBan: false,
    directDebit: false,
    situation: null,
    interestFree: false,
    wantedChannel: null,
    feesInArrears: [],
    openCredit: 0,
    openDebt: 0,
  };
}
