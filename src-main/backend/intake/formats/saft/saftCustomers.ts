import { gatherWarnings } from '#backend/intake/formats/documentFields.ts';
import {
  type AddressFacts,
  contactOf,
  draftCustomer,
  silentCustomer,
} from '#backend/intake/formats/draftCustomer.ts';
import { saftAmount, saftText } from '#backend/intake/formats/saft/saftValues.ts';
import type { PaymentTerms } from '#shared/domain/intake/customerAccount.ts';
import type {
  AddressPurpose,
  ContactDraft,
  CustomerDraft,
  IntakeCreditor,
} from '#shared/domain/intake/invoiceDraft.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** A customer of the master files. */
export interface SaftCustomer {
  /** Where it stands in the file. */
  readonly line: number;
  /** Null where the file forgot it. */
  readonly id: string | null;
  readonly draft: CustomerDraft;
  /** The country's text where nobody knows it. */
  readonly unknownCountry: string | null;
  /** Ledger accounts on which the customer has its balance. */
  readonly accounts: readonly string[];
  /** What the file says of its balances; null where it says nothing of them. */
  readonly balance: { readonly opening: Minor; readonly closing: Minor } | null;
  readonly terms: PaymentTerms | null;
  /** The file's own word that nothing is going on with it. */
  readonly isPassive: boolean;
}

/** What an address is for by `AddressType`. One without a type is where the customer gets its post. */
const purposes: Readonly<Record<string, AddressPurpose | null>> = {
  BillingAddress: 'invoice',
  PostalAddress: 'postal',
  StreetAddress: 'visiting',
  ShipToAddress: 'delivery',
  ShipFromAddress: null,
};

const kinds: Readonly<Record<string, DebtorKind>> = {
  Private: 'person',
  Company: 'company',
  Government: 'company',
};

/** Depth of a customer's own fields: AuditFile, MasterFiles, Customers, Customer, field. */
const fieldDepth = 5;

/** Collects customers one by one; `take` gets each as it ends. */
export function collectSaftCustomers(
  creditor: IntakeCreditor,
  take: (customer: SaftCustomer) => void,
): {
  open(local: string, depth: number, line: number): void;
  close(local: string, text: string, depth: number, line: number, path: readonly string[]): void;
} {
  let customer = emptyCustomer(0);
  let part = new Map<string, string>();
  return {
    open(local, depth, line) {
      if (depth === fieldDepth - 1) customer = emptyCustomer(line);
      else if (depth === fieldDepth && parts.has(local)) part = new Map();
    },
    close(local, text, depth, line, path) {
      if (depth === fieldDepth - 1 && local === 'Customer') take(finish(customer, creditor));
      else if (depth === fieldDepth && parts.has(local)) addPart(customer, local, part);
      else if (depth >= fieldDepth) {
        if (addBalance(customer, local, text, line)) return;
        const value = saftText(text);
        if (value === null) return;
        if (depth === fieldDepth) setOnce(customer.texts, local, value);
        else setOnce(part, path.slice(fieldDepth + 1, depth + 1).join('/'), value);
      }
    },
  };
}

const parts = new Set(['Address', 'Contact', 'PartyInfo', 'TaxRegistration', 'BalanceAccount']);

interface CustomerInProgress {
  readonly line: number;
  readonly texts: Map<string, string>;
  readonly addresses: (AddressFacts & { readonly purpose: AddressPurpose })[];
  readonly contacts: ContactDraft[];
  readonly accounts: string[];
  opening: Minor;
  closing: Minor;
  hasBalance: boolean;
}

function emptyCustomer(line: number): CustomerInProgress {
  return {
    line,
    texts: new Map(),
    addresses: [],
    contacts: [],
    accounts: [],
    opening: 0,
    closing: 0,
    hasBalance: false,
  };
}

/** Balances stand on the customer itself up to 1.20, and in any number of `BalanceAccount` from 1.30 on. */
function addBalance(customer: CustomerInProgress, local: string, text: string, line: number): boolean {
  const found = /^(Opening|Closing)(Debit|Credit)Balance$/u.exec(local);
  if (found === null) return false;
  const amount = saftAmount(text, local, line) * (found[2] === 'Debit' ? 1 : -1);
  if (found[1] === 'Opening') customer.opening += amount;
  else customer.closing += amount;
  customer.hasBalance = true;
  return true;
}

function addPart(customer: CustomerInProgress, local: string, part: ReadonlyMap<string, string>): void {
  const { texts } = customer;
  if (local === 'Address') addAddress(customer, part);
  else if (local === 'Contact') addContact(customer, part);
  else if (local === 'BalanceAccount') customer.accounts.push(part.get('AccountID') ?? '');
  else for (const [name, value] of part) setOnce(texts, `${local}/${name}`, value);
}

/** Of several addresses for one purpose the first one counts. */
function addAddress(customer: CustomerInProgress, part: ReadonlyMap<string, string>): void {
  const purpose = ownValue(purposes, part.get('AddressType') ?? 'PostalAddress') ?? null;
  if (purpose === null || customer.addresses.some((address) => address.purpose === purpose)) return;
  const street = [part.get('StreetName'), part.get('Number')].filter((text) => text !== undefined).join(' ');
  const lines = [street, part.get('AdditionalAddressDetail'), part.get('Building')].filter(
    (text) => text !== undefined && text !== '',
  ) as string[];
  const postcode = part.get('PostalCode') ?? null;
  const city = part.get('City') ?? null;
  if (lines.length === 0 && postcode === null && city === null) return;
  customer.addresses.push({ purpose, lines, postcode, city, country: part.get('Country') ?? null });
}

/** The first e-mail address and telephone number are the customer's own; every name is a contact person. */
function addContact({ texts, contacts }: CustomerInProgress, part: ReadonlyMap<string, string>): void {
  const email = part.get('Email') ?? null;
  const phone = part.get('Telephone') ?? part.get('MobilePhone') ?? null;
  if (email !== null) setOnce(texts, 'email', email);
  if (phone !== null) setOnce(texts, 'phone', phone);
  const names = ['FirstName', 'LastNamePrefix', 'LastName'].map((name) => part.get(`ContactPerson/${name}`));
  const name = names.filter((text) => text !== undefined).join(' ');
  contacts.push(...contactOf({ name: name === '' ? null : name, email, phone }));
}

function finish(customer: CustomerInProgress, creditor: IntakeCreditor): SaftCustomer {
  const { texts, addresses, line } = customer;
  const text = (name: string): string | null => texts.get(name) ?? null;
  const faults = { errors: [], warnings: gatherWarnings() };
  const country = addresses.find((address) => address.country !== null)?.country ?? null;
  const draft = draftCustomer(
    {
      ...silentCustomer,
      number: text('CustomerID'),
      name: text('Name'),
      identities: [text('RegistrationNumber'), text('TaxRegistration/TaxRegistrationNumber')],
      address: ownAddress(addresses, country),
      further: addresses,
      email: text('email'),
      phone: text('phone'),
      contacts: customer.contacts,
    },
    creditor,
    faults,
  );
  const account = text('AccountID');
  return {
    line,
    id: draft.number,
    draft: { ...draft, kind: ownValue(kinds, text('PartyInfo/Type') ?? '') ?? draft.kind },
    unknownCountry: faults.errors.length > 0 && draft.country === null ? country : null,
    accounts: [...customer.accounts, ...(account === null ? [] : [account])].filter((id) => id !== ''),
    balance: customer.hasBalance ? { opening: customer.opening, closing: customer.closing } : null,
    terms: termsOf(texts),
    isPassive: text('PartyInfo/Status') === 'Passive',
  };
}

/** Where no address is complete, what there is of one is better than none: somebody can add to it. */
function ownAddress(addresses: CustomerInProgress['addresses'], country: string | null): AddressFacts {
  const isComplete = ({ lines, postcode, city }: AddressFacts): boolean =>
    lines.length > 0 && postcode !== null && city !== null;
  const first = addresses[0];
  if (first === undefined || addresses.some(isComplete)) return { ...silentCustomer.address, country };
  return { ...first, country };
}

function termsOf(texts: ReadonlyMap<string, string>): PaymentTerms | null {
  const count = (name: string): number => {
    const value = texts.get(`PartyInfo/PaymentTerms/${name}`) ?? '';
    return /^\d{1,3}$/u.test(value) ? Number(value) : 0;
  };
  const terms = {
    days: count('Days'),
    months: count('Months'),
    fromEndOfMonth: /^(?:true|1)$/iu.test(texts.get('PartyInfo/PaymentTerms/FreeBillingMonth') ?? ''),
  };
  return terms.days === 0 && terms.months === 0 && !terms.fromEndOfMonth ? null : terms;
}

function setOnce(texts: Map<string, string>, name: string, value: string): void {
  if (!texts.has(name)) texts.set(name, value);
}
