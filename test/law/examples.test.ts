import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawText } from '#shared/domain/law/parseLawPack.ts';
import { compareExample } from '#test/law/compareExample.ts';
import { everyMutationOf, mutationsOf, unnoticeable } from '#test/law/mutationsOf.ts';
import { readExamples } from '#test/law/readExamples.ts';
import type { Example } from '#test/law/readExamples.ts';

describe.each<[LawCountry, number]>([
  ['NO', 100],
  ['SE', 25],
  ['FI', 25],
  ['DK', 25],
])('the worked examples of %s', (country, atLeast) => {
  const pack = readPack(country);
  const examples = readExamples(country);

  test('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  });

  test.each(examples.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const { found, expected } = compareExample(example, pack);
    expect(found).toEqual(expected);
  });

  test('notice every change of a figure of the law', { timeout: 120_000 }, () => {
    // The example that noticed the last change first: neighbouring figures are noticed by the same one.
    // One that is wrong anyway would notice everything.
    let order = examples.filter((example) => !differs(example, pack));
    const unnoticed: string[] = [];
    for (const mutation of mutationsOf(pack)) {
      const witness = order.find((example) => differs(example, mutation.pack));
      if (witness === undefined) unnoticed.push(mutation.what);
      else order = [witness, ...order.filter((example) => example !== witness)];
    }
    expect(unnoticed).toEqual([]);
  });
});

test('what no example can notice is there, and is little beside what they do', () => {
  const packs = (['NO', 'SE', 'FI', 'DK'] as const).map(readPack);
  const all = packs.flatMap(everyMutationOf).map(({ what }) => what);
  const idle = unnoticeable.filter(([pattern]) => !all.some((what) => pattern.test(what)));
  expect(idle).toEqual([]);
  for (const pack of packs) expect(mutationsOf(pack).length).toBeGreaterThan(60);
});

function readPack(country: LawCountry): LawPack {
  const path = join(import.meta.dirname, '../../resources/law', country.toLowerCase(), 'law.json');
  const parsed = parseLawText(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function differs(example: Example, pack: LawPack): boolean {
  const { found, expected } = compareExample(example, pack);
  return !isDeepStrictEqual(found, expected);
}
