import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, CustomerFacts, Hold, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind, FeeKind, LawCountry } from '#shared/domain/law/lawPack.ts';

/** A worked example of a country's law. */
export type Example = StandingExample | FeeExample | CompensationExample | PaymentExample;

/** A worked example made ready for `evaluate`. */
export interface StandingExample {
  readonly kind: 'standing';
  readonly title: string;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly asOf: IsoDate;
  /** Reforms that count as started, with their first day. */
  readonly reforms: Readonly<Record<string, IsoDate>>;
  readonly expected: Expected;
}

/** A worked example of the highest fee of a letter on a day; null where none may be claimed. */
export interface FeeExample {
  readonly kind: 'fee';
  readonly title: string;
  readonly feeKind: FeeKind;
  readonly debtor: DebtorKind;
  readonly due: IsoDate;
  readonly sent: IsoDate;
  readonly expected: string | null;
}

/** A worked example of the lump sum between businesses; null where it is not known. */
export interface CompensationExample {
  readonly kind: 'compensation';
  readonly title: string;
  /** The day on which the right to interest arises. */
  readonly delayBegan: IsoDate;
  readonly expected: string | null;
}

/** A worked example of how a payment is counted on the parts of a claim. Everything in minor units. */
export interface PaymentExample {
  readonly kind: 'payment';
  readonly title: string;
  readonly debtor: DebtorKind;
  readonly on: IsoDate;
  readonly claim: ClaimSums;
  readonly paid: Minor;
  readonly expected: Readonly<Record<keyof ClaimSums, string>>;
}

interface ClaimSums {
  readonly principal: Minor;
  readonly interest: Minor;
  readonly charges: Minor;
}

/** What an example expects; only what is there is compared. Amounts in the country's currency, rates in percent. */
export interface Expected {
  readonly standing?: string;
  readonly step?: string | null;
  /** The step that time alone would have brought. */
  readonly calendarStep?: string | null;
  readonly tab?: string | null;
  readonly readyOn?: string | null;
  readonly until?: string | null;
  readonly nextChange?: string | null;
  readonly principal?: string;
  readonly interest?: string;
  readonly charges?: string;
  readonly disputed?: string;
  readonly total?: string;
  /** What would be owed once the proposed notice is sent. */
  readonly totalWithFee?: string;
  /** Null when no notice may be taken; so are the next three. */
  readonly fee?: string | null;
  readonly compensation?: string | null;
  readonly form?: string | null;
  readonly deadline?: string | null;
  readonly claimInterest?: boolean;
  readonly blocksCustomer?: boolean;
  /** The last day on which the claim is not time-barred. */
  readonly limitation?: string | null;
  /** Codes that must be among the reasons. */
  readonly reasons?: readonly string[];
  /** Codes that must not be among them. */
  readonly reasonsNot?: readonly string[];
  /** The codes of all reasons, in order. */
  readonly reasonsExactly?: readonly string[];
  /** Codes that the reasons must begin with. */
  readonly reasonsInOrder?: readonly string[];
  /** Interest reckoned apart from the standing, as for a claim that was paid late. */
  readonly interestClaim?: string;
  readonly interestLines?: readonly Readonly<Record<string, string | number>>[];
}

interface ExampleFile {
  readonly about: string;
  readonly profiles: Readonly<Record<string, readonly RawStep[]>>;
  readonly examples: readonly RawExample[];
}

interface RawStep extends Partial<Omit<Step, 'fee' | 'minimumAmount'>> {
  readonly kind: Step['kind'];
  readonly fee?: string;
  readonly minimumAmount?: string;
}

type Raw = Readonly<Record<string, unknown>>;

interface RawExample {
  readonly name: string;
  readonly origin: string;
  readonly invoice: Raw;
  readonly customer?: Raw;
  readonly creditor?: Raw;
  readonly profile: string;
  readonly asOf: string;
  readonly reforms?: Readonly<Record<string, string>>;
  readonly expected: Expected;
  readonly feeMaximum?: Raw;
  readonly compensation?: Raw;
  readonly payment?: Raw;
}

/** Every worked example of `resources/law/<country>/*.examples.json`. */
export function readExamples(country: LawCountry): readonly Example[] {
  const folder = join(import.meta.dirname, '../../resources/law', country.toLowerCase());
  return readdirSync(folder)
    .filter((name) => name.endsWith('.examples.json'))
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ExampleFile;
      const area = name.split('.')[0] ?? name;
      return file.examples.map((example) => readExample(example, file, area, givens[country]));
    });
}

/** What an example need not say, since any debtor and creditor of the country will do. */
interface Givens {
  readonly currency: string;
  readonly country: LawCountry;
  readonly customer: Pick<CustomerFacts, 'name' | 'street' | 'postcode' | 'city'>;
}

const givens: Readonly<Record<LawCountry, Givens>> = {
  NO: {
    country: 'NO',
    currency: 'NOK',
    customer: { name: 'Kari Nordmann', street: 'Storgata 1', postcode: '0155', city: 'Oslo' },
  },
  SE: {
    country: 'SE',
    currency: 'SEK',
    customer: { name: 'Anna Svensson', street: 'Storgatan 1', postcode: '111 23', city: 'Stockholm' },
  },
  FI: {
    country: 'FI',
    currency: 'EUR',
    customer: { name: 'Maija Meikäläinen', street: 'Mannerheimintie 1', postcode: '00100', city: 'Helsinki' },
  },
  DK: {
    country: 'DK',
    currency: 'DKK',
    customer: { name: 'Anne Jensen', street: 'Nørregade 1', postcode: '1165', city: 'København K' },
  },
};

function readExample(raw: RawExample, file: ExampleFile, area: string, given: Givens): Example {
  const title = `${area}: ${raw.name}`;
  if (raw.origin.trim() === '') throw new Error(`${title}: an example must say where it comes from`);
  if (raw.feeMaximum !== undefined) return readFee(title, raw.feeMaximum);
  if (raw.compensation !== undefined) return readCompensation(title, raw.compensation);
  if (raw.payment !== undefined) return readPayment(title, raw.payment);
  const steps = file.profiles[raw.profile];
  if (steps === undefined) throw new Error(`${title}: no profile ${raw.profile}`);
  const { name: _, ...facts } = raw;
  allowOnly(title, facts, [
    'origin',
    'invoice',
    'customer',
    'creditor',
    'profile',
    'asOf',
    'reforms',
    'expected',
  ]);
  return {
    kind: 'standing',
    title,
    invoice: readInvoice(title, raw.invoice, given),
    customer: readCustomer(title, raw.customer ?? {}, given),
    creditor: readCreditor(title, raw.creditor ?? {}, given),
    profile: { name: raw.profile, grouping: 'per_customer', credit: 'show', steps: steps.map(readStep) },
    asOf: isoDate(raw.asOf),
    reforms: Object.fromEntries(Object.entries(raw.reforms ?? {}).map(([id, day]) => [id, isoDate(day)])),
    expected: raw.expected,
  };
}

function readFee(title: string, raw: Raw): FeeExample {
  allowOnly(title, raw, ['kind', 'debtor', 'due', 'sent', 'expected']);
  return {
    kind: 'fee',
    title,
    feeKind: raw['kind'] as FeeKind,
    debtor: (raw['debtor'] ?? 'person') as DebtorKind,
    due: isoDate(raw['due'] as string),
    sent: isoDate(raw['sent'] as string),
    expected: raw['expected'] as string | null,
  };
}

function readCompensation(title: string, raw: Raw): CompensationExample {
  allowOnly(title, raw, ['delayBegan', 'expected']);
  return {
    kind: 'compensation',
    title,
    delayBegan: isoDate(raw['delayBegan'] as string),
    expected: raw['expected'] as string | null,
  };
}

function readPayment(title: string, raw: Raw): PaymentExample {
  allowOnly(title, raw, ['debtor', 'on', 'claim', 'paid', 'expected']);
  const claim = raw['claim'] as Readonly<Record<keyof ClaimSums, string>>;
  return {
    kind: 'payment',
    title,
    debtor: raw['debtor'] as DebtorKind,
    on: isoDate(raw['on'] as string),
    claim: {
      principal: minorOf(claim.principal),
      interest: minorOf(claim.interest),
      charges: minorOf(claim.charges),
    },
    paid: minorOf(raw['paid'] as string),
    expected: raw['expected'] as PaymentExample['expected'],
  };
}

/** What an example may say of an invoice; `openFees` and `claimedCompensation` are its charges. */
const invoiceFields = [
  'number',
  'issued',
  'due',
  'currency',
  'original',
  'open',
  'agreedRate',
  'reductions',
  'notices',
  'openFees',
  'claimedCompensation',
  'holds',
  'run',
];

function readInvoice(title: string, raw: Raw, given: Givens): InvoiceFacts {
  allowOnly(title, raw, invoiceFields);
  const { openFees = '0.00', claimedCompensation = '0.00', agreedRate = null, ...rest } = raw;
  const list = (name: string) => (raw[name] ?? []) as readonly Readonly<Record<string, string>>[];
  const due = isoDate(raw['due'] as string);
  const notices = list('notices').map((each) => ({
    channel: 'paper',
    form: each['kind'],
    claimedInterest: false,
    ...each,
    fee: minorOf(each['fee'] ?? '0.00'),
  }));
  const compensation = minorOf(claimedCompensation as string);
  const invoice = {
    number: '1001',
    // Two weeks to pay, as most invoices give.
    issued: addDays(due, -14),
    currency: given.currency,
    run: null,
    ...rest,
    due,
    original: minorOf(raw['original'] as string),
    open: minorOf(raw['open'] as string),
    agreedRate: agreedRate === null ? null : minorOf(agreedRate as string),
    charges: {
      open: minorOf(openFees as string) + compensation,
      fees: notices.reduce((sum, { fee }) => sum + fee, 0),
      compensation,
    },
    holds: holdsOf(raw),
    reductions: list('reductions').map((each) => ({ ...each, amount: minorOf(each['amount'] ?? '') })),
    notices,
  };
  return invoice as unknown as InvoiceFacts;
}

function readCustomer(title: string, raw: Raw, given: Givens): CustomerFacts {
  const usual = {
    ...given.customer,
    kind: 'person',
    country: given.country,
    collectionBan: false,
    directDebit: false,
    situation: null,
    interestFree: false,
    wantedChannel: null,
    feesInArrears: [],
    holds: [],
    openCredit: '0.00',
    openDebt: '0.00',
  };
  allowOnly(title, raw, Object.keys(usual));
  const openCredit = minorOf((raw['openCredit'] ?? usual.openCredit) as string);
  // All that it owes; what its other invoices come to only matters where credit is set off.
  const openDebt = minorOf((raw['openDebt'] ?? usual.openDebt) as string);
  return { ...usual, ...raw, holds: holdsOf(raw), openCredit, openDebt } as unknown as CustomerFacts;
}
function readCreditor(title: string, raw: Raw, given: Givens): CreditorFacts {
  const usual = {
    country: given.country,
    currency: given.currency,
    postalDays: 0,
    listDays: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'withhold',
    feesAgreed: false,
    dueDatesAgreed: true,
    dayCount: null,
    limitationWarningDays: 180,
    minimumAmount: '0.00',
  };
  allowOnly(title, raw, Object.keys(usual));
  const minimumAmount = minorOf((raw['minimumAmount'] ?? usual.minimumAmount) as string);
  return { ...usual, ...raw, minimumAmount } as unknown as CreditorFacts;
}

function holdsOf(raw: Raw): readonly Hold[] {
  const holds = (raw['holds'] ?? []) as readonly (Omit<Hold, 'amount'> & { readonly amount?: string })[];
  return holds.map(({ amount, ...hold }) => ({
    ...hold,
    amount: amount === undefined ? null : minorOf(amount),
  }));
}

function readStep(raw: RawStep): Step {
  const { fee = 'none', minimumAmount = '0.00' } = raw;
  return {
    waitDays: 0,
    waitFrom: 'deadline',
    deadline: 'own',
    deadlineDays: 0,
    claimInterest: false,
    claimCompensation: false,
    blocksCustomer: false,
    channels: raw.kind === 'hand_over' ? [] : ['paper'],
    ...raw,
    fee: fee === 'none' || fee === 'statutory' ? fee : minorOf(fee),
    minimumAmount: minorOf(minimumAmount),
  };
}

/** A misspelt fact would silently leave the default in its place. */
function allowOnly(title: string, given: object, names: readonly string[]): void {
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`${title}: does not know ${unknown.join(', ')}`);
}

/** Reads `1234.50` as minor units, exactly. */
function minorOf(text: string): Minor {
  const parts = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (parts === null) throw new Error(`not an amount: ${text}`);
  const magnitude = Number(`${parts[2]}${parts[3]}`);
  return parts[1] === '-' ? -magnitude : magnitude;
}
