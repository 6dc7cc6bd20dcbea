import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFik, checkFikCreditor, formatFik, makeFik71 } from '#shared/domain/identifiers/fik.ts';
import {
  checkFinnishReference,
  formatFinnishReference,
  makeViitenumero,
} from '#shared/domain/identifiers/finnishReference.ts';
import { checkOcr, makeOcr } from '#shared/domain/identifiers/ocr.ts';
import { formatReference, judgeReference } from '#shared/domain/identifiers/paymentReference.ts';
import { codeOf, valueOf, withOneDigitChanged } from '#test/domain/identifiers/identifierResults.ts';

const digits = (shortest: number, longest: number) =>
  fc.stringMatching(new RegExp(`^[1-9]\\d{${shortest - 1},${longest - 1}}$`));
const anyChange = [fc.nat(), fc.nat()] as const;

describe('OCR numbers of Sweden', () => {
  // barsoom/banktools-se and zerodep/ocrgenerator, the table of the law reference, 5.2.
  test('are made with the check digit alone, or with the length before it', () => {
    expect(valueOf(makeOcr('123', false))).toBe('1230');
    expect(valueOf(makeOcr('123', true))).toBe('12351');
    expect(valueOf(makeOcr('1230', true))).toBe('123067');
    expect(valueOf(makeOcr('1234567890', true))).toBe('123456789023');
    expect(valueOf(makeOcr('12345678900', true))).toBe('1234567890037');
    expect(valueOf(makeOcr('000042', true))).toBe('00004283');
  });

  test.each([
    '1230',
    '12351',
    '123067',
    '1234567890037',
    '0072019122420063',
    '1636976',
    '1202951008',
    '00004283',
  ])('%s holds', (ocr) => {
    expect(valueOf(checkOcr(ocr))).toBe(ocr);
  });

  test.each([
    ['1636977', 'identifier_wrong_check_digit'],
    ['1', 'identifier_wrong_length'],
    ['1'.repeat(26), 'identifier_wrong_length'],
    ['12A4', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (ocr, code) => {
    expect(codeOf(checkOcr(ocr))).toBe(code);
  });

  test('cannot be made of nothing, of too much, or of letters', () => {
    expect(codeOf(makeOcr('', false))).toBe('identifier_wrong_length');
    expect(codeOf(makeOcr('1'.repeat(25), false))).toBe('identifier_wrong_length');
    expect(codeOf(makeOcr('1'.repeat(24), true))).toBe('identifier_wrong_length');
    expect(codeOf(makeOcr('12x', true))).toBe('identifier_wrong_characters');
  });

  test('made of any digits hold, and do not with one digit changed', () => {
    fc.assert(
      fc.property(digits(1, 23), fc.boolean(), ...anyChange, (given, withLength, at, shift) => {
        const made = valueOf(makeOcr(given, withLength)) ?? '';
        expect(checkOcr(made).ok).toBe(true);
        if (withLength) expect(Number(made.at(-2))).toBe(made.length % 10);
        expect(checkOcr(withOneDigitChanged(made, at, shift)).ok).toBe(false);
      }),
    );
  });
});

describe('references of Finland', () => {
  // vkomulai/finnish-bank-utils, KITSAS and xmldation, the table of the law reference, 5.3.
  test.each([
    ['123456', '1234561', 'RF341234561'],
    ['151189065', '1511890656', 'RF601511890656'],
    ['617367284', '6173672848', 'RF486173672848'],
    ['55958224329467', '559582243294671', 'RF06559582243294671'],
    ['6987567208343536', '69875672083435364', 'RF5869875672083435364'],
    ['103010006717580001', '1030100067175800018', 'RF031030100067175800018'],
    ['7758474790647489322', '77584747906474893225', 'RF7677584747906474893225'],
    ['301239', '3012396', 'RF063012396'],
  ])('%s becomes %s, and %s holds with it', (base, national, rf) => {
    expect(valueOf(makeViitenumero(base))).toBe(national);
    expect(valueOf(checkFinnishReference(national))).toBe(national);
    expect(valueOf(checkFinnishReference(rf))).toBe(rf);
    for (let check = 0; check < 100; check += 1) {
      const other = `RF${String(check).padStart(2, '0')}${national}`;
      expect(checkFinnishReference(other).ok).toBe(other === rf);
    }
  });

  test.each(['1009', '10690002', '3012396', '0000 0000 0000 1009'])('%s of KITSAS holds', (reference) => {
    expect(checkFinnishReference(reference).ok).toBe(true);
  });

  test.each([
    // Valid by ISO 11649, but no Finnish references (python-stdnum).
    ['RF18 5390 0754 7034', 'identifier_wrong_check_digit'],
    ['RF97 C2H5OH', 'identifier_wrong_characters'],
    ['1234562', 'identifier_wrong_check_digit'],
    ['123', 'identifier_wrong_length'],
    ['123456789012345678901', 'identifier_wrong_length'],
    ['FI-1009', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (reference, code) => {
    expect(codeOf(checkFinnishReference(reference))).toBe(code);
  });

  test('are printed in fives from the right, with RF in fours', () => {
    expect(formatFinnishReference('559582243294671')).toBe('55958\u00A022432\u00A094671');
    expect(formatFinnishReference('1234561')).toBe('12\u00A034561');
    expect(formatFinnishReference('RF341234561')).toBe('RF34\u00A01234\u00A0561');
    expect(formatFinnishReference('1234562')).toBe('1234562');
  });

  test('made of any digits hold, and do not with one digit changed', () => {
    fc.assert(
      fc.property(digits(3, 19), ...anyChange, (given, at, shift) => {
        const made = valueOf(makeViitenumero(given)) ?? '';
        expect(checkFinnishReference(made).ok).toBe(true);
        expect(checkFinnishReference(withOneDigitChanged(made, at, shift)).ok).toBe(false);
      }),
    );
    expect(codeOf(makeViitenumero('12'))).toBe('identifier_wrong_length');
    expect(codeOf(makeViitenumero('0012'))).toBe('identifier_wrong_length');
    expect(codeOf(makeViitenumero('12a'))).toBe('identifier_wrong_characters');
  });
});

describe('references of Denmark', () => {
  // giro-kort.dk and Uniconta, the table of the law reference, 5.4.
  test.each([
    ['1', '+71<000000000000018'],
    ['2', '+71<000000000000026'],
    ['12345', '+71<000000000123455'],
  ])('%s becomes %s', (given, line) => {
    expect(valueOf(makeFik71(given))).toBe(line);
  });

  test.each([
    ['+71<004040400000669+82345678<', '+71<004040400000669+82345678<'],
    ['+71<004040400000669', '+71<004040400000669'],
    ['71 000000000000018', '+71<000000000000018'],
    ['000000000000018', '+71<000000000000018'],
    ['+75<0000000000123455', '+75<0000000000123455'],
    ['0000000000123455', '+75<0000000000123455'],
  ])('%s reads as %s', (text, line) => {
    expect(valueOf(checkFik(text))).toBe(line);
  });

  test.each([
    // Format fillers of the OIOUBL sample files, which fail the check.
    ['123456789012345', 'identifier_wrong_check_digit'],
    ['+71<123412124135125', 'identifier_wrong_check_digit'],
    ['+75<000000000000018', 'identifier_wrong_length'],
    ['+73<', 'identifier_wrong_length'],
    ['12345', 'identifier_wrong_length'],
    ['faktura 12', 'identifier_wrong_characters'],
  ])('%s is refused with %s', (text, code) => {
    expect(codeOf(checkFik(text))).toBe(code);
  });

  test('a creditor number is eight digits that begin with 8', () => {
    expect(valueOf(checkFikCreditor('81 23 45 67'))).toBe('81234567');
    expect(codeOf(checkFikCreditor('12345678'))).toBe('identifier_wrong_kind');
    expect(codeOf(checkFikCreditor('8123456'))).toBe('identifier_wrong_length');
    expect(codeOf(checkFikCreditor('8123456x'))).toBe('identifier_wrong_characters');
  });

  test('are printed as the line to type, with the creditor number where there is one', () => {
    expect(formatFik('000000000123455', '81234567')).toBe('+71<000000000123455+81234567<');
    expect(formatFik('+71<000000000123455+82222222<', '81234567')).toBe('+71<000000000123455+82222222<');
    expect(formatFik('000000000123455', '')).toBe('+71<000000000123455');
    expect(formatFik('4711', '81234567')).toBe('4711');
  });

  test('made of any digits hold, and do not with one digit of the reference changed', () => {
    fc.assert(
      fc.property(digits(1, 14), ...anyChange, (given, at, shift) => {
        const made = valueOf(makeFik71(given)) ?? '';
        expect(checkFik(made).ok).toBe(true);
        const reference = made.slice(4);
        expect(checkFik(withOneDigitChanged(reference, at, shift)).ok).toBe(false);
      }),
    );
    expect(codeOf(makeFik71('1'.repeat(15)))).toBe('identifier_wrong_length');
    expect(codeOf(makeFik71(''))).toBe('identifier_wrong_length');
    expect(codeOf(makeFik71('1a'))).toBe('identifier_wrong_characters');
  });
});

describe('a reference by the country of the creditor', () => {
  test.each([
    ['NO', '2345676', 'kid', true],
    ['NO', '2345674', 'kid', false],
    ['NO', 'Hansen', 'kid', false],
    ['SE', '1636976', 'ocr', true],
    ['SE', '1636977', 'ocr', false],
    ['FI', '12 34561', 'viitenumero', true],
    ['FI', 'rf341234561', 'viitenumero', true],
    ['FI', '1234562', 'viitenumero', false],
    ['DK', '000000000000018', 'fik', true],
    ['DK', '+71<000000000000019', 'fik', false],
  ])('%s %s is a %s that holds: %s', (country, text, kind, holds) => {
    const judged = judgeReference(text, country);
    expect([judged?.kind, judged?.check.ok]).toEqual([kind, holds]);
  });

  test.each([
    ['SE', 'Faktura 12'],
    ['SE', '1042'],
    ['FI', 'lasku 12'],
    ['DK', '10421'],
    ['DE', 'RF18539007547034'],
  ])('%s %s is none of its kind, and nothing is said of it', (country, text) => {
    expect(judgeReference(text, country)).toBeUndefined();
  });

  test('is printed as that country does', () => {
    expect(formatReference('1234561', 'FI', 'FI2112345600000785')).toBe('12\u00A034561');
    expect(formatReference('000000000123455', 'DK', '81234567')).toBe('+71<000000000123455+81234567<');
    expect(formatReference('000000000123455', 'DK', '1234-0012345678')).toBe('+71<000000000123455');
    expect(formatReference('faktura 12', 'DK', '81234567')).toBe('faktura 12');
    expect(formatReference('2345676', 'NO', '12345678903')).toBe('2345676');
    expect(formatReference('1636976', 'SE', '5050-1055')).toBe('1636976');
  });
});
