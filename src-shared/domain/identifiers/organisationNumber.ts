import { ok } from '#shared/kernel/result.ts';
import { holdsByMod10, mod11CheckDigit, weightedSum } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';
import { checkPersonNumber } from '#shared/domain/identifiers/personNumber.ts';

/**
 * Checks the number under which a business is registered, and returns it as it is kept:
 * - NO organisasjonsnummer: nine digits, the last by mod 11 with the weights 3 2 7 6 5 4 3 2;
 * - SE organisationsnummer: ten digits by mod 10, the third at least 2; a sole trader has its personnummer;
 * - FI Y-tunnus: `1234567-8`, by mod 11 with the weights 7 9 10 5 8 4 2; old ones of six digits get their zero;
 * - DK CVR: eight digits by mod 11 with the weights 2 7 6 5 4 3 2 1.
 *
 * Blanks, points and what makes it the VAT number (`NO … MVA`, `SE … 01`, `FI …`, `DK …`) may stand around it. A
 * number of any other country is kept as it is.
 */
export function checkOrganisationNumber(text: string, country: string): IdentifierCheck {
  const compact = text.toUpperCase().replaceAll(/[\s.\u00A0]/gu, '');
  return (checks[country] ?? ok)(compact, text);
}

/**
 * A business's number as its country prints it, in one piece: `988 077 917`, `556677-8899`, `1234567-8`, `12 34 56 78`.
 * What is not shaped like one stays as it is.
 */
export function formatOrganisationNumber(number: string, country: string): string {
  const compact = number.replaceAll(/[\s.\u00A0-]/gu, '');
  switch (country) {
    case 'NO':
      return /^\d{9}$/.test(compact) ? inPieces(compact, /(\d{3})(?=\d)/g) : number;
    case 'SE':
      return /^\d{10}$/.test(compact) ? `${compact.slice(0, 6)}-${compact.slice(6)}` : number;
    case 'FI':
      return /^\d{8}$/.test(compact) ? `${compact.slice(0, 7)}-${compact.slice(7)}` : number;
    case 'DK':
      return /^\d{8}$/.test(compact) ? inPieces(compact, /(\d{2})(?=\d)/g) : number;
    default:
      return number;
  }
}

type Check = (compact: string, text: string) => IdentifierCheck;

const checks: Readonly<Record<string, Check>> = {
  NO: checkNorwegian,
  SE: checkSwedish,
  FI: checkFinnish,
  DK: checkDanish,
};

function checkNorwegian(compact: string, text: string): IdentifierCheck {
  const digits = compact.replace(/^NO/, '').replace(/MVA$/, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 9) return refuseIdentifier('identifier_wrong_length', text);
  return mod11CheckDigit(digits.slice(0, 8)) === digits.slice(8)
    ? ok(digits)
    : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkSwedish(compact: string, text: string): IdentifierCheck {
  const all = compact.replace(/^SE/, '').replaceAll(/[-+]/g, '');
  if (!/^\d*$/.test(all)) return refuseIdentifier('identifier_wrong_characters', text);
  // `16` before makes it one of twelve digits beside the persons', `01` behind makes it the VAT number.
  const digits = /^16\d{10}$/.test(all) ? all.slice(2) : /^\d{10}01$/.test(all) ? all.slice(0, 10) : all;
  if (digits.length !== 10) return refuseIdentifier('identifier_wrong_length', text);
  if (Number(digits.charAt(2)) < 2) return checkPersonNumber(digits, 'SE');
  return holdsByMod10(digits) ? ok(digits) : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkFinnish(compact: string, text: string): IdentifierCheck {
  const digits = compact.replace(/^FI/, '').replace(/-(?=\d$)/, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 8 && digits.length !== 7) return refuseIdentifier('identifier_wrong_length', text);
  const eight = digits.padStart(8, '0');
  const rest = weightedSum(eight, [7, 9, 10, 5, 8, 4, 2]) % 11;
  const holds = rest !== 1 && String(rest === 0 ? 0 : 11 - rest) === eight.slice(7);
  return holds
    ? ok(`${eight.slice(0, 7)}-${eight.slice(7)}`)
    : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkDanish(compact: string, text: string): IdentifierCheck {
  const digits = compact.replace(/^(?:DK|CVR)[-:]?/, '').replaceAll('-', '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 8) return refuseIdentifier('identifier_wrong_length', text);
  return weightedSum(digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
    ? ok(digits)
    : refuseIdentifier('identifier_wrong_check_digit', text);
}

function inPieces(digits: string, ends: RegExp): string {
  return digits.replaceAll(ends, `$1${noBreakSpace}`);
}

const noBreakSpace = '\u00A0';
