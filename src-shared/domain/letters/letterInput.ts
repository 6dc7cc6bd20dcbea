import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { DayCount, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { LetterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

/** Everything a letter says, as data: one notice to one customer about one or more of its invoices. */
export interface LetterInput {
  readonly creditor: LetterCreditor;
  readonly customer: LetterCustomer;
  readonly language: LetterLanguage;
  /** What the letter is, by the highest step of the invoices in it. */
  readonly level: LetterStep;
  /** The creditor's own words for that step; null for the words of the program. */
  readonly ownText: OwnText | null;
  readonly letterDate: IsoDate;
  /** The new deadline: the last day on which payment is in time; null where the letter keeps the due dates. */
  readonly deadline: IsoDate | null;
  readonly currency: Currency;
  /** At least one. */
  readonly lines: readonly LetterLine[];
  /** The sum of all lines, in minor units; the letter is refused when it is not. */
  readonly total: Minor;
  /** Unused credit of the customer that stays unused, as a positive amount in minor units: shown, not deducted. */
  readonly openCredit: Minor;
  readonly law: LetterLaw;
}

/** In which form a notice is sent, and the how-manieth of its kind it is, counted from 1. */
export interface LetterStep {
  readonly form: NoticeForm;
  readonly ordinal: number;
}

/** A title and a body with placeholders (`letterPlaceholders`); a line break in the body begins a paragraph. */
export interface OwnText {
  readonly title: string;
  readonly body: string;
}

/** The sender. Empty strings for what is not known. */
export interface LetterCreditor {
  readonly name: string;
  readonly organisationNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
  /** As the country writes it, or an IBAN. */
  readonly bankAccount: string;
  readonly hasLogo: boolean;
}

/** The debtor as it is addressed. */
export interface LetterCustomer {
  readonly name: string;
  readonly attention?: string;
  readonly street: string;
  readonly street2: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The customer number of the creditor's books, or empty. */
  readonly number: string;
}

/** One invoice on the letter; all amounts in minor units. */
export interface LetterLine {
  /** What the letter is for this invoice: the letter's own step, or a lower one. */
  readonly level: LetterStep;
  readonly number: string;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly original: Minor;
  /** What payments and credit notes have taken off so far: `original − reduced − disputed = principal`. */
  readonly reduced: Minor;
  /** The part of the invoice that the debtor disputes: in none of the sums. */
  readonly disputed: Minor;
  readonly principal: Minor;
  /** How the interest was found; empty exactly when `interest` is 0 or not claimed. */
  readonly interestLines: readonly LetterInterestLine[];
  readonly interest: Minor;
  /** Whether the rate was agreed on; else it is the law's. */
  readonly rateAgreed: boolean;
  /** Days after the invoice before which no interest runs, where no due date was agreed on; else null. */
  readonly interestAfterDays: number | null;
  /** What earlier letters claimed and nobody has paid: fees, the lump sum between businesses, and interest. */
  readonly earlierFees: Minor;
  readonly earlierCompensation: Minor;
  readonly earlierInterest: Minor;
  /** The fee and the lump sum that this letter adds. */
  readonly newFee: Minor;
  readonly newCompensation: Minor;
  /** Credit that was taken off this invoice, as a positive amount. */
  readonly credit: Minor;
  /** What to pay for the invoice: principal, interest and charges, old and new, less the credit. */
  readonly total: Minor;
  /** The payment reference (KID), or empty. */
  readonly reference: string;
}

/** A stretch of days with one balance, one rate and one day count. */
export interface LetterInterestLine {
  readonly from: IsoDate;
  /** The last day, counted. */
  readonly to: IsoDate;
  /** As the day count counts them. */
  readonly days: number;
  /** The balance that bears the interest, in minor units. */
  readonly principal: Minor;
  /** Hundredths of a percent a year: 1225 is 12.25 %. */
  readonly rateBasisPoints: number;
  readonly dayCount: DayCount;
  /** Days of the year by that day count. */
  readonly divisor: 360 | 365 | 366;
}
