import { z } from 'zod';
import type { ClaimPart, DayCount, LawCountry } from '#shared/domain/law/lawPack.ts';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

export const dayCount = z.enum([
  'actual/actual',
  'actual/365',
  'actual/360',
  '30/360',
]) satisfies z.ZodType<DayCount>;
export const claimPart = z.enum(['principal', 'interest', 'charges']) satisfies z.ZodType<ClaimPart>;

/**
 * What the office enters of a client company. Amounts are in minor units; numbers may be written in any way that their
 * country knows, and come back as they are kept. What has a default may be left out.
 */
export const creditorFields = z.object({
  name: z.string(),
  /** NO organisasjonsnummer, SE organisationsnummer or personnummer, FI Y-tunnus, DK CVR. */
  organisationNumber: z.string().nullable(),
  /** ISO 3166-1 alpha-2. Settled when the creditor is added: law, currency and profiles hang on it. */
  country: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
  /** NO account, SE bankgiro or plusgiro, FI IBAN, DK reg.nr. and account or creditor number; an IBAN everywhere. */
  bankAccount: z.string(),
  postalDays: z.int(),
  listDays: z.int(),
  minimumAmount: minor,
  firstInvoiceNumber: z.string().nullable(),
  /** Invoices of an earlier day are withheld; null for all. */
  firstInvoiceDate: day.nullable().default(null),
  foreignCustomers: z.enum(['withhold', 'include']),
  personProfile: z.string(),
  companyProfile: z.string(),
  /** The terms of sale name the reminder fee, so that it is agreed on before the debt arises. */
  feesAgreed: z.boolean().default(false),
  /**
   * The due date is agreed on with the customer beforehand, not only printed on the invoice. Somebody must say so: where
   * the law asks for it, interest would else be claimed too early.
   */
  dueDatesAgreed: z.boolean().default(false),
  /** Null for the day count of the country. */
  dayCount: dayCount.nullable().default(null),
  /** Days before a claim is time-barred from which on every standing says so. */
  limitationWarningDays: z.int().default(180),
  /** In which order a payment is counted on the parts of a claim, each part once; null for the order of the country. */
  paymentOrder: z.array(claimPart).nullable().default(null),
  /** What becomes of charges when somebody pays without them (002-04). */
  chargeTreatment: z.enum(['waive', 'keep', 'ask']).default('ask'),
  /** Interest invoices (000-15/16) only for payments so many days late, of so much, and of no more than so much. */
  interestInvoiceMinimumDays: z.int().default(0),
  interestInvoiceMinimum: minor.default(0),
  interestInvoiceMaximum: minor.nullable().default(null),
  /** Where fees, interest and lump sums are posted, with department and project (001-44/45, 000-45); empty for none. */
  feeAccount: z.string().default(''),
  interestAccount: z.string().default(''),
  compensationAccount: z.string().default(''),
  department: z.string().default(''),
  project: z.string().default(''),
  /** Which of a customer's addresses its letters go to: the first of these that is complete. */
  addressOrder: z
    .array(z.enum(['invoice', 'postal', 'visiting', 'delivery']))
    .default(['invoice', 'postal', 'visiting', 'delivery']),
  /** Which e-mail address of a customer comes first (001-43). */
  emailOrder: z.enum(['invoice_first', 'general_first']).default('invoice_first'),
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
  /** Whether the data is older than the creditor's source allows. */
  isStale: z.boolean(),
  /** Files of the watched folder that wait to be taken over. */
  waitingFiles: z.int(),
});
export type CreditorRow = z.infer<typeof creditorRow>;

export const profileRow = z.object({
  id,
  preset: z.string(),
  debtorKind: z.enum(['person', 'company']),
  name: z.string(),
});
export type ProfileRow = z.infer<typeof profileRow>;

const perDebtor = <Value extends z.ZodType>(value: Value) => z.object({ person: value, company: value });

/** What a country brings for its creditors: its currency, and what holds today where a creditor chooses nothing else. */
export const creditorCountry = z.object({
  country: z.enum(['NO', 'SE', 'FI', 'DK']) satisfies z.ZodType<LawCountry>,
  currency: z.string(),
  dayCount,
  paymentOrder: perDebtor(z.array(claimPart)),
  /** Whether a reminder fee may only be claimed where it was agreed on. */
  feesMustBeAgreed: z.boolean(),
  /** Whether a due date that only the invoice names counts as agreed. */
  printedDueIsAgreed: perDebtor(z.boolean()),
  /** Days from the invoice after which interest runs where no due date was agreed; null where the law names none. */
  daysWithoutAgreedDue: z.int().nullable(),
  limitationYears: perDebtor(z.int()),
  /** Whether a reminder starts the years anew. */
  interruptedByReminder: z.boolean(),
});
export type CreditorCountry = z.infer<typeof creditorCountry>;

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

  /** The countries that a creditor can be of, in the order in which they are offered. */
  countries: query.output(z.array(creditorCountry)).errors(refusals()),

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

  /** Changes a creditor's settings, all but its country; the standings follow. */
  change: command
    .input(creditorFields.extend({ creditorId: id }))
    .output(z.object({}))
    .errors(refusals('creditor_not_found', ...invalid)),

  /** The chart of accounts, as a file brought it, by number; empty where none was taken over. */
  accounts: query
    .input(z.object({ creditorId: id }))
    .output(z.array(z.object({ number: z.string(), name: z.string() })))
    .errors(refusals('creditor_not_found')),

  /** Takes a PNG or JPEG from a chosen file as the letterhead's logo; `null` removes it. */
  setLogo: command
    .input(z.object({ creditorId: id, file: z.string().nullable() }))
    .output(z.object({}))
    .errors(refusals('creditor_not_found', 'file_unknown', 'file_unreadable', 'logo_unreadable')),
};
