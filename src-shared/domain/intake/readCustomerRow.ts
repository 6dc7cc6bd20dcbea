import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readCustomerCells } from '#shared/domain/intake/readCustomerCells.ts';
import { type CustomerReading, isTotalWord } from '#shared/domain/intake/readRow.ts';
import { RowCells } from '#shared/domain/intake/rowCells.ts';

/**
 * Reads one row of a list of customers. Every faulty field is reported, not only the first; an empty cell says nothing,
 * so that what the ledger knows stays.
 */
export function readCustomerRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  creditor: IntakeCreditor,
  line: number,
): CustomerReading {
  const row = new RowCells(cells, mapping);
  const special = specialRow(row, cells);
  const draft = special === null ? readCustomerCells(row, creditor) : null;
  if (special !== null) row.fail(null, special);
  if (draft === null || row.errors.length > 0) {
    return { ok: false, errors: row.errors.map((error) => ({ ...error, line })), notation: row.notation };
  }
  return { ok: true, draft, notation: row.notation };
}

const named = ['customerNumber', 'customerName', 'lastName'] as const;

function specialRow(row: RowCells, cells: readonly string[]): 'total_row' | 'repeated_header' | null {
  if (named.some((field) => row.holdsHeader(field))) return 'repeated_header';
  const words = named.map((field) => row.text(field)).filter((text) => text !== '');
  return words.length <= 1 && isTotalWord(cells) && row.text('street') === '' ? 'total_row' : null;
}
