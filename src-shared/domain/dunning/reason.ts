import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { LawSource, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { Channel, StepKind, WantedChannel } from '#shared/domain/dunning/profile.ts';

/**
 * One reason for a standing: a code, which is the key of its text, the figures used, and where the rule stands.
 * Sums are in minor units, rates in hundredths of a percent.
 */
export type Reason = {
  readonly [Code in ReasonCode]: {
    readonly code: Code;
    readonly params: ReasonParams[Code];
    readonly source: ReasonSource;
  };
}[ReasonCode];

export type ReasonCode = keyof ReasonParams;

/** Where a rule comes from: a law with the grade of its figure, the profile, a setting, or the data itself. */
export type ReasonSource =
  | LawSource
  | { readonly kind: 'profile'; readonly profile: string; readonly position: number }
  | { readonly kind: 'setting'; readonly setting: string }
  | { readonly kind: 'ledger' };

/** Every reason code with its parameters. A new reason is one line here, its text in each catalog, and its rule. */
export interface ReasonParams {
  readonly settled: { readonly number: string };
  readonly credit_document: { readonly amount: Minor };
  readonly not_due: { readonly due: IsoDate };
  readonly not_listed: {
    readonly due: IsoDate;
    readonly listedOn: IsoDate;
    readonly postalDays: number;
    readonly listDays: number;
  };
  readonly waiting: {
    readonly step: StepKind;
    readonly ordinal: number;
    readonly readyOn: IsoDate;
    readonly base: IsoDate;
    readonly waitDays: number;
    readonly postalDays: number;
  };
  readonly wait_passed: {
    readonly step: StepKind;
    readonly ordinal: number;
    readonly readyOn: IsoDate;
    readonly base: IsoDate;
    readonly waitDays: number;
    readonly postalDays: number;
  };
  readonly lawful_wait: { readonly earliest: IsoDate; readonly days: number };
  /** The step could be taken earlier by the profile, but the previous notice's own deadline must pass first. */
  readonly after_previous_deadline: { readonly deadline: IsoDate };
  readonly moved_to_business_day: { readonly from: IsoDate; readonly to: IsoDate };
  readonly deadline_running: {
    readonly step: StepKind;
    readonly ordinal: number;
    readonly sent: IsoDate;
    readonly deadline: IsoDate;
  };
  readonly in_run: { readonly run: number };
  readonly do_not_remind_customer: { readonly reason: string };
  readonly do_not_remind_invoice: { readonly reason: string };
  readonly objection: { readonly reason: string; readonly from: IsoDate };
  readonly paused: { readonly reason: string; readonly until: IsoDate | null };
  readonly before_first_number: { readonly number: string; readonly first: string };
  readonly foreign_customer: { readonly country: string };
  readonly below_minimum: { readonly open: Minor; readonly minimum: Minor; readonly currency: Currency };
  readonly address_missing: { readonly fields: string };
  readonly address_complete: Record<string, never>;
  /** What the law wants before a hand-over was sent, in this form, and its deadline has passed. */
  readonly collection_ready: {
    readonly form: NoticeForm;
    readonly noticeSent: IsoDate;
    readonly deadline: IsoDate;
  };
  readonly collection_notice_required: Record<string, never>;
  readonly fee_allowed: {
    readonly fee: Minor;
    readonly maximum: Minor;
    readonly currency: Currency;
    readonly validFrom: IsoDate;
  };
  readonly fee_cut: {
    readonly wanted: Minor;
    readonly fee: Minor;
    readonly currency: Currency;
    readonly validFrom: IsoDate;
  };
  readonly fee_too_early: { readonly earliest: IsoDate; readonly days: number };
  readonly fee_count_reached: { readonly maximum: number };
  readonly fee_deadline_not_missed: { readonly deadline: IsoDate; readonly days: number };
  /** One letter bears one fee: it stands at the oldest of the invoices in it. */
  readonly fee_in_same_letter: { readonly number: string };
  /** The stack lay so long that the deadline of the letter is shorter than the law's days from sending. */
  readonly deadline_too_short: {
    readonly sentOn: IsoDate;
    readonly deadline: IsoDate;
    readonly days: number;
  };
  /** The letter no longer says what it would say now. */
  readonly changed_since_approval: Record<string, never>;
  readonly fee_other_currency: { readonly currency: Currency };
  readonly fee_none: Record<string, never>;
  readonly fee_figure_missing: { readonly date: IsoDate };
  readonly interest_accrued: {
    readonly interest: Minor;
    readonly currency: Currency;
    readonly from: IsoDate;
    readonly days: number;
    readonly rates: string;
  };
  /** Days before the first known rate bore no interest. */
  readonly interest_figure_missing: { readonly before: IsoDate };
  /** A new rate should be in force on the day, but the newest known one is from `from`. */
  readonly interest_rate_outdated: { readonly from: IsoDate; readonly expected: IsoDate };
  readonly interest_not_claimed: Record<string, never>;
  readonly deadline_set: { readonly deadline: IsoDate; readonly days: number };
  /** The wait of a hand-over that the profile has not reached yet: going earlier needs a reason (000-08). */
  readonly hand_over_early: { readonly readyOn: IsoDate | null };
  readonly open_credit: { readonly amount: Minor; readonly currency: Currency };
  /** The principal is paid, these charges are not. */
  readonly charges_open: { readonly amount: Minor; readonly currency: Currency };
  /** The credit covers all that a letter would ask for. */
  readonly covered_by_credit: { readonly amount: Minor; readonly currency: Currency };
  readonly direct_debit: Record<string, never>;
  readonly customer_deceased: { readonly since: IsoDate };
  readonly customer_bankrupt: { readonly since: IsoDate };
  readonly customer_debt_settlement: { readonly since: IsoDate };
  /** The step would claim interest, but none is claimed of this customer. */
  readonly interest_free: Record<string, never>;
  /** The customer wants its letters in a way in which they cannot be sent yet. */
  readonly channel_not_sendable: {
    readonly wanted: Exclude<WantedChannel, Channel>;
    readonly channel: Channel;
  };
  readonly collection_ban: Record<string, never>;
  /** Another open invoice, or this one, has come so far that the customer gets no new invoices. */
  readonly customer_blocked: { readonly step: StepKind; readonly ordinal: number };
  readonly before_first_date: { readonly issued: IsoDate; readonly first: IsoDate };
  /** A part of the principal is disputed; the rest goes on. */
  readonly objection_part: {
    readonly disputed: Minor;
    readonly undisputed: Minor;
    readonly currency: Currency;
    readonly reason: string;
  };
  readonly time_barred: { readonly since: IsoDate; readonly years: number; readonly start: IsoDate };
  readonly limitation_near: { readonly last: IsoDate; readonly years: number; readonly start: IsoDate };
  /** The years count anew from the last reminder. */
  readonly limitation_interrupted: { readonly sent: IsoDate };
  /** The creditor itself may not send the collection notice; an agency does. */
  readonly last_notice_by_agency: Record<string, never>;
  /** The demand letter has taken the place of the collection notice. */
  readonly demand_letter_instead: { readonly from: IsoDate };
  readonly reminder_required: Record<string, never>;
  readonly hand_over_free: Record<string, never>;
  readonly fee_kind_without_fee: Record<string, never>;
  readonly fee_invoice_late: { readonly days: number; readonly issued: IsoDate; readonly due: IsoDate };
  readonly fee_too_soon_after_last: {
    readonly last: IsoDate;
    readonly days: number;
    readonly earliest: IsoDate;
  };
  /** A further fee only once the deadline of the letter with the last one has been missed. */
  readonly fee_after_deadline: { readonly earliest: IsoDate; readonly deadline: IsoDate };
  readonly fee_not_agreed: Record<string, never>;
  readonly fee_total_reached: { readonly total: Minor; readonly currency: Currency };
  readonly fee_arrears_count_reached: { readonly maximum: number };
  readonly fee_in_compensation: { readonly compensation: Minor; readonly currency: Currency };
  readonly compensation_claimed: {
    readonly compensation: Minor;
    readonly currency: Currency;
    readonly validFrom: IsoDate;
  };
  /** What earlier fees leave of the lump sum: `compensation` of `lumpSum`. */
  readonly compensation_less_fees: {
    readonly compensation: Minor;
    readonly lumpSum: Minor;
    readonly currency: Currency;
  };
  /** The lump sum is owed once for an invoice. */
  readonly compensation_claimed_before: { readonly compensation: Minor; readonly currency: Currency };
  /** The lump sum arises with the right to interest. */
  readonly compensation_too_early: { readonly from: IsoDate };
  readonly compensation_other_currency: { readonly currency: Currency };
  readonly compensation_only_companies: Record<string, never>;
  readonly compensation_figure_missing: { readonly date: IsoDate };
  readonly interest_agreed_rate: { readonly rate: number };
  readonly interest_agreed_rate_cut: { readonly rate: number };
  /** The due date was not agreed beforehand: interest runs only from so many days after the invoice. */
  readonly interest_starts_later: { readonly from: IsoDate; readonly days: number; readonly issued: IsoDate };
  readonly deadline_bank_days: {
    readonly deadline: IsoDate;
    readonly bankDays: number;
    readonly receiptDays: number;
  };
  /** A letter about several invoices has one deadline, the latest of theirs. */
  readonly deadline_of_letter: { readonly deadline: IsoDate };
  readonly deadline_original: { readonly due: IsoDate };
}
