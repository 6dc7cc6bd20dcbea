import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { Channel, StepKind } from '#shared/domain/dunning/profile.ts';

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
  /** What lowered the principal on a known day, in any order. */
  readonly reductions: readonly Reduction[];
  /** Notices of this invoice that count: sent and not cancelled, in order of sending. */
  readonly notices: readonly SentNotice[];
  /** Fees claimed in earlier notices and still open, in minor units. */
  readonly openFees: Minor;
  /** Stops on this invoice alone; those of the customer stand in `CustomerFacts`. */
  readonly holds: readonly Hold[];
  /** The approved but unconfirmed run that holds this invoice's next notice, if any. */
  readonly run: { readonly id: number; readonly stepKind: StepKind; readonly ordinal: number } | null;
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
  /**
   * Credit notes and overpayments of this customer that are not yet used, as a positive amount in minor units of the
   * invoice's currency; credit in another currency is none of this invoice's.
   */
  readonly openCredit: Minor;
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
  readonly foreignCustomers: 'withhold' | 'include';
}
