import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCreditorFile } from '#backend/entries/cli/creditorFile.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import { connect, ledgerPath } from '#backend/ledger/index.ts';
import {
  commandFolder,
  creditorJson,
  refuses,
  succeeds,
  threeItems,
  type CommandFolder,
} from '#test/support/commandLine.ts';
import { openItems } from '#test/support/openItems.ts';
import { holdOffice } from '#test/support/office/holdOffice.ts';
import { runFrist } from '#test/support/runFrist.ts';
import { anyText, objectWith } from '#test/support/matching.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let here: CommandFolder;
beforeEach(() => {
  here = commandFolder();
});
afterEach(() => here[Symbol.dispose]());

describe('calls', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['nothing', [], /creditor add/],
    ['an unknown command', ['remind'], /unknown command: remind/],
    ['half a command', ['creditor'], /unknown command: creditor/],
    ['an unknown option', ['creditor', 'list', '--data', 'x', '--colour', 'red'], /colour/],
    ['a stray word', ['creditor', 'list', '--data', 'x', 'more'], /more/],
    ['no folder', ['creditor', 'list'], /--data is missing/],
    ['no file', ['import', '--data', 'x', '--creditor', '1'], /no file to import/],
    [
      'a key that is none',
      ['import', '--data', 'x', '--creditor', 'one', 'a.csv'],
      /--creditor one: not a number/,
    ],
    ['no day', ['standing', '--data', 'x'], /--as-of is missing/],
    ['a day that is none', ['standing', '--data', 'x', '--as-of', '2026-02-30'], /2026-02-30: not a day/],
    [
      'a day as people write it',
      ['run', '--data', 'x', '--creditor', '1', '--as-of', '1.9.2026'],
      /YYYY-MM-DD/,
    ],
    [
      'confirming nothing',
      ['run', '--data', 'x', '--creditor', '1', '--as-of', '2026-09-15', '--confirm'],
      /--approve/,
    ],
    [
      'approving into nowhere',
      ['run', '--data', 'x', '--creditor', '1', '--as-of', '2026-09-15', '--approve'],
      /--out is missing/,
    ],
    ['a port that is none', ['serve', '--data', 'DATA', '--port', 'http'], /--port http: not a number/],
  ];

  test('that fit no command are usage errors: exit 2, nothing on stdout but help, nothing made', async () => {
    const outcomes = await Promise.all(
      wrong.map(async ([name, args, message]) => {
        const outcome = await runFrist(args.map((arg) => (arg === 'DATA' ? here.data : arg)));
        const told = args.length === 0 ? outcome.stdout : outcome.stderr;
        return [name, outcome.code, message.test(told) || told, outcome.stdout === '' || args.length === 0];
      }),
    );
    expect(outcomes).toEqual(wrong.map(([name]) => [name, 2, true, true]));
    expect(existsSync('x')).toBe(false);
  }, 60_000);

  test('help is on stdout and no error', async () => {
    for (const args of [['help'], ['--help'], ['run', '--help'], ['import', '-h']]) {
      const { code, stdout, stderr } = await runFrist(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Exit codes');
    }
  });
});

describe('creditor', () => {
  test('add and list', async () => {
    const png = join(here.path, 'logo.png');
    copyFileSync(join(resourcesFolder, 'demo', 'logo.png'), png);
    const file = here.write('c.json', JSON.stringify({ ...creditorJson, logo: 'logo.png' }));
    expect(await succeeds('creditor', 'add', '--data', here.data, '--file', file)).toEqual({
      id: 1,
      name: creditorJson.name,
    });
    expect(await succeeds('creditor', 'list', '--data', here.data)).toMatchObject([
      { id: 1, name: creditorJson.name, organisationNumber: '923609016', openInvoices: 0 },
    ]);
    const connection = connect(ledgerPath(here.data), 'read');
    expect(connection.prepare('SELECT minimum_amount, logo_type FROM creditor').get()).toEqual({
      minimum_amount: 5050,
      logo_type: 'image/png',
    });
    connection.close();
    const twin = await refuses('creditor', 'add', '--data', here.data, '--file', file);
    expect(twin).toEqual({
      code: 'creditor_exists',
      params: { organisationNumber: '923609016', name: creditorJson.name },
    });
  });

  test.each<[string, object | string, string]>([
    ['a misspelt field', { ...creditorJson, organizationNumber: '923609016' }, 'organizationNumber'],
    ['a wrong type', { ...creditorJson, postalDays: '3' }, 'postalDays'],
    ['a half day', { ...creditorJson, postalDays: 1.5 }, 'postalDays'],
    ['an amount with a comma', { ...creditorJson, minimumAmount: '50,00' }, 'minimumAmount'],
    ['an amount as a number', { ...creditorJson, minimumAmount: 50 }, 'minimumAmount'],
    ['a day count that is none', { ...creditorJson, dayCount: '365' }, 'dayCount'],
    ['a part of a claim that is none', { ...creditorJson, paymentOrder: ['fees'] }, 'paymentOrder.0'],
    ['a misspelt limit', { ...creditorJson, interestInvoices: { minDays: 5 } }, 'minDays'],
    ['no name', { country: 'NO' }, 'name'],
    ['a misspelt part of the address', { ...creditorJson, address: { strete: 'x' } }, 'strete'],
    ['no JSON', '{ name: ', ''],
    ['a list', [creditorJson], ''],
  ])('%s in the file is refused by its field', (_, content, field) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => readCreditorFile(text)).toThrow(
      objectWith({ code: 'creditor_invalid', params: objectWith({ field }) }),
    );
  });

  test('a file may leave every rule to the country, or set each', () => {
    expect(readCreditorFile(JSON.stringify({ name: 'A', country: 'SE' })).fields).toMatchObject({
      firstInvoiceDate: null,
      feesAgreed: false,
      dueDatesAgreed: false,
      dayCount: null,
      limitationWarningDays: 180,
      paymentOrder: null,
      chargeTreatment: 'ask',
      interestInvoiceMinimumDays: 0,
      interestInvoiceMinimum: 0,
      interestInvoiceMaximum: null,
    });
    const rules = {
      firstInvoiceDate: '2026-01-01',
      feesAgreed: true,
      dueDatesAgreed: true,
      dayCount: '30/360',
      limitationWarningDays: 90,
      paymentOrder: ['interest', 'principal', 'charges'],
      chargeTreatment: 'keep',
    };
    const interestInvoices = { minimumDays: 5, minimumAmount: '50.00', maximumAmount: '10000.5' };
    const text = JSON.stringify({ name: 'A', country: 'SE', ...rules, interestInvoices });
    expect(readCreditorFile(text).fields).toMatchObject({
      ...rules,
      interestInvoiceMinimumDays: 5,
      interestInvoiceMinimum: 5_000,
      interestInvoiceMaximum: 1_000_050,
    });
  });

  test('a value that is none is refused by its field', async () => {
    for (const [given, code, params] of [
      [{ bankAccount: '12345678912' }, 'creditor_invalid', { field: 'bankAccount' }],
      [{ profiles: { person: 'cruel' } }, 'creditor_invalid', { field: 'personProfile' }],
      [{ country: 'IS' }, 'country_not_supported', { country: 'IS' }],
    ] as const) {
      const file = here.write('c.json', JSON.stringify({ ...creditorJson, ...given }));
      expect(await refuses('creditor', 'add', '--data', here.data, '--file', file)).toMatchObject({
        code,
        params,
      });
    }
  });

  test('a logo that is none leaves no creditor behind, so that the call can be mended and made again', async () => {
    here.write('logo.png', 'no picture');
    const file = here.write('c.json', JSON.stringify({ ...creditorJson, logo: 'logo.png' }));
    expect(await refuses('creditor', 'add', '--data', here.data, '--file', file)).toMatchObject({
      code: 'logo_unreadable',
    });
    const missing = here.write('d.json', JSON.stringify({ ...creditorJson, logo: 'nothing.png' }));
    expect(await refuses('creditor', 'add', '--data', here.data, '--file', missing)).toMatchObject({
      code: 'file_unreadable',
    });
    expect(await succeeds('creditor', 'list', '--data', here.data)).toEqual([]);
    expect(
      await refuses('creditor', 'add', '--data', here.data, '--file', join(here.path, 'none.json')),
    ).toMatchObject({
      code: 'file_unreadable',
      params: { problem: 'ENOENT' },
    });
  });
});

describe('import', () => {
  test('takes over, tells counts and row errors; again it changes nothing; a dry run neither', async () => {
    const id = await here.addCreditor();
    const bad = `${openItems(threeItems)}4;32.13.2026;;10009;Feil;;;;;NO;ti kroner;1;NOK;\r\n`;
    const file = here.write('liste.csv', bad);
    const dry = await succeeds<Record<string, unknown>>(
      'import',
      '--data',
      here.data,
      '--creditor',
      id,
      '--dry-run',
      file,
    );
    expect(dry).toMatchObject({
      read: 4,
      added: 3,
      rejected: expect.arrayContaining([objectWith({ file: 'liste.csv', line: 5 })]) as unknown[],
    });
    expect(await succeeds('creditor', 'list', '--data', here.data)).toMatchObject([{ openInvoices: 0 }]);
    const first = await succeeds<{ rejected: { line: number; field: string; code: string }[] }>(
      'import',
      '--data',
      here.data,
      '--creditor',
      id,
      file,
    );
    expect(first).toMatchObject({ read: 4, added: 3, changed: 0, unchanged: 0, settled: 0 });
    expect(first.rejected.every((error) => error.line === 5 && error.code !== '')).toBe(true);
    expect(first.rejected.map((error) => error.field)).toContain('due');
    const again = await succeeds('import', '--data', here.data, '--creditor', id, file);
    expect(again).toMatchObject({ read: 4, added: 0, unchanged: 3 });
    const later = here.list(
      threeItems.slice(0, 1).map((item) => ({ ...item, open: 50_000 })),
      'senere.csv',
    );
    const date = ['--date', '2026-09-20', '--accept-older'];
    expect(await succeeds('import', '--data', here.data, '--creditor', id, ...date, later)).toMatchObject({
      changed: 1,
      settled: 0,
    });
    expect(
      await succeeds('import', '--data', here.data, '--creditor', id, ...date, '--complete', later),
    ).toMatchObject({ settled: 2 });
    const text = await runFrist(['import', '--data', here.data, '--creditor', id, '--lang', 'nb', file]);
    expect(text.stdout).toMatch(/liste\.csv:5: \S/);
  });

  test('of several files one refused: the others stand, it is named, and the exit code says so', async () => {
    const id = await here.addCreditor();
    const good = here.list(threeItems.slice(0, 2));
    const pdf = here.write('brev.csv', '%PDF-1.7 nothing of a list');
    const other = here.list(threeItems.slice(2), 'mer.csv');
    const outcome = await runFrist([
      'import',
      '--data',
      here.data,
      '--creditor',
      id,
      '--json',
      good,
      pdf,
      join(here.path, 'none.csv'),
      other,
    ]);
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      read: 3,
      added: 3,
      refused: [
        { code: 'intake_refused', params: { file: 'brev.csv' } },
        { code: 'file_unreadable', params: { file: 'none.csv', problem: 'ENOENT' } },
      ],
    });
    expect(await refuses('import', '--data', here.data, '--creditor', id, pdf)).toMatchObject({
      code: 'intake_refused',
      params: { file: 'brev.csv', code: anyText },
    });
    expect(await refuses('import', '--data', here.data, '--creditor', '9', good, pdf)).toEqual({
      code: 'creditor_not_found',
      params: { creditor: 9 },
    });
  });
});

describe('the folder', () => {
  test('in use, of a newer program, damaged or no folder: one sentence each', async () => {
    await succeeds('creditor', 'list', '--data', here.data);
    await using holder = await holdOffice(here.data);
    expect(await refuses('creditor', 'list', '--data', here.data)).toEqual({
      code: 'ledger_in_use',
      params: { folder: here.data },
    });
    await holder.kill();
    const connection = connect(ledgerPath(here.data), 'write');
    connection.pragma('user_version = 9990');
    connection.close();
    expect(await refuses('creditor', 'list', '--data', here.data)).toMatchObject({ code: 'ledger_newer' });
    const damaged = join(here.path, 'damaged');
    mkdirSync(damaged);
    writeFileSync(ledgerPath(damaged), 'garbage'.repeat(1000));
    expect(await refuses('creditor', 'list', '--data', damaged)).toMatchObject({ code: 'ledger_damaged' });
    expect(await refuses('creditor', 'list', '--data', here.write('file', ''))).toMatchObject({
      code: 'folder_unwritable',
    });
  });
});
