import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  commandFolder,
  type CommandFolder,
  refuses,
  succeeds,
  threeItems,
} from '#test/support/commandLine.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { zipOf } from '#test/support/intake/zipOf.ts';
import { textWith } from '#test/support/matching.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let here: CommandFolder;
let creditor: string;
beforeEach(async () => {
  here = commandFolder();
  creditor = await here.addCreditor();
});
afterEach(() => here[Symbol.dispose]());

const importing = (...args: readonly string[]): string[] => [
  'import',
  '--data',
  here.data,
  '--creditor',
  creditor,
  ...args,
];

test('a folder and a zip of mixed files, with numbers for what was taken over', async () => {
  mkdirSync(join(here.path, 'mappe'));
  here.write('mappe/reskontro.csv', 'Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;100;Kari\n');
  here.write('mappe/les-meg.txt', 'x');
  const zip = here.write(
    'docs.zip',
    await zipOf({ 'a.xml': eInvoice({ number: '7' }), 'b.xml': eInvoice({ number: '8' }) }),
  );
  const result = await succeeds(...importing(join(here.path, 'mappe'), zip));
  expect(result).toMatchObject({
    read: 3,
    added: 3,
    customersAdded: 2,
    refused: [],
    imports: [
      { number: 1, kind: 'documents', file: 'docs.zip/a.xml', files: 2, added: 2 },
      { number: 2, kind: 'open_items', file: 'mappe/reskontro.csv', files: 1, added: 1 },
    ],
    ignored: [{ file: 'mappe/les-meg.txt', why: 'no_data' }],
  });
  const imports = await succeeds<{ number: number }[]>(
    'imports',
    'list',
    '--data',
    here.data,
    '--creditor',
    creditor,
  );
  expect(imports.map(({ number }) => number)).toEqual([2, 1]);
});

test('a dry run gives every group of the difference with its rows, and does nothing', async () => {
  await succeeds(...importing(here.list(threeItems)));
  const next = here.list(
    [
      { number: '1', amount: 100_050, open: 50, reference: '000100110' },
      { number: '9', customer: '9', name: 'Ny AS' },
    ],
    'ny.csv',
  );
  const dry = await succeeds<{ imports: { difference: Record<string, unknown[]> }[] }>(
    ...importing('--dry-run', '--complete', next),
  );
  expect(dry).toMatchObject({ read: 2, added: 1, changed: 1, settled: 2, gone: 2 });
  const [part] = dry.imports;
  expect(part).toMatchObject({
    number: null,
    intakeId: null,
    complete: true,
    sums: [{ currency: 'NOK', invoices: 2, original: 225_050, open: 125_050 }],
    difference: {
      added: [{ number: '9', customer: 'Ny AS', open: 125_000, ledgerOpen: null, file: 'ny.csv', line: 3 }],
      changed: [{ number: '1', changes: [{ field: 'open', before: '100050', after: '50', own: null }] }],
      settled: [{ number: '2' }, { number: '3' }],
      customers_added: [{ customer: 'Ny AS' }],
    },
  });
  expect(Object.keys(part?.difference ?? {})).toEqual(['added', 'changed', 'settled', 'customers_added']);
  const imports = await succeeds<unknown[]>('imports', 'list', '--data', here.data, '--creditor', creditor);
  expect(imports).toHaveLength(1);
});

test('a list of unknown columns is read by what a file says of them', async () => {
  const odd = here.write('odd.csv', 'Hvem;Bilag;Til;Kroner\nKari;77;15.07.2026;120,50\n');
  expect(await refuses(...importing(odd))).toMatchObject({
    code: 'intake_refused',
    params: { file: 'odd.csv', code: 'column_missing' },
  });
  const mapping = here.write(
    'mapping.json',
    JSON.stringify({ fields: { Hvem: 'customerName', Bilag: 'invoiceNumber', Til: 'due', Kroner: 'open' } }),
  );
  expect(await succeeds(...importing('--mapping', mapping, odd))).toMatchObject({ added: 1 });
  const wrong = here.write('wrong.json', '{"fields":{},"sheets":"x"}');
  const outcome = await runFrist(importing('--mapping', wrong, odd));
  expect([outcome.code, outcome.stderr.split('\n')[0]]).toEqual([2, textWith('wrong.json: ')]);
});

test('an import is undone by its number, once', async () => {
  await succeeds(...importing(here.list(threeItems)));
  const undo = ['imports', 'undo', '--data', here.data, '--creditor', creditor, '--import'];
  expect(await refuses(...undo, '7')).toMatchObject({ code: 'intake_not_found' });
  expect(await succeeds(...undo, '1')).toEqual({ number: 1, invoices: 3, customers: 3, restored: 0 });
  expect(await refuses(...undo, '1')).toMatchObject({
    code: 'intake_built_on',
    params: { number: 1, what: 'already_undone' },
  });
});

test('the formats that are read need no data folder', async () => {
  const formats = await succeeds<{ format: string; gives: string[] }[]>('import', '--list-formats');
  expect(formats.map(({ format }) => format)).toEqual(
    expect.arrayContaining(['csv', 'xlsx', 'saft', 'sie', 'finvoice']),
  );
  expect(formats.find(({ format }) => format === 'sie')?.gives).toEqual(['accounts']);
});
