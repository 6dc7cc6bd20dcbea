import type { FontFamily, LetterDocument } from '#backend/notices/letters/LetterDocument.ts';

/** Measures text in the font of one letter, and breaks it where pdfmake must not decide. */
export interface TextMeasure {
  /** Width in points. */
  readonly width: (text: string, size: number, bold: boolean) => number;
  /** One text at the largest size between `size` and `smallest` that takes one line, else broken at the smallest. */
  readonly fit: (text: string, wanted: FitText) => FittedText;
  /** The start of a text that fits into the width, with an ellipsis where something is left out. */
  readonly shorten: (text: string, size: number, width: number) => string;
  /** Several lines at the largest size at which all of them, broken where too long, fit into the height. */
  readonly fitBlock: (lines: readonly string[], wanted: FitBlock) => FittedBlock;
}

export interface FitText {
  readonly size: number;
  readonly smallest: number;
  readonly width: number;
  readonly bold: boolean;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

export interface FitBlock {
  readonly size: number;
  readonly smallest: number;
  readonly width: number;
  readonly height: number;
}

export interface FittedBlock extends FittedText {
  readonly lineHeight: number;
}

const sizeStep = 0.5;
/** Distance of the lines of an address, in font sizes. */
export const blockLeading = 1.2;

/** Makes the measure of one letter. */
export function textMeasure(document: LetterDocument, family: FontFamily): TextMeasure {
  const width = (text: string, size: number, bold: boolean): number =>
    document.provideFont(family, bold).widthOfString(text, size);
  const wrap = (text: string, size: number, bold: boolean, available: number): readonly string[] =>
    wrapText(text, available, (part) => width(part, size, bold));
  return {
    width,
    fit: (text, wanted) => {
      let { size } = wanted;
      while (size > wanted.smallest && width(text, size, wanted.bold) > wanted.width) size -= sizeStep;
      return { lines: wrap(text, size, wanted.bold, wanted.width), size };
    },
    shorten: (text, size, available) => {
      if (width(text, size, false) <= available) return text;
      const cut = longestStart(text, available, (part) => width(`${part}…`, size, false));
      return `${text.slice(0, cut).trimEnd()}…`;
    },
    fitBlock: (lines, wanted) => {
      let { size } = wanted;
      for (;;) {
        const wrapped = lines.flatMap((line) => wrap(line, size, false, wanted.width));
        const lineHeight = size * blockLeading;
        if (wrapped.length * lineHeight <= wanted.height || size <= wanted.smallest) {
          return { lines: wrapped, size, lineHeight };
        }
        size -= sizeStep;
      }
    },
  };
}

/** Breaks a text between its words, and inside a word only where the word alone is too wide. */
function wrapText(text: string, available: number, width: (part: string) => number): readonly string[] {
  if (width(text) <= available) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= available) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (width(line) > available) {
      const cut = longestStart(line, available, width);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

function longestStart(word: string, available: number, width: (part: string) => number): number {
  let cut = 1;
  while (cut < word.length && width(word.slice(0, cut + 1)) <= available) cut += 1;
  return cut;
}
