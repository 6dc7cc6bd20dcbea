import { createHash } from 'node:crypto';
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

/** What a staging file holds, over all its files. */
export interface StagedPart {
  readonly kind: IntakeKind;
  /** The first file; of a list the only one. */
  readonly first: StagedFile;
  readonly files: number;
  readonly bytes: number;
  /** Of all files together: two parcels with the same files have the same. */
  readonly sha256: string;
  readonly drafts: number;
  readonly rejected: number;
  readonly listDate: IsoDate | null;
  readonly warnings: readonly FileWarning[];
}

/** One part of a parcel: its key, and the staging file that holds it. */
export interface StagedPartFile {
  readonly part: string;
  readonly stagingPath: string;
  readonly staged: StagedPart;
  /** The day on which its file was written, where that is known. */
  readonly day: IsoDate | null;
  /** The name of the saved mapping that it was read by. */
  readonly mapping: string | null;
}

/** The order in which parts are taken over: what others stand on comes first. */
export const kindOrder: readonly IntakeKind[] = ['accounts', 'customers', 'documents', 'open_items'];

/** A warning with the file that it is about. */
export interface FileWarning extends StagedWarning {
  readonly file: string | null;
}

/** Of warnings of one kind so many are told one by one; the others are counted. */
const mostAlike = 5;

/** Puts what was read from the files of a part together. At least one file. */
export function describePart(files: readonly StagedFile[]): StagedPart {
  const [first] = files;
  if (first === undefined) throw new Error('a part without files');
  const sum = (value: (file: StagedFile) => number): number =>
    files.reduce((total, file) => total + value(file), 0);
  return {
    kind: first.kind,
    first,
    files: files.length,
    bytes: sum(({ bytes }) => bytes),
    sha256: files.length === 1 ? first.sha256 : checksumOf(files),
    drafts: sum(({ drafts }) => drafts),
    rejected: sum(({ rejected }) => rejected),
    listDate: first.listDate,
    warnings: gatherWarnings(files),
  };
}

function checksumOf(files: readonly StagedFile[]): string {
  const hash = createHash('sha256');
  for (const sha256 of files.map((file) => file.sha256).toSorted()) hash.update(sha256);
  return hash.digest('hex');
}

function gatherWarnings(files: readonly StagedFile[]): readonly FileWarning[] {
  const told: FileWarning[] = [];
  const count = new Map<IntakeWarningCode, number>();
  for (const { fileName, warnings } of files) {
    for (const warning of warnings) {
      const before = count.get(warning.code) ?? 0;
      if (before < mostAlike) told.push({ ...warning, file: fileName });
      count.set(warning.code, before + 1);
    }
  }
  for (const [code, all] of count) {
    const more = all - mostAlike;
    if (more > 0) told.push({ code: 'more_alike', params: { count: more, code }, file: null });
  }
  return told;
}

/** Reads the description of the staging file that is attached as `staging`. */
export function readStagedPart(connection: Connection): StagedPart {
  const text = connection.prepare("SELECT value FROM staging.meta WHERE key = 'part'").pluck().get();
  // An unfinished file has no description: the program was stopped while it was written.
  if (typeof text !== 'string') throw new Refusal('staging_unknown', { staging: '' });
  return JSON.parse(text) as StagedPart;
}
