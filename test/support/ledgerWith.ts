import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creditorFields } from '#test/support/creditorFields.ts';
import type { LedgerFilling } from '#test/support/openFrist.ts';
import { runFrist } from '#test/support/runFrist.ts';

/** Fills a data folder over the command line: one creditor that can send letters, and perhaps a list of open items. */
export function ledgerWith(list: string | null): LedgerFilling {
  return {
    fill: async (dataFolder) => {
      const folder = await mkdtemp(join(tmpdir(), 'frist-ledger-'));
      try {
        const { name, country, organisationNumber, street, postcode, city, email, phone, bankAccount } =
          creditorFields();
        const creditor = join(folder, 'creditor.json');
        const address = { street, postcode, city };
        const facts = { name, country, organisationNumber, address, email, phone, bankAccount };
        await writeFile(creditor, JSON.stringify(facts));
        await expectDone(['creditor', 'add', '--data', dataFolder, '--file', creditor]);
        if (list === null) return;
        const file = join(folder, 'open-items.csv');
        await writeFile(file, list);
        await expectDone(['import', '--data', dataFolder, '--creditor', '1', '--date', '2026-11-20', file]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function expectDone(args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runFrist(args, 180_000);
  if (code !== 0) throw new Error(`frist ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
}
