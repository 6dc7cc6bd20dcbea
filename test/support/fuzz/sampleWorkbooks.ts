import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { sheetRows, workbook } from '#test/support/intake/workbook.ts';

/** Workbooks made of the lists of known systems: numbers as numbers, days as days, texts in place or shared. */
export async function sampleWorkbooks(): Promise<readonly Buffer[]> {
  const folder = join(projectRoot, 'test', 'fixtures', 'lists');
  const made: Buffer[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .toSorted()) {
    const rows = readRows(readFileSync(join(folder, name)));
    made.push(await (made.length % 3 === 0 ? withSharedTexts(rows) : withTextsInPlace(rows)));
  }
  return made;
}

/** Lists of the fixtures as plain rows; which character separates them shows in the first line. */
function readRows(content: Buffer): readonly (readonly string[])[] {
  const text = content.toString('utf8').replace(/^\ufeff/u, '');
  const lines = text.split(/\r?\n/u).filter((line) => line !== '');
  const delimiter = [';', '\t', ','].find((sign) => lines[0]?.includes(sign)) ?? ';';
  return lines.slice(0, 30).map((line) => line.split(delimiter));
}

function withTextsInPlace(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const typed = rows.map((cells, row) => cells.map((cell) => (row === 0 ? cell : typedCell(cell))));
  return workbook({ sheets: [{ name: 'Ark1', rows: sheetRows(typed) }], formats: [14, '#,##0.00'] });
}

function withSharedTexts(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const texts: string[] = [];
  const shared = rows.map((cells) =>
    cells.map((cell) => {
      const typed = typedCell(cell);
      if (typeof typed !== 'string') return typed;
      texts.push(`<t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t>`);
      return { value: texts.length - 1, type: 's' };
    }),
  );
  return workbook({
    sheets: [
      { name: 'Forside', rows: sheetRows([['Utskrift', 1]]), state: 'hidden' },
      { name: 'Kunder', rows: sheetRows(shared) },
    ],
    texts,
    formats: ['dd.mm.yyyy', '#,##0.00'],
  });
}

function typedCell(cell: string): string | number | { readonly value: number; readonly style: number } {
  const day = /^(\d\d)\.(\d\d)\.(\d{4})$|^(\d{4})-(\d\d)-(\d\d)$/u.exec(cell);
  if (day !== null) {
    const [, d = day[6], m = day[5], y = day[4]] = day;
    return { value: Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000 + 25_569, style: 1 };
  }
  if (/^-?\d{1,9},\d\d$/u.test(cell)) return { value: Number(cell.replace(',', '.')), style: 2 };
  return cell;
}
