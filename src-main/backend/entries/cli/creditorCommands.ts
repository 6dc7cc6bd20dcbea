import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readLogo } from '#backend/creditors/index.ts';
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
  const logo = creditor.logo === null ? null : resolve(dirname(path), creditor.logo);
  // Looked at before anything is written, so that a bad logo does not leave a creditor that can only be added twice.
  if (logo !== null) readLogo(await readBytes(logo));
  return withOffice(required(call, 'data'), null, async (office) => {
    const client = inProcessClient(office.router, office.means);
    const { id } = await client.creditors.add(creditor.fields);
    if (logo !== null) await client.creditors.setLogo({ creditorId: id, file: office.files.register(logo) });
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
  return (await readBytes(path)).toString('utf8');
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal('file_unreadable', { file: path, problem: errorCode(error) });
  }
}
