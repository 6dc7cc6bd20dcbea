import type { FileInspection, ReadingControl, TextEncoding } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import type { IntakeFormat, IntakeKind, StagedColumn } from '#backend/intake/stagedFile.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** A file to be read, once it was looked at from end to end. */
export interface IntakeSource {
  readonly path: string;
  readonly file: FileInspection;
  /** What a person has said about the columns of this list; null where the program finds out itself. */
  readonly mapping: ListMapping | null;
}

/** What a reader tells of a file besides what it put into the sink. */
export interface FormatReading {
  readonly format: IntakeFormat;
  readonly kind: IntakeKind;
  /** Null for what is no text; another than that of the inspection where only the format tells it. */
  readonly encoding?: TextEncoding | null;
  /** Null for everything but delimited text. */
  readonly delimiter: string | null;
  readonly columns: readonly StagedColumn[];
  /** Whose data it is by the file itself, for telling that it belongs to another creditor. */
  readonly supplierNumbers: readonly string[];
  readonly supplierName: string | null;
  /** The day whose balances it tells, where the file says so itself. */
  readonly listDate: IsoDate | null;
}

/**
 * Reads one file of a format from end to end into the sink, streaming, and never fetches anything that the file names.
 * Throws a `Refusal` with a `FileRefusalCode` where the file as a whole cannot be taken.
 */
export type FormatReader = (
  source: IntakeSource,
  creditor: IntakeCreditor,
  sink: IntakeSink,
  control: ReadingControl,
) => Promise<FormatReading>;
