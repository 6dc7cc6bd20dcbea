import type { Minor } from '#shared/kernel/money.ts';

/** A profile: the ordered steps an overdue invoice goes through. The last one is the hand-over. */
export interface Profile {
  readonly name: string;
  readonly steps: readonly Step[];
}

export type StepKind = 'reminder' | 'collection_notice' | 'hand_over';

/** How a notice leaves the house. */
export type Channel = 'paper';

/** One step of a profile. */
export interface Step {
  readonly kind: StepKind;
  /** Days that must have passed since the base before the step is ready. */
  readonly waitDays: number;
  /** What the wait counts from: the previous deadline (for the first step the due date), or the previous sending. */
  readonly waitFrom: 'deadline' | 'sending';
  /** Days from sending to the notice's own deadline; 0 for the hand-over. */
  readonly deadlineDays: number;
  /** `statutory` takes the law's maximum of the day; an amount is in minor units and is cut to that maximum. */
  readonly fee: 'none' | 'statutory' | Minor;
  readonly claimInterest: boolean;
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
