import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { creditorFields } from '#test/support/creditorFields.ts';
import type { LedgerFilling } from '#test/support/openFrist.ts';
import { runFrist } from '#test/support/runFrist.ts';

/** A client of the office with the lists that are read in, one after the other. */
export interface ClientOf {
  readonly fields?: Partial<CreditorFields>;
  readonly lists: readonly string[];
}

/** Fills a data folder over the command line with several clients, numbered from 1 as they stand. */
export function officeOf(clients: readonly ClientOf[]): LedgerFilling {
  return {
    fill: async (dataFolder) => {
      const folder = await mkdtemp(join(tmpdir(), 'frist-office-'));
      try {
        for (const [at, client] of clients.entries()) await addClient(dataFolder, folder, at + 1, client);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function addClient(
  dataFolder: string,
  folder: string,
  id: number,
  { fields, lists }: ClientOf,
): Promise<void> {
  const all = creditorFields(fields);
  const { name, country, organisationNumber, street, postcode, city, email, phone, bankAccount } = all;
  const facts = {
    name,
    country,
    organisationNumber,
    address: { street, postcode, city },
    email,
    phone,
    bankAccount,
  };
  const creditor = join(folder, `creditor-${id}.json`);
  await writeFile(creditor, JSON.stringify(facts));
  await expectDone(['creditor', 'add', '--data', dataFolder, '--file', creditor]);
  for (const [at, list] of lists.entries()) {
    const file = join(folder, `list-${id}-${at + 1}.csv`);
    await writeFile(file, list);
    await expectDone([
      'import',
      '--data',
      dataFolder,
      '--creditor',
      String(id),
      '--date',
      `2026-11-${18 + at}`,
      file,
    ]);
  }
}

async function expectDone(args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runFrist(args, 180_000);
  if (code !== 0) throw new Error(`frist ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
}
