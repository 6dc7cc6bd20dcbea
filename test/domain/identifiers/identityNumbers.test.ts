import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkOrganisationNumber,
  formatOrganisationNumber,
} from '#shared/domain/identifiers/organisationNumber.ts';
import { checkPersonNumber } from '#shared/domain/identifiers/personNumber.ts';
import { codeOf, valueOf, withOneDigitChanged } from '#test/domain/identifiers/identifierResults.ts';

const nbsp = '\u00A0';

describe('organisation numbers', () => {
  // python-stdnum and the registers themselves, the table of the law reference, 6.
  test.each([
    ['NO', '988077917', '988077917', `988${nbsp}077${nbsp}917`],
    ['NO', '995525828', '995525828', `995${nbsp}525${nbsp}828`],
    ['NO', '123456785', '123456785', `123${nbsp}456${nbsp}785`],
    ['NO', 'NO 988 077 917 MVA', '988077917', `988${nbsp}077${nbsp}917`],
    ['NO', '988.077.917', '988077917', `988${nbsp}077${nbsp}917`],
    ['SE', '123456-7897', '1234567897', '123456-7897'],
    ['SE', 'SE123456789701', '1234567897', '123456-7897'],
    ['SE', '161234567897', '1234567897', '123456-7897'],
    // A sole trader is registered under its personnummer.
    ['SE', '811228-9841', '8112289841', '811228-9841'],
    ['FI', '2077474-0', '2077474-0', '2077474-0'],
    ['FI', 'FI20774740', '2077474-0', '2077474-0'],
    ['DK', '13585628', '13585628', `13${nbsp}58${nbsp}56${nbsp}28`],
    ['DK', 'DK 13 74 81 36', '13748136', `13${nbsp}74${nbsp}81${nbsp}36`],
    ['DK', 'CVR-13585628', '13585628', `13${nbsp}58${nbsp}56${nbsp}28`],
  ])('%s %s is kept as %s and printed as %s', (country, text, kept, printed) => {
    expect(valueOf(checkOrganisationNumber(text, country))).toBe(kept);
    expect(formatOrganisationNumber(kept, country)).toBe(printed);
  });

  test.each([
    ['NO', '988077918', 'identifier_wrong_check_digit'],
    ['NO', '98807791', 'identifier_wrong_length'],
    ['NO', '98807791A', 'identifier_wrong_characters'],
    ['SE', '123456-7898', 'identifier_wrong_check_digit'],
    ['SE', '12345-6789', 'identifier_wrong_length'],
    ['SE', '1234S6-7897', 'identifier_wrong_characters'],
    ['SE', '811328-9841', 'identifier_wrong_date'],
    ['FI', '2077474-1', 'identifier_wrong_check_digit'],
    ['FI', '20774-0', 'identifier_wrong_length'],
    ['FI', '207747A-0', 'identifier_wrong_characters'],
    ['DK', '13585627', 'identifier_wrong_check_digit'],
    ['DK', '1358562', 'identifier_wrong_length'],
    ['DK', '1358562X', 'identifier_wrong_characters'],
  ])('%s %s is refused with %s', (country, text, code) => {
    expect(codeOf(checkOrganisationNumber(text, country))).toBe(code);
  });

  test('of Finland whose remainder is 1 do not exist, and old ones get their zero', () => {
    // 0 0 0 0 0 0 3 × 2 = 6, 0 0 0 0 0 0 6 × 2 = 12: remainder 1.
    for (let check = 0; check < 10; check += 1)
      expect(checkOrganisationNumber(`0000006-${check}`, 'FI').ok).toBe(false);
    expect(valueOf(checkOrganisationNumber('000003-5', 'FI'))).toBe('0000003-5');
  });

  test.each([
    ['NO', [3, 2, 7, 6, 5, 4, 3, 2, 1], /^\d{8}$/],
    ['DK', [2, 7, 6, 5, 4, 3, 2, 1], /^\d{7}$/],
    ['FI', [7, 9, 10, 5, 8, 4, 2, 1], /^\d{7}$/],
  ] as const)('of %s agree with the published weights', (country, weights, shape) => {
    fc.assert(
      fc.property(fc.stringMatching(shape), (digits) => {
        for (let check = 0; check < 10; check += 1) {
          const number = `${digits}${check}`;
          const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
          expect(checkOrganisationNumber(number, country).ok).toBe(sum % 11 === 0);
        }
      }),
    );
  });

  test('do not hold with one digit changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ['NO', '988077917'] as const,
          ['FI', '2077474-0'] as const,
          ['DK', '13585628'] as const,
        ),
        fc.nat(),
        fc.nat(),
        ([country, number], at, shift) => {
          expect(checkOrganisationNumber(withOneDigitChanged(number, at, shift), country).ok).toBe(false);
        },
      ),
    );
  });

  test('of other countries stay as they are', () => {
    expect(valueOf(checkOrganisationNumber('HRB 12345', 'DE'))).toBe('HRB12345');
    expect(formatOrganisationNumber('HRB12345', 'DE')).toBe('HRB12345');
    expect(formatOrganisationNumber('9880779', 'NO')).toBe('9880779');
  });
});

describe('identity numbers of persons', () => {
  test.each([
    ['NO', '15108695088', '15108695088'],
    ['NO', '311299 56715', '31129956715'],
    ['SE', '880320-0016', '8803200016'],
    ['SE', '890102-3286', '8901023286'],
    ['SE', '19811228-9841', '198112289841'],
    ['SE', '811228+9841', '8112289841'],
    ['FI', '131052-308T', '131052-308T'],
    ['FI', '131052y308t', '131052Y308T'],
    ['DK', '211062-5629', '2110625629'],
  ])('%s %s holds and is kept as %s', (country, text, kept) => {
    expect(valueOf(checkPersonNumber(text, country))).toBe(kept);
  });

  test.each([
    ['NO', '15108695089', 'identifier_wrong_check_digit'],
    ['NO', '1510869508', 'identifier_wrong_length'],
    ['NO', '15138695088', 'identifier_wrong_date'],
    ['NO', '1510869508A', 'identifier_wrong_characters'],
    ['SE', '880320-0017', 'identifier_wrong_check_digit'],
    ['SE', '880230-0016', 'identifier_wrong_date'],
    ['SE', '17811228-9841', 'identifier_wrong_length'],
    ['SE', '88032A-0016', 'identifier_wrong_characters'],
    ['FI', '131052-308U', 'identifier_wrong_check_digit'],
    ['FI', '311152-308T', 'identifier_wrong_date'],
    ['FI', '131052-30T', 'identifier_wrong_length'],
    ['FI', '131052*308T', 'identifier_wrong_characters'],
    ['DK', '311162-5629', 'identifier_wrong_date'],
    ['DK', '21106-5629', 'identifier_wrong_length'],
    ['DK', '21106A-5629', 'identifier_wrong_characters'],
  ])('%s %s is refused with %s', (country, text, code) => {
    expect(codeOf(checkPersonNumber(text, country))).toBe(code);
  });

  test('of Denmark hold without the modulus, which numbers since 2007 may fail', () => {
    for (let last = 0; last < 10; last += 1)
      expect(checkPersonNumber(`211062-562${last}`, 'DK').ok).toBe(true);
  });

  test('of Norway hold as D-number, H-number and in test data; the first check digit in four ways from 2032 on', () => {
    const norwegian = (nine: string, rest: number): string => {
      const weigh = (digits: string, weights: readonly number[]) =>
        weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11;
      const first = (rest + 11 - weigh(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])) % 11;
      const second = (11 - weigh(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11;
      return first > 9 || second > 9 ? '' : `${nine}${first}${second}`;
    };
    let tried = 0;
    for (const born of ['010190', '410190', '014190', '018190', '418190', '290296'])
      for (let individual = 300; individual < 340; individual += 1)
        for (const rest of [0, 1, 2, 3, 4]) {
          const number = norwegian(`${born}${individual}`, rest);
          if (number === '') continue;
          tried += 1;
          expect([number, checkPersonNumber(number, 'NO').ok]).toEqual([number, rest < 4]);
        }
    expect(tried).toBeGreaterThan(500);
    expect(codeOf(checkPersonNumber(norwegian('290295301', 0) || '29029530100', 'NO'))).toBe(
      'identifier_wrong_date',
    );
  });

  test('of Sweden hold as samordningsnummer', () => {
    // 880320 with 60 added to the day; the check digit by the published weights 2 1 2 1 …
    const nine = '880380001';
    const sum = nine.split('').reduce((total, digit, at) => {
      const product = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return total + Math.floor(product / 10) + (product % 10);
    }, 0);
    expect(checkPersonNumber(`${nine}${(10 - (sum % 10)) % 10}`, 'SE').ok).toBe(true);
  });

  test('of Finland hold with every sign of their century', () => {
    for (const sign of '+-YXWVUABCDEF') expect(checkPersonNumber(`131052${sign}308T`, 'FI').ok).toBe(true);
    for (const sign of 'GTZ') expect(checkPersonNumber(`131052${sign}308T`, 'FI').ok).toBe(false);
  });

  test('do not hold with one digit changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['SE', '880320-0016'] as const, ['FI', '131052-308T'] as const),
        fc.nat(),
        fc.nat(),
        ([country, number], at, shift) => {
          expect(checkPersonNumber(withOneDigitChanged(number, at, shift), country).ok).toBe(false);
        },
      ),
    );
  });
});
