import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAccountNumber, formatAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import { checkKid, makeKid } from '#shared/domain/identifiers/kid.ts';
import {
  checkOrganisationNumber,
  formatOrganisationNumber,
} from '#shared/domain/identifiers/organisationNumber.ts';

const valueOf = (result: { readonly ok: boolean; readonly value?: unknown }) =>
  result.ok ? result.value : null;
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? null : result.error?.code;

describe('KID', () => {
  // The table of the law reference, 5.1.
  test.each([
    ['60224', '602243', null],
    ['234567', '2345676', null],
    ['1234', '12344', '12343'],
    ['1234567890', null, '12345678903'],
    ['31', null, '310'],
    ['40', null, '40-'],
    ['123456', '1234566', '1234560'],
    ['6', null, '6-'],
  ])('%s becomes %s by mod 10 and %s by mod 11', (digits, byMod10, byMod11) => {
    if (byMod10 !== null) expect(valueOf(makeKid(digits, 'mod10'))).toBe(byMod10);
    if (byMod11 !== null) expect(valueOf(makeKid(digits, 'mod11'))).toBe(byMod11);
  });

  test.each([
    '000133700501645',
    '001054300504897',
    '000112000507155',
    '001006300507304',
    '008000011688373',
    '100001928231',
  ])('of a bank file: %s holds by mod 10', (kid) => {
    expect(checkKid(kid, 'mod10').ok).toBe(true);
  });

  test('that holds by one method need not by the other', () => {
    expect(checkKid('0000531', 'mod11').ok).toBe(true);
    expect(codeOf(checkKid('0000531', 'mod10'))).toBe('identifier_wrong_check_digit');
    expect(checkKid('0000531').ok).toBe(true);
    expect(checkKid('2345676', 'mod10').ok && checkKid('2345676', 'mod11').ok).toBe(true);
    expect(checkKid('40-', 'mod11').ok).toBe(true);
    expect(checkKid('40-', 'mod10').ok).toBe(false);
  });

  test.each([
    ['100001928232', 'identifier_wrong_check_digit'],
    ['2345674', 'identifier_wrong_check_digit'],
    ['1', 'identifier_wrong_length'],
    ['', 'identifier_wrong_characters'],
    ['12345678901234567890123456', 'identifier_wrong_length'],
    ['4-0', 'identifier_wrong_characters'],
    ['12A4', 'identifier_wrong_characters'],
  ])('%j is refused with %s', (kid, code) => {
    expect(codeOf(checkKid(kid))).toBe(code);
  });

  test('made of any digits holds, and does not with one digit changed', () => {
    const digits = fc.stringMatching(/^\d{1,24}$/);
    const method = fc.constantFrom('mod10' as const, 'mod11' as const);
    fc.assert(
      fc.property(digits, method, fc.nat(), fc.integer({ min: 1, max: 9 }), (given, how, at, shift) => {
        const made = makeKid(given, how);
        expect(made.ok && checkKid(made.value, how).ok).toBe(true);
        const place = at % given.length;
        const wrong = (Number(given[place]) + shift) % 10;
        const kid = made.ok ? made.value : '';
        const changed = kid.slice(0, place) + wrong + kid.slice(place + 1);
        expect(checkKid(changed, how).ok).toBe(false);
      }),
    );
  });

  test('cannot be made of nothing, of too much, or of letters', () => {
    expect(codeOf(makeKid('', 'mod10'))).toBe('identifier_wrong_length');
    expect(codeOf(makeKid('1'.repeat(25), 'mod10'))).toBe('identifier_wrong_length');
    expect(codeOf(makeKid('12a', 'mod11'))).toBe('identifier_wrong_characters');
  });
});

describe('account numbers', () => {
  test('hold by mod 11 and are written as banks do', () => {
    expect(valueOf(checkAccountNumber('1234.56.78903'))).toBe('12345678903');
    expect(formatAccountNumber('12345678903')).toBe('1234\u00A056\u00A078903');
    expect(formatAccountNumber('1234.56.78903')).toBe('1234\u00A056\u00A078903');
    expect(formatAccountNumber('123')).toBe('123');
    expect(formatAccountNumber('NO9386011117947')).toBe('NO9386011117947');
    expect(codeOf(checkAccountNumber('12345678904'))).toBe('identifier_wrong_check_digit');
    expect(codeOf(checkAccountNumber('1234567890'))).toBe('identifier_wrong_length');
    expect(codeOf(checkAccountNumber('1234567890X'))).toBe('identifier_wrong_characters');
  });

  test('agree with an independent check', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.integer({ min: 0, max: 9 }), (first, check) => {
        const digits = `${first}${check}`;
        expect(checkAccountNumber(digits).ok).toBe(holdsBy([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], digits));
      }),
      { numRuns: 500 },
    );
  });
});

describe('organisation numbers', () => {
  test.each(['988077917', '995525828', '123456785', 'NO 988 077 917 MVA', '988.077.917'])(
    '%s holds',
    (text) => {
      expect(checkOrganisationNumber(text).ok).toBe(true);
    },
  );

  test('are returned as digits and written in groups', () => {
    expect(valueOf(checkOrganisationNumber('NO 988 077 917 MVA'))).toBe('988077917');
    expect(formatOrganisationNumber('988077917')).toBe('988\u00A0077\u00A0917');
    expect(formatOrganisationNumber('9880779')).toBe('9880779');
  });

  test('agree with an independent check', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (digits) => {
        for (let check = 0; check < 10; check += 1) {
          const number = `${digits}${check}`;
          expect(checkOrganisationNumber(number).ok).toBe(holdsBy([3, 2, 7, 6, 5, 4, 3, 2, 1], number));
        }
      }),
    );
  });

  test.each([
    ['988077918', 'identifier_wrong_check_digit'],
    ['98807791', 'identifier_wrong_length'],
    ['98807791A', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (text, code) => {
    expect(codeOf(checkOrganisationNumber(text))).toBe(code);
  });
});

/** By the weights as they are published, the check digit's being 1: apart from the code under test. */
function holdsBy(weights: readonly number[], digits: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return sum % 11 === 0;
}
