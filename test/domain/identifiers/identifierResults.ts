import type { IdentifierCheck } from '#shared/domain/identifiers/identifierProblem.ts';

/** The number as it is kept, or null where it was refused. */
export function valueOf(check: IdentifierCheck): string | null {
  return check.ok ? check.value : null;
}

/** Why a number was refused, or null where it was not. */
export function codeOf(check: IdentifierCheck): string | null {
  return check.ok ? null : check.error.code;
}

/** A text with one of its digits changed to another: the place and the shift may be any whole numbers. */
export function withOneDigitChanged(text: string, at: number, shift: number): string {
  const places = [...text.matchAll(/\d/g)].map((match) => match.index);
  const place = places[at % places.length] ?? 0;
  const digit = (Number(text[place]) + 1 + (shift % 9)) % 10;
  return text.slice(0, place) + digit + text.slice(place + 1);
}
