import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '#shared/kernel/isoDate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { CreditorFacts, CustomerFacts, Hold, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { FeeKind } from '#shared/domain/law/lawPack.ts';

/** A worked example made ready for `evaluate`. */
export interface StandingExample {
  readonly kind: 'standing';
  readonly title: string;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly asOf: IsoDate;
  readonly expected: Expected;
}

/** A worked example of the highest fee on a day. */
export interface FeeExample {
  readonly kind: 'fee';
  readonly title: string;
  readonly feeKind: FeeKind;
  readonly due: IsoDate;
  readonly sent: IsoDate;
  readonly expected: string;
}

/** What an example expects; only what is there is compared. Amounts in kroner, rates in percent. */
export interface Expected {
  readonly standing?: string;
  readonly step?: string | null;
  readonly tab?: string | null;
  readonly readyOn?: string | null;
  readonly until?: string | null;
  readonly nextChange?: string | null;
  readonly principal?: string;
  readonly interest?: string;
  readonly charges?: string;
  readonly total?: string;
  /** What would be owed once the proposed notice is sent. */
  readonly totalWithFee?: string;
  /** Null when no notice may be taken. */
  readonly fee?: string | null;
  readonly claimInterest?: boolean;
  readonly deadline?: string;
  /** Codes that must be among the reasons. */
  readonly reasons?: readonly string[];
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

interface RawExample {
  readonly name: string;
  readonly origin: string;
  readonly invoice: Readonly<Record<string, unknown>>;
  readonly customer?: Readonly<Record<string, unknown>>;
  readonly creditor?: Readonly<Record<string, unknown>>;
  readonly profile: string;
  readonly asOf: string;
  readonly expected: Expected;
  readonly feeMaximum?: {
    readonly kind: FeeKind;
    readonly due: string;
    readonly sent: string;
    readonly expected: string;
  };
}

/** Every worked example of `resources/law/<country>/*.examples.json`. */
export function readExamples(country: string): readonly (StandingExample | FeeExample)[] {
  const folder = join(import.meta.dirname, '../../resources/law', country);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.examples.json'))
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ExampleFile;
      return file.examples.map((example) => readExample(example, file, name.split('.')[0] ?? name));
    });
}

function readExample(raw: RawExample, file: ExampleFile, area: string): StandingExample | FeeExample {
  const title = `${area}: ${raw.name}`;
  if (raw.origin.trim() === '') throw new Error(`${title}: an example must say where it comes from`);
  if (raw.feeMaximum !== undefined) {
    const { kind, due, sent, expected } = raw.feeMaximum;
    return { kind: 'fee', title, feeKind: kind, due: isoDate(due), sent: isoDate(sent), expected };
  }
  const steps = file.profiles[raw.profile];
  if (steps === undefined) throw new Error(`${title}: no profile ${raw.profile}`);
  return {
    kind: 'standing',
    title,
    invoice: readInvoice(raw.invoice),
    customer: readCustomer(raw.customer ?? {}),
    creditor: readCreditor(raw.creditor ?? {}),
    profile: { name: raw.profile, steps: steps.map(readStep) },
    asOf: isoDate(raw.asOf),
    expected: raw.expected,
  };
}

function readInvoice(raw: Readonly<Record<string, unknown>>): InvoiceFacts {
  const list = (name: string) => (raw[name] ?? []) as readonly Readonly<Record<string, string>>[];
  const due = isoDate(raw['due'] as string);
  return {
    number: '1001',
    issued: due,
    currency: 'NOK',
    run: null,
    ...raw,
    due,
    original: minorOf(raw['original'] as string),
    open: minorOf(raw['open'] as string),
    openFees: minorOf((raw['openFees'] ?? '0.00') as string),
    holds: (raw['holds'] ?? []) as readonly Hold[],
    reductions: list('reductions').map((each) => ({
      ...each,
      amount: minorOf(each['amount'] ?? ''),
    })) as never,
    notices: list('notices').map((each) => ({
      channel: 'paper',
      ...each,
      fee: minorOf(each['fee'] ?? ''),
    })) as never,
  };
}

function readCustomer(raw: Readonly<Record<string, unknown>>): CustomerFacts {
  return {
    name: 'Kari Nordmann',
    kind: 'person',
    country: 'NO',
    street: 'Storgata 1',
    postcode: '0155',
    city: 'Oslo',
    holds: [],
    ...raw,
    openCredit: minorOf((raw['openCredit'] ?? '0.00') as string),
  };
}

function readCreditor(raw: Readonly<Record<string, unknown>>): CreditorFacts {
  return {
    country: 'NO',
    currency: 'NOK',
    postalDays: 0,
    listDays: 0,
    firstInvoiceNumber: null,
    foreignCustomers: 'withhold',
    ...raw,
    minimumAmount: minorOf((raw['minimumAmount'] ?? '0.00') as string),
  };
}

function readStep(raw: RawStep): Step {
  const { fee = 'none', minimumAmount = '0.00' } = raw;
  return {
    waitDays: 0,
    waitFrom: 'deadline',
    deadlineDays: 0,
    claimInterest: false,
    channels: raw.kind === 'hand_over' ? [] : ['paper'],
    ...raw,
    fee: fee === 'none' || fee === 'statutory' ? fee : minorOf(fee),
    minimumAmount: minorOf(minimumAmount),
  };
}

/** Reads `1234.50` as minor units, exactly. */
function minorOf(text: string): Minor {
  const parts = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (parts === null) throw new Error(`not an amount: ${text}`);
  const magnitude = Number(`${parts[2]}${parts[3]}`);
  return parts[1] === '-' ? -magnitude : magnitude;
}
