import type { IntakeField } from '#shared/domain/intake/intakeFields.ts';
import type { DateOrder } from '#shared/domain/intake/readDate.ts';

/**
 * What a person has said about a list in columns. Saved for the creditor and found again by the headers
 * (`mappingSignature`).
 */
export interface ListMapping {
  /** What each header means, as `nameColumns` names the columns; one that is not named is not used. */
  readonly fields: Readonly<Record<string, IntakeField>>;
  /**
   * Which record holds the headers, counted from 0; null where the program finds it, and `noHeaders` where there are
   * none and the columns go by their letters.
   */
  readonly headerRecord: number | null;
  /** Null where the program finds it. */
  readonly delimiter: string | null;
  readonly decimalSign: ',' | '.' | null;
  readonly dateOrder: DateOrder | null;
  /** The sheet of a workbook; null for the first one that holds a list. */
  readonly sheet: string | null;
}

/** The `headerRecord` of a list that has no headers. */
export const noHeaders = -1;
