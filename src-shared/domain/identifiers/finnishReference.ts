import { ok } from '#shared/kernel/result.ts';
import { holdsByMod97, mod731CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/**
 * Checks a Finnish reference: a viitenumero of 4 to 20 digits, the last by the weights 7, 3, 1, or the same with `RF`
 * and two check digits before it (ISO 11649). Returns it without blanks and, in the national form, without leading
 * zeros.
 */
export function checkFinnishReference(text: string): IdentifierCheck {
  const reference = text.toUpperCase().replaceAll(/[\s\u00A0]/gu, '');
  if (!/^(?:RF\d\d)?\d*$/.test(reference)) return refuseIdentifier('identifier_wrong_characters', text);
  const isRf = reference.startsWith('RF');
  const national = (isRf ? reference.slice(4) : reference).replace(/^0+/, '');
  if (national.length < 4 || national.length > 20) return refuseIdentifier('identifier_wrong_length', text);
  const holds = mod731CheckDigit(national.slice(0, -1)) === national.slice(-1);
  if (!holds || (isRf && !holdsByMod97(reference)))
    return refuseIdentifier('identifier_wrong_check_digit', text);
  return ok(isRf ? reference : national);
}

/** Makes a viitenumero of 3 to 19 digits by putting the check digit behind them. */
export function makeViitenumero(digits: string): IdentifierCheck {
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', digits);
  const bare = digits.replace(/^0+/, '');
  if (bare.length < 3 || bare.length > 19) return refuseIdentifier('identifier_wrong_length', digits);
  return ok(bare + mod731CheckDigit(bare));
}

/** A Finnish reference as banks print it: in fives from the right, with `RF` in fours from the left. */
export function formatFinnishReference(reference: string): string {
  const checked = checkFinnishReference(reference);
  if (!checked.ok) return reference;
  return checked.value.startsWith('RF')
    ? checked.value.replaceAll(/(.{4})(?=.)/g, '$1\u00A0')
    : checked.value.replaceAll(/(\d)(?=(?:\d{5})+$)/g, '$1\u00A0');
}
