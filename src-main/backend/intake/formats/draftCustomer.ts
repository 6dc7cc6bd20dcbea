import type { DocumentFaults } from '#backend/intake/formats/documentFields.ts';
import { customerKey } from '#shared/domain/intake/customerKey.ts';
import { debtorKindOf } from '#shared/domain/intake/debtorKindOf.ts';
import {
  type AddressDraft,
  type AddressPurpose,
  type ContactDraft,
  type CustomerDraft,
  type CustomerMore,
  type IntakeCreditor,
  nothingMore,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readCountry, readPostcode } from '#shared/domain/intake/readCountry.ts';
import { readIdentityNumber } from '#shared/domain/intake/readIdentityNumber.ts';
import { readLanguage } from '#shared/domain/intake/readLanguage.ts';

/** What a document or a register says of a customer, as texts. Null and empty lists say nothing. */
export interface CustomerFacts {
  readonly number: string | null;
  readonly name: string | null;
  /** The first of these that is a number of an organisation or a person. */
  readonly identities: readonly (string | null)[];
  /** The customer's own address, and further ones by purpose. */
  readonly address: AddressFacts;
  readonly further: readonly (AddressFacts & { readonly purpose: AddressPurpose })[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly invoiceEmail: string | null;
  readonly contacts: readonly ContactDraft[];
  readonly profile: string | null;
}

/** An address as texts: its lines in their order, without those that are empty. */
export interface AddressFacts {
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly city: string | null;
  /** A code or a name in one of the five languages. */
  readonly country: string | null;
}

/** Says nothing of a customer but what is put over it. */
export const silentCustomer: CustomerFacts = {
  number: null,
  name: null,
  identities: [],
  address: { lines: [], postcode: null, city: null, country: null },
  further: [],
  email: null,
  phone: null,
  language: null,
  invoiceEmail: null,
  contacts: [],
  profile: null,
};

/**
 * Makes the draft of a customer. Its letters go to the first complete address in the creditor's order of purposes, where
 * the customer's own address counts as the postal one. Errors: `customer_missing`, `country_unknown`.
 */
export function draftCustomer(
  facts: CustomerFacts,
  creditor: IntakeCreditor,
  faults: DocumentFaults,
): CustomerDraft {
  const { number, name } = facts;
  if (name === null && number === null)
    faults.errors.push({ field: 'customerName', code: 'customer_missing', params: {} });
  const country = countryOf(facts.address.country, faults);
  const identity = facts.identities
    .map((text) => readIdentityNumber(text ?? '', country ?? creditor.country))
    .find((reading) => reading !== undefined);
  const identityNumber = identity?.value ?? null;
  const own = addressOf(facts.address, country ?? creditor.country);
  const further = facts.further.flatMap((address) => furtherAddress(address, country ?? creditor.country));
  const letters = lettersAddress(own, further, country, creditor);
  return {
    // By its own address: which one its letters go to may change, who it is may not.
    key: customerKey({ number, identityNumber, name, postcode: own.postcode ?? letters.postcode }),
    number,
    name,
    kind: debtorKindOf(name ?? '') ?? identity?.kind ?? null,
    identityNumber,
    ...letters,
    email: facts.email,
    phone: facts.phone,
    language: facts.language === null ? null : readLanguage(facts.language),
    more: moreOf(facts, withOwn(own, further, country ?? creditor.country)),
  };
}

type Place = Pick<CustomerDraft, 'street' | 'street2' | 'postcode' | 'city'>;

const nowhere: Place = { street: null, street2: null, postcode: null, city: null };

function countryOf(text: string | null, { errors }: DocumentFaults): string | null {
  if (text === null) return null;
  const country = readCountry(text);
  if (country === undefined)
    errors.push({ field: 'country', code: 'country_unknown', params: { value: text.slice(0, 60) } });
  return country ?? null;
}

function addressOf({ lines, postcode, city }: AddressFacts, country: string): Place {
  const post = readPostcode(postcode ?? '', country).postcode;
  if (lines.length === 0 && post === '' && city === null) return nowhere;
  return { street: lines[0] ?? '', street2: lines.slice(1).join(', '), postcode: post, city: city ?? '' };
}

/** A further address is an addition: one whose country nobody knows is left out, with the rest of the customer kept. */
function furtherAddress(facts: CustomerFacts['further'][number], fallback: string): readonly AddressDraft[] {
  const country = facts.country === null ? fallback : readCountry(facts.country);
  if (country === undefined) return [];
  const { street, street2, postcode, city } = addressOf(facts, country);
  if (street === null || street2 === null || postcode === null || city === null) return [];
  return [{ purpose: facts.purpose, street, street2, postcode, city, country }];
}

function lettersAddress(
  own: Place,
  further: readonly AddressDraft[],
  country: string | null,
  creditor: IntakeCreditor,
): Place & Pick<CustomerDraft, 'country'> {
  for (const purpose of creditor.addressOrder) {
    const address = further.find((one) => one.purpose === purpose);
    if (address !== undefined && isComplete(address)) {
      const { street, street2, postcode, city } = address;
      return { street, street2, postcode, city, country: address.country };
    }
    if (purpose === 'postal' && isComplete(own)) return { ...own, country };
  }
  return { ...own, country };
}

function isComplete({ street, postcode, city }: Place): boolean {
  return [street, postcode, city].every((part) => part !== null && part !== '');
}

/** All addresses by purpose. A customer's only address has none: it is the one of everything. */
function withOwn(own: Place, further: readonly AddressDraft[], country: string): readonly AddressDraft[] {
  const { street, street2, postcode, city } = own;
  if (further.length === 0 || street === null || street2 === null || postcode === null || city === null)
    return further;
  if (further.some(({ purpose }) => purpose === 'postal')) return further;
  return [{ purpose: 'postal', street, street2, postcode, city, country }, ...further];
}

function moreOf(facts: CustomerFacts, addresses: readonly AddressDraft[]): CustomerMore {
  const { invoiceEmail, contacts, profile } = facts;
  const silent = invoiceEmail === null && contacts.length === 0 && addresses.length === 0 && profile === null;
  return silent ? nothingMore : { ...nothingMore, invoiceEmail, contacts, addresses, profile };
}

/** A contact person; none where the file gives no name. */
export function contactOf(facts: {
  readonly name: string | null;
  readonly role?: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}): readonly ContactDraft[] {
  if (facts.name === null) return [];
  return [{ name: facts.name, role: facts.role ?? '', email: facts.email ?? '', phone: facts.phone ?? '' }];
}
