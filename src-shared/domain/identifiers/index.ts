export { checkAccountNumber, formatAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
export type { IdentifierProblem } from '#shared/domain/identifiers/identifierProblem.ts';
export type { KidMethod } from '#shared/domain/identifiers/kid.ts';
export { checkKid, makeKid } from '#shared/domain/identifiers/kid.ts';
export {
  checkOrganisationNumber,
  formatOrganisationNumber,
} from '#shared/domain/identifiers/organisationNumber.ts';
