import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** The two kinds of debtor that the law tells apart. A consumer is a `person`. */
export type DebtorKind = 'person' | 'company';

/**
 * How well a figure is known: A read in an official text, B two or more independent sources agree,
 * C one secondary source, I inferred, M from memory. C, I and M are shown as not confirmed.
 */
export type Grade = 'A' | 'B' | 'C' | 'I' | 'M';

/** The countries that Frist has law for. A new one also needs its holidays (`publicHolidays.ts`). */
export type LawCountry = 'NO';

/** Hundredths of a percent a year: 12.25 % is 1225. */
export type BasisPoints = number;

/** The notices that a creditor sends itself. */
export type NoticeKind = 'reminder' | 'collection_notice';

/** What a fee may be claimed for. `payment_demand` is the creditor's own betalingsoppfordring. */
export type FeeKind = NoticeKind | 'payment_demand';

/** How days become a share of a year: `actual/actual` divides by 366 for days that lie in a leap year. */
export type DayCount = 'actual/actual' | 'actual/365';

/** Where a figure was read, how well it is known, and when somebody last looked. */
export interface Provenance {
  readonly grade: Grade;
  /** Where it was read. */
  readonly source: string;
  /** The day on which somebody looked it up. */
  readonly checked: IsoDate;
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

/** Figures in order of their first day, for both kinds of debtor alike or for each apart. */
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

/** The law of one country, as data. What it says in words is code: one mechanism per file in this folder. */
export interface LawPack {
  readonly country: LawCountry;
  /** Changes with every change of a figure; frozen with everything that was sent. */
  readonly version: string;
  /** The currency that fees are fixed in. */
  readonly currency: Currency;
  readonly lateInterest: LateInterestLaw;
  readonly fees: FeeLaw;
  readonly notices: NoticeLaw;
  /** Whether a due date or deadline on a closed day moves to the next business day. */
  readonly closedDays: Rule<'move_to_next_business_day' | 'stay'>;
  /** Years until a claim is time-barred, and whether a reminder starts them anew. */
  readonly limitation: Rule<{ readonly years: number; readonly interruptedByReminder: boolean }>;
  /** The lump sum between businesses, in minor units; an alternative to fees, never added to them. */
  readonly compensation: { readonly reference: string; readonly company: readonly (Figure<Minor> | Hole)[] };
}

/** Statutory late interest: simple, by days, from the day after the due date. */
export interface LateInterestLaw {
  readonly dayCount: Rule<DayCount>;
  /** Days of the year, as `MM-DD`, on which a new rate is fixed. */
  readonly changeDays: readonly string[];
  readonly rates: DatedRule<Figure<BasisPoints>>;
}

/** The limits of what a creditor may claim for its own letters. */
export interface FeeLaw {
  readonly maximum: Readonly<Record<FeeKind, DatedRule<FeeFigure>>>;
  /** Days that must have passed since the due date before a letter may carry a fee. */
  readonly earliestDaysAfterDue: DatedRule<Figure<number>>;
  /** How many letters of one claim may carry a fee, reminders and collection notices together. */
  readonly maximumCount: DatedRule<Figure<number>>;
  /** The shortest deadline, in days from sending, that must have been missed before a second fee. */
  readonly missedDeadlineDays: DatedRule<Figure<number>>;
}

/** When notices may be sent and how long they must give. */
export interface NoticeLaw {
  /** Days after the due date from which a notice may be sent. */
  readonly earliestDaysAfterDue: Readonly<Record<NoticeKind, DatedRule<Figure<number>>>>;
  /** The shortest deadline, in days from sending. */
  readonly minimumDeadlineDays: Readonly<Record<NoticeKind, DatedRule<Figure<number>>>>;
  /** Whether a claim may be handed over only after a collection notice whose deadline has passed. */
  readonly collectionNoticeBeforeHandOver: DatedRule<Figure<boolean>>;
}

/** Where a rule of the law stands, as a reason shows it. */
export interface LawSource {
  readonly kind: 'law';
  readonly reference: string;
  readonly grade: Grade;
  /** False for a figure that rests on one secondary source, an inference or memory. */
  readonly confirmed: boolean;
}
