import { z } from 'zod';
import { command, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

/** What the office enters of a client company. Amounts are in minor units, numbers of accounts digits only. */
export const creditorFields = z.object({
  name: z.string(),
  organisationNumber: z.string().nullable(),
  country: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
  bankAccount: z.string(),
  postalDays: z.int(),
  listDays: z.int(),
  minimumAmount: minor,
  firstInvoiceNumber: z.string().nullable(),
  foreignCustomers: z.enum(['withhold', 'include']),
  personProfile: z.string(),
  companyProfile: z.string(),
});
export type CreditorFields = z.infer<typeof creditorFields>;

export const creditorRow = z.object({
  id,
  name: z.string(),
  organisationNumber: z.string().nullable(),
  country: z.string(),
  currency: z.string(),
  openInvoices: z.int(),
  ready: z.int(),
  missingAddresses: z.int(),
  synchronisedAt: z.string().nullable(),
});
export type CreditorRow = z.infer<typeof creditorRow>;

export const profileRow = z.object({
  id,
  preset: z.string(),
  debtorKind: z.enum(['person', 'company']),
  name: z.string(),
});
export type ProfileRow = z.infer<typeof profileRow>;

const invalid = ['creditor_invalid', 'creditor_exists', 'country_not_supported'] as const;

export const creditors = {
  /** All creditors by name, with what waits at each. */
  list: query.output(z.array(creditorRow)).errors(refusals()),

  /** One creditor with its settings and profiles. */
  get: query
    .input(z.object({ creditorId: id }))
    .output(
      creditorFields.extend({
        id,
        currency: z.string(),
        hasLogo: z.boolean(),
        profiles: z.array(profileRow),
      }),
    )
    .errors(refusals('creditor_not_found')),

  /** Ready-made profiles of a country, for the form of a new creditor. */
  presets: query
    .input(z.object({ country: z.string() }))
    .output(
      z.array(z.object({ preset: z.string(), debtorKind: z.enum(['person', 'company']), name: z.string() })),
    )
    .errors(refusals('country_not_supported')),

  /** Adds a creditor with its ready-made profiles. */
  add: command
    .input(creditorFields)
    .output(z.object({ id }))
    .errors(refusals(...invalid)),

  /** Changes a creditor's settings; the standings follow. */
  change: command
    .input(creditorFields.extend({ creditorId: id }))
    .output(z.object({}))
    .errors(refusals('creditor_not_found', ...invalid)),

  /** Takes a PNG or JPEG from a chosen file as the letterhead's logo; `null` removes it. */
  setLogo: command
    .input(z.object({ creditorId: id, file: z.string().nullable() }))
    .output(z.object({}))
    .errors(refusals('creditor_not_found', 'file_unknown', 'file_unreadable', 'logo_unreadable')),
};
