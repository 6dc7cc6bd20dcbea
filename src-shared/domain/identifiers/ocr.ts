import { ok } from '#shared/kernel/result.ts';
import { holdsByMod10, mod10CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/**
 * Checks a Swedish OCR number: 2 to 25 digits, the last by mod 10. Whether the digit before it tells the length stands in
 * the agreement with the bank, and a number alone does not tell. Returns it without blanks.
 */
export function checkOcr(text: string): IdentifierCheck {
  const ocr = text.replaceAll(/[\s\u00A0]/gu, '');
  if (!/^\d*$/.test(ocr)) return refuseIdentifier('identifier_wrong_characters', text);
  if (ocr.length < 2 || ocr.length > 25) return refuseIdentifier('identifier_wrong_length', text);
  return holdsByMod10(ocr) ? ok(ocr) : refuseIdentifier('identifier_wrong_check_digit', text);
}

/**
 * Makes an OCR number by putting the check digit behind the digits, and before it, where the agreement asks for one, a
 * digit for the length of the whole (by mod 10).
 */
export function makeOcr(digits: string, withLength: boolean): IdentifierCheck {
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', digits);
  const longest = withLength ? 23 : 24;
  if (digits.length < 1 || digits.length > longest)
    return refuseIdentifier('identifier_wrong_length', digits);
  const body = withLength ? `${digits}${(digits.length + 2) % 10}` : digits;
  return ok(body + mod10CheckDigit(body));
}
