import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { runFrist } from '#test/support/runFrist.ts';

/** A folder for one test of the command line; the data folder in it is not there yet. */
export interface CommandFolder extends Disposable {
  readonly path: string;
  readonly data: string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  list(items: readonly OpenItem[], name?: string): string;
  /** Adds the creditor and gives its key, as the command line takes it. */
  addCreditor(): Promise<string>;
}

/** The creditor of these tests, as its file has it. */
export const creditorJson = {
  name: 'Fjordlys Elektro AS',
  country: 'NO',
  organisationNumber: '923 609 016',
  address: { street: 'Strandgata 14', postcode: '5003', city: 'Bergen' },
  bankAccount: '1234.56.78911',
  minimumAmount: '50.5',
};

/** A person, a company, and a person without an address. */
export const threeItems: readonly OpenItem[] = [
  { number: '1', amount: 100_050, reference: '000100110' },
  { number: '2', customer: '2', name: 'Bygg AS', organisationNumber: '974760673', postcode: '5003' },
  { number: '3', customer: '3', name: 'Uten Adresse', street: '', postcode: '', city: '' },
];

/** Makes the folder. */
export function commandFolder(): CommandFolder {
  const path = mkdtempSync(join(tmpdir(), 'frist-cli-'));
  const data = join(path, 'data');
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(path, name), content);
    return join(path, name);
  };
  return {
    path,
    data,
    write,
    list: (items, name = 'liste.csv') => write(name, openItems(items)),
    async addCreditor() {
      const file = write('creditor.json', JSON.stringify(creditorJson));
      const { id } = await succeeds<{ id: number }>('creditor', 'add', '--data', data, '--file', file);
      return String(id);
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Runs a command that must succeed, and gives its JSON. */
export async function succeeds<Result>(...args: readonly string[]): Promise<Result> {
  const outcome = await runFrist([...args, '--json']);
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
  return JSON.parse(outcome.stdout) as Result;
}

/** Runs a command that must be refused, and gives the error as data. On stderr stands one sentence and no stack. */
export async function refuses(
  ...args: readonly string[]
): Promise<{ readonly code: string; readonly params: Record<string, unknown> }> {
  const outcome = await runFrist([...args, '--json', '--lang', 'en']);
  expect([outcome.code, outcome.stderr]).toEqual([1, expect.stringMatching(/^\S.+\n$/)]);
  expect(outcome.stderr).not.toMatch(/\bat .+:\d+:\d+|node:|Error:/);
  return JSON.parse(outcome.stdout) as { code: string; params: Record<string, unknown> };
}
