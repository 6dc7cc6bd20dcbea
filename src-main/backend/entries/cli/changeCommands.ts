import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { inProcessClient } from '#backend/border/index.ts';
import {
  type Call,
  choiceOption,
  numberOption,
  print,
  readCall,
  required,
  table,
  UsageError,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { errorCode } from '#backend/ledger/index.ts';
import type { Office } from '#backend/office.ts';
import type { ChangeToBringBack } from '#shared/contract/customers.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

type Client = ReturnType<typeof inProcessClient>;

/** `changes list`: one object for each value that was entered here and belongs in the accounting system too. */
export async function listChangesCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    done: { type: 'boolean' },
  });
  const creditorId = numberOption(call, 'creditor');
  return withClient(call, async (client) => {
    const rows = (await readAll(client, creditorId, call.values['done'] === true)).flatMap(
      ({ customerId, number, name, changes }) =>
        changes.map((change) => ({ customerId, number, name, ...change })),
    );
    print(call, rows, () =>
      table(
        rows.map((row) => [
          String(row.id),
          row.number ?? '',
          row.name,
          call.texts.fieldName(row.field),
          row.imported,
          '→',
          row.own,
          row.changedBy,
        ]),
        new Set([0]),
      ),
    );
    return 0;
  });
}

/** `changes export`: writes the open changes as a list, or for Netvisor. */
export async function exportChangesCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string' },
  });
  const creditorId = numberOption(call, 'creditor');
  const out = resolve(required(call, 'out'));
  const format = choiceOption(call, 'format', ['csv', 'netvisor'], 'csv');
  return withClient(call, async (client, office) => {
    const { file, rows } = await client.customers.exportChanges({
      creditorId,
      format,
      locale: call.texts.locale,
    });
    const written = office.files.resolve(file);
    if (written === undefined) throw new Error('the file that was just written is not known');
    try {
      mkdirSync(dirname(out), { recursive: true });
      copyFileSync(written.path, out);
    } catch (error) {
      throw new Refusal('output_unwritable', { path: out, problem: errorCode(error) });
    }
    print(call, { out, changes: rows }, () => `${rows} ${out}`);
    return 0;
  });
}

/** `changes tick`: says that changes were entered in the accounting system, or with `--undo` that they were not. */
export async function tickChangesCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    change: { type: 'string' },
    all: { type: 'boolean' },
    undo: { type: 'boolean' },
  });
  const creditorId = numberOption(call, 'creditor');
  const done = call.values['undo'] !== true;
  const everything = call.values['all'] === true;
  if (everything === (call.values['change'] !== undefined)) {
    throw new UsageError('either --change ID,ID… or --all');
  }
  return withClient(call, async (client) => {
    const rows = everything ? await readAll(client, creditorId, !done) : [];
    const changeIds = everything
      ? rows.flatMap(({ changes }) => changes.map(({ id }) => id))
      : required(call, 'change').split(',').map(readKey);
    let changed = 0;
    for (let at = 0; at < changeIds.length; at += atOnce) {
      const part = changeIds.slice(at, at + atOnce);
      changed += (await client.customers.tickChanges({ changeIds: part, done })).changed;
    }
    print(call, { changed }, () => String(changed));
    return 0;
  });
}

/** What one call of the border takes. */
const atOnce = 20_000;
const windowSize = 200;

async function readAll(client: Client, creditorId: number, done: boolean): Promise<ChangeToBringBack[]> {
  const rows: ChangeToBringBack[] = [];
  for (;;) {
    const window = { creditorId, done, offset: rows.length, limit: windowSize };
    const { rows: more } = await client.customers.changes(window);
    rows.push(...more);
    if (more.length < windowSize) return rows;
  }
}

function readKey(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`--change ${text}: not a number`);
}

function withClient<Result>(
  call: Call,
  work: (client: Client, office: Office) => Promise<Result>,
): Promise<Result> {
  return withOffice(required(call, 'data'), null, (office) =>
    work(inProcessClient(office.router, office.means), office),
  );
}
