import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { BasisPoints, DayCount, DebtorKind, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { Channel, StepKind, WantedChannel } from '#shared/domain/dunning/profile.ts';

/** What is known of one invoice: the imported document and all that has happened to it here. */
export interface InvoiceFacts {
  readonly number: string;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly currency: Currency;
  /** The invoice total, in minor units. */
  readonly original: Minor;
  /** The principal still owed by the newest data, in minor units; 0 or less means settled. */
  readonly open: Minor;
  /** A yearly rate that was agreed for late payment; null where the statutory one holds. */
  readonly agreedRate: BasisPoints | null;
  /** What lowered the principal on a known day, in any order. */
  readonly reductions: readonly Reduction[];
  /** Notices of this invoice that count: sent and not cancelled, in order of sending. */
  readonly notices: readonly SentNotice[];
  readonly charges: ClaimedCharges;
  /** Stops on this invoice alone; those of the customer stand in `CustomerFacts`. */
  readonly holds: readonly Hold[];
  /** The approved but unconfirmed run that holds this invoice's next notice, if any. */
  readonly run: { readonly id: number; readonly stepKind: StepKind; readonly ordinal: number } | null;
}

/** What was claimed beside the principal so far, in minor units. Waived charges are in none of the other sums. */
export interface ClaimedCharges {
  /** Fees and compensation that were claimed and are neither paid nor put on an invoice of their own. */
  readonly open: Minor;
  /** Every fee that was claimed, open or not. */
  readonly fees: Minor;
  /** The lump sum between businesses, where it was claimed, open or not. */
  readonly compensation: Minor;
  /** The lump sum that somebody has waived after it was claimed: nobody claims it again. */
  readonly compensationWaived?: Minor;
}

/**
 * A part payment or credit note with its day. The part of `original − open` that no reduction explains
 * counts as paid before the due date, so that never too much interest is claimed.
 */
export interface Reduction {
  readonly date: IsoDate;
  readonly amount: Minor;
  readonly kind: 'payment' | 'credit_note';
}

/** A notice that was sent for the invoice. `ordinal` counts from 1 among the notices of its kind. */
export interface SentNotice {
  readonly kind: Exclude<StepKind, 'hand_over'>;
  /** In which form it was sent; `demand_letter` where the law had put it in the collection notice's place. */
  readonly form: NoticeForm;
  readonly ordinal: number;
  readonly sent: IsoDate;
  readonly deadline: IsoDate;
  /**
   * The fee that its letter bore, in minor units. A letter about several invoices bears one fee, and counts as
   * fee-bearing for each of them, whichever the fee stands at.
   */
  readonly fee: Minor;
  readonly claimedInterest: boolean;
  readonly channel: Channel;
}

/** A stop with its reason. It ends by itself on the day after `until`; without `until` it ends when lifted. */
export interface Hold {
  readonly kind: 'do_not_remind' | 'objection' | 'pause';
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly reason: string;
  /** The disputed part of the principal, in minor units; null for the whole. Only an objection may have one. */
  readonly amount: Minor | null;
}

/** What has befallen a debtor, and since when: nothing is sent to the deceased, nor claimed past a court. */
export interface DebtorSituation {
  readonly what: 'deceased' | 'bankrupt' | 'debt_settlement';
  readonly since: IsoDate;
}

/** What is known of the debtor of an invoice. */
export interface CustomerFacts {
  readonly name: string;
  readonly kind: DebtorKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly holds: readonly Hold[];
  /** Its invoices must not be handed over (003-09). */
  readonly collectionBan: boolean;
  /** Its invoices are drawn from its account; nobody is reminded of what the bank collects. */
  readonly directDebit: boolean;
  readonly situation: DebtorSituation | null;
  /** No late interest is claimed of it, whatever its profile says. */
  readonly interestFree: boolean;
  /** How it wants its letters, before what a step prefers; null follows the step. */
  readonly wantedChannel: WantedChannel | null;
  /** The days on which letters with a fee were sent while it has been in arrears without a break. */
  readonly feesInArrears: readonly IsoDate[];
  /**
   * Credit notes and overpayments of this customer that are not yet used, as a positive amount in minor units of the
   * invoice's currency; credit in another currency is none of this invoice's.
   */
  readonly openCredit: Minor;
  /**
   * The principal of all open invoices of this customer in the invoice's currency, in minor units. What `openCredit`
   * does not cover of it is owed, so that one credit never keeps back more invoices than it pays.
   */
  readonly openDebt: Minor;
}

/** The creditor's settings that decide about its invoices. */
export interface CreditorFacts {
  readonly country: string;
  readonly currency: Currency;
  /** Days between paying and seeing the payment in the books (000-26); added to every base. */
  readonly postalDays: number;
  /** Days after the due date before an invoice is listed (000-28). */
  readonly listDays: number;
  /** Principal below which nothing is sent (002-02), in minor units. */
  readonly minimumAmount: Minor;
  /** First invoice number that is reminded here (001-36); null for all. */
  readonly firstInvoiceNumber: string | null;
  /** First invoice date that is reminded here; null for all. */
  readonly firstInvoiceDate: IsoDate | null;
  readonly foreignCustomers: 'withhold' | 'include';
  /** The terms of the creditor's sales name the reminder fee, so that it is agreed before the debt arises. */
  readonly feesAgreed: boolean;
  /** The due date is agreed with the customer beforehand, not only printed on the invoice. */
  readonly dueDatesAgreed: boolean;
  /** Another day count than the country's, where the creditor has chosen one. */
  readonly dayCount: DayCount | null;
  /** Days before a claim is time-barred from which on every standing says so. */
  readonly limitationWarningDays: number;
}
