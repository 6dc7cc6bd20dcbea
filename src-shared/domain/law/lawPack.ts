import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** The two kinds of debtor that the law tells apart. A consumer is a `person`. */
export type DebtorKind = 'person' | 'company';

/**
 * How well a figure is known: A read in an official text, B two or more independent sources agree, C one secondary
 * source, I inferred, M from memory, O entered by the office itself. C, I and M are shown as not confirmed until
 * somebody in the office confirms them.
 */
export type Grade = 'A' | 'B' | 'C' | 'I' | 'M' | 'O';

/** The countries that Frist has law for. A new one also needs its holidays (`publicHolidays.ts`). */
export type LawCountry = 'NO' | 'SE' | 'FI' | 'DK';

/** Hundredths of a percent a year: 12.25 % is 1225. Reference rates may be negative. */
export type BasisPoints = number;

/** The notices that a profile asks for. In which form the law lets the creditor send one, tells `NoticeForm`. */
export type NoticeKind = 'reminder' | 'collection_notice';

/**
 * The form in which a notice leaves the house. Where the law has ended the creditor's own collection notice, the
 * fee-bearing demand letter (NO: gebyrbelagt kravbrev) takes its place in the profile.
 */
export type NoticeForm = NoticeKind | 'demand_letter';

/** What a fee may be claimed for. `payment_demand` is the creditor's own betalingsoppfordring. */
export type FeeKind = NoticeForm | 'payment_demand';

/**
 * How days become a share of a year: `actual/actual` divides by 366 for days that lie in a leap year; `30/360` counts
 * every month as thirty days.
 */
export type DayCount = 'actual/actual' | 'actual/365' | 'actual/360' | '30/360';

/** The parts of a claim, as payments are spread over them. */
export type ClaimPart = 'principal' | 'interest' | 'charges';

/** Where a figure was read, how well it is known, and when somebody last looked. */
export interface Provenance {
  readonly grade: Grade;
  /** Where it was read. */
  readonly source: string;
  /** The day on which somebody looked it up. */
  readonly checked: IsoDate;
  /** Who of the office has confirmed it, and when; absent in the files of the program. */
  readonly confirmed?: Confirmation;
}

/** That somebody in the office has compared a figure with its source. */
export interface Confirmation {
  readonly on: IsoDate;
  readonly by: string;
}

/** A figure of the law with the period in which it holds and where it comes from. */
export interface Figure<Value> extends Provenance {
  /** First day on which it holds. It holds until the next figure of the same kind begins. */
  readonly from: IsoDate;
  readonly value: Value;
}

/** A period whose figure was looked for and not found. */
export interface Hole {
  readonly from: IsoDate;
  readonly value: null;
  readonly source: string;
  readonly checked: IsoDate;
}

/** The highest fee in minor units. With `dueAfter` it holds only for claims that fall due after that day. */
export interface FeeFigure extends Figure<Minor> {
  readonly dueAfter?: IsoDate;
}

/** One step of a scale by principal, in minor units; `upTo` null is the last one, without an end. */
export interface Tier {
  readonly upTo: Minor | null;
  readonly value: Minor;
  /** A share, in hundredths of a percent, of the principal beyond the step before, on top of the value. */
  readonly plusShare?: BasisPoints;
}

/**
 * Figures in order of their first day, for both kinds of debtor alike or for each apart. An empty list says that the
 * rule does not exist for that kind of debtor.
 */
export type PerDebtor<Period> =
  | { readonly both: readonly Period[] }
  | { readonly person: readonly Period[]; readonly company: readonly Period[] };

/** A rule of the law whose figure changes with time. `reference` is the place in the law. */
export type DatedRule<Period> = { readonly reference: string } & PerDebtor<Period>;

/** A rule of the law that has only one figure. */
export interface Rule<Value> extends Provenance {
  readonly reference: string;
  readonly value: Value;
}

/**
 * The law of one country, as data. What it says in words is code: one mechanism per file in this folder, named by the
 * pack. Figures of the office (`amendLaw`) have the same shape and are laid over it.
 */
export interface LawPack {
  readonly country: LawCountry;
  /** Changes with every change of a figure; frozen with everything that was sent. */
  readonly version: string;
  /** The day this pack was put together; of two packs of a country the later one is in force. */
  readonly published: IsoDate;
  /** The currency that fees are fixed in. */
  readonly currency: Currency;
  readonly lateInterest: LateInterestLaw;
  readonly fees: FeeLaw;
  readonly compensation: CompensationLaw;
  readonly notices: NoticeLaw;
  readonly handOver: HandOverLaw;
  readonly objections: ObjectionLaw;
  readonly payments: PaymentLaw;
  /** Whether a due date or deadline on a closed day moves to the next business day. */
  readonly closedDays: Rule<'move_to_next_business_day' | 'stay'>;
  readonly limitation: LimitationLaw;
  /** Years, after the end of the accounting year, for which what was sent must be kept. */
  readonly retention: Rule<number>;
  /** What an agency may claim of the debtor, for comparison; no mechanism of Frist claims it. */
  readonly agencyCosts: readonly AgencyCost[];
  /** Adopted law without a start date: nothing of it counts until the office enters one. */
  readonly pending: readonly PendingReform[];
}

/** Statutory late interest: simple, by days, from the day after the due date. */
export interface LateInterestLaw {
  /** The country's default; a creditor may choose another where the law leaves it open. */
  readonly dayCount: Rule<DayCount>;
  /** Days of the year, as `MM-DD`, on which a new rate is fixed. */
  readonly changeDays: readonly string[];
  readonly rate: StatutoryRate;
  /** Days from the invoice after which interest runs where no due date was agreed beforehand. */
  readonly daysWithoutAgreedDue: DatedRule<Figure<number>>;
  /** Whether a due date that is only printed on the invoice counts as agreed. */
  readonly printedDueIsAgreed: DatedRule<Figure<boolean>>;
  /** Whether a rate that the parties agreed on may be higher than the statutory one. */
  readonly agreedRate: DatedRule<Figure<'free' | 'not_above_statutory'>>;
}

/** The statutory rate: fixed as a whole, or a reference rate with a margin in points on top. Either may be negative. */
export type StatutoryRate =
  | { readonly kind: 'fixed'; readonly rates: DatedRule<Figure<BasisPoints>> }
  | {
      readonly kind: 'reference_plus_margin';
      readonly reference: DatedRule<Figure<BasisPoints>>;
      /** By the due date of the claim: a figure holds for claims that fall due from its first day on. */
      readonly margin: DatedRule<Figure<BasisPoints>>;
    };

/** The limits of what a creditor may claim for its own letters. */
export interface FeeLaw {
  /** The highest fee of one letter. No figure for a kind means that no fee may be claimed for it. */
  readonly maximum: Readonly<Record<FeeKind, DatedRule<FeeFigure>>>;
  /** All must hold before a letter may carry a fee. */
  readonly conditions: readonly FeeCondition[];
}

/** A condition of a fee: its mechanism (a file in `fees/`), the letters it is for, and its figures by date. */
export type FeeCondition = {
  readonly [Mechanism in FeeMechanism]: {
    readonly mechanism: Mechanism;
    readonly kinds: readonly FeeKind[];
  } & DatedRule<Figure<FeeConditionValues[Mechanism]>>;
}[FeeMechanism];

/** The mechanisms of fee conditions, each with the shape of its figure. */
export interface FeeConditionValues {
  /** Days that must have passed since the due date. */
  readonly days_after_due: number;
  /** Days that the invoice must have been out before its due date. */
  readonly days_from_invoice_to_due: number;
  /** Days since the letter of these kinds that was sent before, whether it carried a fee or not. */
  readonly days_between_fees: number;
  /** A deadline of at least so many days, in the letter with the last fee, must have been missed. */
  readonly missed_deadline: number;
  /** So many letters of one claim may carry a fee; those older than the months no longer count. */
  readonly count_per_debt: { readonly count: number; readonly lapsesAfterMonths: number | null };
  /** So many letters may carry a fee while the customer is in arrears without a break. */
  readonly count_per_arrears: number;
  /** Only when the fee was agreed on before the debt arose. */
  readonly agreed_in_advance: true;
  /** The fees of these kinds together, in minor units. */
  readonly total_per_debt: Minor;
  /** All charges of a claim together, by its principal. */
  readonly total_by_principal: readonly Tier[];
}

export type FeeMechanism = keyof FeeConditionValues;

/** The lump sum between businesses, in minor units, by the day on which the right to interest arises. */
export interface CompensationLaw {
  readonly reference: string;
  /**
   * `set_off_against_fees`: fees count into it and are claimed only beyond it. `fees_above_only`: the same sum, named
   * the other way round by law. `added_to_fees`: both are owed.
   */
  readonly relation: Rule<'set_off_against_fees' | 'fees_above_only' | 'added_to_fees'>;
  readonly company: readonly (Figure<Minor> | Hole)[];
}

/** When notices may be sent, in which form, how long they must give, and what they must say. */
export interface NoticeLaw {
  /** Days after the due date from which a notice may be sent. */
  readonly earliestDaysAfterDue: Readonly<Record<NoticeForm, DatedRule<Figure<number>>>>;
  /** The shortest deadline, in days from sending. No figure: a notice may keep the original due date. */
  readonly minimumDeadlineDays: Readonly<Record<NoticeForm, DatedRule<Figure<number>>>>;
  /** Bank days that a collection notice must leave after it was presumably received, so many days after sending. */
  readonly bankDaysAfterReceipt: DatedRule<
    Figure<{ readonly bankDays: number; readonly receiptDays: number }>
  >;
  /** In which form the creditor itself may send the last notice before collection; `agency_only`: in none. */
  readonly lastNotice: DatedRule<Figure<'collection_notice' | 'demand_letter' | 'agency_only'>>;
  /** What a notice of each form must say. */
  readonly contents: Readonly<Record<NoticeForm, Rule<readonly NoticeContent[]>>>;
}

/** What the law wants to stand in a notice. */
export type NoticeContent =
  | 'creditor'
  | 'debtor'
  | 'basis'
  | 'principal_and_additions'
  | 'interest_rate_and_start'
  | 'total'
  | 'deadline'
  | 'payment_details'
  | 'collection_follows'
  | 'right_to_object'
  | 'right_to_suspension';

/** What must have happened before a claim may go to an agency. */
export interface HandOverLaw {
  readonly requires: DatedRule<Figure<'collection_notice' | 'reminder' | 'nothing'>>;
  /** Days that must have passed since the required notice was sent; its own deadline must have passed anyway. */
  readonly daysAfterNotice: DatedRule<Figure<number>>;
}

/** What an objection stops by law. */
export interface ObjectionLaw {
  readonly stops: Rule<readonly ('fee' | 'notice' | 'hand_over')[]>;
}

/** In which order a payment is counted on the parts of a claim, the first part first. */
export interface PaymentLaw {
  readonly order: DatedRule<Figure<readonly ClaimPart[]>>;
}

/** When a claim is time-barred. */
export interface LimitationLaw {
  readonly years: DatedRule<Figure<number>>;
  /** From when the years count: the due date, or the invoice as the earliest day that is known. */
  readonly starts: Rule<'due' | 'invoice'>;
  /** Whether a reminder that can be proved starts the years anew. */
  readonly interruptedByReminder: Rule<boolean>;
}

/** What an agency may claim, by principal, in minor units. `item` is the key of its name. */
export type AgencyCost = { readonly item: AgencyCostItem } & DatedRule<Figure<readonly Tier[]>>;

export type AgencyCostItem =
  | 'agency_fee_single'
  | 'agency_fee_heavy'
  | 'payment_demand'
  | 'payment_demand_directly_enforceable'
  | 'payment_demand_own_group'
  | 'extension'
  | 'instalment_plan'
  | 'tratta'
  | 'bankruptcy_threat'
  | 'total_directly_enforceable'
  | 'hand_over'
  | 'court_fee';

/** An adopted act that nobody knows the first day of. */
export interface PendingReform extends Provenance {
  /** Stable; the office's start date names it. */
  readonly id: string;
  readonly reference: string;
  /** The figures that begin on the first day once it is known. */
  readonly figures: readonly PendingFigure[];
}

export interface PendingFigure {
  /** Where it stands in the pack, e.g. `notices.lastNotice`. */
  readonly rule: RulePath;
  readonly value: unknown;
}

/** Where a dated rule stands in a pack: `lateInterest.rate.reference`, `fees.maximum.reminder`, `fees.conditions[2]`. */
export type RulePath = string;

/** Where a rule of the law stands, as a reason shows it. */
export interface LawSource {
  readonly kind: 'law';
  readonly reference: string;
  readonly grade: Grade;
  /** False for a figure that rests on one secondary source, an inference or memory, and that nobody has confirmed. */
  readonly confirmed: boolean;
}
