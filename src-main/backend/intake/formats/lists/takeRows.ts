import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import type { FoundHeaders } from '#backend/intake/formats/lists/findHeaders.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readCustomerRow } from '#shared/domain/intake/readCustomerRow.ts';
import { readRow } from '#shared/domain/intake/readRow.ts';

/** A row of a list. */
export interface ListRow {
  readonly cells: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
  /** Whether nothing but blank lines stands between it and the row before. */
  readonly blankBefore?: boolean;
}

/** What a list gives to a sink: nothing but rows. */
export type ListSink = Pick<IntakeSink, 'take' | 'takeCustomer' | 'refuse' | 'observeText'>;

/** Gives the rows of a list to a sink, one after the other. */
export interface RowTaker {
  readonly take: (row: ListRow) => void;
  /** Where the last row was cut short, with no other fault of that kind before it: the file breaks off there. */
  readonly cutOffAt: () => number | null;
}

/**
 * Reads the rows behind the headers into drafts or errors. Blank rows are passed over. `ragged` says that a row with
 * too few or too many fields is faulty, as in a delimited file, where it shows that separators are wrong.
 */
export function takeRows(
  { headerRecord, mapping }: FoundHeaders,
  creditor: IntakeCreditor,
  sink: ListSink,
  ragged: boolean,
): RowTaker {
  const width = mapping.headers.findLastIndex((header) => header.trim() !== '') + 1;
  const endsAtBlank = mapping.known?.endsAtBlankRow === true;
  let record = 0;
  let faults = 0;
  let short: { readonly line: number; readonly record: number } | undefined;
  let ended = false;
  const takeFull = ({ cells, line }: ListRow): void => {
    if (mapping.kind === 'customers')
      sink.takeCustomer(line, readCustomerRow(cells, mapping, creditor, line));
    else sink.take(line, readRow(cells, mapping, creditor, line));
  };
  return {
    take(row) {
      record++;
      if (record <= headerRecord + 1) return;
      const { cells, line } = row;
      const isBlank = cells.every((cell) => cell.trim() === '');
      if (endsAtBlank && record > headerRecord + 2 && (isBlank || row.blankBefore === true)) ended = true;
      if (isBlank) return;
      const fault = ragged ? raggedness(cells, width) : null;
      if (ended) {
        sink.refuse(line, 'after_blank_row', {});
      } else if (fault === null) {
        takeFull(row);
      } else {
        faults++;
        if (fault === 'row_too_short') short = { line, record };
        sink.refuse(line, fault, { found: cells.length, expected: width });
      }
      sink.observeText(line, cells);
    },
    cutOffAt: () => (short !== undefined && short.record === record && faults === 1 ? short.line : null),
  };
}

/** A row with too few fields, or with more than empty ones beyond the headers, does not say which field is which. */
function raggedness(cells: readonly string[], width: number): 'row_too_short' | 'row_too_long' | null {
  if (cells.length < width) return 'row_too_short';
  if (cells.length === width) return null;
  return cells.slice(width).some((cell) => cell.trim() !== '') ? 'row_too_long' : null;
}
