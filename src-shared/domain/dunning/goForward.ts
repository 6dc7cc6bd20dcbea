import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { Currency } from '#shared/kernel/money.ts';
import type { StepCharges } from '#shared/domain/dunning/chargesOfStep.ts';
import { chooseChannel } from '#shared/domain/dunning/chooseChannel.ts';
import { chargesOfStep } from '#shared/domain/dunning/chargesOfStep.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { claimsLateInterest } from '#shared/domain/dunning/interestOfInvoice.ts';
import { proposeNotice } from '#shared/domain/dunning/proposeNotice.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import type { Proposal } from '#shared/domain/dunning/standing.ts';
import type { StepWait } from '#shared/domain/dunning/stepWait.ts';
import { stepWait } from '#shared/domain/dunning/stepWait.ts';

/** A situation in which the calendar and the law have the next step ready. */
export interface ReadySituation {
  readonly situation: Situation;
  readonly wait: StepWait;
}

/**
 * The first day, from a day on, on which the calendar and the law let the next step be taken, with the situation of
 * that day; null where no day does, because the law wants a notice first. Figures of a later day may ask for a later
 * day still, so that this goes on until the day it finds agrees with itself.
 */
export function readyDay(situationOn: (day: IsoDate) => Situation, from: IsoDate): ReadySituation | null {
  let asOf = from;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const situation = situationOn(asOf);
    const wait = stepWait(situation, chargesOn(situation));
    if (wait.readyOn <= situation.day) {
      return wait.handOver?.kind === 'notice_required' ? null : { situation, wait };
    }
    asOf = fromEpochDay(wait.readyOn);
  }
  return null;
}

/** Each try moves to the day that the one before named; rules change a few times in a claim's life at the most. */
const mostTries = 20;

/** What taking the notice step of a situation would claim and set, ready or not; null for a hand-over. */
export function proposalOf(situation: Situation, reasons: Reason[]): Proposal | null {
  const { next, form } = situation;
  const charges = chargesOn(situation);
  if (next.step === null || form === null || charges === null) return null;
  return proposeNotice(situation, next.step, form, charges, claimsLateInterest(situation), reasons);
}

/** The invoice once the notice step of a situation was taken on its day, as its proposal says. */
export function withNotice({ invoice, customer, next, asOf }: Situation, proposal: Proposal): InvoiceFacts {
  const { kind, ordinal } = next.ref;
  if (kind === 'hand_over') return invoice;
  const { form, deadline, fee, compensation, claimInterest } = proposal;
  const channel = (next.step === null ? null : chooseChannel(next.step, customer)) ?? 'paper';
  const notice = { kind, form, ordinal, sent: asOf, deadline, fee, claimedInterest: claimInterest, channel };
  const { charges } = invoice;
  return {
    ...invoice,
    notices: [...invoice.notices, notice],
    charges: {
      open: charges.open + fee + compensation,
      fees: charges.fees + fee,
      compensation: charges.compensation + compensation,
    },
  };
}

/** An invoice of 1,000 in the currency of the law about which nothing is known but its days. */
export function nominalInvoice(issued: IsoDate, due: IsoDate, currency: Currency): InvoiceFacts {
  return {
    number: '1',
    issued,
    due,
    currency,
    original: 100_000,
    open: 100_000,
    agreedRate: null,
    reductions: [],
    notices: [],
    charges: { open: 0, fees: 0, compensation: 0 },
    holds: [],
    run: null,
  };
}

/** What the next step may claim by the law of the day; null for a hand-over. */
export function chargesOn(situation: Situation): StepCharges | null {
  const { next, form } = situation;
  return next.step === null || form === null ? null : chargesOfStep(situation, next.step, form);
}
