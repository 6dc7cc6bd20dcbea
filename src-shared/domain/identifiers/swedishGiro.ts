import { ok } from '#shared/kernel/result.ts';
import { holdsByMod10 } from '#shared/domain/identifiers/checkDigits.ts';
import { type IdentifierCheck, refuseIdentifier } from '#shared/domain/identifiers/identifierProblem.ts';

/** The two giros of Sweden. They are told apart by the hyphen: before the last four digits, or before the last one. */
export type SwedishGiro = 'bankgiro' | 'plusgiro';

/**
 * Checks a bankgiro (seven or eight digits) or plusgiro number (two to eight), both by mod 10. Returns it with its
 * hyphen: `5050-1055`, `410541-2`. Where it was written without one and without a word such as `PG`, seven or eight
 * digits are a bankgiro, fewer a plusgiro.
 */
export function checkSwedishGiro(text: string): IdentifierCheck {
  const compact = text.toUpperCase().replaceAll(/[\s.:\u00A0]/gu, '');
  const word = /^(BANKGIRO|BG|PLUSGIRO|PG)/.exec(compact)?.[0] ?? '';
  const rest = compact.slice(word.length);
  if (!/^\d*(?:-\d+)?$/.test(rest)) return refuseIdentifier('identifier_wrong_characters', text);
  const digits = rest.replace('-', '');
  if (digits.length < 2 || digits.length > 8) return refuseIdentifier('identifier_wrong_length', text);
  if (!holdsByMod10(digits)) return refuseIdentifier('identifier_wrong_check_digit', text);
  const giro = giroOf(word, rest);
  if (giro === 'bankgiro' && digits.length < 7) return refuseIdentifier('identifier_wrong_length', text);
  const behind = giro === 'bankgiro' ? 4 : 1;
  return ok(`${digits.slice(0, -behind)}-${digits.slice(-behind)}`);
}

/** Which giro a number with its hyphen belongs to; undefined for what is no giro number. */
export function swedishGiroOf(account: string): SwedishGiro | undefined {
  if (/^\d{3,4}-\d{4}$/.test(account)) return 'bankgiro';
  return /^\d{1,7}-\d$/.test(account) ? 'plusgiro' : undefined;
}

function giroOf(word: string, rest: string): SwedishGiro {
  if (word.startsWith('B')) return 'bankgiro';
  if (word.startsWith('P')) return 'plusgiro';
  return swedishGiroOf(rest) ?? (rest.length >= 7 ? 'bankgiro' : 'plusgiro');
}
