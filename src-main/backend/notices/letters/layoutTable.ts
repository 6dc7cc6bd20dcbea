import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { LetterColumn, LetterTable } from '#shared/domain/letters/letterModel.ts';
import { contentWidth, ink, size } from '#backend/notices/letters/letterStyle.ts';
import { columnGap, figuresLayout } from '#backend/notices/letters/tableLayouts.ts';
import type { TextMeasure } from '#backend/notices/letters/textMeasure.ts';

/**
 * A table of figures over the whole width, with its head on every page. The columns take what their longest cell needs
 * and the first column of words the rest; where that is not enough, the whole table is set smaller.
 */
export function layoutTable(table: LetterTable, measure: TextMeasure, marginTop: number): Content {
  const { type, widths } = fitColumns(table, measure);
  const head = table.columns.map(
    (column): TableCell => ({
      text: column.title,
      fontSize: Math.min(size.label, type),
      color: ink.quiet,
      alignment: column.align,
      noWrap: true,
    }),
  );
  const body = table.rows.map((row) =>
    table.columns.map((column, at) => cell(row.cells[at] ?? '', column, at === 0 ? row.detail : '')),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [head, ...body],
    },
    layout: figuresLayout,
    margin: [0, marginTop, 0, 0],
    fontSize: type,
  };

  function cell(text: string, column: LetterColumn, detail: string): TableCell {
    const shown = { text, alignment: column.align, ...wrapping(text, column, table.columns.indexOf(column)) };
    if (detail === '') return shown;
    // The quiet line is not held to its column: to its right the row is empty.
    return {
      stack: [
        { ...shown, alignment: column.align },
        { text: detail, noWrap: true, fontSize: size.small, color: ink.quiet, margin: [0, 1, 0, 0] },
      ],
    };
  }

  function wrapping(
    text: string,
    column: LetterColumn,
    at: number,
  ): { noWrap: true } | { wordBreak: 'break-all' } | object {
    const available = widths[at] ?? 0;
    if (measure.width(text, type, false) <= available + 0.01) return { noWrap: true };
    // A single long word, such as an invoice number, would run into the next column.
    return column.align === 'left' && !text.includes(' ') ? { wordBreak: 'break-all' } : {};
  }
}

/** Tried in this order until the table fits. */
const sizes = [size.table, 8, 7.4, 6.8, 6.2] as const;
/** A column of names is broken rather than set below this width, in points. */
const narrowestNames = 120;

interface FittedColumns {
  readonly type: number;
  readonly widths: readonly number[];
}

function fitColumns(table: LetterTable, measure: TextMeasure): FittedColumns {
  const room = contentWidth - columnGap * (table.columns.length - 1);
  let fitted: FittedColumns | undefined;
  for (const type of sizes) {
    const wanted = table.columns.map((column, at) => wantedWidth(table, column, at, type, measure));
    const free = room - wanted.reduce((sum, width) => sum + width, 0);
    fitted = { type, widths: shareOut(table.columns, wanted, free) };
    if (free >= 0 || growsEnough(table.columns, fitted.widths)) break;
  }
  if (fitted === undefined) throw new Error('a table without a size');
  return fitted;
}

/**
 * Gives the free room to the column that grows, or else to all alike, so that the table has no hole. Where room is
 * wanting, the column that grows gives it up, else the first.
 */
function shareOut(
  columns: readonly LetterColumn[],
  wanted: readonly number[],
  free: number,
): readonly number[] {
  const growing = columns.findIndex((column) => column.grows === true);
  if (growing < 0 && free >= 0) return wanted.map((width) => width + free / columns.length);
  const giving = Math.max(growing, 0);
  return wanted.map((width, at) => (at === giving ? Math.max(width + free, narrowestCell) : width));
}

const narrowestCell = 30;

function growsEnough(columns: readonly LetterColumn[], widths: readonly number[]): boolean {
  const growing = columns.findIndex((column) => column.grows === true);
  return growing >= 0 && (widths[growing] ?? 0) >= narrowestNames;
}

function wantedWidth(
  table: LetterTable,
  column: LetterColumn,
  at: number,
  type: number,
  measure: TextMeasure,
): number {
  const title = measure.width(column.title, Math.min(size.label, type), false);
  // Figures are of one width: the longest text is the widest. Of words it is near enough, with some air.
  const air = column.align === 'left' ? 3 : 0;
  return Math.ceil(Math.max(title, measure.width(longestCell(table, at), type, false) + air) * 10) / 10 + 0.1;
}

function longestCell(table: LetterTable, at: number): string {
  let longest = '';
  for (const row of table.rows) {
    const text = row.cells[at] ?? '';
    if (text.length > longest.length) longest = text;
  }
  return longest;
}
