import { customerKey } from '#shared/domain/intake/customerKey.ts';
import { debtorKindOf, readDebtorKind } from '#shared/domain/intake/debtorKindOf.ts';
import type { AddressPurpose, IntakeField } from '#shared/domain/intake/intakeFields.ts';
import {
  type AddressDraft,
  type ContactDraft,
  type CustomerDraft,
  type CustomerMore,
  type IntakeCreditor,
  nothingMore,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readCountry, readPostcode } from '#shared/domain/intake/readCountry.ts';
import { readIdentityNumber } from '#shared/domain/intake/readIdentityNumber.ts';
import { readLanguage } from '#shared/domain/intake/readLanguage.ts';
import { readText } from '#shared/domain/intake/readText.ts';
import type { RowCells } from '#shared/domain/intake/rowCells.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';

/**
 * The customer of a row, in a list of open items as in one of customers. Of several addresses the one of the letters is
 * the first complete one in the creditor's order. What is faulty becomes an error of the row.
 */
export function readCustomerCells(row: RowCells, creditor: IntakeCreditor): CustomerDraft {
  const number = row.identifier('customerNumber');
  const name = nameOf(row);
  if (number === null && name === null && row.isClean('customerNumber'))
    row.fail('customerName', 'customer_missing');
  const { letters, addresses } = readAddresses(row, creditor);
  const identityText = row.identifier('identityNumber') ?? '';
  const identity = readIdentityNumber(identityText, letters.country ?? creditor.country);
  const identityNumber = identity?.value ?? null;
  const language = row.text('language');
  return {
    key: customerKey({ number, identityNumber, name, postcode: letters.postcode }),
    number,
    name,
    kind: kindOf(row, name, identity?.kind ?? null),
    identityNumber,
    ...letters,
    email: orNull(row.text('email') || (row.has('contactName') ? '' : row.text('contactEmail'))),
    phone: orNull(row.text('phone') || row.text('mobile')),
    language: language === '' ? null : readLanguage(language),
    more: row.mapping.hasMore ? readMore(row, addresses) : nothingMore,
  };
}

/** The name in one column, or first and last name in two. */
function nameOf(row: RowCells): string | null {
  const name = row.text('customerName');
  if (name !== '') return name;
  return orNull([row.text('firstName'), row.text('lastName')].filter((part) => part !== '').join(' '));
}

function kindOf(row: RowCells, name: string | null, byNumber: DebtorKind | null): DebtorKind | null {
  const word = row.text('customerKind');
  const told = (word === '' ? null : readDebtorKind(word)) ?? debtorKindOf(name ?? '') ?? byNumber;
  if (told !== null) return told;
  // Only people have two names, and in Fiken whoever has no organisation number is a private person.
  const isPerson = row.text('lastName') !== '' && row.text('customerName') === '';
  const isBlank = row.mapping.known?.blankIdentityIsPerson === true && row.text('identityNumber') === '';
  return isPerson || isBlank ? 'person' : null;
}

type Address = Pick<CustomerDraft, 'street' | 'street2' | 'postcode' | 'city' | 'country'>;

interface Addresses {
  /** The one of the letters. */
  readonly letters: Address;
  /** All of them by purpose; empty where the list has a single one whose purpose it does not tell. */
  readonly addresses: readonly AddressDraft[];
}

function readAddresses(row: RowCells, creditor: IntakeCreditor): Addresses {
  const { purposes } = row.mapping;
  const plain = readAddress(row, plainFields, creditor);
  if (purposes.length === 0) return { letters: plain, addresses: [] };
  const found: { readonly purpose: AddressPurpose; readonly address: Address }[] = purposes.map(
    (purpose) => ({
      purpose,
      address: readAddress(row, fieldsOf[purpose], creditor),
    }),
  );
  const free = (['postal', 'visiting', 'invoice', 'delivery'] as const).find(
    (purpose) => !purposes.includes(purpose),
  );
  if (free !== undefined) found.push({ purpose: free, address: plain });
  const given = found.filter(({ address }) => address.street !== null);
  const inOrder = creditor.addressOrder.flatMap((wanted) =>
    given.filter(({ purpose }) => purpose === wanted),
  );
  const letters = inOrder.find(({ address }) => isComplete(address)) ?? inOrder[0] ?? given[0];
  return {
    letters: letters?.address ?? plain,
    addresses: given.map(({ purpose, address }) => ({
      purpose,
      street: address.street ?? '',
      street2: address.street2 ?? '',
      postcode: address.postcode ?? '',
      city: address.city ?? '',
      country: address.country ?? plain.country ?? creditor.country,
    })),
  };
}

interface AddressFields {
  readonly street: IntakeField;
  readonly street2: IntakeField;
  readonly postcode: IntakeField;
  readonly city: IntakeField;
  readonly postPlace: IntakeField;
  readonly country: IntakeField;
}

const plainFields: AddressFields = {
  street: 'street',
  street2: 'street2',
  postcode: 'postcode',
  city: 'city',
  postPlace: 'postPlace',
  country: 'country',
};

const fieldsOf: Readonly<Record<AddressPurpose, AddressFields>> = {
  invoice: purposeFields('invoice'),
  postal: purposeFields('postal'),
  visiting: purposeFields('visiting'),
  delivery: purposeFields('delivery'),
};

function purposeFields(purpose: AddressPurpose): AddressFields {
  return {
    street: `${purpose}Street`,
    street2: `${purpose}Street2`,
    postcode: `${purpose}Postcode`,
    city: `${purpose}City`,
    postPlace: `${purpose}PostPlace`,
    country: `${purpose}Country`,
  };
}

function readAddress(row: RowCells, fields: AddressFields, creditor: IntakeCreditor): Address {
  const [first = '', ...below] = linesOf(row, fields.street);
  const third = fields === plainFields ? row.text('street3') : '';
  const rest =
    below.length === 0 && third === '' ? row.text(fields.street2) : joined(row, fields, below, third);
  const postPlace = row.text(fields.postPlace);
  const place = postPlace === '' ? noPlace : splitPostPlace(postPlace);
  const country = readCountryCell(row, fields.country);
  const post = readPostcode(row.text(fields.postcode) || place.postcode, country ?? creditor.country);
  const city = row.text(fields.city) || place.city;
  if (first === '' && rest === '' && post.postcode === '' && city === '')
    return { street: null, street2: null, postcode: null, city: null, country };
  return { street: first, street2: rest, postcode: post.postcode, city, country: country ?? post.country };
}

/** A cell of several lines holds the further ones of an address. */
function linesOf(row: RowCells, field: IntakeField): readonly string[] {
  const raw = row.raw(field);
  if (!raw.includes('\n') && !raw.includes('\r')) return [row.text(field)];
  // Measured as a whole, so that a text that is too long is an error all the same.
  if (row.text(field) === '') return [''];
  return raw
    .split(/\r\n|\r|\n/u)
    .map(readText)
    .filter((line) => line !== '');
}

function joined(row: RowCells, fields: AddressFields, below: readonly string[], third: string): string {
  return [...below, row.text(fields.street2), third].filter((line) => line !== '').join(', ');
}

function readCountryCell(row: RowCells, field: IntakeField): string | null {
  const text = row.text(field);
  if (text === '') return null;
  const country = readCountry(text);
  if (country === undefined) row.fail(field, 'country_unknown', { value: text.slice(0, 60) });
  return country ?? null;
}

const noPlace = { postcode: '', city: '' };

/** `0150 Oslo` or `SE-123 45 Solna` in one column. */
function splitPostPlace(text: string): { postcode: string; city: string } {
  const match = /^((?:[A-Za-z]{1,3}-)?\d[\d ]{1,6}\d|\d{3,6})[ ,]+(\D.*)$/u.exec(text);
  return { postcode: match?.[1]?.trim() ?? '', city: match?.[2]?.trim() ?? text };
}

function isComplete({ street, postcode, city }: Address): boolean {
  return [street, postcode, city].every((part) => part !== null && part !== '');
}

function readMore(row: RowCells, addresses: readonly AddressDraft[]): CustomerMore {
  const contact = row.text('contactName');
  const contacts: readonly ContactDraft[] =
    contact === ''
      ? []
      : [
          {
            name: contact,
            role: row.text('contactRole'),
            email: row.text('contactEmail'),
            phone: row.text('contactPhone'),
          },
        ];
  const more: CustomerMore = {
    invoiceEmail: orNull(row.text('invoiceEmail')),
    contacts,
    addresses,
    profile: orNull(row.text('profile')),
    noReminders: row.flag('noReminders'),
    collectionBan: row.flag('collectionBan'),
    interestFree: row.flag('interestFree'),
  };
  const { contacts: people, addresses: places, ...single } = more;
  const tellsNothing = people.length === 0 && places.length === 0;
  return tellsNothing && Object.values(single).every((value) => value === null) ? nothingMore : more;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
