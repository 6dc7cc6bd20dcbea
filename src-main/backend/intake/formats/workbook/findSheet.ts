import {
  certainty,
  type FoundHeaders,
  findHeaders,
  headerSearch,
} from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListRow } from '#backend/intake/formats/lists/takeRows.ts';
import type { Sheet, Workbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import { readSheet } from '#backend/intake/formats/workbook/readSheet.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';

/** A sheet with its first rows and what they show. */
export interface SheetLayout extends FoundHeaders {
  readonly sheet: Sheet;
  readonly head: readonly ListRow[];
}

/**
 * The sheet that is said, or the first one that holds a list of open items, else the first with a list of customers, else
 * the first with anything in it. Hidden sheets count only where they are named. `sheet_unknown {sheet, sheets}` when
 * there is none of that name.
 */
export async function findSheet(workbook: Workbook, said: ListMapping | null): Promise<SheetLayout> {
  const named = said?.sheet ?? null;
  const candidates = workbook.sheets.filter(({ name, isHidden }) =>
    named === null ? !isHidden : name === named,
  );
  if (candidates.length === 0 && named !== null) {
    const sheets = workbook.sheets.map(({ name }) => name).join(', ');
    throw refuseFile('sheet_unknown', { sheet: named, sheets });
  }
  let best: SheetLayout | undefined;
  for (const sheet of candidates.length > 0 ? candidates : workbook.sheets) {
    const layout = await layoutOfSheet(workbook, sheet, said);
    if (certainty(layout) === 2) return layout;
    const isBetter = best === undefined || certainty(layout) > certainty(best) || best.head.length === 0;
    if (isBetter) best = layout;
  }
  if (best === undefined || best.head.length === 0) throw refuseFile('file_empty');
  return best;
}

/** The first rows of a sheet, of which `most` are read, and the headers among them. */
export async function layoutOfSheet(
  workbook: Workbook,
  sheet: Sheet,
  said: ListMapping | null,
  most: number = headerSearch,
): Promise<SheetLayout> {
  const head: ListRow[] = [];
  const decimalSign = said?.decimalSign ?? ',';
  await readSheet(workbook, sheet.part, { decimalSign, most, onRow: (row) => void head.push(row) });
  const rows = head.map(({ cells }) => cells);
  return { sheet, head, ...findHeaders(rows, said) };
}
