import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberKey, searchKey, sortKey } from '#shared/kernel/collation.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';

/** As SQLite compares texts: byte by byte. */
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sorted = (texts: readonly string[], key: (text: string) => string) =>
  texts.toSorted((a, b) => byBytes(key(a), key(b)));

describe('the sort key of names', () => {
  test('puts æ, ø and å last, in this order, behind every name with z', () => {
    const names = ['Åse', 'Østby', 'Zebra', 'Ærlig', 'Zz', 'Aa', 'Öberg AB', 'Ämne', 'Z', 'Berg'];
    expect(sorted(names, sortKey)).toEqual([
      'Aa',
      'Berg',
      'Z',
      'Zebra',
      'Zz',
      'Ämne',
      'Ærlig',
      'Öberg AB',
      'Østby',
      'Åse',
    ]);
  });

  test('does so inside a name too', () => {
    expect(sorted(['Sæter', 'Szabo', 'Salt', 'Såheim', 'Søby'], sortKey)).toEqual([
      'Salt',
      'Szabo',
      'Sæter',
      'Søby',
      'Såheim',
    ]);
  });

  test('takes case, foreign accents, blanks around and the way of composing for nothing', () => {
    expect(sortKey(' Élan ')).toBe(sortKey('elan'));
    expect(sortKey('A\u030Ase')).toBe(sortKey('Åse'));
  });
});

describe('the sort key of numbers', () => {
  test('agrees with the natural order of plain numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const [left, right] = [`A-${a}`, `A-${b}`];
        expect(Math.sign(byBytes(numberKey(left), numberKey(right)))).toBe(
          Math.sign(compareNaturally(left, right)),
        );
      }),
    );
  });

  test('takes leading zeros and case for nothing', () => {
    expect(numberKey('F-0042')).toBe(numberKey('f-42'));
    expect(sorted(['10', '9', '1000', '0'], numberKey)).toEqual(['0', '9', '10', '1000']);
  });
});

describe('the search key', () => {
  test('finds names typed without Nordic letters or accents', () => {
    expect(searchKey('Bjørn  Ærlig-Åsén')).toBe('bjorn aerlig-asen');
    expect(searchKey('BJORN')).toBe('bjorn');
  });
});
