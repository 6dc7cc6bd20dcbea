import { ok } from '#shared/kernel/result.ts';
import { holdsByMod97 } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

const shortest = 15;
const longest = 34;

/** How long the IBANs of a country are, after the registry of SWIFT; of others only the limits of ISO 13616 are known. */
const lengths: Readonly<Record<string, number>> = {
  NO: 15,
  SE: 24,
  FI: 18,
  DK: 18,
  IS: 26,
  FO: 18,
  GL: 18,
  EE: 20,
  LV: 21,
  LT: 20,
  DE: 22,
  NL: 18,
  BE: 16,
  FR: 27,
  GB: 22,
  IE: 22,
  ES: 24,
  PL: 28,
};

/** Tells whether a text is meant as an IBAN: a country, two check digits, and the length of a short one at least. */
export function isIbanLike(text: string): boolean {
  const compact = text.replaceAll(/[\s\u00A0-]/gu, '');
  return /^[a-z]{2}\d{2}/i.test(compact) && compact.length >= shortest;
}

/** Checks an IBAN of any country by length and mod 97 (ISO 13616). Returns it in capitals without blanks. */
export function checkIban(text: string): IdentifierCheck {
  const iban = text.toUpperCase().replaceAll(/[\s\u00A0-]/gu, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) return refuseIdentifier('identifier_wrong_characters', text);
  const length = lengths[iban.slice(0, 2)];
  const fits =
    length === undefined ? iban.length >= shortest && iban.length <= longest : iban.length === length;
  if (!fits) return refuseIdentifier('identifier_wrong_length', text);
  return holdsByMod97(iban) ? ok(iban) : refuseIdentifier('identifier_wrong_check_digit', text);
}

/** An IBAN in groups of four, as banks print it. */
export function formatIban(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/g, '$1\u00A0');
}
