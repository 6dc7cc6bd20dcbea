import type { ListRow } from '#backend/intake/formats/lists/takeRows.ts';
import { cellText, type NumberStyle } from '#backend/intake/formats/workbook/cellText.ts';
import type { Workbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import type { PartEvents } from '#backend/intake/formats/workbook/readWorkbookXml.ts';

/** What is read of a sheet, and how. */
export interface SheetReading {
  /** With which sign numbers are written out; see `cellText`. */
  readonly decimalSign: ',' | '.';
  /** Rows at most; all where it is not said. */
  readonly most?: number;
  /** Called for every row with content, in their order. `line` is the number that the spreadsheet shows. */
  readonly onRow: (row: ListRow, isHidden: boolean) => void;
  /** Called now and then with the bytes of the sheet; may throw to stop. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A cell that only says where its text stands. */
type RawCell = string | { readonly shared: number };

/** Cells further right are no columns of a list. */
const mostColumns = 1000;
const lastRow = 1_048_576;

/**
 * Reads the rows of a sheet as text, streaming. Rows that are empty or missing are passed over; their numbers are not.
 * Of a formula the result that was saved with it counts; a formula that was never calculated is the error `#CALC!`.
 */
export async function readSheet(workbook: Workbook, part: string, reading: SheetReading): Promise<void> {
  if (reading.most === undefined) {
    const texts = await readTexts(workbook, Number.POSITIVE_INFINITY);
    const give = (row: RawRow): void => giveRow(row, texts, reading);
    await workbook.readPart(part, sheetEvents(workbook, reading, give), {
      goesOn: (done, total) => {
        reading.onProgress?.(done, total);
        return true;
      },
    });
    return;
  }
  // The first rows of a large workbook need few of its texts: those are looked up once it is known which.
  const { most } = reading;
  const rows: RawRow[] = [];
  const events = sheetEvents(workbook, reading, (row) => void (rows.length < most && rows.push(row)));
  await workbook.readPart(part, events, { goesOn: () => rows.length < most });
  const last = rows.reduce(
    (high, { cells }) =>
      cells.reduce((top, cell) => (typeof cell === 'string' ? top : Math.max(top, cell.shared)), high),
    -1,
  );
  const texts = await readTexts(workbook, last + 1);
  for (const row of rows) giveRow(row, texts, reading);
}

interface RawRow {
  readonly cells: readonly RawCell[];
  readonly line: number;
  readonly isHidden: boolean;
  readonly blankBefore: boolean;
}

function giveRow(
  { cells, line, isHidden, blankBefore }: RawRow,
  texts: readonly string[],
  reading: SheetReading,
): void {
  const written = cells.map((cell) => (typeof cell === 'string' ? cell : (texts[cell.shared] ?? '')));
  reading.onRow({ cells: written, line, blankBefore }, isHidden);
}

function sheetEvents(
  { styles, from1904 }: Workbook,
  { decimalSign }: SheetReading,
  give: (row: RawRow) => void,
): PartEvents {
  const terms = { from1904, decimalSign };
  let inData = false;
  let line = 0;
  let lastGiven = 0;
  let isHidden = false;
  let cells: RawCell[] = [];
  let column = -1;
  let type = '';
  let style: NumberStyle | undefined;
  let value: string | undefined;
  let hasFormula = false;
  let inline = '';
  let phonetic = 0;
  const endCell = (): void => {
    if (column < 0 || column >= mostColumns) return;
    const cell = readCell({ type, value, inline, hasFormula, style }, terms);
    if (cell === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = cell;
  };
  return {
    open(name, attributes) {
      if (name === 'sheetData') inData = true;
      if (!inData) return;
      if (name === 'row') {
        line = nextLine(attributes['r'], line);
        isHidden = /^(?:1|true)$/u.test(attributes['hidden'] ?? '');
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'] ?? 'n';
        style = styles[Number(attributes['s'] ?? 0)];
        value = undefined;
        hasFormula = false;
        inline = '';
      } else if (name === 'f') hasFormula = true;
      else if (name === 'rPh') phonetic++;
    },
    close(name, text) {
      if (!inData) return;
      if (name === 'v') value = text;
      else if (name === 't' && phonetic === 0) inline += text;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c') endCell();
      else if (name === 'sheetData') inData = false;
      else if (name === 'row' && cells.length > 0) {
        give({ cells, line, isHidden, blankBefore: line > lastGiven + 1 });
        lastGiven = line;
      }
    },
  };
}

interface CellParts {
  readonly type: string;
  readonly value: string | undefined;
  readonly inline: string;
  readonly hasFormula: boolean;
  readonly style: NumberStyle | undefined;
}

function readCell(
  { type, value, inline, hasFormula, style }: CellParts,
  terms: { readonly from1904: boolean; readonly decimalSign: ',' | '.' },
): RawCell {
  if (type === 'inlineStr') return unescapeText(inline);
  if (value === undefined) return hasFormula ? '#CALC!' : '';
  switch (type) {
    case 's': {
      const shared = Number(value);
      return value !== '' && Number.isInteger(shared) && shared >= 0 ? { shared } : '';
    }
    case 'b':
      return value === '1' ? 'true' : value === '0' ? 'false' : value;
    case 'str':
      return unescapeText(value);
    case 'e':
    // A day in ISO 8601, which readers of days know.
    case 'd':
      return value;
    default:
      return cellText(value, style ?? { kind: 'plain' }, terms);
  }
}

/** The texts that cells share, up to a number of them. */
async function readTexts(workbook: Workbook, most: number): Promise<readonly string[]> {
  const { sharedTexts } = workbook;
  if (sharedTexts === null || most === 0) return [];
  const texts: string[] = [];
  let text = '';
  let phonetic = 0;
  await workbook.readPart(
    sharedTexts,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic++;
      },
      close(name, content) {
        if (name === 't' && phonetic === 0) text += content;
        else if (name === 'rPh') phonetic--;
        else if (name === 'si') texts.push(unescapeText(text));
      },
    },
    { goesOn: () => texts.length < most },
  );
  return texts;
}

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function nextLine(told: string | undefined, before: number): number {
  const line = told === undefined ? before + 1 : Number(told);
  return Number.isInteger(line) && line > before && line <= lastRow ? line : before + 1;
}

/** The column of `AB12`, from 0; undefined where the cell does not say it, and stands behind the one before. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  let letters = 0;
  for (; letters < 4; letters++) {
    const code = reference.charCodeAt(letters) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return letters === 0 || letters === 4 ? undefined : column - 1;
}
