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
const rowsOfFirstPage = 25;
const rowsOfPage = 44;

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
    [...head(model), layoutRows(fitted, rows.slice(0, rowsOfFirstPage).map(shorten), measure, look)],
  ];
  for (let from = rowsOfFirstPage; from < rows.length; from += rowsOfPage) {
    pages.push([layoutRows(fitted, rows.slice(from, from + rowsOfPage).map(shorten), measure, look)]);
  }
  return pages;
}

function head(model: CoverSheetModel): readonly Content[] {
  const gap = mm(6);
  const width = (contentWidth - gap * 2) / 3;
  const columns: Column[] = [model.facts, model.counts, model.sums].map((facts, at) => ({
    width,
    ...factTable(facts, width, at === 2),
  }));
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

function factTable(
  facts: readonly LetterFact[],
  width: number,
  figures: boolean,
): { readonly stack: Content[] } {
  const labelWidth = width * (figures ? 0.4 : 0.62);
  return {
    stack: facts.map(
      ({ label, value }, at): Content => ({
        columns: [
          { width: labelWidth, text: label, fontSize: size.table, color: ink.quiet },
          {
            width: width - labelWidth,
            text: value,
            fontSize: size.table,
            bold: at === (figures ? facts.length - 1 : 0),
            alignment: figures ? 'right' : 'left',
          },
        ],
        margin: [0, 0, 0, 3],
      }),
    ),
  };
}
