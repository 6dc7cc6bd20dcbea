import { ok } from '#shared/kernel/result.ts';
import { mod11CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import { checkFikCreditor } from '#shared/domain/identifiers/fik.ts';
import { checkIban, formatIban, isIbanLike } from '#shared/domain/identifiers/iban.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';
import { checkSwedishGiro, swedishGiroOf } from '#shared/domain/identifiers/swedishGiro.ts';

/** What kind of number customers pay to; letters and forms name it so. `fik` is the creditor number of payment slips. */
export type AccountKind = 'account' | 'iban' | 'bankgiro' | 'plusgiro' | 'fik';

/**
 * Checks the account that a creditor's customers pay to, and returns it as it is kept:
 * - NO: eleven digits, the last by mod 11;
 * - SE: a bankgiro or plusgiro number (`checkSwedishGiro`);
 * - FI: an IBAN;
 * - DK: registration number of four digits and account of up to ten, `1234-0012345678`, neither with a check digit that
 *   all banks keep to; or the creditor number of payment slips, eight digits in one piece of which the first is an 8.
 *
 * An IBAN will do in every country.
 */
export function checkAccountNumber(text: string, country: string): IdentifierCheck {
  if (isIbanLike(text)) return checkIban(text);
  switch (country) {
    case 'NO':
      return checkNorwegian(text);
    case 'SE':
      return checkSwedishGiro(text);
    case 'DK':
      return checkDanish(text);
    default:
      return checkIban(text);
  }
}

/** What an account of a creditor's country is called by. Takes it as it is kept or as it was entered. */
export function accountKind(account: string, country: string): AccountKind {
  if (isIbanLike(account) || country === 'FI') return 'iban';
  if (country === 'DK') return checkFikCreditor(account).ok && isInOnePiece(account) ? 'fik' : 'account';
  if (country !== 'SE') return 'account';
  const checked = checkSwedishGiro(account);
  return (checked.ok ? swedishGiroOf(checked.value) : undefined) ?? 'bankgiro';
}

/**
 * An account as its country prints it, in one piece: `1234 56 78903`, `5050-1055`, `41 05 41-2`,
 * `FI21 1234 5600 0007 85`, `1234 0012345678`. What does not hold stays as it is.
 */
export function formatAccountNumber(account: string, country: string): string {
  const checked = checkAccountNumber(account, country);
  if (!checked.ok) return account;
  const kept = checked.value;
  switch (accountKind(kept, country)) {
    case 'iban':
      return formatIban(kept);
    case 'bankgiro':
    case 'fik':
      return kept;
    case 'plusgiro':
      // In pairs from the right, before the check digit.
      return kept.replaceAll(/(\d)(?=(?:\d{2})+-)/g, `$1${noBreakSpace}`);
    case 'account':
      return country === 'DK' ? kept.replace('-', noBreakSpace) : inNorwegianGroups(kept);
  }
}

function checkNorwegian(text: string): IdentifierCheck {
  const digits = text.replaceAll(/[\s.\u00A0]/gu, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 11) return refuseIdentifier('identifier_wrong_length', text);
  return mod11CheckDigit(digits.slice(0, 10)) === digits.slice(10)
    ? ok(digits)
    : refuseIdentifier('identifier_wrong_check_digit', text);
}

function checkDanish(text: string): IdentifierCheck {
  if (isInOnePiece(text)) {
    const creditor = checkFikCreditor(text);
    if (creditor.ok) return creditor;
  }
  const digits = text.replaceAll(/[\s.\u00A0-]/gu, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  // A registration number of four digits, and an account without which nobody is paid.
  if (digits.length < 5 || digits.length > 14) return refuseIdentifier('identifier_wrong_length', text);
  return ok(`${digits.slice(0, 4)}-${digits.slice(4)}`);
}

function isInOnePiece(text: string): boolean {
  return /^\d+$/.test(text.trim());
}

function inNorwegianGroups(digits: string): string {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].join(noBreakSpace);
}

const noBreakSpace = '\u00A0';
