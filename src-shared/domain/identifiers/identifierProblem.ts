/** Why a number is refused. The code is the key of its text. */
export interface IdentifierProblem {
  readonly code: 'identifier_wrong_characters' | 'identifier_wrong_length' | 'identifier_wrong_check_digit';
  readonly params: { readonly value: string };
}
