import { z } from 'zod';
import { claimPart, creditorFields, type CreditorFields, dayCount } from '#shared/contract/creditors.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

const amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);

/**
 * The file that `creditor add` reads. Only `name` and `country` must be there. Unknown fields are refused, so that a
 * misspelt one is not silently without effect. Documented in docs/command-line.md.
 */
const creditorFile = z.strictObject({
  name: z.string(),
  country: z.string(),
  organisationNumber: z.string().optional(),
  address: z
    .strictObject({
      street: z.string().default(''),
      postcode: z.string().default(''),
      city: z.string().default(''),
    })
    .default({ street: '', postcode: '', city: '' }),
  email: z.string().default(''),
  phone: z.string().default(''),
  bankAccount: z.string().default(''),
  /** A PNG or JPEG, relative to this file. */
  logo: z.string().optional(),
  postalDays: z.int().default(0),
  listDays: z.int().default(0),
  /** In the creditor's currency, with a point: `"50.00"`. */
  minimumAmount: amount.default('0'),
  firstInvoiceNumber: z.string().optional(),
  /** `YYYY-MM-DD`. */
  firstInvoiceDate: z.string().optional(),
  foreignCustomers: z.enum(['withhold', 'include']).default('withhold'),
  profiles: z
    .strictObject({ person: z.string().default('standard'), company: z.string().default('standard') })
    .default({ person: 'standard', company: 'standard' }),
  feesAgreed: z.boolean().default(false),
  dueDatesAgreed: z.boolean().default(false),
  /** Without it, the country's. */
  dayCount: dayCount.optional(),
  limitationWarningDays: z.int().default(180),
  /** Without it, the country's. */
  paymentOrder: z.array(claimPart).optional(),
  chargeTreatment: z.enum(['waive', 'keep', 'ask']).default('ask'),
  interestInvoices: z
    .strictObject({
      minimumDays: z.int().default(0),
      minimumAmount: amount.default('0'),
      maximumAmount: amount.optional(),
    })
    .default({ minimumDays: 0, minimumAmount: '0' }),
  /** Accounts, department and project of the postings. */
  postings: z
    .strictObject({
      feeAccount: z.string().default(''),
      interestAccount: z.string().default(''),
      compensationAccount: z.string().default(''),
      department: z.string().default(''),
      project: z.string().default(''),
    })
    .default({ feeAccount: '', interestAccount: '', compensationAccount: '', department: '', project: '' }),
  addressOrder: creditorFields.shape.addressOrder,
  emailOrder: creditorFields.shape.emailOrder,
});

/** Reads a creditor file. Throws `creditor_invalid` naming the field and what is wrong with it. */
export function readCreditorFile(text: string): { fields: CreditorFields; logo: string | null } {
  const read = creditorFile.safeParse(parseJson(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
    throw new Refusal('creditor_invalid', { field, problem: issue?.code ?? 'invalid', value: '' });
  }
  const { address, profiles, logo, minimumAmount, interestInvoices, postings, ...rest } = read.data;
  return {
    logo: logo ?? null,
    fields: {
      ...rest,
      ...address,
      ...postings,
      organisationNumber: rest.organisationNumber ?? null,
      firstInvoiceNumber: rest.firstInvoiceNumber ?? null,
      firstInvoiceDate: rest.firstInvoiceDate ?? null,
      dayCount: rest.dayCount ?? null,
      paymentOrder: rest.paymentOrder ?? null,
      interestInvoiceMinimumDays: interestInvoices.minimumDays,
      interestInvoiceMinimum: toMinor(interestInvoices.minimumAmount),
      interestInvoiceMaximum:
        interestInvoices.maximumAmount === undefined ? null : toMinor(interestInvoices.maximumAmount),
      minimumAmount: toMinor(minimumAmount),
      personProfile: profiles.person,
      companyProfile: profiles.company,
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const value = error instanceof Error ? error.message : '';
    throw new Refusal('creditor_invalid', { field: '', problem: 'not_json', value });
  }
}

function toMinor(text: string): number {
  const [whole = '0', part = ''] = text.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
