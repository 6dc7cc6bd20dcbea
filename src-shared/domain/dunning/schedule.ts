import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Sums } from '#shared/domain/dunning/standing.ts';
import type { BasisPoints, DebtorKind, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** The claim that a line of time is drawn for. */
export interface ScheduleClaim {
  readonly issued: IsoDate;
  readonly due: IsoDate;
  /** In minor units. */
  readonly principal: Minor;
  readonly currency: Currency;
  /** A step that was not sent yet is not assumed to be sent before this day. */
  readonly asOf: IsoDate;
  /** What was sent already: the place of the step in the profile, counted from 0, and the day. In order. */
  readonly sent: readonly { readonly step: number; readonly date: IsoDate }[];
  /** In hundredths of a percent; null or absent where the statutory rate holds. */
  readonly agreedRate?: BasisPoints | null;
}

/** One step on the line of time. Sums are in minor units. */
export interface ScheduleStep {
  readonly step: StepRef;
  /** In which form the notice goes out; null for the hand-over. */
  readonly form: NoticeForm | null;
  /** What the wait counts from. */
  readonly base: IsoDate;
  /** Base, postal days and the wait of the profile. */
  readonly byProfile: IsoDate;
  /** The first day that the law allows the step with its fee; null where no day does. */
  readonly lawful: IsoDate | null;
  /** The first day on which it may be taken; null where no day comes on which it may. */
  readonly readyOn: IsoDate | null;
  /** The day it was sent, or is assumed to be: the ready day, but not before `asOf`; null when it never can. */
  readonly sentOn: IsoDate | null;
  /** Whether the day of sending was given, not assumed. */
  readonly given: boolean;
  /** The deadline of the notice when it is sent on that day; null for the hand-over. */
  readonly deadline: IsoDate | null;
  /** What the step adds on that day. */
  readonly fee: Minor;
  readonly compensation: Minor;
  /** What is owed on that day before the step adds anything. */
  readonly sums: Sums;
  /** What the letter asks for: `sums.total` with the fee and the compensation. */
  readonly total: Minor;
  /** Why these days and sums, as on a standing of that day. Never empty. */
  readonly reasons: readonly Reason[];
}

/**
 * The line of time of a claim: every step of the profile with its days and sums, by evaluating the claim forward as if
 * each step were taken as soon as it may be. Steps that the law passes over are not in it; the hand-over ends it.
 */
export function schedule(
  profile: Profile,
  debtorKind: DebtorKind,
  creditor: CreditorFacts,
  law: PreparedLaw,
  claim: ScheduleClaim,
): readonly ScheduleStep[] {
  throw new Error(
    `being written: ${profile.name} ${debtorKind} ${creditor.country} ${law.pack.version} ${claim.due}`,
  );
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
  throw new Error(
    `being written: ${invoice.number} ${customer.name} ${creditor.country} ${profile.name} ${law.pack.version} ${asOf}`,
  );
}
