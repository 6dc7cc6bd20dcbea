import { ok } from '#shared/kernel/result.ts';
import { mod10CheckDigit, mod11CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/** The bank agreement fixes which of the two a creditor uses; a number alone does not tell. */
export type KidMethod = 'mod10' | 'mod11';

/**
 * Checks a Norwegian payment reference: 2 to 25 characters, digits with a check character at the end, which
 * may be `-` by mod 11. Without a method either will do. Returns it without blanks.
 */
export function checkKid(text: string, method?: KidMethod): IdentifierCheck {
  const kid = text.replace(/\s/g, '');
  if (!/^\d*[\d-]$/.test(kid)) return refuseIdentifier('identifier_wrong_characters', text);
  if (kid.length < 2 || kid.length > 25) return refuseIdentifier('identifier_wrong_length', text);
  const digits = kid.slice(0, -1);
  const check = kid.slice(-1);
  const byMod10 = method !== 'mod11' && mod10CheckDigit(digits) === check;
  const byMod11 = method !== 'mod10' && mod11CheckDigit(digits) === check;
  return byMod10 || byMod11 ? ok(kid) : refuseIdentifier('identifier_wrong_check_digit', text);
}

/** Makes a KID of 1 to 24 digits by putting the check character behind them. */
export function makeKid(digits: string, method: KidMethod): IdentifierCheck {
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', digits);
  if (digits.length < 1 || digits.length > 24) return refuseIdentifier('identifier_wrong_length', digits);
  return ok(digits + (method === 'mod10' ? mod10CheckDigit(digits) : mod11CheckDigit(digits)));
}
