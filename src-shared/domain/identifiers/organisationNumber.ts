import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { mod11CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import type { IdentifierProblem } from '#shared/domain/identifiers/identifierProblem.ts';

/**
 * Checks a Norwegian organisation number: nine digits, the last by mod 11 with the weights 3 2 7 6 5 4 3 2.
 * Blanks, a leading `NO` and a trailing `MVA` (the VAT form) may stand around it. Returns the nine digits.
 */
export function checkOrganisationNumber(text: string): Result<string, IdentifierProblem> {
  const digits = text.replace(/[\s.]/g, '').replace(/^NO/i, '').replace(/MVA$/i, '');
  const problem = (code: IdentifierProblem['code']) => fail({ code, params: { value: text } });
  if (!/^\d*$/.test(digits)) return problem('identifier_wrong_characters');
  if (digits.length !== 9) return problem('identifier_wrong_length');
  if (mod11CheckDigit(digits.slice(0, 8)) !== digits.slice(8)) return problem('identifier_wrong_check_digit');
  return ok(digits);
}

/** A Norwegian organisation number in groups, `988 077 917`, in one piece; anything else as it is. */
export function formatOrganisationNumber(number: string): string {
  const digits = number.replace(/[\s.]/g, '');
  return /^\d{9}$/.test(digits) ? digits.replace(/(\d{3})(?=\d)/g, `$1${noBreakSpace}`) : number;
}

const noBreakSpace = '\u00A0';
