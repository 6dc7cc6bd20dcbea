import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFolder, refuses, succeeds } from '#test/support/commandLine.ts';
import { runFrist } from '#test/support/runFrist.ts';

const rates = 'lateInterest.rate.rates';

interface Shown {
  readonly version: string;
  readonly additions: readonly { readonly id: number; readonly state: string }[];
  readonly rules: readonly {
    readonly path: string;
    readonly figures: readonly { readonly from: string; readonly value: unknown; readonly grade: string }[];
  }[];
}

test('law list and law show need no data folder', { timeout: 60_000 }, async () => {
  const laws = await succeeds<{ country: string; nextRate: { state: string } }[]>(
    'law',
    'list',
    '--today',
    '2027-01-01',
  );
  expect(laws.map(({ country, nextRate }) => [country, nextRate.state])).toEqual([
    ['NO', 'missing'],
    ['SE', 'missing'],
    ['FI', 'missing'],
    ['DK', 'missing'],
  ]);
  const show = ['law', 'show', '--country', 'dk', '--rule'] as const;
  const { rules } = await succeeds<Shown>(...show, 'lateInterest.rate.reference');
  expect(rules).toHaveLength(1);
  expect(rules[0]?.figures.find(({ from }) => from === '2022-01-01')?.value).toBe('-0.45');
  const words = await runFrist([...show, 'fees.maximum.reminder', '--lang', 'nb']);
  expect(words.stdout).toContain('Høyeste gebyr for purring');
  expect(words.stdout).toMatch(/100,00/);
});

test('a rate is added, counted with, confirmed, exported and withdrawn', { timeout: 240_000 }, async () => {
  using folder = commandFolder();
  const { data } = folder;
  const at = ['--data', data, '--country', 'NO'] as const;
  const add = ['law', 'add', ...at, '--from', '2027-01-01', '--source', 'FOR-2026-12-17-9999'] as const;
  const added = await succeeds<{ version: string; additionId: number }>(...add, '--value', '13.25');
  expect(added.version).toMatch(/^no-.+\+1\./);
  const shown = await succeeds<Shown>('law', 'show', ...at, '--rule', rates);
  expect(shown.version).toBe(added.version);
  expect(shown.rules[0]?.figures[0]).toMatchObject({ from: '2027-01-01', value: '13.25', grade: 'O' });

  const calc = [
    '--country',
    'NO',
    '--debtor',
    'person',
    '--principal',
    '1000.00',
    '--due',
    '2026-12-31',
  ] as const;
  const interest = async (...more: readonly string[]) =>
    (await succeeds<{ interest: string }>('calc', 'interest', ...calc, '--to', '2027-01-31', ...more))
      .interest;
  expect(await interest()).not.toBe(await interest('--data', data));

  await succeeds('law', 'confirm', ...at, '--rule', rates, '--from', '2024-07-01', '--by', 'Kari');
  const out = join(folder.path, 'law.json');
  await succeeds('law', 'export', ...at, '--out', out);
  expect(readFileSync(out, 'utf8')).toContain('FOR-2026-12-17-9999');
  const other = join(folder.path, 'other');
  const preview = await succeeds<{ differences: unknown[] }>(
    'law',
    'load',
    '--data',
    other,
    out,
    '--dry-run',
  );
  expect(preview.differences).toHaveLength(1);
  await succeeds('law', 'load', '--data', other, out);
  const [norway] = await succeeds<{ pack: { origin: string } }[]>('law', 'list', '--data', other);
  expect(norway?.pack.origin).toBe('file');

  const additionId = String(added.additionId);
  await succeeds('law', 'withdraw', '--data', data, '--addition', additionId, '--reason', 'mistyped');
  const after = await succeeds<Shown>('law', 'show', ...at);
  const explained = await succeeds<{ additions: { id: number }[] }>(
    'law',
    'version',
    ...at,
    '--version',
    added.version,
  );
  expect(explained.additions.map(({ id }) => id)).toEqual([added.additionId]);
  expect(after.additions.map(({ state }) => state)).toEqual(['in_force', 'withdrawn']);
});

test('what the law has no place for is refused in words, and a wrong call is one', {
  timeout: 60_000,
}, async () => {
  using folder = commandFolder();
  const at = ['--data', folder.data, '--country', 'NO'] as const;
  const add = ['law', 'add', ...at, '--source', 'x', '--value', '13.25', '--from'] as const;
  const gap = await refuses(...add, '2028-01-01');
  expect(gap).toMatchObject({ code: 'law_addition_refused' });
  const broken = folder.write('law.json', '{ "country": "NO", ');
  const sentence = await runFrist(['law', 'load', '--data', folder.data, broken, '--lang', 'en']);
  expect(sentence.code).toBe(1);
  expect(sentence.stderr).toMatch(/law\.json cannot be taken as a law pack.*[Ll]ine 1/);
  for (const wrong of [
    [...add, '2027-01-32'],
    ['law', 'add', ...at, '--source', 'x', '--from', '2027-01-01', '--value', 'much'],
    ['law', 'add', ...at, '--rule', 'nowhere', '--source', 'x', '--from', '2027-01-01', '--value', '1'],
    ['law', 'confirm', ...at, '--rule', rates, '--from', '1999-01-01'],
  ]) {
    expect((await runFrist(wrong)).code, wrong.join(' ')).toBe(2);
  }
});
