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

/** A Norwegian account number as banks print it, `1234 56 78903`, in one piece; anything else, such as an IBAN, as it is. */
export function formatAccountNumber(account: string): string {
  const parts = /^(\d{4})(\d{2})(\d{5})$/.exec(account.replace(/[\s.]/g, ''));
  return parts === null ? account : parts.slice(1).join(noBreakSpace);
}

const noBreakSpace = '\u00A0';
