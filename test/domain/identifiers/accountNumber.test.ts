import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accountKind,
  checkAccountNumber,
  formatAccountNumber,
} from '#shared/domain/identifiers/accountNumber.ts';
import { checkIban } from '#shared/domain/identifiers/iban.ts';
import { codeOf, valueOf, withOneDigitChanged } from '#test/domain/identifiers/identifierResults.ts';

const nbsp = '\u00A0';

describe('accounts of Norway', () => {
  test('hold by mod 11 and are written as banks do', () => {
    expect(valueOf(checkAccountNumber('1234.56.78903', 'NO'))).toBe('12345678903');
    expect(formatAccountNumber('12345678903', 'NO')).toBe(`1234${nbsp}56${nbsp}78903`);
    expect(formatAccountNumber('1234.56.78903', 'NO')).toBe(`1234${nbsp}56${nbsp}78903`);
    expect(formatAccountNumber('123', 'NO')).toBe('123');
    expect(codeOf(checkAccountNumber('12345678904', 'NO'))).toBe('identifier_wrong_check_digit');
    expect(codeOf(checkAccountNumber('1234567890', 'NO'))).toBe('identifier_wrong_length');
    expect(codeOf(checkAccountNumber('1234567890X', 'NO'))).toBe('identifier_wrong_characters');
  });

  test('agree with an independent check', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.integer({ min: 0, max: 9 }), (first, check) => {
        const digits = `${first}${check}`;
        const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((t, w, at) => t + w * Number(digits[at]), 0);
        expect(checkAccountNumber(digits, 'NO').ok).toBe(sum % 11 === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('giros of Sweden', () => {
  test.each([
    ['5050-1055', '5050-1055', 'bankgiro', '5050-1055'],
    ['50501055', '5050-1055', 'bankgiro', '5050-1055'],
    ['Bg 902-0033', '902-0033', 'bankgiro', '902-0033'],
    ['9020033', '902-0033', 'bankgiro', '902-0033'],
    ['90 20 03-3', '902003-3', 'plusgiro', `90${nbsp}20${nbsp}03-3`],
    ['PG: 9020033', '902003-3', 'plusgiro', `90${nbsp}20${nbsp}03-3`],
    ['182', '18-2', 'plusgiro', '18-2'],
  ])('%s is kept as %s, a %s, and printed as %s', (text, kept, kind, printed) => {
    expect(valueOf(checkAccountNumber(text, 'SE'))).toBe(kept);
    expect(accountKind(kept, 'SE')).toBe(kind);
    expect(formatAccountNumber(kept, 'SE')).toBe(printed);
    expect(formatAccountNumber(text, 'SE')).toBe(printed);
  });

  test.each([
    ['5050-1056', 'identifier_wrong_check_digit'],
    ['BG 182', 'identifier_wrong_length'],
    ['505010555', 'identifier_wrong_length'],
    ['5', 'identifier_wrong_length'],
    ['18-6', 'identifier_wrong_check_digit'],
    ['50a0-1055', 'identifier_wrong_characters'],
    ['5050-10-55', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (text, code) => {
    expect(codeOf(checkAccountNumber(text, 'SE'))).toBe(code);
  });

  test('what is kept reads as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{1,7}$/), fc.constantFrom('', 'BG', 'PG'), (digits, word) => {
        const checked = checkAccountNumber(word + digits, 'SE');
        if (!checked.ok) return;
        expect(valueOf(checkAccountNumber(checked.value, 'SE'))).toBe(checked.value);
        expect(valueOf(checkAccountNumber(formatAccountNumber(checked.value, 'SE'), 'SE'))).toBe(
          checked.value,
        );
      }),
    );
  });
});

describe('IBAN', () => {
  // The examples of the registry of SWIFT.
  test.each([
    'NO93 8601 1117 947',
    'SE45 5000 0000 0583 9825 7466',
    'FI21 1234 5600 0007 85',
    'DK50 0040 0440 1162 43',
  ])('%s holds in every country, and is printed in fours', (text) => {
    for (const country of ['NO', 'SE', 'FI', 'DK']) {
      const kept = valueOf(checkAccountNumber(text.toLowerCase(), country)) ?? '';
      expect(kept).toBe(text.replaceAll(' ', ''));
      expect(accountKind(kept, country)).toBe('iban');
      expect(formatAccountNumber(kept, country)).toBe(text.replaceAll(' ', nbsp));
    }
  });

  test('of countries whose length is not known here hold within the limits of the norm', () => {
    expect(checkIban('MT84MALT011000012345MTLCAST001S').ok).toBe(true);
    expect(codeOf(checkIban('MT84MALT01100'))).toBe('identifier_wrong_length');
  });

  test.each([
    ['FI21 1234 5600 0007 86', 'identifier_wrong_check_digit'],
    ['FI21 1234 5600 0007 8', 'identifier_wrong_length'],
    ['FI21 1234 5600 0007 8?', 'identifier_wrong_characters'],
    // The form of before SEPA.
    ['123456-785', 'identifier_wrong_characters'],
  ])('%s is refused in Finland with %s', (text, code) => {
    expect(codeOf(checkAccountNumber(text, 'FI'))).toBe(code);
  });

  test('does not hold with one digit changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (at, shift) => {
        expect(checkIban(withOneDigitChanged('FI2112345600000785', at, shift)).ok).toBe(false);
      }),
    );
  });
});

describe('accounts of Denmark', () => {
  test.each([
    ['1234-0012345678', '1234-0012345678', 'account', `1234${nbsp}0012345678`],
    ['1234 12345678', '1234-12345678', 'account', `1234${nbsp}12345678`],
    ['12340012345678', '1234-0012345678', 'account', `1234${nbsp}0012345678`],
    ['81234567', '81234567', 'fik', '81234567'],
    // With its parts apart the same digits are an account.
    ['8123 4567', '8123-4567', 'account', `8123${nbsp}4567`],
  ])('%s is kept as %s (%s) and printed as %s', (text, kept, kind, printed) => {
    expect(valueOf(checkAccountNumber(text, 'DK'))).toBe(kept);
    expect(accountKind(kept, 'DK')).toBe(kind);
    expect(formatAccountNumber(kept, 'DK')).toBe(printed);
  });

  test.each([
    ['1234', 'identifier_wrong_length'],
    ['1234-12345678901', 'identifier_wrong_length'],
    ['1234-ABC', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (text, code) => {
    expect(codeOf(checkAccountNumber(text, 'DK'))).toBe(code);
  });
});
