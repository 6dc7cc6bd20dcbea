import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlockedRow } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { csvCell } from '#shared/kernel/csvCell.ts';
import { toDecimalText } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { errorCode } from '#backend/ledger/index.ts';

const columns = [
  'customer_number',
  'customer',
  'invoices',
  'oldest_due',
  'open',
  'currency',
  'message',
] as const;

/**
 * Writes the blocked customers as a CSV file for the program that the invoices are made in (000-39, 000-40): UTF-8 with
 * its mark, semicolons, days as `YYYY-MM-DD`, amounts with a point; a line for each currency that a customer owes in.
 * Gives its path. Throws `output_unwritable`.
 */
export async function writeBlocked(
  folder: string,
  name: string,
  rows: readonly BlockedRow[],
  { t, format }: Texts,
): Promise<string> {
  const path = join(folder, name);
  const lines = rows.flatMap((row) =>
    row.open.map(({ amount, currency }) =>
      [
        csvCell(row.number ?? ''),
        csvCell(row.name),
        String(row.invoices),
        row.oldestDue,
        toDecimalText(amount),
        currency,
        csvCell(
          t('customers.blocked.message', {
            invoices: t('words.invoices', { count: row.invoices }),
            amount: format.list(row.open.map((each) => format.money(each.amount, each.currency))),
            oldest: format.day(row.oldestDue),
          }),
        ),
      ].join(';'),
    ),
  );
  try {
    await writeFile(path, `\uFEFF${[columns.join(';'), ...lines, ''].join('\r\n')}`);
  } catch (error) {
    throw new Refusal('output_unwritable', { path, problem: errorCode(error) });
  }
  return path;
}
