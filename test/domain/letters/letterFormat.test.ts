import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { addressLines } from '#shared/domain/letters/addressLines.ts';
import { letterFormat } from '#shared/domain/letters/letterFormat.ts';
import { letterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

const nbsp = '\u00A0';

describe('letterFormat', () => {
  it('writes amounts of every size', () => {
    const { amount } = letterFormat('nb');
    expect(
      [0, 1, 99, 100, 99_999, 100_000, 123_456_789, 9_007_199_254_740_991, -5].map((value) => amount(value)),
    ).toEqual([
      '0,00',
      '0,01',
      '0,99',
      '1,00',
      '999,99',
      `1${nbsp}000,00`,
      `1${nbsp}234${nbsp}567,89`,
      `90${nbsp}071${nbsp}992${nbsp}547${nbsp}409,91`,
      '−0,05',
    ]);
    expect(letterFormat('en').amount(-123_456_789)).toBe('−1,234,567.89');
  });

  it('agrees with the language data of the runtime where that has no manners of its own', () => {
    const intl = new Intl.NumberFormat('nb', { minimumFractionDigits: 2 });
    for (const value of [0, 7, 12_345, 99_999_999, 1_000_000_000]) {
      expect(letterFormat('nb').amount(value)).toBe(intl.format(value / 100));
    }
    for (const day of ['2026-01-01', '2024-02-29', '2026-09-16', '2026-12-31'].map(isoDate)) {
      const date = new Date(`${day}T00:00:00Z`);
      const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
      expect(letterFormat('nb').longDay(day).replaceAll(nbsp, ' ')).toBe(date.toLocaleDateString('nb', long));
      expect(letterFormat('en').longDay(day).replaceAll(nbsp, ' ')).toBe(
        date.toLocaleDateString('en-GB', long),
      );
    }
  });

  it('writes currencies, days and rates as each language does', () => {
    const nb = letterFormat('nb');
    const en = letterFormat('en');
    expect([nb.money(100, 'NOK'), nb.money(100, 'EUR'), en.money(100, 'NOK')]).toEqual([
      `kr${nbsp}1,00`,
      `EUR${nbsp}1,00`,
      `NOK${nbsp}1.00`,
    ]);
    expect([nb.day(isoDate('2026-09-06')), en.day(isoDate('2026-09-06'))]).toEqual([
      '06.09.2026',
      `6${nbsp}Sep${nbsp}2026`,
    ]);
    expect([nb.rate(1225), en.rate(1200), nb.rate(-50)]).toEqual([
      `12,25${nbsp}%`,
      '12.00%',
      `−0,50${nbsp}%`,
    ]);
  });
});

describe('letterLanguage', () => {
  it('is the customer’s own, else Norwegian at home and English abroad', () => {
    const of = (language: string | null, country: string): string => letterLanguage({ language, country });
    expect([of('en', 'NO'), of('nb-NO', 'DE'), of('nn', 'NO'), of('no', 'SE'), of('EN_us', 'NO')]).toEqual([
      'en',
      'nb',
      'nb',
      'nb',
      'en',
    ]);
    expect([of(null, 'NO'), of(null, 'SE'), of('sv', 'NO'), of('de', 'DE'), of('', 'no')]).toEqual([
      'nb',
      'en',
      'nb',
      'en',
      'nb',
    ]);
  });
});

describe('addressLines', () => {
  const of = (customer: Partial<ReturnType<typeof sampleLetter>['customer']>): readonly string[] =>
    addressLines(sampleLetter([sampleLine()], { customer }).customer, '');

  it('names the country abroad alone, in Norwegian capitals', () => {
    expect(of({ country: 'NO' }).at(-1)).toBe('5007 Bergen');
    expect(of({ country: '' }).at(-1)).toBe('5007 Bergen');
    expect(of({ country: 'SJ', postcode: '9170', city: 'Longyearbyen' }).at(-1)).toBe('9170 Longyearbyen');
    expect(of({ country: 'se' }).at(-1)).toBe('SVERIGE');
    expect(of({ country: 'X1' }).at(-1)).toBe('X1');
  });

  it('leaves no empty lines', () => {
    expect(of({ street: ' ', postcode: '', street2: 'Postboks 1' })).toEqual([
      'Ingrid Sørbø Hætta',
      'Postboks 1',
      'Bergen',
    ]);
  });
});
