import { addressField } from '#backend/intake/addressField.ts';
import { type KeptDifference, readDifferenceFile } from '#backend/ledger/differenceFile.ts';
import type { DifferenceGroup, DifferenceRow } from '#shared/contract/intake.ts';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';

/** Reads a window of one group of a difference. Throws `staging_unknown`. */
export function readDifference(
  path: string,
  group: DifferenceGroup,
  offset: number,
  limit: number,
): { readonly total: number; readonly rows: DifferenceRow[] } {
  const { total, rows } = readDifferenceFile(path, group, offset, limit);
  return { total, rows: rows.map((row) => toRow(group, row)) };
}

function toRow(group: DifferenceGroup, kept: KeptDifference): DifferenceRow {
  const { ledger_open: ledgerOpen, told, ...row } = kept;
  const value: unknown = told === null ? null : JSON.parse(told);
  return {
    ...row,
    ledgerOpen,
    number: row.number ?? '',
    customer: row.customer ?? '',
    changes: Array.isArray(value) ? (value as DifferenceRow['changes']).map(readable) : [],
    error: group === 'rejected' ? toError(kept, value) : null,
    balance: group === 'balances' ? (value as DifferenceRow['balance']) : null,
  };
}

/** Contact persons and addresses of the office's own are kept as JSON of their columns; people read them as a line. */
function readable(change: DifferenceRow['changes'][number]): DifferenceRow['changes'][number] {
  const [subject, key] = change.field.split('.');
  if (key === undefined) return change;
  return {
    field: subject === 'address' ? (addressField[key as AddressPurpose] ?? key) : 'contact',
    before: asLine(change.before),
    after: asLine(change.after),
    own: asLine(change.own),
  };
}

function asLine(value: string | null): string | null {
  if (value === null || value === '') return value;
  const columns = Object.values(JSON.parse(value) as Record<string, string>);
  return columns.filter((column) => column !== '').join(', ');
}

function toError(kept: KeptDifference, value: unknown): DifferenceRow['error'] {
  const { field, code, params } = value as Pick<
    NonNullable<DifferenceRow['error']>,
    'field' | 'code' | 'params'
  >;
  return { file: kept.file ?? '', line: kept.line ?? 0, field, code, params };
}
