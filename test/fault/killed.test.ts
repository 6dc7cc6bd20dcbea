import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, ledgerPath, type Connection } from '#backend/ledger/index.ts';
import { findNode24 } from '#scripts/node24.mjs';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { openItems } from '#test/support/openItems.ts';
import { openTestOffice } from '#test/support/openTestOffice.ts';

/** The days on which an office sends the three letters of the strict profile; 240 invoices of 40 customers. */
const days = ['2026-09-15', '2026-10-05', '2026-10-21'] as const;
const invoices = Array.from({ length: 240 }, (_, at) => ({
  number: String(1 + at),
  customer: String(at % 40),
  name: `Kunde ${at % 40}`,
  amount: 10_000 + at * 7,
}));

/** When the process is killed: so many milliseconds after it said where it is. */
const kills: readonly (readonly [string, number])[] = [
  ['stage', 0],
  ['commit', 0],
  ...([0, 2, 5] as const).map((after) => ['commit under way', after] as const),
  ['draft', 0],
  ['draft under way', 10],
  ['approve', 0],
  ...([0, 8, 20, 40] as const).map((after) => ['approve under way', after] as const),
  ['draw', 0],
  ...([0, 50, 120] as const).map((after) => ['draw under way', after] as const),
  ['confirm', 0],
  ['confirm', 15],
  ...([0, 4, 10, 20, 35] as const).map((after) => ['confirm under way', after] as const),
];

let root: string;
let list: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'frist-killed-'));
  list = join(root, 'liste.csv');
  writeFileSync(list, openItems(invoices));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('killed at any point, the ledger is whole, no step half taken, and going on takes each step once', async () => {
  const undisturbed = await newOffice('undisturbed');
  expect((await work(undisturbed, days.join())).filter((word) => word === 'done')).toHaveLength(3);
  const wanted = outcome(undisturbed);
  expect(wanted.notices).toHaveLength(3 * invoices.length);

  const folder = await newOffice('killed');
  let day = 0;
  let hits = 0;
  const waiting = [...kills];
  // Each start goes as far as the next kill that it meets.
  while (waiting.length > 0 && day < days.length) {
    const words = await work(folder, days[day] as string, (word) => {
      const at = waiting.findIndex(([place]) => place === word);
      return at < 0 ? undefined : waiting.splice(at, 1)[0]?.[1];
    });
    const last = words.at(-1);
    if (last === 'killed') {
      hits += 1;
      inspect(folder);
    } else if (last === 'done' || last === 'run_empty') day += 1;
    else throw new Error(`a day of the office ended with ${last}`);
  }
  expect(hits).toBeGreaterThanOrEqual(20);
  await work(folder, days.join());
  inspect(folder);
  expect(outcome(folder)).toEqual(wanted);
}, 240_000);

async function newOffice(name: string): Promise<string> {
  const folder = join(root, name);
  await using frist = await openTestOffice({ folder, today: '2026-09-15' });
  await frist.addCreditor({ personProfile: 'strict' });
  return folder;
}

/** Lets a process work through a day or several, and kills it where asked to. Gives what it said; `killed` last where it was. */
async function work(
  folder: string,
  day: string,
  killAfter: (word: string) => number | undefined = () => undefined,
): Promise<string[]> {
  const script = fileURLToPath(new URL('../support/office/goOn.ts', import.meta.url));
  const child = spawn(findNode24() ?? process.execPath, [script, folder, day, list], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  const said: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  for await (const word of createInterface({ input: child.stdout })) {
    said.push(word);
    if (timer !== undefined) continue;
    const after = killAfter(word);
    if (after !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), after);
  }
  const [, signal] = (await gone) as [number | null, string | null];
  clearTimeout(timer);
  return signal === 'SIGKILL' ? [...said, 'killed'] : said;
}

/** What may never be seen, whenever the process ended. */
function inspect(folder: string): void {
  const connection = connect(ledgerPath(folder), 'read');
  const value = (sql: string): unknown => connection.prepare(sql).pluck().get();
  try {
    expect(value('PRAGMA integrity_check')).toBe('ok');
    expect(connection.pragma('foreign_key_check')).toEqual([]);
    const taken = Number(value('SELECT count(*) FROM invoice'));
    expect([0, invoices.length]).toContain(taken);
    expect(value("SELECT count(*) FROM event WHERE kind = 'invoice_imported'")).toBe(taken);
    expect(value('SELECT count(*) FROM intake')).toBe(taken === 0 ? 0 : 1);
    // A draft has no letters, a run that is not booked no fees, and a booked one no notice that is not.
    for (const [what, sql] of Object.entries(impossible)) expect([what, value(sql)]).toEqual([what, 0]);
  } finally {
    connection.close();
  }
}

const impossible = {
  'a letter or notice of a draft': `SELECT (SELECT count(*) FROM letter JOIN run ON run.id = run_id WHERE state = 'draft')
    + (SELECT count(*) FROM notice JOIN run ON run.id = run_id WHERE state = 'draft')`,
  'a notice sent before its run was booked': `SELECT count(*) FROM notice JOIN run ON run.id = run_id
    WHERE sent_on IS NOT NULL AND state <> 'confirmed'`,
  'a notice not sent in a run that was booked': `SELECT count(*) FROM notice JOIN run ON run.id = run_id
    WHERE sent_on IS NULL AND cancelled_at IS NULL AND state = 'confirmed'`,
  'an invoice of an approved run without its notice': `SELECT count(*) FROM run_item JOIN run ON run.id = run_item.run_id
    WHERE run.state IN ('approved', 'dispatched', 'confirmed') AND run_item.state IN ('included', 'sent')
      AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.run_id = run.id AND notice.invoice_id = run_item.invoice_id)`,
  'a letter without a notice': `SELECT count(*) FROM letter
    WHERE NOT EXISTS (SELECT 1 FROM notice WHERE notice.letter_id = letter.id)`,
  'a fee that is not claimed, or one that is claimed of nobody': `SELECT
    abs((SELECT count(*) FROM notice WHERE fee > 0 AND sent_on IS NOT NULL) - (SELECT count(*) FROM charge))`,
  'a notice sent without its event': `SELECT
    abs((SELECT count(*) FROM notice WHERE sent_on IS NOT NULL)
      - (SELECT count(*) FROM event WHERE kind = 'notice_sent'))`,
  'two notices for one step': `SELECT count(*) FROM (SELECT 1 FROM notice WHERE cancelled_at IS NULL
    GROUP BY invoice_id, kind, ordinal HAVING count(*) > 1)`,
} as const;

/** What the office came to in the end, without what depends on how often it was begun. */
function outcome(folder: string) {
  const connection: Connection = connect(ledgerPath(folder), 'read');
  const all = (sql: string): unknown[] => connection.prepare(sql).all();
  const found = {
    notices:
      all(`SELECT invoice.number, notice.kind, ordinal, sent_on, deadline, principal, interest, fee, earlier_fees
      FROM notice JOIN invoice ON invoice.id = invoice_id WHERE cancelled_at IS NULL
      ORDER BY CAST(invoice.number AS INTEGER), notice.id`),
    charges: all(`SELECT invoice.number, amount, state FROM charge JOIN invoice ON invoice.id = invoice_id
      ORDER BY CAST(invoice.number AS INTEGER), charge.id`),
    letters: all('SELECT recipient, checksum, pages FROM letter ORDER BY checksum'),
    runs: all("SELECT as_of, state FROM run WHERE state <> 'draft' ORDER BY id"),
  };
  connection.close();
  return found;
}
