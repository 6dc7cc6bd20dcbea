import { z } from 'zod';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

/** The fields of a customer that the office may mend; each keeps the imported value beside its own. */
export const customerAddress = z.object({
  street: z.string(),
  street2: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
});
export type CustomerAddress = z.infer<typeof customerAddress>;

export const customerHold = z.object({
  id,
  kind: z.enum(['do_not_remind', 'objection', 'pause']),
  reason: z.string(),
  from: day,
  until: day.nullable(),
});

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
  /** The profile that the customer follows of its own; null when it follows the creditor's default. */
  profileId: id.nullable(),
  defaultProfile: z.string(),
  profiles: z.array(z.object({ id, name: z.string() })),
  holds: z.array(customerHold),
  changes: z.array(
    z.object({ field: z.string(), imported: z.string(), own: z.string(), changedAt: z.string() }),
  ),
  openInvoices: z.int(),
  openAmount: minor,
  currency: z.string(),
});
export type CustomerCard = z.infer<typeof customerCard>;

export const missingAddressRow = customerAddress.extend({
  customerId: id,
  number: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['person', 'company']),
  missing: z.array(z.string()),
  invoices: z.int(),
  amount: minor,
  oldestDue: day,
});
export type MissingAddressRow = z.infer<typeof missingAddressRow>;

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

  /** The language of the customer's letters; null follows the country. */
  setLanguage: command
    .input(z.object({ customerId: id, language: z.enum(['nb', 'en']).nullable() }))
    .output(z.object({}))
    .errors(refusals('customer_not_found')),

  /** Marks the customer as not to be reminded, or puts all its invoices on hold (001-11, 001-14). */
  hold: command
    .input(
      z.object({
        customerId: id,
        kind: z.enum(['do_not_remind', 'objection', 'pause']),
        reason: z.string(),
        until: day.nullable(),
      }),
    )
    .output(z.object({ holdId: id }))
    .errors(refusals('customer_not_found', 'hold_invalid')),
};
