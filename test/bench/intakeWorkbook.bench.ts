import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchDay } from '#test/bench/support/benchOffice.ts';
import { measureIntake, share, withFolder } from '#test/bench/support/measureIntake.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';
import { sheetRows, workbook } from '#test/support/intake/workbook.ts';

/** A workbook of 100,000 rows: unpacked and parsed, read by another library, read into drafts, and staged. */
await withFolder(async (folder) => {
  const list = join(folder, 'list.csv');
  await writeOpenItems(list, Math.round(100_000 * share), benchDay);
  const path = join(folder, 'list.xlsx');
  await writeFile(path, await asWorkbook(await readFile(list, 'utf8')));
  const tasks = ['yauzl-saxes-sheets', 'read-excel-file', 'read', 'stage'];
  await measureIntake({ name: 'xlsx', path, tasks, rounds: 2 });
});

/** Amounts as numbers, days as days, everything else as texts. */
function asWorkbook(list: string): Promise<Buffer> {
  const rows = list
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';').map(typedCell));
  return workbook({ sheets: [{ name: 'Poster', rows: sheetRows(rows) }], formats: ['dd.mm.yyyy'] });
}

function typedCell(
  cell: string,
): string | number | null | { readonly value: number; readonly style: number } {
  if (cell === '') return null;
  const day = /^(\d\d)\.(\d\d)\.(\d{4})$/u.exec(cell);
  if (day !== null)
    return {
      value: Date.UTC(Number(day[3]), Number(day[2]) - 1, Number(day[1])) / 86_400_000 + 25_569,
      style: 1,
    };
  return /^-?\d+,\d\d$/u.test(cell) ? Number(cell.replace(',', '.')) : cell;
}
