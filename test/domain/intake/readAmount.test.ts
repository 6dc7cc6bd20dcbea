import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from '#shared/domain/intake/readAmount.ts';

/** The value, or the code why there is none. */
function valueOf(text: string): number | string {
  const reading = readAmount(text);
  return reading.ok ? reading.value : reading.code;
}

const nbsp = '\u00a0';
const narrow = '\u202f';
const thin = '\u2009';
const minus = '\u2212';

describe('amounts as the Nordic systems write them', () => {
  test.each([
    ['1250', 125_000],
    ['1250,00', 125_000],
    ['1250.5', 125_050],
    ['1 250,00', 125_000],
    [`1${nbsp}250,00`, 125_000],
    [`12${narrow}345${narrow}678,90`, 1_234_567_890],
    [`1${thin}250,5`, 125_050],
    ["1'250.00", 125_000],
    ['1’250,00', 125_000],
    ['1.250,00', 125_000],
    ['1,250.00', 125_000],
    ['1.234.567', 123_456_700],
    ['1,234,567.8', 123_456_780],
    ['-500,00', -50_000],
    [`${minus}500,00`, -50_000],
    ['500,00-', -50_000],
    ['500,00 -', -50_000],
    ['(500,00)', -50_000],
    ['kr 1 250,00', 125_000],
    ['1 250,00 kr', 125_000],
    ['NOK 1250', 125_000],
    ['-kr 12,50', -1250],
    ['1 250,-', 125_000],
    ['1.250,-', 125_000],
    ['€ 12.50', 1250],
    ['+12,50', 1250],
    ['0', 0],
    ['-0,00', 0],
    ['0,01', 1],
    [',50', 50],
    ['1250.0000', 125_000],
    ['12,500', 1_250_000],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  test.each([
    ['', 'amount_unreadable'],
    ['kr', 'amount_unreadable'],
    ['tolv', 'amount_unreadable'],
    ['12 stk', 'amount_unreadable'],
    ['1,2,3', 'amount_unreadable'],
    ['1.2.3', 'amount_unreadable'],
    ['12 34', 'amount_unreadable'],
    ['1 250 00', 'amount_unreadable'],
    ['1.250.00', 'amount_unreadable'],
    ['--5', 'amount_unreadable'],
    ['-(5)', 'amount_unreadable'],
    ['(5', 'amount_unreadable'],
    ['1,25E+05', 'amount_unreadable'],
    ['01.07.2026', 'amount_unreadable'],
    ['12:50', 'amount_unreadable'],
    ['NaN', 'amount_unreadable'],
    ['Infinity', 'amount_unreadable'],
    ['0x10', 'amount_unreadable'],
    ['١٢', 'amount_unreadable'],
    ['12,345678', 'amount_too_precise'],
    ['1234,567', 'amount_too_precise'],
    ['0.125', 'amount_too_precise'],
    ['999 999 999 999 999,00', 'amount_too_large'],
    ['9'.repeat(40), 'amount_too_large'],
  ])('refuses %s', (text, code) => {
    expect(valueOf(text)).toBe(code);
  });

  test('marks what could be thousands or decimals, and says which sign it took for the thousands', () => {
    expect(readAmount('1.234')).toEqual({ ok: true, value: 123_400, decimalSign: null, groupMark: '.' });
    expect(readAmount('1,234')).toEqual({ ok: true, value: 123_400, decimalSign: null, groupMark: ',' });
    expect(readAmount('-12.000')).toEqual({ ok: true, value: -1_200_000, decimalSign: null, groupMark: '.' });
  });

  test('tells the decimal sign only where it shows', () => {
    const signOf = (text: string): unknown => {
      const reading = readAmount(text);
      return reading.ok ? reading.decimalSign : 'refused';
    };
    expect(
      ['1,5', '1.5', '1.234,5', '1,234.5', '1.234.567', '1,234,567', '1.234,-', '15', '1 500'].map(signOf),
    ).toEqual([',', '.', ',', '.', ',', '.', ',', null, null]);
  });
});

/** Writes an amount of minor units in a notation. */
function write(value: number, group: string, decimal: string, negative: (text: string) => string): string {
  const digits = String(Math.abs(value)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/gu, group);
  const text = `${whole}${decimal}${digits.slice(-2)}`;
  return value < 0 ? negative(text) : text;
}

test('any amount comes back from any notation', () => {
  const notations = fc.constantFrom(
    ...['', ' ', nbsp, narrow, thin, "'", '.'].map((group) => ({ group, decimal: ',' })),
    ...['', ' ', nbsp, narrow, "'", ','].map((group) => ({ group, decimal: '.' })),
  );
  const signs = fc.constantFrom(
    (text: string) => `-${text}`,
    (text: string) => `${minus}${text}`,
    (text: string) => `${text}-`,
    (text: string) => `(${text})`,
    (text: string) => `- ${text}`,
  );
  const currencies = fc.constantFrom(
    (text: string) => text,
    (text: string) => `kr ${text}`,
    (text: string) => `${text} kr`,
    (text: string) => `NOK${nbsp}${text}`,
    (text: string) => ` ${text} EUR `,
  );
  fc.assert(
    fc.property(
      fc.integer({ min: -1e13, max: 1e13 }),
      notations,
      signs,
      currencies,
      (value, notation, sign, currency) => {
        const text = currency(write(value, notation.group, notation.decimal, sign));
        const reading = readAmount(text);
        expect(reading).toEqual({ ok: true, value, decimalSign: notation.decimal, groupMark: null });
      },
    ),
    { numRuns: 3000 },
  );
});

test('no text makes it throw, and what it reads is a whole number within the limit', () => {
  const characters = fc.string({
    unit: fc.constantFrom(...Array.from("0123456789.,-+() 'krNOK\u00a0\u2212")),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), characters), (text) => {
      const reading = readAmount(text);
      if (reading.ok)
        expect(Number.isSafeInteger(reading.value) && Math.abs(reading.value) <= 1e13).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
