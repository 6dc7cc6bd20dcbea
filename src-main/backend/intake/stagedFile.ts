import type { TextEncoding } from '#backend/intake/formats/inspectFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import type { IntakeField } from '#shared/domain/intake/invoiceDraft.ts';
import { Refusal, type RefusalParams } from '#shared/kernel/refusal.ts';

/** What was read from a file, as the staging file keeps it beside the drafts. */
export interface StagedFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: IntakeFormat;
  readonly encoding: TextEncoding;
  /** Null for XML. */
  readonly delimiter: string | null;
  readonly columns: readonly StagedColumn[];
  /** Rows that can be taken over. */
  readonly drafts: number;
  /** Rows that cannot. */
  readonly rejected: number;
  /** Whose invoice it is by the document itself, for telling that it belongs to another creditor. */
  readonly supplierNumbers: readonly string[];
  readonly supplierName: string | null;
  readonly warnings: readonly StagedWarning[];
}

/** `csv` is a list of open items, which tells balances; the others are single documents, which do not. */
export type IntakeFormat = 'csv' | 'ubl_invoice' | 'ubl_credit_note';

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
