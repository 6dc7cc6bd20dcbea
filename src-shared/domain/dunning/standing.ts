import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Channel, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { LawSource, NoticeForm } from '#shared/domain/law/lawPack.ts';

/** Where an open invoice stands on a day (DOMAIN: standing). Never stored as a fact, always derived. */
export type StandingKind =
  | 'settled'
  /** The principal is paid, charges are not, and nobody has waived them. */
  | 'charges_open'
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
  | 'consider_collection'
  | 'time_barred';

export interface Standing {
  readonly kind: StandingKind;
  /** The next step by workflow; null only when the principal is settled. Time never skips a step. */
  readonly step: StepRef | null;
  /** The step that time alone would have brought by now, had each been taken on its first day; null before the first. */
  readonly calendarStep: StepRef | null;
  /** The first day on which the next step may be taken; null where nothing but a person moves it. */
  readonly readyOn: IsoDate | null;
  /** The day that ends the present standing by itself: a deadline or the end of a hold. */
  readonly until: IsoDate | null;
  readonly channel: Channel | null;
  readonly sums: Sums;
  /** What taking the step on this day would claim and set; null unless the step is a notice that may be taken. */
  readonly proposal: Proposal | null;
  /** Whether what was sent keeps the customer from getting new invoices (000-38). */
  readonly blocksCustomer: boolean;
  /** Last day on which the claim is not time-barred; null when settled. */
  readonly limitation: IsoDate | null;
  /** Why, the deciding reason first. Never empty. */
  readonly reasons: readonly Reason[];
}

/** What is owed on the day, in minor units: `total = principal + interest + charges`. */
export interface Sums {
  /** The undisputed principal: what a notice may claim. */
  readonly principal: Minor;
  /** Late interest on the undisputed principal up to and including the day; 0 while no step claims interest. */
  readonly interest: Minor;
  /** Fees and compensation of earlier notices that are still open. */
  readonly charges: Minor;
  readonly total: Minor;
  /** The principal that a part objection holds back; in none of the other sums. */
  readonly disputed: Minor;
}

export interface Proposal {
  readonly form: NoticeForm;
  /** The fee this notice would add, after the law's limits and after what compensation takes its place. */
  readonly fee: Minor;
  /** The lump sum between businesses that this notice would add. */
  readonly compensation: Minor;
  readonly claimInterest: boolean;
  readonly deadline: IsoDate;
  /** Where the law counts the letters with a fee that go to one customer: how many more there may be, this one with it. */
  readonly feesLeft?: FeesLeft;
}

/** The letters with a fee that a customer may still get while it is in arrears without a break. */
export interface FeesLeft {
  readonly count: number;
  readonly maximum: number;
  readonly source: LawSource;
}

/** The five queues of the reminders view (001-07 … 001-15). */
export type QueueTab = 'ready' | 'running' | 'withheld' | 'objection' | 'collect';
