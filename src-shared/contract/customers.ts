import { z } from 'zod';
import { holdRequest, standingHold } from '#shared/contract/holds.ts';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

const letterLanguage = z.enum(['nb', 'sv', 'fi', 'da', 'en']) satisfies z.ZodType<LetterLanguage>;

/** The fields of a customer that the office may mend; each keeps the imported value beside its own. */
export const customerAddress = z.object({
  street: z.string(),
  street2: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
});
export type CustomerAddress = z.infer<typeof customerAddress>;

/** An amount in one currency; amounts of several currencies are never added up. */
const currencyAmount = z.object({ currency: z.string(), amount: minor });

export const customerCard = customerAddress.extend({
  id,
  number: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['person', 'company']),
  importedKind: z.enum(['person', 'company']),
  identityNumber: z.string().nullable(),
  email: z.string(),
  phone: z.string(),
  language: z.string().nullable(),
  /** The languages that the letters of its client are written in, the country's own first. */
  languages: z.array(letterLanguage),
  /** The profile that the customer follows of its own; null when it follows the creditor's default. */
  profileId: id.nullable(),
  defaultProfile: z.string(),
  profiles: z.array(z.object({ id, name: z.string() })),
  holds: z.array(standingHold),
  /** Its invoices must not be handed over (003-09). */
  collectionBan: z.boolean(),
  /** Its invoices are drawn from its account; nobody is reminded of what the bank collects. */
  directDebit: z.boolean(),
  /** It gets no new invoices until it has paid: a step that says so was sent (000-38). */
  blocked: z.boolean(),
  changes: z.array(
    z.object({ field: z.string(), imported: z.string(), own: z.string(), changedAt: z.string() }),
  ),
  openInvoices: z.int(),
  /** What is open, by currency, the creditor's own first. */
  open: z.array(currencyAmount),
});
export type CustomerCard = z.infer<typeof customerCard>;

export const missingAddressRow = customerAddress.extend({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['person', 'company']),
  missing: z.array(z.string()),
  invoices: z.int(),
  /** What waits for the address, by currency. */
  open: z.array(currencyAmount),
  oldestDue: day,
});
export type MissingAddressRow = z.infer<typeof missingAddressRow>;

export const blockedRow = z.object({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  /** The overdue invoices, and what is owed on them, by currency. */
  invoices: z.int(),
  open: z.array(currencyAmount),
  oldestDue: day,
});
export type BlockedRow = z.infer<typeof blockedRow>;

export const customers = {
  /** The settings panel of one customer (001-18). */
  get: query
    .input(z.object({ customerId: id }))
    .output(customerCard)
    .errors(refusals('customer_not_found')),

  /** Customers with invoices ready for a notice but without a complete address (001-29), a window of them. */
  missingAddresses: query
    .input(z.object({ creditorId: id, offset: z.int().min(0), limit: z.int().min(1).max(200) }))
    .output(z.object({ total: z.int(), rows: z.array(missingAddressRow) }))
    .errors(refusals('creditor_not_found')),

  /** Enters an address; the customer leaves the missing list when it is complete (001-30 … 001-32). */
  setAddress: command
    .input(customerAddress.extend({ customerId: id }))
    .output(z.object({ complete: z.boolean(), missing: z.array(z.string()) }))
    .errors(refusals('customer_not_found', 'customer_field_invalid')),

  /** Turns B into P or back, here only (001-19, 001-20). */
  setKind: command
    .input(z.object({ customerId: id, kind: z.enum(['person', 'company']) }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Lets the customer follow another profile of its kind, or again the creditor's default (null). */
  setProfile: command
    .input(z.object({ customerId: id, profileId: id.nullable() }))
    .output(z.object({}))
    .errors(
      refusals('customer_not_found', 'profile_not_found', 'profile_of_other_kind', 'profile_not_in_use'),
    ),

  /** Says whether the customer may be handed over, and whether the bank draws its invoices. */
  setFlags: command
    .input(z.object({ customerId: id, collectionBan: z.boolean(), directDebit: z.boolean() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Customers who get no new invoices until they have paid (000-38 … 000-40), by name. */
  blocked: query
    .input(z.object({ creditorId: id }))
    .output(z.array(blockedRow))
    .errors(refusals('creditor_not_found')),

  /**
   * Writes them with what to tell whoever would invoice them, in the language of `locale`, as a CSV file for the program
   * that the invoices are made in.
   */
  exportBlocked: query
    .input(z.object({ creditorId: id, locale: z.string() }))
    .output(z.object({ file: z.string(), name: z.string(), rows: z.int() }))
    .errors(refusals('creditor_not_found', 'output_unwritable')),

  /** The language of the customer's letters; null follows the country. */
  setLanguage: command
    .input(z.object({ customerId: id, language: letterLanguage.nullable() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Marks the customer as not to be reminded, or puts all its invoices on hold (001-11, 001-14). */
  hold: command
    .input(holdRequest.extend({ customerId: id }))
    .output(z.object({ holdId: id }))
    .errors(refusals('customer_not_found', 'hold_invalid')),
};
