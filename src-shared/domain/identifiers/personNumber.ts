import { ok } from '#shared/kernel/result.ts';
import { holdsByMod10, weightedSum } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/**
 * Checks the identity number of a person, and returns it as it is kept:
 * - NO fødselsnummer: eleven digits with two check digits; D-numbers (day + 40), H-numbers (month + 40) and those of
 *   test data (month + 80) too. Numbers given out from 2032 on may have one of four first check digits, so all four
 *   hold;
 * - SE personnummer: ten or twelve digits, the last by mod 10; samordningsnummer (day + 60) too;
 * - FI henkilötunnus: `DDMMYY`, a sign for the century (two dozen of them since 2023), three digits and a check
 *   character;
 * - DK CPR: `DDMMYY` and four digits. Since 2007 numbers are given out that fail the modulus, so it is not tested.
 *
 * A number of any other country is kept as it is.
 */
export function checkPersonNumber(text: string, country: string): IdentifierCheck {
  const compact = text.toUpperCase().replaceAll(/[\s.\u00A0]/gu, '');
  return (checks[country] ?? ok)(compact, text);
}

type Check = (compact: string, text: string) => IdentifierCheck;

const checks: Readonly<Record<string, Check>> = {
  NO: checkNorwegian,
  SE: checkSwedish,
  FI: checkFinnish,
  DK: checkDanish,
};

function checkNorwegian(compact: string, text: string): IdentifierCheck {
  const digits = compact.replaceAll('-', '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 11) return refuseIdentifier('identifier_wrong_length', text);
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const monthOfYear = month > 80 ? month - 80 : month > 40 ? month - 40 : month;
  if (!isDay(day > 40 ? day - 40 : day, monthOfYear, Number(digits.slice(4, 6))))
    return refuseIdentifier('identifier_wrong_date', text);
  const first = weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
  const second = weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11;
  return first <= 3 && second === 0 ? ok(digits) : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkSwedish(compact: string, text: string): IdentifierCheck {
  const digits = compact.replace(/[-+](?=\d{4}$)/, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 10 && !/^(?:18|19|20)\d{10}$/.test(digits))
    return refuseIdentifier('identifier_wrong_length', text);
  const ten = digits.slice(-10);
  const day = Number(ten.slice(4, 6));
  if (!isDay(day > 60 ? day - 60 : day, Number(ten.slice(2, 4)), Number(ten.slice(0, 2))))
    return refuseIdentifier('identifier_wrong_date', text);
  return holdsByMod10(ten) ? ok(digits) : refuseIdentifier('identifier_wrong_check_digit', text);
}

const finnishCheckCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY';

function checkFinnish(compact: string, text: string): IdentifierCheck {
  if (compact.length !== 11) return refuseIdentifier('identifier_wrong_length', text);
  if (!/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/.test(compact))
    return refuseIdentifier('identifier_wrong_characters', text);
  const date = compact.slice(0, 6);
  if (!isDay(Number(date.slice(0, 2)), Number(date.slice(2, 4)), Number(date.slice(4))))
    return refuseIdentifier('identifier_wrong_date', text);
  const check = finnishCheckCharacters.charAt(Number(date + compact.slice(7, 10)) % 31);
  return check === compact.slice(10) ? ok(compact) : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkDanish(compact: string, text: string): IdentifierCheck {
  const digits = compact.replace(/-(?=\d{4}$)/, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 10) return refuseIdentifier('identifier_wrong_length', text);
  return isDay(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)))
    ? ok(digits)
    : refuseIdentifier('identifier_wrong_date', text);
}

/** A day of some century: 29 February exists in 00, since 2000 was a leap year. */
function isDay(day: number, month: number, yearOfCentury: number): boolean {
  const lengths = [31, yearOfCentury % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}
