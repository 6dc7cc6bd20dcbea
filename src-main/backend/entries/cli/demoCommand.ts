import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '#backend/border/index.ts';
import { startDemo } from '#backend/office/index.ts';
import { dayOption, print, readCall, required, table } from '#backend/entries/cli/commandLine.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { approvedRun } from '#backend/entries/cli/runCommand.ts';
import { standingsOf } from '#backend/entries/cli/standingCommand.ts';
import type { Office } from '#backend/office.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * `demo`: the whole job on the demo office. Into an empty folder go the ledger (`data`), where every invoice stands
 * (`standings.csv`), one PDF with its manifest for each client, and a summary.
 */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { out: { type: 'string' }, 'as-of': { type: 'string' } });
  const out = resolve(required(call, 'out'));
  const asOf = call.values['as-of'] === undefined ? systemClock.today() : dayOption(call, 'as-of');
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new Refusal('output_unwritable', { path: out, problem: 'ENOTEMPTY' });
  }
  return withOffice(join(out, 'data'), asOf, async (office) => {
    const made = await finished(
      office.jobs.stream({ kind: 'demo', creditorId: null }, undefined, (tools) =>
        startDemo(tools, office.demo),
      ),
    );
    const creditors = await office.ledger.reader
      .selectFrom('creditor')
      .select(['id', 'name'])
      .orderBy('id')
      .execute();
    const standings: Standings = [];
    const clients: Client[] = [];
    for (const { id, name } of creditors) {
      const before = await standingsOf(office, id, asOf);
      standings.push(...before);
      clients.push({
        creditor: name,
        open: before.length,
        ...(await letters(office, id, join(out, 'letters'))),
      });
    }
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'standings.csv'), csv(standings));
    const summary = { asOf, out, ...made, clients };
    await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    print(call, summary, () => words(summary));
    return 0;
  });
}

type Standings = Awaited<ReturnType<typeof standingsOf>>;

interface Client {
  readonly creditor: string;
  readonly open: number;
  readonly letters: number;
  readonly pages: number;
  readonly pdf: string | null;
}

async function letters(office: Office, creditorId: number, out: string) {
  try {
    const run = await approvedRun(office, creditorId, out, null);
    return { letters: run.letters.length, pages: run.pages, pdf: run.pdf };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'run_empty') throw error;
    return { letters: 0, pages: 0, pdf: null };
  }
}

const columns = [
  'creditor',
  'invoice',
  'customer',
  'due',
  'standing',
  'readyOn',
  'principal',
  'interest',
  'charges',
  'total',
];

/** UTF-8 with a byte order mark and semicolons, which every Nordic spreadsheet opens by a double click. */
function csv(standings: Standings): string {
  const rows = standings.map((row) => [
    String(row.creditor),
    row.invoice,
    row.customer.name,
    row.due,
    row.standing,
    row.readyOn ?? '',
    row.sums.principal,
    row.sums.interest,
    row.sums.charges,
    row.sums.total,
  ]);
  const lines = [columns, ...rows].map((row) => row.map(quoted).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function words(summary: {
  readonly asOf: IsoDate;
  readonly out: string;
  readonly clients: readonly Client[];
}): string {
  const head = ['client', 'open', 'letters', 'pages', 'PDF'];
  const rows = summary.clients.map((client) => [
    client.creditor,
    String(client.open),
    String(client.letters),
    String(client.pages),
    client.pdf ?? '–',
  ]);
  return `${table([head, ...rows], new Set([1, 2, 3]))}\n\n${summary.asOf}: ledger, standings.csv and summary.json in ${summary.out}`;
}
