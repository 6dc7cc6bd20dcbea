import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import { saftFile } from '#test/support/intake/saftFile.ts';
import { type StagedRows, stagedRows } from '#test/support/intake/stagedRows.ts';

const saft = Buffer.from(
  saftFile({
    customers: ['1', '2', '3'].map((id) => ({ id, balances: [{ opening: '100', closing: '250' }] })),
    vouchers: [1, 2, 3, 4, 5, 6].map((number) => ({
      id: String(number),
      date: `2026-0${number}-01`,
      lines: ['1', '2', '3'].map((customer) => ({
        customer,
        amount: number % 3 === 0 ? '-100' : '200',
        ...(number % 2 === 0 ? { reference: `500${number}`, cid: '0050013', due: '2026-09-15' } : {}),
      })),
    })),
  }),
);
const sie = readFileSync(join(import.meta.dirname, '../../fixtures/sie/FAKT.SI'));

const pieces = [
  '<',
  '&',
  '"',
  '\0',
  'ÿ',
  '1e9',
  '-',
  '99999999999999',
  '0.005',
  '2026-13-01',
  '<Line>',
  '</Customer>',
];
/** A place in the file, how much of it goes, and what comes in its stead. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.integer({ min: 0, max: 40 }),
  put: fc.constantFrom('', ...pieces, '#KONTO', '{', 'NOK', '\ufffd'),
});

function changed(file: Buffer, changes: readonly { at: number; gone: number; put: string }[]): Buffer {
  return changes.reduce((before, { at, gone, put }) => {
    const place = Math.floor(at * before.length);
    return Buffer.concat([before.subarray(0, place), Buffer.from(put), before.subarray(place + gone)]);
  }, file);
}

/** Either a refusal with a code, or items that add up to the closing balances. */
async function readOrRefused(content: Buffer): Promise<void> {
  try {
    await stagedRows({ content }, (rows) => checkSums(rows));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toMatch(/^[a-z_0-9]+$/u);
  }
}

function checkSums({ all, warnings }: StagedRows): void {
  if ('saft_exchange' in warnings || 'saft_currency_differs' in warnings) return;
  const apart = all(`SELECT balance.closing, coalesce(sum(draft.open), 0) AS owed FROM balance
    LEFT JOIN draft ON draft.customer_key = balance.customer_key
    GROUP BY balance.customer_key HAVING owed <> balance.closing`);
  expect(apart).toEqual([]);
}

test.each([
  ['SAF-T', saft],
  ['SIE', sie],
])(
  'a damaged %s file is read or refused, and its items add up',
  async (_name, file) => {
    const damaged = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changed(file, changes));
    await fc.assert(fc.asyncProperty(damaged, readOrRefused), { numRuns: 120 });
  },
  60_000,
);
