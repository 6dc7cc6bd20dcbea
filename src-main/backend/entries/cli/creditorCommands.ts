import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { inProcessClient } from '#backend/border/index.ts';
import { errorCode } from '#backend/ledger/index.ts';
import { readCreditorFile } from '#backend/entries/cli/creditorFile.ts';
import { print, readCall, required, table } from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** `creditor add`: adds the client company that a JSON file describes, with its logo. */
export async function addCreditorCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' }, file: { type: 'string' } });
  const path = resolve(required(call, 'file'));
  const creditor = readCreditorFile(await readText(path));
  return withOffice(required(call, 'data'), null, async (office) => {
    const client = inProcessClient(office.router, office.means);
    const { id } = await client.creditors.add(creditor.fields);
    if (creditor.logo !== null) {
      const file = office.files.register(resolve(dirname(path), creditor.logo));
      await client.creditors.setLogo({ creditorId: id, file });
    }
    print(call, { id, name: creditor.fields.name }, () => `${id}  ${creditor.fields.name}`);
    return 0;
  });
}

/** `creditor list`: the client companies with what is open at each. */
export async function listCreditorsCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' } });
  return withOffice(required(call, 'data'), null, async (office) => {
    await office.keeper.ensureAll();
    const rows = await inProcessClient(office.router, office.means).creditors.list();
    print(call, rows, () =>
      table(
        [
          ['id', 'name', 'organisation number', 'open', 'ready'],
          ...rows.map((row) => [
            String(row.id),
            row.name,
            row.organisationNumber ?? '',
            String(row.openInvoices),
            String(row.ready),
          ]),
        ],
        new Set([0, 3, 4]),
      ),
    );
    return 0;
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Refusal('file_unreadable', { file: path, problem: errorCode(error) });
  }
}
