import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { StepKind } from '#shared/domain/dunning/profile.ts';
import type { LetterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

/** Everything a letter says, as data: one notice to one customer about one or more of its invoices. */
export interface LetterInput {
  readonly creditor: LetterCreditor;
  readonly customer: LetterCustomer;
  readonly language: LetterLanguage;
  readonly kind: Exclude<StepKind, 'hand_over'>;
  /** The how-manieth notice of its kind, counted from 1. */
  readonly ordinal: number;
  readonly letterDate: IsoDate;
  /** The new deadline: the last day on which payment is in time. */
  readonly deadline: IsoDate;
  readonly currency: Currency;
  /** At least one. */
  readonly lines: readonly LetterLine[];
  /** The sum of all lines, in minor units; the letter is refused when it is not. */
  readonly total: Minor;
  /** Unused credit notes and payments of the customer, as a positive amount in minor units; shown, not deducted. */
  readonly openCredit: Minor;
  readonly law: LetterLaw;
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
  /** Eleven digits, with or without spaces and points; printed as `1234 56 78903`. */
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
  readonly number: string;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly original: Minor;
  /** What payments and credit notes have taken off so far: `original − reduced = principal`. */
  readonly reduced: Minor;
  readonly principal: Minor;
  /** How the interest was found; empty exactly when `interest` is 0 or not claimed. */
  readonly interestLines: readonly LetterInterestLine[];
  readonly interest: Minor;
  /** Fees of earlier notices that are still open. */
  readonly earlierFees: Minor;
  /** The fee that this letter adds. */
  readonly newFee: Minor;
  /** `principal + interest + earlierFees + newFee`. */
  readonly total: Minor;
  /** The payment reference (KID), or empty. */
  readonly reference: string;
}

/** A stretch of days with one balance, one rate and one day count. */
export interface LetterInterestLine {
  readonly from: IsoDate;
  /** The last day, counted. */
  readonly to: IsoDate;
  readonly days: number;
  /** The balance that bears the interest, in minor units. */
  readonly principal: Minor;
  /** Hundredths of a percent a year: 1225 is 12.25 %. */
  readonly rateBasisPoints: number;
  /** Days of the year by the law's day count: 365 or 366. */
  readonly divisor: number;
}
