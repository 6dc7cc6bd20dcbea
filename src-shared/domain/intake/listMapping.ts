import type { IntakeField } from '#shared/domain/intake/invoiceDraft.ts';

/**
 * What a person has said about a list in columns. Saved for the creditor and found again by the headers
 * (`mappingSignature`).
 */
export interface ListMapping {
  /** What each header means; a header that is not named is not used. */
  readonly fields: Readonly<Record<string, IntakeField>>;
  /** Which record holds the headers, counted from 0; null where the program finds it. */
  readonly headerRecord: number | null;
  /** Null where the program finds it. */
  readonly delimiter: string | null;
  readonly decimalSign: ',' | '.' | null;
  readonly dateOrder: 'day_first' | 'month_first' | 'year_first' | null;
  /** The sheet of a workbook; null for the first one that holds a list. */
  readonly sheet: string | null;
}
