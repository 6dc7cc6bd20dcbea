import type { IdentifierCheck } from '#shared/domain/identifiers/identifierProblem.ts';
import { checkOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { checkPersonNumber } from '#shared/domain/identifiers/personNumber.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';

/** Whose number it is, and where it was given out. */
export interface IdentityHolder {
  readonly kind: DebtorKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Checks an identity number by the rule of its country: a person's, or a business's. */
export function checkIdentityNumber(text: string, { kind, country }: IdentityHolder): IdentifierCheck {
  return kind === 'person' ? checkPersonNumber(text, country) : checkOrganisationNumber(text, country);
}

/** The code of what is wrong with the identity number that a customer has; null when nothing is, or it has none. */
export function identityProblem(
  customer: IdentityHolder & { readonly identity_number: string | null },
): string | null {
  if (customer.identity_number === null) return null;
  const check = checkIdentityNumber(customer.identity_number, customer);
  return check.ok ? null : check.error.code;
}
