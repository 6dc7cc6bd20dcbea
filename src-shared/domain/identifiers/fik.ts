import { ok } from '#shared/kernel/result.ts';
import { holdsByMod10, mod10CheckDigit } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/** The kinds of Danish payment slips that carry a reference, by its number of digits. */
const lengths: Readonly<Record<string, number>> = { '71': 15, '75': 16, '04': 16, '15': 16 };

/** Tells whether a text is meant as a FIK reference: an OCR line, or bare digits of the length of one. */
export function isFikLike(text: string): boolean {
  const compact = text.replaceAll(/[\s\u00A0]/gu, '');
  return (
    compact.startsWith('+') ||
    /^\d{15,16}$/.test(compact) ||
    /^(?:71\d{15}|(?:75|04|15)\d{16})$/.test(compact)
  );
}

/**
 * Checks a Danish payment reference (betalings-ID): kind 71 with 15 digits, kinds 75, 04 and 15 with 16, the last by
 * mod 10. It may be a whole OCR line `+71<000000000123455+81234567<`, or digits alone, whose number tells the kind.
 * Returns the line, as far as it was given: `+71<000000000123455`.
 */
export function checkFik(text: string): IdentifierCheck {
  const compact = text.replaceAll(/[\s\u00A0]/gu, '');
  const line = /^\+?(71|75|04|15)<?(\d{15,16})(?:\+(8\d{7})<?)?<?$/.exec(compact);
  const bare = /^(\d{15})$/.exec(compact) ?? /^(\d{16})$/.exec(compact);
  if (line === null && bare === null) {
    const code = /^[+<\d]*$/.test(compact) ? 'identifier_wrong_length' : 'identifier_wrong_characters';
    return refuseIdentifier(code, text);
  }
  // Seventeen digits are a kind and its reference, fifteen and sixteen a reference alone.
  const kind = bare !== null ? (compact.length === 15 ? '71' : '75') : (line?.[1] ?? '');
  const reference = bare?.[1] ?? line?.[2] ?? '';
  if (reference.length !== lengths[kind]) return refuseIdentifier('identifier_wrong_length', text);
  if (!holdsByMod10(reference)) return refuseIdentifier('identifier_wrong_check_digit', text);
  const creditor = bare === null && line?.[3] !== undefined ? `+${line[3]}<` : '';
  return ok(`+${kind}<${reference}${creditor}`);
}

/** Makes a reference of kind 71 of up to 14 digits: filled with zeros, the check digit behind. */
export function makeFik71(digits: string): IdentifierCheck {
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', digits);
  if (digits.length < 1 || digits.length > 14) return refuseIdentifier('identifier_wrong_length', digits);
  const body = digits.padStart(14, '0');
  return ok(`+71<${body}${mod10CheckDigit(body)}`);
}

/** Checks the creditor number of a Danish payment slip: eight digits, the first an 8. Returns the digits. */
export function checkFikCreditor(text: string): IdentifierCheck {
  const digits = text.replaceAll(/[\s.\u00A0-]/gu, '').replaceAll(/[+<]/g, '');
  if (!/^\d*$/.test(digits)) return refuseIdentifier('identifier_wrong_characters', text);
  if (digits.length !== 8) return refuseIdentifier('identifier_wrong_length', text);
  return digits.startsWith('8') ? ok(digits) : refuseIdentifier('identifier_wrong_kind', text);
}

/**
 * A Danish reference as it is typed into the bank, `+71<000000000123455+81234567<`: with the creditor's number where
 * the reference has none of its own and the creditor has one.
 */
export function formatFik(reference: string, creditorNumber: string): string {
  const checked = checkFik(reference);
  if (!checked.ok) return reference;
  return checked.value.endsWith('<') || creditorNumber === ''
    ? checked.value
    : `${checked.value}+${creditorNumber}<`;
}
