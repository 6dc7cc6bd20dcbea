import { z } from 'zod';
import type { CreditorFields } from '#shared/contract/creditors.ts';
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
  foreignCustomers: z.enum(['withhold', 'include']).default('withhold'),
  profiles: z
    .strictObject({ person: z.string().default('standard'), company: z.string().default('standard') })
    .default({ person: 'standard', company: 'standard' }),
});

/** Reads a creditor file. Throws `creditor_invalid` naming the field and what is wrong with it. */
export function readCreditorFile(text: string): { fields: CreditorFields; logo: string | null } {
  const read = creditorFile.safeParse(parseJson(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
    throw new Refusal('creditor_invalid', { field, problem: issue?.code ?? 'invalid', value: '' });
  }
  const { address, profiles, logo, minimumAmount, ...rest } = read.data;
  return {
    logo: logo ?? null,
    fields: {
      ...rest,
      ...address,
      organisationNumber: rest.organisationNumber ?? null,
      firstInvoiceNumber: rest.firstInvoiceNumber ?? null,
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
