import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCatalogs } from '#scripts/checkCatalogs.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'frist-catalogs-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Catalogs of two locales and a source that asks for `asked`; gives the faults as `locale key code`. */
async function faultsOf(en: object, nb: object, asked: string): Promise<readonly string[]> {
  plant('package.json', '{ "type": "module" }');
  plant('resources/i18n/en/queue.ts', `export const queue = ${JSON.stringify(en)} as const;`);
  plant('resources/i18n/nb/queue.ts', `export const queue = ${JSON.stringify(nb)} as const;`);
  plant('src-renderer/app/Page.tsx', asked);
  const { faults } = await checkCatalogs(root);
  return faults.map((one) => `${one.catalog} ${one.key} ${one.code}`);
}

describe('the check of the catalogs', () => {
  it('has nothing to say when all is well', async () => {
    const faults = await faultsOf(
      { title: 'Queue', rows_one: '{{count}} row', rows_other: '{{count}} rows', step: { paper: 'Paper' } },
      { title: 'Kø', rows_one: '{{count}} rad', rows_other: '{{count}} rader', step: { paper: 'Papir' } },
      "export const x = (step: 'paper') => [t('queue.title'), t('queue.rows', { count: 1 }), t(`queue.step.${step}`)];",
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['a missing text', { a: 'A', b: 'B' }, { a: 'A' }, ['nb queue.b missing']],
    ['a surplus text', { a: 'A' }, { a: 'A', b: 'B' }, ['nb queue.b surplus']],
    ['another placeholder', { a: '{{sum}}' }, { a: '{{sun}}' }, ['nb queue.a placeholders']],
    ['a forgotten placeholder', { a: '{{x}} {{y}}' }, { a: '{{x}}' }, ['nb queue.a placeholders']],
    ['an empty text', { a: 'A' }, { a: ' ' }, ['nb queue.a empty']],
    ['a broken placeholder', { a: '{{x}}' }, { a: '{{x}' }, ['nb queue.a placeholder_broken']],
    ['a forgotten plural', { a_one: '1', a_other: '2' }, { a_other: '2' }, ['nb queue.a plural_missing']],
    [
      'a plural that is none',
      { a_one: '1', a_other: '2' },
      { a_one: '1', a_few: '3', a_other: '2' },
      ['nb queue.a plural_odd'],
    ],
  ])('finds %s', async (_what, en, nb, expected) => {
    const asked = "export const x = ['queue.a', 'queue.b'];";
    expect((await faultsOf(en, nb, asked)).filter((one) => !one.endsWith('unused'))).toEqual(expected);
  });

  it('finds a text that nothing asks for, also behind a template', async () => {
    const texts = { title: 'x', old: 'x', step: { paper: 'x', fax: 'x' } };
    const asked = "export const x = (step: string) => [t('queue.title'), t(`queue.step.${step}`), 'paper'];";
    expect(await faultsOf(texts, texts, asked)).toEqual(['en queue.old unused', 'en queue.step.fax unused']);
  });

  it('takes the text of a group for a use of what is written elsewhere, and of what the system says', async () => {
    const texts = { problem: { EBUSY: 'x', locked: 'x', old: 'x' } };
    const asked = "export const x = { group: 'queue.problem', code: 'locked' };";
    expect(await faultsOf(texts, texts, asked)).toEqual(['en queue.problem.old unused']);
  });

  it('does not take a template without a fixed beginning for a use of everything', async () => {
    const asked = 'export const x = (a: string, title: string) => t(`${a}.${title}`);';
    expect(await faultsOf({ title: 'x' }, { title: 'x' }, asked)).toEqual(['en queue.title unused']);
  });
});
