import type { IntakeWarningCode, RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { RowReading } from '#shared/domain/intake/readRow.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** Where a reader of a format puts what it finds, in the order of the file. */
export interface IntakeSink {
  /** A row that was read: its draft or its errors. */
  take(line: number, reading: RowReading): void;
  /** A row that cannot be read at all. */
  refuse(line: number, code: RowErrorCode, params: RefusalParams): void;
  /** Something about the whole file that a person should know before taking it over. */
  warn(code: IntakeWarningCode, params: RefusalParams): void;
  /** Looks for signs of a wrongly decoded text. */
  observeText(line: number, cells: readonly string[]): void;
}
