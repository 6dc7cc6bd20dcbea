import { createRequire } from 'node:module';
import type { LetterFact, LetterModel, LetterTable } from '#shared/domain/letters/letterModel.ts';
import type { LetterAssets } from '#backend/notices/letters/letterAssets.ts';
import { firstPage, mm, pageMargins, pageSize, textWidth } from '#backend/notices/letters/letterGeometry.ts';
import { ink, size } from '#backend/notices/letters/letterStyle.ts';

/** The PDFKit that pdfmake itself draws with. */
const PDFDocument = createRequire(createRequire(import.meta.url).resolve('pdfmake'))('pdfkit') as new (
  options: PDFKit.PDFDocumentOptions,
) => PDFKit.PDFDocument;

const bottom = pageSize.height - pageMargins.bottom;

/**
 * The peer of `drawBundle`: the same letters with the same fonts, drawn with PDFKit's own calls by somebody who knows
 * the look and lays out by hand. It measures each text as PDFKit does and nothing more: no columns that fit themselves,
 * no search for missing characters, nothing kept together at a page's end.
 */
export async function drawWithPdfkit(
  models: readonly LetterModel[],
  assets: LetterAssets,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [pageSize.width, pageSize.height],
    margin: 0,
    autoFirstPage: false,
    font: null as never,
    info: { CreationDate: new Date(0) },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  document.registerFont('regular', Buffer.from(assets.fonts.letter.regular));
  document.registerFont('semibold', Buffer.from(assets.fonts.letter.semibold));
  const logo = assets.logo === null ? null : openImage(document, assets.logo.bytes);
  for (const model of models) drawLetter(new Pen(document, model), model, logo);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Opened once, a picture is embedded once; PDFKit's types leave this call out. */
function openImage(document: PDFKit.PDFDocument, bytes: Uint8Array): unknown {
  return (document as unknown as { openImage(bytes: Buffer): unknown }).openImage(Buffer.from(bytes));
}

/** Where the next line goes, and a new page where there is no room for it. */
class Pen {
  readonly document: PDFKit.PDFDocument;
  readonly #model: LetterModel;
  #page = 0;
  y = 0;

  constructor(document: PDFKit.PDFDocument, model: LetterModel) {
    this.document = document;
    this.#model = model;
    this.turn();
  }

  turn(): void {
    const { document } = this;
    document.addPage();
    this.#page += 1;
    this.y = pageMargins.top;
    const foot = bottom + mm(5);
    document.moveTo(pageMargins.left, foot).lineTo(pageMargins.left + textWidth, foot);
    document.lineWidth(0.4).stroke(ink.rule);
    for (const [at, line] of this.#model.footer.entries()) {
      this.text(line, pageMargins.left, foot + 5 + at * 10, { size: size.label, color: ink.quiet });
    }
    this.text(String(this.#page), pageMargins.left, foot + 5, {
      size: size.label,
      width: textWidth,
      align: 'right',
    });
  }

  room(height: number): void {
    if (this.y + height > bottom) this.turn();
  }

  text(text: string, x: number, y: number, look: Look): void {
    const { width, align = 'left', bold = false, color = ink.text } = look;
    this.document
      .font(bold ? 'semibold' : 'regular')
      .fontSize(look.size)
      .fillColor(color);
    this.document.text(text, x, y, {
      lineBreak: width !== undefined,
      align,
      ...(width === undefined ? {} : { width }),
    });
  }

  paragraph(text: string, look: Look): void {
    const { document } = this;
    document.font(look.bold === true ? 'semibold' : 'regular').fontSize(look.size);
    this.room(document.heightOfString(text, { width: textWidth, lineGap: 1.5 }));
    document.fillColor(ink.text).text(text, pageMargins.left, this.y, { width: textWidth, lineGap: 1.5 });
    this.y = document.y + 6;
  }
}

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

function drawLetter(pen: Pen, model: LetterModel, logo: unknown): void {
  const { document } = pen;
  const { letterhead, sender, address, returnLine, facts, fold } = firstPage;
  if (model.sender.hasLogo && logo !== null) {
    document.image(logo as never, letterhead.x, letterhead.y, { fit: [letterhead.width, letterhead.height] });
    for (const [at, line] of [model.sender.name, ...model.sender.lines].entries()) {
      pen.text(line, sender.x, sender.y + at * 12, { size: size.fact, bold: at === 0 });
    }
  } else {
    pen.text(model.sender.name, letterhead.x, letterhead.y, { size: size.name, bold: true });
  }
  pen.text(model.sender.returnLine, returnLine.x, returnLine.y, { size: 6.2, color: ink.quiet });
  for (const [at, line] of model.recipient.entries()) {
    pen.text(line, address.x, address.y + at * 12, { size: size.address });
  }
  drawFacts(pen, model.facts, facts.x, facts.y);
  document
    .moveTo(fold.x, fold.y)
    .lineTo(fold.x + fold.width, fold.y)
    .lineWidth(0.4)
    .stroke(ink.rule);
  pen.y = firstPage.body;
  pen.paragraph(model.title, { size: size.title, bold: true });
  for (const text of model.paragraphs) pen.paragraph(text, { size: size.body });
  if (model.warning !== '') pen.paragraph(model.warning, { size: size.body, bold: true });
  drawTable(pen, withDetails(model.invoices), size.table);
  for (const { label, value, weight } of model.sums) {
    const look = { size: weight === 'total' ? size.total : size.body, bold: weight === 'total' };
    pen.room(16);
    pen.text(label, pageMargins.left + textWidth - mm(90), pen.y, look);
    pen.text(value, pageMargins.left, pen.y, { ...look, width: textWidth, align: 'right' });
    pen.y += 16;
  }
  drawPayment(pen, model);
  for (const { title, text } of model.closing) {
    pen.paragraph(title, { size: size.heading, bold: true });
    pen.paragraph(text, { size: size.body });
  }
  if (model.interest === null) return;
  pen.paragraph(model.interest.title, { size: size.heading, bold: true });
  pen.paragraph(model.interest.text, { size: size.detail });
  drawTable(pen, model.interest.table, 8);
}

function drawFacts(pen: Pen, facts: readonly LetterFact[], x: number, y: number): void {
  for (const [at, { label, value }] of facts.entries()) {
    pen.text(label, x, y + at * 13.5, { size: size.fact, color: ink.quiet });
    pen.text(value, x + mm(27), y + at * 13.5, { size: size.fact });
  }
}

function drawPayment(pen: Pen, model: LetterModel): void {
  const { document } = pen;
  pen.room(60);
  document.rect(pageMargins.left, pen.y, textWidth, 44).fill(ink.tint);
  for (const [at, { label, value }] of model.payment.facts.entries()) {
    const x = pageMargins.left + 10 + (at * (textWidth - 20)) / model.payment.facts.length;
    pen.text(label, x, pen.y + 10, { size: size.label, color: ink.quiet });
    pen.text(value, x, pen.y + 21, { size: size.payment, bold: true });
  }
  pen.y += 52;
  if (model.payment.note !== '') pen.paragraph(model.payment.note, { size: size.table });
}

function withDetails(table: LetterTable): LetterTable {
  if (table.detailTitle === '') return table;
  const [first, ...others] = table.columns;
  if (first === undefined) return table;
  return {
    columns: [first, { title: table.detailTitle, align: 'left' }, ...others],
    detailTitle: '',
    rows: table.rows.map(({ cells: [name = '', ...rest], detail }) => ({
      cells: [name, detail, ...rest],
      detail: '',
    })),
  };
}

/** Columns of equal width: a hand that knows its table needs no measuring. */
function drawTable(pen: Pen, table: LetterTable, type: number): void {
  const { document } = pen;
  const width = textWidth / table.columns.length;
  const row = (cells: readonly string[], look: Look, rule: string): void => {
    pen.room(15);
    for (const [at, text] of cells.entries()) {
      const column = table.columns[at];
      if (column === undefined) continue;
      const x = pageMargins.left + at * width;
      if (column.align === 'left') pen.text(text, x, pen.y + 3, look);
      else
        pen.text(
          text,
          x + width - document.font('regular').fontSize(look.size).widthOfString(text),
          pen.y + 3,
          look,
        );
    }
    pen.y += 15;
    document
      .moveTo(pageMargins.left, pen.y)
      .lineTo(pageMargins.left + textWidth, pen.y)
      .lineWidth(0.4)
      .stroke(rule);
  };
  row(
    table.columns.map((column) => column.title),
    { size: size.label, color: ink.quiet },
    ink.strongRule,
  );
  for (const { cells } of table.rows) row(cells, { size: type }, ink.rule);
  pen.y += 8;
}
