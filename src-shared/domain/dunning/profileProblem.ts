import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';

/**
 * Something that is wrong with a profile. `unlawful` keeps it from being used; `advice` says what the rules will do
 * differently from what the profile says. Sums are in minor units of the law's currency.
 */
export type ProfileProblem = {
  readonly [Code in ProfileProblemCode]: {
    readonly code: Code;
    readonly params: ProfileProblemParams[Code];
    /** Place of the step in the profile, counted from 0; null for the profile as a whole. */
    readonly position: number | null;
    readonly severity: 'unlawful' | 'advice';
    readonly source: ReasonSource;
  };
}[ProfileProblemCode];

export type ProfileProblemCode = keyof ProfileProblemParams;

/** Every problem code with its parameters. */
export interface ProfileProblemParams {
  /** The profile has no step that sends anything and no hand-over. */
  readonly profile_empty: Record<string, never>;
  readonly hand_over_missing: Record<string, never>;
  readonly hand_over_not_last: Record<string, never>;
  /** A reminder stands after a collection notice: it would never be sent. */
  readonly reminder_after_collection_notice: Record<string, never>;
  /** The law wants this notice before a hand-over, and the profile has none. */
  readonly notice_required_before_hand_over: { readonly kind: 'reminder' | 'collection_notice' };
  /** The creditor itself may not send a collection notice to this kind of debtor; the step is passed over. */
  readonly collection_notice_by_agency_only: Record<string, never>;
  /** In the place of the collection notice the law lets a demand letter go out. Advice. */
  readonly demand_letter_instead: { readonly from: IsoDate };
  readonly channel_missing: Record<string, never>;
  /** A deadline of no days at all. */
  readonly deadline_missing: Record<string, never>;
  readonly deadline_below_minimum: { readonly days: number; readonly minimum: number };
  /** On most days of sending, the bank days that the law wants make the deadline longer. Advice. */
  readonly deadline_below_bank_days: {
    readonly days: number;
    readonly bankDays: number;
    readonly receiptDays: number;
  };
  /** The step keeps the original due date, but the law wants a deadline of so many days. */
  readonly original_due_not_allowed: { readonly minimum: number };
  readonly fee_above_maximum: {
    readonly fee: Minor;
    readonly maximum: Minor;
    readonly currency: Currency;
  };
  /** The law knows no fee for a letter of this form. */
  readonly fee_never_allowed: { readonly form: NoticeForm };
  /** The highest fee of the day is not known, so that none is claimed. Advice. */
  readonly fee_figure_missing: { readonly date: IsoDate };
  /** Earlier steps have used up the fees that the law allows. */
  readonly fee_count_reached: { readonly maximum: number };
  /** Earlier steps have used up the sum that the law allows; what is left is `fee`. */
  readonly fee_total_reached: {
    readonly total: Minor;
    readonly fee: Minor;
    readonly currency: Currency;
  };
  /** The step before gives too short a deadline for this one to carry a fee. Advice. */
  readonly fee_after_short_deadline: { readonly days: number };
  /** The fee must be agreed on beforehand, and the creditor's terms do not name it. Advice. */
  readonly fee_only_if_agreed: Record<string, never>;
  /** The lump sum between businesses leaves no room for the fee. Advice. */
  readonly fee_in_compensation: { readonly compensation: Minor; readonly currency: Currency };
  /** The step waits so many days longer than the profile says, because of its fee. Advice. */
  readonly wait_lengthened_for_fee: { readonly days: number };
  /** The step waits so many days longer than the profile says, because the law wants it. Advice. */
  readonly wait_lengthened_by_law: { readonly days: number };
  readonly compensation_for_persons: Record<string, never>;
  /** The lump sum is owed once, and an earlier step claims it already. Advice. */
  readonly compensation_claimed_before: Record<string, never>;
}
