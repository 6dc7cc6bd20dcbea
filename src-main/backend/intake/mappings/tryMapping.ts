import { type ListSink, takeRows } from '#backend/intake/formats/lists/takeRows.ts';
import { readListHead } from '#backend/intake/mappings/listHead.ts';
import { readMapping } from '#backend/intake/mappings/prepareMapping.ts';
import { trialValues } from '#backend/intake/mappings/trialValues.ts';
import type { ListMappingData, MappingTrial } from '#shared/contract/intake.ts';
import type {
  CustomerDraft,
  Doubt,
  FieldError,
  IntakeCreditor,
  InvoiceDraft,
} from '#shared/domain/intake/invoiceDraft.ts';
import { isSettled } from '#shared/domain/intake/isSettled.ts';
import type { Notation } from '#shared/domain/intake/rowCells.ts';

/** How many rows a person sees at once. */
const triedRows = 50;

/**
 * Reads the first rows of a list under a mapping: each value as it would be taken over, or what is wrong with its row, and
 * which columns are missing or named twice. What only the rest of the file could settle is told as ambiguous, since a
 * person can settle it here. Throws the refusals of the readers, and `mapping_invalid {problem: 'unknown_field'}`.
 */
export async function tryMapping(
  path: string,
  creditor: IntakeCreditor,
  data: ListMappingData,
  signal: AbortSignal,
): Promise<MappingTrial> {
  const said = readMapping(data);
  // Titles above the headers are records too.
  const most = triedRows + 1 + Math.max(0, said.headerRecord ?? 10);
  const head = await readListHead(path, said, most, signal);
  const { mapping } = head;
  const about = { kind: mapping.kind, missing: [...mapping.missing], twice: [...mapping.twice] };
  if (mapping.missing.length > 0 || mapping.twice.length > 0) {
    return { ...about, read: 0, failed: 0, rows: [] };
  }
  const tried: TriedRow[] = [];
  const notation = { comma: false, point: false, dayFirst: false, monthFirst: false };
  const taker = takeRows(
    head,
    creditor,
    trialSink(tried, notation),
    head.format === 'csv' && head.headerRecord >= 0,
  );
  for (const row of head.rows) {
    const before = tried.length;
    taker.take(row);
    const added = tried[before];
    if (added !== undefined) added.cells = row.cells;
  }
  const rows = tried.slice(0, triedRows).map(({ line, cells, draft, errors, doubts }) => ({
    line,
    values: trialValues(cells, mapping, draft),
    errors: [...errors, ...doubts.filter((doubt) => !isSettled(doubt, notation)).map(asError)].map(
      (error) => ({
        ...error,
        params: { ...error.params },
      }),
    ),
  }));
  const failed = rows.filter(({ errors }) => errors.length > 0).length;
  return { ...about, read: rows.length, failed, rows };
}

interface TriedRow {
  readonly line: number;
  cells: readonly string[];
  readonly draft: InvoiceDraft | CustomerDraft | null;
  readonly errors: readonly FieldError[];
  readonly doubts: readonly Doubt[];
}

/** Keeps what the rows say. */
function trialSink(tried: TriedRow[], notation: { -readonly [Sign in keyof Notation]: boolean }): ListSink {
  const observe = (row: Notation): void => {
    for (const sign of ['comma', 'point', 'dayFirst', 'monthFirst'] as const) notation[sign] ||= row[sign];
  };
  const add = (line: number, row: Omit<TriedRow, 'line' | 'cells'>): void => {
    tried.push({ line, cells: [], ...row });
  };
  return {
    take(line, reading) {
      observe(reading.notation);
      if (reading.ok) add(line, { draft: reading.draft, errors: [], doubts: reading.draft.doubts });
      else add(line, { draft: null, errors: reading.errors.map(withoutLine), doubts: [] });
    },
    takeCustomer(line, reading) {
      observe(reading.notation);
      if (reading.ok) add(line, { draft: reading.draft, errors: [], doubts: [] });
      else add(line, { draft: null, errors: reading.errors.map(withoutLine), doubts: [] });
    },
    refuse: (line, code, params) =>
      add(line, { draft: null, errors: [{ field: null, code, params }], doubts: [] }),
    observeText: () => undefined,
  };
}

function withoutLine({ field, code, params }: FieldError): FieldError {
  return { field, code, params };
}

function asError({ kind, field, text }: Doubt): FieldError {
  return { field, code: kind === 'amount' ? 'amount_ambiguous' : 'date_ambiguous', params: { value: text } };
}
