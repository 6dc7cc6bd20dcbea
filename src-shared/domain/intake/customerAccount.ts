import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** One posting on a customer's account, as a ledger file has it. Empty texts where the file says nothing. */
export interface AccountLine {
  /** Where it stands in the file. */
  readonly line: number;
  /** Tells one voucher of the file from all others. */
  readonly voucher: string;
  /** What a document is called that has no number but its voucher's. */
  readonly voucherName: string;
  /** The voucher's and the line's own numbers, by which other lines may refer to it. */
  readonly transaction: string;
  readonly record: string;
  readonly date: IsoDate;
  readonly due: IsoDate | null;
  /** Minor units of the file's currency: above 0 is owed by the customer, below 0 was paid or credited. */
  readonly amount: Minor;
  /** The currency of the invoice where it is another than the file's. */
  readonly currency: Currency | null;
  /** Minor units of `currency`, with the sign of `amount`. */
  readonly currencyAmount: Minor | null;
  /** Number of the invoice or credit note. */
  readonly reference: string;
  readonly sourceDocument: string;
  /** KID. */
  readonly paymentReference: string;
  /** What it was matched with, in any of the ways in which systems write it. */
  readonly crossReference: string;
}

/** A customer's account over the time of the file. Amounts are minor units of the file's currency. */
export interface CustomerAccount {
  /** The customer's number. */
  readonly number: string;
  readonly opening: Minor;
  /** Null where the file does not say with what it closed. */
  readonly closing: Minor | null;
  /** By day, in the order of the file within a day. */
  readonly lines: readonly AccountLine[];
  readonly terms: PaymentTerms | null;
  /** Where the customer stands in the file. */
  readonly line: number;
}

/** When a customer has to pay. */
export interface PaymentTerms {
  readonly days: number;
  readonly months: number;
  /** The time runs from the end of the month of the invoice. */
  readonly fromEndOfMonth: boolean;
}

/** What holds for all accounts of a file. */
export interface LedgerFile {
  readonly currency: Currency;
  /** The first day that the file tells of. */
  readonly firstDay: IsoDate;
  /** Whether source documents are numbers of documents in this file, and not of a kind of them. */
  readonly sourceDocumentsName: boolean;
  /** Whether a number can only be that of an invoice from before the file: of its series, and below all that it has. */
  readonly isEarlierInvoice: (number: string) => boolean;
}

/** One open item of an account that was rebuilt. */
export interface RebuiltItem {
  readonly line: number;
  readonly number: string;
  /** What it is called by; `voucher` is no number that the customer knows, `opening` stands for all before the file. */
  readonly named: 'reference' | 'source' | 'voucher' | 'opening';
  readonly kind: 'invoice' | 'credit_note';
  readonly issued: IsoDate;
  readonly due: IsoDate;
  /** Where the due date comes from; `assumed` is the law's where nothing was agreed. */
  readonly dueFrom: 'file' | 'terms' | 'assumed';
  readonly currency: Currency;
  readonly original: Minor;
  readonly open: Minor;
  /** `open` as it counts in the account, in the file's currency. */
  readonly counted: Minor;
  /** KID. */
  readonly reference: string | null;
  readonly paidOn: IsoDate | null;
}

/** An account, taken apart into its open items. */
export interface RebuiltAccount {
  readonly items: readonly RebuiltItem[];
  /** What the lines add up to. */
  readonly movement: Minor;
  /** What the file says; what opening and lines make where it says nothing. */
  readonly closing: Minor;
  /** The part of the closing balance that no line explains: what is left of the opening item. */
  readonly unspecified: Minor;
  /** What is left in the file's currency of invoices that are paid in their own: no claim. */
  readonly exchange: Minor;
  /** How many payments and credit notes no reference but their amount or their time placed. */
  readonly placedByAmount: number;
  /** What of payments and credit notes nobody can tell the place of, as an amount above 0, while invoices are open. */
  readonly unplaced: Minor;
}
