import type { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import { pageSize } from '#backend/notices/letters/letterGeometry.ts';
import type {
  EmbeddedFont,
  LaidOutInline,
  LaidOutLine,
  LaidOutPage,
  LaidOutVector,
} from '#backend/notices/letters/pdfmakeInternals.ts';

/** Lines of text that were encoded already in this document: labels and standing sentences come again and again. */
export type EncodedText = Map<string, string>;

const encodedTextLimit = 4000;

/**
 * Writes laid-out pages into the document. Takes the place of pdfmake's renderer, which writes every word on its own
 * with all its state; words of one style that follow each other become one run here. That is both the smaller file and
 * most of the speed, and text is found again by search and copied whole.
 */
export function drawPages(
  document: LetterDocument,
  pages: readonly LaidOutPage[],
  encoded: EncodedText,
): void {
  for (const page of pages) {
    document.addPage({ size: [pageSize.width, pageSize.height] });
    for (const item of page.items) {
      switch (item.type) {
        case 'line':
          drawLine(document, item.item, encoded);
          break;
        case 'vector':
          drawVector(document, item.item);
          break;
        case 'image':
          document.image(item.item.image, item.item.x, item.item.y, {
            width: item.item._width,
            height: item.item._height,
          });
          break;
        default:
          throw new Error(`a letter has no ${(item as { readonly type: string }).type}`);
      }
    }
  }
}

function drawLine(document: LetterDocument, line: LaidOutLine, encoded: EncodedText): void {
  const baseline = line.y + line.getAscenderHeight();
  let run: LaidOutInline | undefined;
  let text = '';
  for (const inline of line.inlines) {
    if (
      run !== undefined &&
      run.font === inline.font &&
      run.fontSize === inline.fontSize &&
      run.color === inline.color
    ) {
      text += inline.text;
      continue;
    }
    if (run !== undefined) drawRun(document, run, text, line.x, baseline, encoded);
    run = inline;
    text = inline.text;
  }
  if (run !== undefined) drawRun(document, run, text, line.x, baseline, encoded);
}

function drawRun(
  document: LetterDocument,
  run: LaidOutInline,
  text: string,
  lineX: number,
  baseline: number,
  encoded: EncodedText,
): void {
  const shown = text.trimEnd();
  if (shown === '') return;
  const { font, fontSize } = run;
  document.page.fonts[font.id] ??= font.ref();
  const x = lineX + run.x;
  // PDFKit turns the page upside down, so that y grows downwards; the text matrix turns the text back.
  document.addContent(
    `BT ${fillColor(run.color)} /${font.id} ${number(fontSize)} Tf 1 0 0 -1 ${number(x)} ${number(baseline)} Tm ${encode(font, shown, encoded)} ET`,
  );
}

/** The operators that show a text: glyph numbers, with kerning where it is not nothing. */
function encode(font: EmbeddedFont, text: string, encoded: EncodedText): string {
  const key = `${font.id} ${text}`;
  const known = encoded.get(key);
  if (known !== undefined) return known;
  const [glyphs, positions] = font.encode(text);
  let operators = '[<';
  for (const [at, glyph] of glyphs.entries()) {
    const position = positions[at];
    if (position === undefined) break;
    const { xAdvance, advanceWidth, xOffset, yOffset } = position;
    if (xOffset !== 0 || yOffset !== 0) {
      // A mark set above or beside its letter: move there, show it, and move back.
      operators += `> ${number(-xOffset)}] TJ ${number(yOffset / 1000)} Ts [<${glyph}> ${number(xOffset)}] TJ 0 Ts [<`;
    } else {
      operators += glyph;
    }
    const kerning = xAdvance - advanceWidth;
    if (kerning !== 0) operators += `> ${number(-kerning)} <`;
  }
  operators += '>] TJ';
  if (encoded.size >= encodedTextLimit) encoded.clear();
  encoded.set(key, operators);
  return operators;
}

function drawVector(document: LetterDocument, vector: LaidOutVector): void {
  if (vector.type === 'line') {
    const { x1, y1, x2, y2, lineWidth, lineColor } = vector;
    document.addContent(
      `${strokeColor(lineColor)} ${number(lineWidth)} w ${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`,
    );
  } else {
    const { x, y, w, h, color } = vector;
    document.addContent(`${fillColor(color)} ${number(x)} ${number(y)} ${number(w)} ${number(h)} re f`);
  }
}

const colors = new Map<string, string>();

function fillColor(color: string): string {
  return `${components(color)} rg`;
}

function strokeColor(color: string): string {
  return `${components(color)} RG`;
}

/** `#rrggbb` as PDF's three numbers between 0 and 1. */
function components(color: string): string {
  let known = colors.get(color);
  if (known === undefined) {
    if (!/^#[0-9a-f]{6}$/.test(color)) throw new Error(`not a colour of the letters: ${color}`);
    known = [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
    colors.set(color, known);
  }
  return known;
}

/** Three decimals are a hundredth of a hair; more would only make the file larger. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
