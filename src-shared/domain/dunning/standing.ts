import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Channel, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';

/** Where an open invoice stands on a day (DOMAIN: standing). Never stored as a fact, always derived. */
export type StandingKind =
  | 'settled'
  | 'not_due'
  | 'not_listed'
  | 'waiting'
  | 'ready'
  | 'missing_address'
  | 'in_run'
  | 'deadline_running'
  | 'withheld'
  | 'objection'
  | 'paused'
  | 'consider_collection';

export interface Standing {
  readonly kind: StandingKind;
  /** The next step by workflow; null only when settled. Time never skips a step. */
  readonly step: StepRef | null;
  /** The first day on which that step may be taken; null where nothing but a person moves it. */
  readonly readyOn: IsoDate | null;
  /** The day that ends the present standing by itself: a deadline or the end of a hold. */
  readonly until: IsoDate | null;
  readonly channel: Channel | null;
  readonly sums: Sums;
  /** What taking the step on this day would claim and set; null unless the step is a notice that may be taken. */
  readonly proposal: Proposal | null;
  /** Why, the deciding reason first. Never empty. */
  readonly reasons: readonly Reason[];
}

/** What is owed on the day, in minor units: `total = principal + interest + charges`. */
export interface Sums {
  readonly principal: Minor;
  /** Late interest up to and including the day; 0 while no step claims interest. */
  readonly interest: Minor;
  /** Fees of earlier notices that are still open. */
  readonly charges: Minor;
  readonly total: Minor;
}

export interface Proposal {
  /** The fee this notice would add, after the law's limits. */
  readonly fee: Minor;
  readonly claimInterest: boolean;
  readonly deadline: IsoDate;
}

/** The five queues of the reminders view (001-07 … 001-15). */
export type QueueTab = 'ready' | 'running' | 'withheld' | 'objection' | 'collect';
