import type { Column, Content } from 'pdfmake/interfaces.js';
import type { LetterFact, LetterModel, LetterSum } from '#shared/domain/letters/letterModel.ts';
import { firstPage, mm, pageMargins } from '#backend/notices/letters/letterGeometry.ts';
import { contentWidth, ink, leading, size, tintPadding } from '#backend/notices/letters/letterStyle.ts';
import { layoutTable } from '#backend/notices/letters/layoutTable.ts';
import { plainLayout, tintLayout, warningLayout } from '#backend/notices/letters/tableLayouts.ts';
import { blockLeading, type TextMeasure } from '#backend/notices/letters/textMeasure.ts';

/** The name under which the creditor's logo is embedded in a bundle. */
export const logoName = 'logo';

/**
 * Lays the blocks of a letter out as pdfmake's nodes: letterhead, address and facts at their fixed places on the first
 * page, the rest flowing below. Makes new nodes at every call, for pdfmake writes into them.
 */
export function layoutLetter(model: LetterModel, measure: TextMeasure): Content {
  return [
    ...letterhead(model, measure),
    ...address(model, measure),
    ...facts(model.facts, measure),
    foldMark(),
    {
      text: model.title,
      fontSize: size.title,
      bold: true,
      margin: [0, firstPage.body - pageMargins.top, 0, mm(3.5)],
    },
    ...model.paragraphs.map(paragraph),
    ...warning(model.warning),
    layoutTable(model.invoices, measure, { dense: false, marginTop: mm(3) }),
    { stack: [sums(model.sums, measure), payment(model, measure)], unbreakable: true },
    ...model.closing.map(
      (note): Content => ({
        stack: [heading(note.title), { text: note.text, fontSize: size.body, lineHeight: leading }],
        unbreakable: true,
        margin: [0, mm(3), 0, 0],
      }),
    ),
    ...interest(model, measure),
  ];
}

function letterhead(model: LetterModel, measure: TextMeasure): readonly Content[] {
  const { x, y, width, height } = firstPage.letterhead;
  if (model.sender.hasLogo) {
    return [
      { image: logoName, fit: [width, height], absolutePosition: { x, y } },
      ...senderLines(model, measure),
    ];
  }
  const fitted = measure.fit(model.sender.name, {
    size: size.name,
    smallest: 11,
    width: mm(170),
    bold: true,
  });
  return fitted.lines.map((text, at) => ({
    text,
    noWrap: true,
    bold: true,
    fontSize: fitted.size,
    absolutePosition: { x, y: y + mm(2) + at * fitted.size * 1.25 },
  }));
}

/** Beside a logo, which need not be readable as a name: who writes. */
function senderLines({ sender }: LetterModel, measure: TextMeasure): readonly Content[] {
  const { x, y, width } = firstPage.sender;
  const nodes: Content[] = [];
  let top = y;
  for (const [at, line] of [sender.name, ...sender.lines].entries()) {
    const bold = at === 0;
    const fitted = measure.fit(line, { size: size.fact, smallest: 7.5, width, bold });
    for (const text of fitted.lines) {
      nodes.push({
        text,
        noWrap: true,
        bold,
        fontSize: fitted.size,
        color: bold ? ink.text : ink.quiet,
        absolutePosition: { x, y: top },
      });
      top += size.fact * 1.35;
    }
  }
  return nodes;
}

/**
 * The address in the window. A long name is broken and, where there are more lines than the window shows, everything
 * is set smaller: what stands outside the window sends the letter back.
 */
function address(model: LetterModel, measure: TextMeasure): readonly Content[] {
  const { x, y, width, height } = firstPage.address;
  const { sender } = model;
  const fitted = measure.fitBlock(model.recipient, { size: size.address, smallest: 6.5, width, height });
  const lines = fitted.lines.map(
    (text, at): Content => ({
      text,
      noWrap: true,
      fontSize: fitted.size,
      absolutePosition: { x, y: y + at * fitted.lineHeight },
    }),
  );
  if (sender.returnLine === '') return lines;
  const back = firstPage.returnLine;
  const returned = measure.fit(sender.returnLine, {
    size: 6.2,
    smallest: 4.6,
    width: back.width,
    bold: false,
  });
  // A second line of a very long sender goes above the first, for the address begins close below.
  const top = back.y - (returned.lines.length - 1) * returned.size * blockLeading;
  const returnLines = returned.lines.map(
    (text, at): Content => ({
      text,
      noWrap: true,
      fontSize: returned.size,
      color: ink.quiet,
      absolutePosition: { x: back.x, y: top + at * returned.size * blockLeading },
    }),
  );
  return [...returnLines, ...lines];
}

function facts(given: readonly LetterFact[], measure: TextMeasure): readonly Content[] {
  const { x, y, width } = firstPage.facts;
  const labelWidth = Math.max(...given.map(({ label }) => measure.width(label, size.fact, false))) + mm(4);
  const lineHeight = size.fact * 1.5;
  const nodes: Content[] = [];
  let top = y;
  for (const { label, value } of given) {
    nodes.push({
      text: label,
      noWrap: true,
      fontSize: size.fact,
      color: ink.quiet,
      absolutePosition: { x, y: top },
    });
    const fitted = measure.fit(value, {
      size: size.fact,
      smallest: 7,
      width: width - labelWidth,
      bold: false,
    });
    for (const text of fitted.lines) {
      nodes.push({
        text,
        noWrap: true,
        fontSize: fitted.size,
        absolutePosition: { x: x + labelWidth, y: top },
      });
      top += lineHeight;
    }
  }
  return nodes;
}

function foldMark(): Content {
  const { x, y, width } = firstPage.fold;
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: ink.rule }],
    absolutePosition: { x, y },
  };
}

function paragraph(text: string): Content {
  return { text, fontSize: size.body, lineHeight: leading, margin: [0, 0, 0, mm(2.4)] };
}

function heading(text: string): Content {
  return { text, fontSize: size.heading, bold: true, margin: [0, 0, 0, mm(0.8)] };
}

/** The consequence stands apart behind a strong rule, so that nobody can say it was hidden in the text. */
function warning(text: string): readonly Content[] {
  if (text === '') return [];
  return [
    {
      table: {
        widths: [contentWidth - tintPadding * 2],
        body: [[{ text, bold: true, fontSize: size.body, lineHeight: leading }]],
        dontBreakRows: true,
      },
      layout: warningLayout,
      margin: [0, mm(1), 0, mm(2)],
    },
  ];
}

/** The sums stand at the right, under the column of totals, the last one strong under a rule. */
function sums(given: readonly LetterSum[], measure: TextMeasure): Content {
  const valueWidth = Math.max(
    mm(26),
    ...given.map(({ value, weight }) =>
      Math.ceil(measure.width(value, weight === 'total' ? size.total : size.body, weight === 'total')),
    ),
  );
  const labelWidth = Math.max(
    mm(60),
    ...given.map(({ label, weight }) =>
      Math.ceil(measure.width(label, weight === 'total' ? size.total : size.body, weight === 'total')),
    ),
  );
  const rows = given.map(({ label, value, weight }) => {
    const total = weight === 'total';
    const style = { bold: total, fontSize: total ? size.total : size.body };
    return [
      { text: label, color: total ? ink.text : ink.quiet, ...style, margin: [0, total ? 1 : 0, 0, 0] },
      { text: value, alignment: 'right', noWrap: true, ...style, margin: [0, total ? 1 : 0, 0, 0] },
    ];
  });
  return {
    table: { widths: [labelWidth, valueWidth], body: rows as never, dontBreakRows: true },
    layout: plainLayout(given.findIndex((sum) => sum.weight === 'total')),
    margin: [contentWidth - labelWidth - valueWidth - 8, mm(3), 0, mm(4)],
  };
}

/** What is typed into the bank, in large figures on a tint: account, KID, amount and deadline side by side. */
function payment(model: LetterModel, measure: TextMeasure): Content {
  const { facts: given, note } = model.payment;
  const available = contentWidth - tintPadding * 2;
  const gap = mm(4);
  const wanted = given.map(({ label, value }) =>
    Math.max(measure.width(value, size.payment, true), measure.width(label, size.label, false)),
  );
  const room = available - gap * (given.length - 1);
  const free = room - wanted.reduce((sum, width) => sum + width, 0);
  const fits = free >= 0;
  // What is left over is shared out, so that the four stand evenly across the page.
  const widths = wanted.map((width) => (fits ? width + free / given.length : room / given.length));
  const columns = given.map(
    ({ label, value }, at): Column => ({
      width: widths[at] ?? '*',
      stack: [
        { text: label, fontSize: size.label, color: ink.quiet, margin: [0, 0, 0, 2] },
        {
          text: value,
          fontSize: size.payment,
          bold: true,
          ...(fits ? { noWrap: true } : { wordBreak: 'break-all' }),
        },
      ],
    }),
  );
  const content: Content[] = [{ columns, columnGap: gap }];
  if (note !== '') {
    content.push({ text: note, fontSize: size.table, lineHeight: leading, margin: [0, mm(2.2), 0, 0] });
  }
  return {
    table: { widths: [available], body: [[{ stack: content }]], dontBreakRows: true },
    layout: tintLayout,
  };
}

/** Rows below which the table of interest is kept together with its heading on one page. */
const keptTogether = 12;

function interest(model: LetterModel, measure: TextMeasure): readonly Content[] {
  if (model.interest === null) return [];
  const { title, text, table } = model.interest;
  const head: Content[] = [
    heading(title),
    { text, fontSize: size.detail, lineHeight: 1.1, margin: [0, 0, 0, mm(1.4)] },
  ];
  const body = layoutTable(table, measure, { dense: true, marginTop: mm(0.5) });
  if (table.rows.length <= keptTogether) {
    return [{ stack: [...head, body], unbreakable: true, margin: [0, mm(3), 0, 0] }];
  }
  return [{ stack: head, unbreakable: true, margin: [0, mm(3.5), 0, 0] }, body];
}
