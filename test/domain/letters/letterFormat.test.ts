import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { addressLines } from '#shared/domain/letters/addressLines.ts';
import { letterFormat } from '#shared/domain/letters/letterFormat.ts';
import { letterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

const nbsp = '\u00A0';

describe('letterFormat', () => {
  it('writes amounts of every size', () => {
    const { amount } = letterFormat('nb', 'NO');
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
    expect(letterFormat('en', 'NO').amount(-123_456_789)).toBe('−1,234,567.89');
    expect(letterFormat('da', 'DK').amount(123_456_789)).toBe('1.234.567,89');
  });

  it('agrees with the language data of the runtime where that has no manners of its own', () => {
    const intl = new Intl.NumberFormat('nb', { minimumFractionDigits: 2 });
    for (const value of [0, 7, 12_345, 99_999_999, 1_000_000_000]) {
      expect(letterFormat('nb', 'NO').amount(value)).toBe(intl.format(value / 100));
    }
    for (const day of ['2026-01-01', '2024-02-29', '2026-09-16', '2026-12-31'].map(isoDate)) {
      const date = new Date(`${day}T00:00:00Z`);
      const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
      expect(letterFormat('nb', 'NO').longDay(day).replaceAll(nbsp, ' ')).toBe(
        date.toLocaleDateString('nb', long),
      );
      expect(letterFormat('en', 'NO').longDay(day).replaceAll(nbsp, ' ')).toBe(
        date.toLocaleDateString('en-GB', long),
      );
      expect(letterFormat('sv', 'SE').longDay(day).replaceAll(nbsp, ' ')).toBe(
        date.toLocaleDateString('sv', long),
      );
      expect(letterFormat('sv', 'SE').day(day)).toBe(date.toLocaleDateString('sv', { timeZone: 'UTC' }));
      expect(letterFormat('da', 'DK').longDay(day).replaceAll(nbsp, ' ')).toBe(
        date.toLocaleDateString('da', long),
      );
      expect(letterFormat('fi', 'FI').day(day)).toBe(date.toLocaleDateString('fi', { timeZone: 'UTC' }));
    }
  });

  it('writes currencies, days and rates as each language does', () => {
    const nb = letterFormat('nb', 'NO');
    const en = letterFormat('en', 'NO');
    expect([nb.money(100, 'NOK'), nb.money(100, 'EUR'), en.money(100, 'NOK')]).toEqual([
      `kr${nbsp}1,00`,
      `EUR${nbsp}1,00`,
      `NOK${nbsp}1.00`,
    ]);
    expect([nb.day(isoDate('2026-09-06')), en.day(isoDate('2026-09-06'))]).toEqual([
      '06.09.2026',
      `6${nbsp}Sep${nbsp}2026`,
    ]);
    const sv = letterFormat('sv', 'SE');
    const fi = letterFormat('fi', 'FI');
    const da = letterFormat('da', 'DK');
    const inFinland = letterFormat('sv', 'FI');
    expect([sv.money(123_450, 'SEK'), sv.money(100, 'EUR'), fi.money(123_450, 'EUR')]).toEqual([
      `1${nbsp}234,50${nbsp}kr`,
      `1,00${nbsp}EUR`,
      `1${nbsp}234,50${nbsp}€`,
    ]);
    expect([da.money(123_450, 'DKK'), da.money(100, 'SEK'), inFinland.money(100, 'EUR')]).toEqual([
      `1.234,50${nbsp}kr.`,
      `1,00${nbsp}SEK`,
      `1,00${nbsp}€`,
    ]);
    const day = isoDate('2026-09-06');
    expect([sv.day(day), fi.day(day), fi.longDay(day), da.day(day), inFinland.day(day)]).toEqual([
      '2026-09-06',
      '6.9.2026',
      '6.9.2026',
      '06.09.2026',
      '6.9.2026',
    ]);
    expect(inFinland.longDay(day)).toBe(`6${nbsp}september 2026`);
    expect([nb.rate(1225), en.rate(1200), nb.rate(-50)]).toEqual([
      `12,25${nbsp}%`,
      '12.00%',
      `−0,50${nbsp}%`,
    ]);
  });
});

describe('letterLanguage', () => {
  const under =
    (law: 'NO' | 'SE' | 'FI' | 'DK') =>
    (language: string | null, country: string): string =>
      letterLanguage({ language, country }, law);

  it('is the customer’s own, else Norwegian at home and English abroad', () => {
    const of = under('NO');
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

  it('is one in which the letters of the creditor’s country exist', () => {
    expect([under('SE')(null, 'SE'), under('SE')('nb', 'NO'), under('SE')('sv-FI', 'FI')]).toEqual([
      'sv',
      'en',
      'sv',
    ]);
    expect([under('FI')(null, 'FI'), under('FI')('sv', 'FI'), under('FI')(null, 'AX')]).toEqual([
      'fi',
      'sv',
      'fi',
    ]);
    expect([under('DK')(null, 'DK'), under('DK')('fi', 'DK'), under('DK')(null, 'GL')]).toEqual([
      'da',
      'da',
      'en',
    ]);
  });
});

describe('addressLines', () => {
  const of = (customer: Partial<ReturnType<typeof sampleLetter>['customer']>): readonly string[] =>
    addressLines(sampleLetter([sampleLine()], { customer }).customer, '', 'NO');

  it('names the country abroad alone, in Norwegian capitals', () => {
    expect(of({ country: 'NO' }).at(-1)).toBe('5007 Bergen');
    expect(of({ country: '' }).at(-1)).toBe('5007 Bergen');
    expect(of({ country: 'SJ', postcode: '9170', city: 'Longyearbyen' }).at(-1)).toBe('9170 Longyearbyen');
    expect(of({ country: 'se' }).at(-1)).toBe('SVERIGE');
    expect(of({ country: 'X1' }).at(-1)).toBe('X1');
  });

  it('names it in the language of the country that the letter is posted in', () => {
    const { customer } = sampleLetter([sampleLine()], { customer: { country: 'DE' } });
    const last = (country: 'SE' | 'FI' | 'DK') => addressLines(customer, '', country).at(-1);
    expect([last('SE'), last('FI'), last('DK')]).toEqual(['TYSKLAND', 'SAKSA', 'TYSKLAND']);
    const inland = sampleLetter([sampleLine()], { customer: { country: 'FI' } }).customer;
    expect(addressLines(inland, '', 'FI').at(-1)).toBe('5007 Bergen');
    expect(addressLines(inland, '', 'SE').at(-1)).toBe('FINLAND');
  });

  it('leaves no empty lines', () => {
    expect(of({ street: ' ', postcode: '', street2: 'Postboks 1' })).toEqual([
      'Ingrid Sørbø Hætta',
      'Postboks 1',
      'Bergen',
    ]);
  });
});
