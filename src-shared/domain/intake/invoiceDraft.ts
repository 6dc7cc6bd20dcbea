import type { AddressPurpose, IntakeField } from '#shared/domain/intake/intakeFields.ts';
import type { RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

export type { AddressPurpose, IntakeField };

/**
 * One open item as a file tells it, not yet compared with the ledger. `null` means that the file says nothing
 * of the field, so that what the ledger knows stays.
 */
export interface InvoiceDraft {
  /** Where it starts in the file, from 1. */
  readonly line: number;
  readonly customer: CustomerDraft;
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly issued: IsoDate | null;
  /** `null` where the file tells balances without due dates: only an invoice that the ledger knows can be taken over. */
  readonly due: IsoDate | null;
  readonly currency: Currency;
  /** The invoice total in minor units; negative for a credit note. */
  readonly original: Minor | null;
  /** What is still owed in minor units; negative for a credit note that is not used up, or an overpayment. */
  readonly open: Minor;
  /** KID, OCR or other payment reference, as text with its leading zeros. */
  readonly reference: string | null;
  /** For a credit note: the number of the invoice that it credits. */
  readonly correctsNumber: string | null;
  /** The day of the last payment, where the list tells it. */
  readonly paidOn: IsoDate | null;
  /** Readings that only the rest of the file can settle. */
  readonly doubts: readonly Doubt[];
}

/** The debtor of one item. The address fields are all `null` or all given: an address is replaced as a whole. */
export interface CustomerDraft {
  /** See `customerKey`. */
  readonly key: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly kind: DebtorKind | null;
  readonly identityNumber: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** `nb`, `sv`, `fi`, `da` or `en`. */
  readonly language: string | null;
  readonly more: CustomerMore;
}

/** What only some formats tell of a customer. Empty lists and `null` say nothing. */
export interface CustomerMore {
  /** Where the invoices go, beside the general address in `email`. */
  readonly invoiceEmail: string | null;
  /** In the file's order: the first becomes the default one where the customer has none (003-21). */
  readonly contacts: readonly ContactDraft[];
  /** Further addresses. That of the letters, chosen by the creditor's order, stands on the draft itself. */
  readonly addresses: readonly AddressDraft[];
  /** The name of the profile that the customer shall follow (004-26). */
  readonly profile: string | null;
  /** No reminders (Fivaldi KARHUESTO, Visena overdue-notice-exemption). */
  readonly noReminders: boolean | null;
  readonly collectionBan: boolean | null;
  /** No late interest (Fivaldi KORONESTO). */
  readonly interestFree: boolean | null;
}

/** Tells nothing more. */
export const nothingMore: CustomerMore = {
  invoiceEmail: null,
  contacts: [],
  addresses: [],
  profile: null,
  noReminders: null,
  collectionBan: null,
  interestFree: null,
};

/** A contact person of a customer. Empty texts where the file says nothing. */
export interface ContactDraft {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

/** An address of a customer. */
export interface AddressDraft {
  readonly purpose: AddressPurpose;
  readonly street: string;
  readonly street2: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * A value that reads in two ways: `1.234` is a thousand or one and a bit, `05/09/2026` is September or May.
 * The draft holds the reading that the Nordic countries use; it only counts when the rest of the file shows
 * the same notation (formats.md A.10, 3 and 4).
 */
export type Doubt =
  | {
      readonly kind: 'amount';
      readonly field: IntakeField;
      readonly text: string;
      readonly groupMark: '.' | ',';
    }
  | { readonly kind: 'date'; readonly field: IntakeField; readonly text: string };

/** Why one field of a row cannot be taken over. `code` is the key of its text. */
export interface FieldError {
  readonly field: IntakeField | null;
  readonly code: RowErrorCode;
  readonly params: RefusalParams;
}

/** A field error with the line of the file where its row starts. */
export interface RowError extends FieldError {
  readonly line: number;
}

/** What intake has to know of the creditor. */
export interface IntakeCreditor {
  /** ISO 3166-1 alpha-2; the country of customers whose row names none. */
  readonly country: string;
  readonly currency: Currency;
  /** Which of a customer's addresses its letters go to: the first of these purposes that is complete. */
  readonly addressOrder: readonly AddressPurpose[];
}
