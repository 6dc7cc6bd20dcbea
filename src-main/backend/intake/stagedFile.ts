import type { TextEncoding } from '#backend/intake/formats/inspectFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import type { IntakeField } from '#shared/domain/intake/invoiceDraft.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal, type RefusalParams } from '#shared/kernel/refusal.ts';

/** What was read from one file, as the staging file keeps it beside the drafts. */
export interface StagedFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: IntakeFormat;
  readonly kind: IntakeKind;
  /** Null for what is no text. */
  readonly encoding: TextEncoding | null;
  /** Null for everything but delimited text. */
  readonly delimiter: string | null;
  readonly columns: readonly StagedColumn[];
  /** Rows that can be taken over. */
  readonly drafts: number;
  /** Rows that cannot. */
  readonly rejected: number;
  /** Whose invoice it is by the document itself, for telling that it belongs to another creditor. */
  readonly supplierNumbers: readonly string[];
  readonly supplierName: string | null;
  /** The day whose balances it tells, where the file says so itself. */
  readonly listDate: IsoDate | null;
  readonly warnings: readonly StagedWarning[];
}

/** The formats that are read. */
export type IntakeFormat =
  | 'csv'
  | 'xlsx'
  | 'ubl_invoice'
  | 'ubl_credit_note'
  | 'oioubl_invoice'
  | 'oioubl_credit_note'
  | 'svefaktura'
  | 'finvoice'
  | 'saft'
  | 'sie'
  | 'netvisor_customers'
  | 'netvisor_invoices'
  | 'netvisor_invoice_list';

/**
 * What a file tells, which decides what it may change: `open_items` is a list that knows every balance it names;
 * `documents` are single invoices, which say nothing of payments; `customers` tells of no invoices; `accounts` is a
 * chart of accounts.
 */
export type IntakeKind = 'open_items' | 'documents' | 'customers' | 'accounts';

export interface StagedColumn {
  readonly header: string;
  readonly field: IntakeField | null;
}

/** Something about the whole file that a person should know before taking it over. */
export interface StagedWarning {
  readonly code: IntakeWarningCode;
  readonly params: RefusalParams;
}

/** Reads the description of the staging file that is attached as `staging`. */
export function readStagedFile(connection: Connection): StagedFile {
  const text = connection.prepare("SELECT value FROM staging.meta WHERE key = 'file'").pluck().get();
  // An unfinished file has no description: the program was stopped while it was written.
  if (typeof text !== 'string') throw new Refusal('staging_unknown', { staging: '' });
  return JSON.parse(text) as StagedFile;
}
