import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkKid, makeKid } from '#shared/domain/identifiers/kid.ts';
import { codeOf, valueOf } from '#test/domain/identifiers/identifierResults.ts';

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
