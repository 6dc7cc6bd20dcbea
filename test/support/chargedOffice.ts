import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import type { LedgerFilling } from '#test/support/openFrist.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { runFrist } from '#test/support/runFrist.ts';

/**
 * Fills a data folder with a creditor whose overdue invoices were reminded on 20 November 2026, and with the list of
 * the day after, in which some are paid.
 */
export function chargedOffice(before: readonly OpenItem[], after: readonly OpenItem[]): LedgerFilling {
  return {
    fill: async (dataFolder) => {
      await ledgerWith(openItems(before)).fill(dataFolder);
      const folder = await mkdtemp(join(tmpdir(), 'frist-charged-'));
      const list = join(folder, 'next.csv');
      const where = ['--data', dataFolder, '--creditor', '1'];
      try {
        await writeFile(list, openItems(after));
        await done(['run', ...where, '--as-of', '2026-11-20', '--approve', '--out', folder, '--confirm']);
        await done(['import', ...where, '--date', '2026-11-21', '--complete', list]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function done(args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runFrist(args, 180_000);
  if (code !== 0) throw new Error(`frist ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
}
