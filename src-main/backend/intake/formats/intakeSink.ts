import type { LedgerLineStore } from '#backend/ledger/ledgerLines.ts';
import type { IntakeWarningCode, RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { CustomerReading, RowReading } from '#shared/domain/intake/readRow.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** Where a reader of a format puts what it finds, in the order of the file. */
export interface IntakeSink {
  /** A row that was read: its draft or its errors. */
  take(line: number, reading: RowReading): void;
  /** A customer that the file tells of by itself, with or without invoices elsewhere in it. */
  takeCustomer(line: number, reading: CustomerReading): void;
  /** The invoice itself as it was sent, to be kept with the invoice of that number. */
  takeDocument(document: DocumentDraft): void;
  /** An account of the chart of accounts. */
  takeAccount(account: { readonly number: string; readonly name: string }): void;
  /** How a customer's account in the file adds up. */
  takeBalance(balance: BalanceCheck): void;
  /** Where a reader lays lines of customers' accounts aside until it has seen all of the file. */
  readonly ledgerLines: LedgerLineStore;
  /** A row that cannot be read at all. */
  refuse(line: number, code: RowErrorCode, params: RefusalParams): void;
  /** Something about the whole file that a person should know before taking it over. */
  warn(code: IntakeWarningCode, params: RefusalParams): void;
  /** Looks for signs of a wrongly decoded text. */
  observeText(line: number, cells: readonly string[]): void;
}

/** The picture of an invoice that an e-invoice carries. */
export interface DocumentDraft {
  readonly invoiceNumber: string;
  readonly name: string;
  /** Only `application/pdf` is kept; a reader need not offer anything else. */
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * A customer's account in a ledger file, in minor units of the creditor's currency: what it opened with, what its lines
 * add up to, and what the file says that it closed with. `unspecified` is the part of the closing balance that no line
 * explains; it stands among the drafts as one opening item.
 */
export interface BalanceCheck {
  readonly customerKey: string;
  readonly number: string;
  readonly name: string;
  readonly opening: Minor;
  readonly movement: Minor;
  readonly closing: Minor;
  readonly unspecified: Minor;
}
