import { z } from 'zod';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** All that a standing depends on but the law and the day, as a fact file tells it. */
export interface Facts {
  readonly country: LawCountry;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  /** A profile of its own, or the key of a ready-made one of the country and the customer's kind. */
  readonly profile: Profile | PresetKey;
}

const presets = ['gentle', 'standard', 'strict'] as const;

/** The key of a ready-made profile. */
export type PresetKey = (typeof presets)[number];

const day = z.string().refine((text): text is IsoDate => isIsoDate(text), 'not_a_day');

const hundredths = (text: string): number => {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? 0 - value : value;
};
/** Decimal text with a point, in whole currency; read as minor units. */
const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)
  .transform(hundredths);
const signedAmount = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,2})?$/)
  .transform(hundredths);
/** Percent a year as a decimal text with a point; read as hundredths of a percent. */
const rate = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform(hundredths);
const days = z.int().min(0).max(3650);
const currency = z.string().regex(/^[A-Z]{3}$/);
const alpha2 = z.string().regex(/^[A-Z]{2}$/);
const stepKind = z.enum(['reminder', 'collection_notice', 'hand_over']);

const hold = z.strictObject({
  kind: z.enum(['do_not_remind', 'objection', 'pause']),
  from: day,
  until: day.nullable().default(null),
  reason: z.string().max(1000).default(''),
  amount: amount.nullable().default(null),
});

const notice = z.strictObject({
  kind: z.enum(['reminder', 'collection_notice']),
  form: z.enum(['reminder', 'collection_notice', 'demand_letter']).optional(),
  sent: day,
  deadline: day,
  fee: amount.default(0),
  claimedInterest: z.boolean().default(false),
  channel: z.enum(['paper']).default('paper'),
});

const step = z.strictObject({
  kind: stepKind,
  waitDays: days,
  waitFrom: z.enum(['deadline', 'sending']).default('deadline'),
  deadline: z.enum(['own', 'original']).default('own'),
  deadlineDays: days.default(0),
  fee: z.union([z.enum(['none', 'statutory']), amount]).default('none'),
  claimInterest: z.boolean().default(false),
  claimCompensation: z.boolean().default(false),
  blocksCustomer: z.boolean().default(false),
  channels: z.array(z.enum(['paper'])).optional(),
  minimumAmount: amount.default(0),
});

/**
 * A fact file: one invoice with its customer, creditor and profile, for `explain`. What is left out has the value that
 * docs/fact-file.md names; unknown fields are refused, so that a misspelt one is not silently without effect.
 */
export const factFile = z.strictObject({
  country: z.enum(['NO', 'SE', 'FI', 'DK']),
  invoice: z.strictObject({
    number: z.string().min(1).max(100),
    issued: day,
    due: day,
    currency: currency.optional(),
    original: signedAmount,
    open: signedAmount.optional(),
    agreedRate: rate.nullable().default(null),
    reductions: z
      .array(z.strictObject({ date: day, amount, kind: z.enum(['payment', 'credit_note']) }))
      .max(1000)
      .default([]),
    notices: z.array(notice).max(1000).default([]),
    charges: z
      .strictObject({ open: amount, fees: amount.default(0), compensation: amount.default(0) })
      .optional(),
    holds: z.array(hold).max(1000).default([]),
    run: z
      .strictObject({ id: z.int().positive(), stepKind, ordinal: z.int().positive() })
      .nullable()
      .default(null),
  }),
  customer: z.strictObject({
    name: z.string().default(''),
    kind: z.enum(['person', 'company']),
    country: alpha2.optional(),
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    holds: z.array(hold).max(1000).default([]),
    collectionBan: z.boolean().default(false),
    directDebit: z.boolean().default(false),
    situation: z
      .strictObject({ what: z.enum(['deceased', 'bankrupt', 'debt_settlement']), since: day })
      .nullable()
      .default(null),
    interestFree: z.boolean().default(false),
    wantedChannel: z.enum(['einvoice', 'email', 'paper']).nullable().default(null),
    feesInArrears: z.array(day).max(1000).default([]),
    openCredit: amount.default(0),
    openDebt: amount.optional(),
  }),
  creditor: z
    .strictObject({
      currency: currency.optional(),
      postalDays: days.default(0),
      listDays: days.default(0),
      minimumAmount: amount.default(0),
      firstInvoiceNumber: z.string().nullable().default(null),
      firstInvoiceDate: day.nullable().default(null),
      foreignCustomers: z.enum(['withhold', 'include']).default('withhold'),
      feesAgreed: z.boolean().default(false),
      dueDatesAgreed: z.boolean().default(true),
      dayCount: z.enum(['actual/actual', 'actual/365', 'actual/360', '30/360']).nullable().default(null),
      limitationWarningDays: days.default(180),
    })
    .prefault({}),
  profile: z.union([
    z.enum(presets),
    z.strictObject({
      name: z.string().min(1).default('explain'),
      grouping: z.enum(['per_customer', 'per_invoice']).default('per_customer'),
      credit: z.enum(['show', 'net']).default('show'),
      steps: z.array(step).min(1).max(50),
    }),
  ]),
});

type FactFile = z.output<typeof factFile>;

/** What is wrong with a fact file: the field by its place, e.g. `invoice.notices[0].sent`, and why. */
export interface FactProblem {
  readonly field: string;
  readonly problem: string;
}

/** Reads a fact file that was JSON already. `currencyOf` is the currency that a country's law fixes its fees in. */
export function readFacts(
  json: unknown,
  currencyOf: (country: LawCountry) => Currency,
): { readonly facts: Facts } | { readonly problems: readonly FactProblem[] } {
  const read = factFile.safeParse(json, { reportInput: true });
  if (!read.success) return { problems: read.error.issues.flatMap((issue) => problemsOf(issue, [])) };
  return { facts: factsOf(read.data, currencyOf(read.data.country)) };
}

function factsOf(file: FactFile, lawCurrency: Currency): Facts {
  const { country, customer, creditor } = file;
  const ownCurrency = creditor.currency ?? lawCurrency;
  const invoice = invoiceFacts(file.invoice, ownCurrency);
  return {
    country,
    invoice,
    customer: {
      ...customer,
      country: customer.country ?? country,
      openDebt: customer.openDebt ?? Math.max(0, invoice.open),
    },
    creditor: { ...creditor, country, currency: ownCurrency },
    profile: typeof file.profile === 'string' ? file.profile : profileOf(file.profile),
  };
}

function invoiceFacts(file: FactFile['invoice'], ownCurrency: Currency): InvoiceFacts {
  const notices = file.notices.toSorted((a, b) => (a.sent < b.sent ? -1 : a.sent > b.sent ? 1 : 0));
  const fees = notices.reduce((sum, { fee }) => sum + fee, 0);
  return {
    ...file,
    currency: file.currency ?? ownCurrency,
    open:
      file.open ?? file.reductions.reduce<Minor>((rest, reduction) => rest - reduction.amount, file.original),
    charges: file.charges ?? { open: fees, fees, compensation: 0 },
    notices: notices.map((sent, at) => ({
      ...sent,
      form: sent.form ?? sent.kind,
      ordinal: notices.slice(0, at + 1).filter(({ kind }) => kind === sent.kind).length,
    })),
  };
}

function profileOf(file: Exclude<FactFile['profile'], string>): Profile {
  return {
    ...file,
    steps: file.steps.map(
      (each): Step => ({ ...each, channels: each.channels ?? (each.kind === 'hand_over' ? [] : ['paper']) }),
    ),
  };
}

type Issue = z.core.$ZodIssue;

/** The problems of an issue; of a choice between shapes, those of the shape that came nearest. */
function problemsOf(issue: Issue, above: readonly PropertyKey[]): readonly FactProblem[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: fieldOf([...path, key]), problem: 'unknown' }));
    case 'invalid_union': {
      const depth = (issues: readonly Issue[]) => Math.max(...issues.map((one) => one.path.length));
      const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
      if (nearest === undefined || depth(nearest) === 0) {
        return [
          { field: fieldOf(path), problem: typeof issue.input === 'string' ? 'unknown' : given(issue) },
        ];
      }
      return nearest.flatMap((one) => problemsOf(one, path));
    }
    case 'invalid_type':
      return [{ field: fieldOf(path), problem: given(issue) }];
    case 'custom':
      return [{ field: fieldOf(path), problem: issue.message }];
    case 'invalid_value':
      return [{ field: fieldOf(path), problem: issue.input === undefined ? 'missing' : 'unknown' }];
    case 'too_small':
    case 'too_big':
      return [{ field: fieldOf(path), problem: 'range' }];
    default:
      return [{ field: fieldOf(path), problem: 'shape' }];
  }
}

/** What is wrong with a field that has no shape to speak of. */
function given({ input }: { readonly input?: unknown }): 'missing' | 'shape' {
  return input === undefined ? 'missing' : 'shape';
}

/** `invoice.notices[0].sent`. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
