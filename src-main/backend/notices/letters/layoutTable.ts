import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { LetterColumn, LetterRow, LetterTable } from '#shared/domain/letters/letterModel.ts';
import { contentWidth, ink, size } from '#backend/notices/letters/letterStyle.ts';
import { columnGap, denseLayout, figuresLayout } from '#backend/notices/letters/tableLayouts.ts';
import type { TextMeasure } from '#backend/notices/letters/textMeasure.ts';

/** How a table is set: `dense` for what explains a figure rather than asks for it. */
export interface TableLook {
  readonly dense: boolean;
  readonly marginTop: number;
}

/** A table with its columns measured: ready to be laid out, whole or in parts that look alike. */
export interface FittedTable {
  readonly table: LetterTable;
  /** Size of type in points. */
  readonly type: number;
  readonly widths: readonly number[];
  /** Whether every cell stands on one line. */
  readonly fits: boolean;
}

/**
 * A table of figures over the whole width, with its head on every page. The columns take what their longest cell needs
 * and share what is left; where there is not enough, the whole table is set smaller.
 */
export function layoutTable(table: LetterTable, measure: TextMeasure, look: TableLook): Content {
  const fitted = fitTable(table, measure, look);
  return layoutRows(fitted, fitted.table.rows, measure, look);
}

/** Measures the columns of a table over all of its rows. Where they are too many for the page, some yield. */
export function fitTable(table: LetterTable, measure: TextMeasure, look: TableLook): FittedTable {
  let fitted = placeDetails(table, measure, look);
  for (let given = table; !fitted.fits || fitted.type < smallestWithAll; ) {
    const yielding = firstToYield(given);
    if (yielding < 0) break;
    given = withoutColumn(given, yielding);
    fitted = { table: given, ...fitColumns(given, measure, look) };
  }
  return fitted;
}

/** Lays out some rows of a fitted table under its head. */
export function layoutRows(
  fitted: FittedTable,
  rows: readonly LetterRow[],
  measure: TextMeasure,
  look: TableLook,
): Content {
  const { table, type, widths } = fitted;
  const head = table.columns.map(
    (column): TableCell => ({
      text: column.title,
      fontSize: Math.min(size.label, type),
      color: ink.quiet,
      alignment: column.align,
      noWrap: true,
    }),
  );
  const body = rows.map((row) =>
    row.cells.map((text, at) => layoutCell(fitted, at, text, at === 0 ? row.detail : '', measure)),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [head, ...body],
    },
    layout: look.dense ? denseLayout : figuresLayout,
    margin: [0, look.marginTop, 0, 0],
    fontSize: type,
  };
}

function layoutCell(
  { table, type, widths }: FittedTable,
  at: number,
  text: string,
  detail: string,
  measure: TextMeasure,
): TableCell {
  const alignment = table.columns[at]?.align ?? 'left';
  const oneLine = measure.width(text, type, false) <= (widths[at] ?? 0) + 0.01;
  // A single long word, such as an invoice number, would run into the next column.
  const broken = alignment === 'left' && !text.includes(' ') ? ({ wordBreak: 'break-all' } as const) : {};
  const shown = { text, alignment, ...(oneLine ? { noWrap: true } : broken) };
  if (detail === '') return shown;
  // The quiet line is not held to its column: to its right the row is empty.
  return {
    stack: [
      shown,
      {
        text: table.detailTitle === '' ? detail : `${table.detailTitle} ${detail}`,
        noWrap: true,
        fontSize: Math.min(size.small, type),
        color: ink.quiet,
        margin: [0, 1, 0, 0],
      },
    ],
  };
}

/** Gives the details a column of their own after the first where the table then still fits in its usual size. */
function placeDetails(given: LetterTable, measure: TextMeasure, look: TableLook): FittedTable {
  if (given.detailTitle !== '') {
    const [first, ...others] = given.columns;
    const table: LetterTable = {
      columns: first === undefined ? [] : [first, { title: given.detailTitle, align: 'left' }, ...others],
      detailTitle: '',
      rows: given.rows.map(({ cells: [name = '', ...figures], detail }) => ({
        cells: [name, detail, ...figures],
        detail: '',
      })),
    };
    const fitted = fitColumns(table, measure, look);
    if (fitted.fits && fitted.type >= smallestWithDetails) return { table, ...fitted };
  }
  return { table: given, ...fitColumns(given, measure, look) };
}

const smallestWithDetails = 8;
/** Below this size a column gives way rather than that all are set smaller still. */
const smallestWithAll = 7.4;

function firstToYield({ columns }: LetterTable): number {
  let first = -1;
  for (const [at, { yields }] of columns.entries()) {
    if (yields !== undefined && yields < (columns[first]?.yields ?? Infinity)) first = at;
  }
  return first;
}

/** The table with a column in the quiet line below each row, named there by its title. */
function withoutColumn(table: LetterTable, at: number): LetterTable {
  const { columns, detailTitle, rows } = table;
  const title = columns[at]?.title ?? '';
  return {
    columns: columns.filter((_, place) => place !== at),
    detailTitle: '',
    rows: rows.map(({ cells, detail }) => {
      const value = cells[at] ?? '';
      const details = [
        detail === '' || detailTitle === '' ? detail : `${detailTitle} ${detail}`,
        value === '' || value === '–' ? '' : `${title} ${value}`,
      ];
      return {
        cells: cells.filter((_, place) => place !== at),
        detail: details.filter(Boolean).join('  ·  '),
      };
    }),
  };
}

/** Tried in this order until the table fits. */
const sizes: readonly number[] = [size.table, 8, 7.4, 6.8, 6.2];
/** A column of names is broken rather than set below this width, in points. */
const narrowestNames = 120;

interface FittedColumns {
  readonly type: number;
  readonly widths: readonly number[];
  /** Whether every cell stands on one line. */
  readonly fits: boolean;
}

function fitColumns(table: LetterTable, measure: TextMeasure, look: TableLook): FittedColumns {
  const room = contentWidth - columnGap * (table.columns.length - 1);
  let fitted: FittedColumns | undefined;
  for (const type of look.dense ? sizes.slice(1) : sizes) {
    const wanted = table.columns.map((column, at) => wantedWidth(table, column, at, type, measure));
    const free = room - wanted.reduce((sum, width) => sum + width, 0);
    fitted = { type, widths: shareOut(table.columns, wanted, free), fits: free >= 0 };
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
