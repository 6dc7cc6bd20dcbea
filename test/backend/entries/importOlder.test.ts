import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, ledgerPath } from '#backend/ledger/index.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { runFrist, type CommandOutcome } from '#test/support/runFrist.ts';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frist-older-'));
  data = join(folder, 'data');
  // Taken over as the list of 20 November 2026.
  await ledgerWith(openItems([{ number: '1', open: 40_000 }])).fill(data);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const older = (name: string, item: Partial<OpenItem> = {}): string => {
  const path = join(folder, name);
  writeFileSync(path, openItems([{ number: '1', ...item }]));
  return path;
};

function importList(...args: readonly string[]): Promise<CommandOutcome> {
  return runFrist(['import', '--data', data, '--creditor', '1', '--json', ...args]);
}

function balance(): unknown {
  const connection = connect(ledgerPath(data), 'read');
  try {
    return connection.prepare("SELECT open FROM invoice WHERE number = '1'").pluck().get();
  } finally {
    connection.close();
  }
}

test('a list older than the last one is refused, and taken only by word', async () => {
  const file = older('gammel.csv');
  const refusal = {
    code: 'list_older',
    params: { file: 'gammel.csv', listDate: '2026-11-19', latest: '2026-11-20' },
  };
  for (const dry of [[], ['--dry-run']]) {
    const refused = await importList('--date', '2026-11-19', '--lang', 'en', ...dry, file);
    expect([refused.code, JSON.parse(refused.stdout)]).toEqual([1, refusal]);
    expect(refused.stderr).toMatch(/gammel\.csv is of 19 Nov 2026, older .+20 Nov 2026.+--accept-older/);
    expect(balance()).toBe(40_000);
  }
  const taken = await importList('--date', '2026-11-19', '--accept-older', file);
  expect([taken.code, JSON.parse(taken.stdout)]).toMatchObject([
    0,
    { changed: 1, warnings: [{ file: 'gammel.csv', code: 'list_older' }] },
  ]);
  expect(balance()).toBe(125_000);
  expect(readdirSync(data)).not.toContain('passing');
});

test('of several lists each is refused for itself, and a list of the same day is none of them', async () => {
  const sameDay = await importList('--date', '2026-11-20', older('samme.csv', { open: 30_000 }));
  expect([sameDay.code, balance()]).toEqual([0, 30_000]);
  const both = await importList('--date', '2026-11-19', older('a.csv'), older('b.csv', { number: '2' }));
  expect([both.code, JSON.parse(both.stdout)]).toMatchObject([
    1,
    {
      read: 0,
      refused: [
        { code: 'list_older', params: { file: 'a.csv' } },
        { code: 'list_older', params: { file: 'b.csv' } },
      ],
    },
  ]);
  expect(balance()).toBe(30_000);
});
