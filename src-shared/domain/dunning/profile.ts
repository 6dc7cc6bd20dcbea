import type { Minor } from '#shared/kernel/money.ts';

/** A profile: the ordered steps an overdue invoice goes through. The last one is the hand-over. */
export interface Profile {
  readonly name: string;
  /** One letter per customer with all its invoices at the highest step, or one letter per invoice. */
  readonly grouping: 'per_customer' | 'per_invoice';
  /** Open credit notes and unapplied payments are shown in the letter, or taken off what it asks for. */
  readonly credit: 'show' | 'net';
  readonly steps: readonly Step[];
}

export type StepKind = 'reminder' | 'collection_notice' | 'hand_over';

/** How a notice leaves the house. */
export type Channel = 'paper';

/** How a customer may want its letters, whether they can be sent so already or not. */
export type WantedChannel = 'einvoice' | 'email' | 'paper';

/** One step of a profile. */
export interface Step {
  readonly kind: StepKind;
  /** Days that must have passed since the base before the step is ready. */
  readonly waitDays: number;
  /** What the wait counts from: the previous deadline (for the first step the due date), or the previous sending. */
  readonly waitFrom: 'deadline' | 'sending';
  /** Whether the notice sets a deadline of its own, or keeps the due date of the invoice. */
  readonly deadline: 'own' | 'original';
  /** Days from sending to the notice's own deadline; 0 for the hand-over and for a kept due date. */
  readonly deadlineDays: number;
  /** `statutory` takes the law's maximum of the day; an amount is in minor units and is cut to that maximum. */
  readonly fee: 'none' | 'statutory' | Minor;
  readonly claimInterest: boolean;
  /** Whether the lump sum between businesses is claimed, once per invoice. Without effect for persons. */
  readonly claimCompensation: boolean;
  /** Whether the customer gets no new invoices from this step on until it has paid (000-38). */
  readonly blocksCustomer: boolean;
  /** In order of preference. */
  readonly channels: readonly Channel[];
  /** Principal below which this step is not taken, in minor units. */
  readonly minimumAmount: Minor;
}

/** A step as a reader knows it: what kind, and the how-manieth of that kind, counted from 1. */
export interface StepRef {
  readonly kind: StepKind;
  readonly ordinal: number;
  /** Place in the profile, counted from 0. */
  readonly position: number;
}
