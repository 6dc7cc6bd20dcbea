import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { mod11CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import type { IdentifierProblem } from '#shared/domain/identifiers/identifierProblem.ts';

/** Checks a Norwegian bank account: 11 digits, the last by mod 11. Returns the digits without points and blanks. */
export function checkAccountNumber(text: string): Result<string, IdentifierProblem> {
  const digits = text.replace(/[\s.]/g, '');
  const problem = (code: IdentifierProblem['code']) => fail({ code, params: { value: text } });
  if (!/^\d*$/.test(digits)) return problem('identifier_wrong_characters');
  if (digits.length !== 11) return problem('identifier_wrong_length');
  if (mod11CheckDigit(digits.slice(0, 10)) !== digits.slice(10))
    return problem('identifier_wrong_check_digit');
  return ok(digits);
}

/** Writes an account number as banks print it: `12345678903` → `1234 56 78903`. Anything else stays as it is. */
export function formatAccountNumber(digits: string): string {
  if (!/^\d{11}$/.test(digits)) return digits;
  return `${digits.slice(0, 4)} ${digits.slice(4, 6)} ${digits.slice(6)}`;
}
