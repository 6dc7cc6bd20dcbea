import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { mod10CheckDigit, mod11CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import type { IdentifierProblem } from '#shared/domain/identifiers/identifierProblem.ts';

/** The bank agreement fixes which of the two a creditor uses; a number alone does not tell. */
export type KidMethod = 'mod10' | 'mod11';

/**
 * Checks a Norwegian payment reference: 2 to 25 characters, digits with a check character at the end, which
 * may be `-` by mod 11. Without a method either will do. Returns it without blanks.
 */
export function checkKid(text: string, method?: KidMethod): Result<string, IdentifierProblem> {
  const kid = text.replace(/\s/g, '');
  const problem = (code: IdentifierProblem['code']) => fail({ code, params: { value: text } });
  if (!/^\d*[\d-]$/.test(kid)) return problem('identifier_wrong_characters');
  if (kid.length < 2 || kid.length > 25) return problem('identifier_wrong_length');
  const digits = kid.slice(0, -1);
  const check = kid.slice(-1);
  const byMod10 = method !== 'mod11' && mod10CheckDigit(digits) === check;
  const byMod11 = method !== 'mod10' && mod11CheckDigit(digits) === check;
  return byMod10 || byMod11 ? ok(kid) : problem('identifier_wrong_check_digit');
}

/** Makes a KID of 1 to 24 digits by putting the check character behind them. */
export function makeKid(digits: string, method: KidMethod): Result<string, IdentifierProblem> {
  const problem = (code: IdentifierProblem['code']) => fail({ code, params: { value: digits } });
  if (!/^\d*$/.test(digits)) return problem('identifier_wrong_characters');
  if (digits.length < 1 || digits.length > 24) return problem('identifier_wrong_length');
  return ok(digits + (method === 'mod10' ? mod10CheckDigit(digits) : mod11CheckDigit(digits)));
}
