import type { Column, Content } from 'pdfmake/interfaces.js';
import type { CoverSheetModel } from '#shared/domain/letters/coverSheet.ts';
import type { LetterFact, LetterRow } from '#shared/domain/letters/letterModel.ts';
import { fitTable, layoutRows, type TableLook } from '#backend/notices/letters/layoutTable.ts';
import { mm } from '#backend/notices/letters/letterGeometry.ts';
import { contentWidth, ink, leading, size } from '#backend/notices/letters/letterStyle.ts';
import { tintLayout } from '#backend/notices/letters/tableLayouts.ts';
import type { TextMeasure } from '#backend/notices/letters/textMeasure.ts';

/**
 * Rows that fit on a page: below the sums of the first one, and below the head of the others. Every row is one line, so
 * the pages are known before they are laid out, and a list of ten thousand letters needs no more memory than one page.
 */
const rowsOfFirstPage = 30;
const rowsOfPage = 48;

const look: TableLook = { dense: true, marginTop: 0 };

/** Lays the cover sheet out, page by page. Makes new nodes at every call. */
export function layoutCoverSheet(model: CoverSheetModel, measure: TextMeasure): readonly Content[] {
  const fitted = fitTable(model.list, measure, look);
  const shorten = (row: LetterRow): LetterRow => ({
    ...row,
    cells: row.cells.map((text, at) => measure.shorten(text, fitted.type, fitted.widths[at] ?? 0)),
  });
  const { rows } = model.list;
  const pages: Content[] = [
    [...head(model, measure), layoutRows(fitted, rows.slice(0, rowsOfFirstPage).map(shorten), measure, look)],
  ];
  for (let from = rowsOfFirstPage; from < rows.length; from += rowsOfPage) {
    pages.push([layoutRows(fitted, rows.slice(from, from + rowsOfPage).map(shorten), measure, look)]);
  }
  return pages;
}

function head(model: CoverSheetModel, measure: TextMeasure): readonly Content[] {
  const gap = mm(8);
  const width = (contentWidth - gap * 2) / 3;
  const columns: Column[] = [
    { width, ...factTable(model.facts, width, { label: 0.36, strong: 0, align: 'left' }, measure) },
    { width, ...factTable(model.counts, width, { label: 0.8, strong: 0, align: 'right' }, measure) },
    {
      width,
      ...factTable(model.sums, width, { label: 0.4, strong: model.sums.length - 1, align: 'right' }, measure),
    },
  ];
  return [
    { text: model.title, fontSize: size.title, bold: true, margin: [0, 0, 0, mm(5)] },
    { columns, columnGap: gap },
    {
      table: {
        widths: [contentWidth - 20],
        body: [[{ text: model.check, fontSize: size.body, lineHeight: leading }]],
      },
      layout: tintLayout,
      margin: [0, mm(6), 0, mm(6)],
    },
    { text: model.listTitle, fontSize: size.heading, bold: true, margin: [0, 0, 0, mm(1.5)] },
  ];
}

interface FactLook {
  /** The label's share of the width. */
  readonly label: number;
  /** Which fact stands out, counted from 0. */
  readonly strong: number;
  readonly align: 'left' | 'right';
}

/** Long values are cut to what two lines hold, for the list below must find its place on the page. */
const valueLines = 1.8;

function factTable(
  facts: readonly LetterFact[],
  width: number,
  look: FactLook,
  measure: TextMeasure,
): { readonly stack: Content[] } {
  const labelWidth = width * look.label;
  const valueWidth = width - labelWidth;
  return {
    stack: facts.map(
      ({ label, value }, at): Content => ({
        columns: [
          { width: labelWidth, text: label, fontSize: size.table, color: ink.quiet },
          {
            width: valueWidth,
            text: measure.shorten(value, size.table, valueWidth * valueLines),
            fontSize: size.table,
            bold: at === look.strong,
            alignment: look.align,
          },
        ],
        // Without it pdfmake hands the outer gap down.
        columnGap: 0,
        margin: [0, 0, 0, 3],
      }),
    ),
  };
}
