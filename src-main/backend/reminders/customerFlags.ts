/**
 * What a filter of the customer list may ask for, a bit each in `customer_standing.flags`: a customer is let through when
 * it has all bits that are asked for. The places are kept in the ledger, so that they never change; the rows are made
 * anew every day, so that a new one needs no migration.
 */
export const customerFlags = {
  person: 1 << 0,
  company: 1 << 1,
  nb: 1 << 2,
  sv: 1 << 3,
  fi: 1 << 4,
  da: 1 << 5,
  en: 1 << 6,
  held: 1 << 7,
  banned: 1 << 8,
  blocked: 1 << 9,
  direct_debit: 1 << 10,
  interest_free: 1 << 11,
  deceased: 1 << 12,
  bankrupt: 1 << 13,
  debt_settlement: 1 << 14,
  missing_address: 1 << 15,
  missing_email: 1 << 16,
  missing_identity_number: 1 << 17,
  changed: 1 << 18,
  open: 1 << 19,
  overdue: 1 << 20,
} as const;

/** Something that a filter of the customer list may ask for. */
export type CustomerFlag = keyof typeof customerFlags;

/** The bits of some flags together. */
export function flagBits(flags: readonly CustomerFlag[]): number {
  return flags.reduce((bits, flag) => bits | customerFlags[flag], 0);
}
