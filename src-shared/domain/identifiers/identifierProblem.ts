import type { Result } from '#shared/kernel/result.ts';
import { fail } from '#shared/kernel/result.ts';

/** Why a number is refused. The code is the key of its text. */
export interface IdentifierProblem {
  readonly code: IdentifierProblemCode;
  readonly params: { readonly value: string };
}

export type IdentifierProblemCode =
  | 'identifier_wrong_characters'
  | 'identifier_wrong_length'
  | 'identifier_wrong_check_digit'
  /** The digits that should be a day of birth are none. */
  | 'identifier_wrong_date'
  /** Of the right length, but with a first or third digit that numbers of this kind do not have. */
  | 'identifier_wrong_kind';

/** A number as it is kept, or why it is refused. */
export type IdentifierCheck = Result<string, IdentifierProblem>;

/** The refusal of a number, with the text as it was given. */
export function refuseIdentifier(code: IdentifierProblemCode, value: string): IdentifierCheck {
  return fail({ code, params: { value } });
}
