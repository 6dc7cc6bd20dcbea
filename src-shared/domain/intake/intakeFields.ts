/** What an address is for. */
export type AddressPurpose = 'invoice' | 'postal' | 'visiting' | 'delivery';

/** A part of the address for one purpose: `invoiceStreet`, `postalPostcode`. */
export type PurposeField =
  `${AddressPurpose}${'Street' | 'Street2' | 'Postcode' | 'City' | 'PostPlace' | 'Country'}`;

/**
 * Every field that a column of a list can mean, in the groups and the order in which people look for them. An address
 * without a purpose stands in `address`; those by purpose are further ones.
 */
export const intakeFieldGroups = [
  {
    group: 'invoice',
    fields: [
      'invoiceNumber',
      'documentKind',
      'issued',
      'due',
      'paymentDays',
      'paymentTerms',
      'reference',
      'correctsNumber',
    ],
  },
  {
    group: 'amounts',
    fields: ['open', 'original', 'paid', 'paidOn', 'currency', 'unitPrice', 'quantity', 'vatCode'],
  },
  {
    group: 'customer',
    fields: [
      'customerNumber',
      'customerName',
      'firstName',
      'lastName',
      'customerKind',
      'identityNumber',
      'language',
    ],
  },
  { group: 'reach', fields: ['email', 'invoiceEmail', 'phone', 'mobile'] },
  { group: 'contact', fields: ['contactName', 'contactRole', 'contactEmail', 'contactPhone'] },
  { group: 'address', fields: ['street', 'street2', 'street3', 'postcode', 'city', 'postPlace', 'country'] },
  {
    group: 'invoiceAddress',
    fields: [
      'invoiceStreet',
      'invoiceStreet2',
      'invoicePostcode',
      'invoiceCity',
      'invoicePostPlace',
      'invoiceCountry',
    ],
  },
  {
    group: 'postalAddress',
    fields: [
      'postalStreet',
      'postalStreet2',
      'postalPostcode',
      'postalCity',
      'postalPostPlace',
      'postalCountry',
    ],
  },
  {
    group: 'visitingAddress',
    fields: [
      'visitingStreet',
      'visitingStreet2',
      'visitingPostcode',
      'visitingCity',
      'visitingPostPlace',
      'visitingCountry',
    ],
  },
  {
    group: 'deliveryAddress',
    fields: [
      'deliveryStreet',
      'deliveryStreet2',
      'deliveryPostcode',
      'deliveryCity',
      'deliveryPostPlace',
      'deliveryCountry',
    ],
  },
  { group: 'treatment', fields: ['profile', 'noReminders', 'collectionBan', 'interestFree'] },
] as const;

/** What a column of a list can mean. */
export type IntakeField = (typeof intakeFieldGroups)[number]['fields'][number];

/** All of them in one list. */
export const intakeFields: readonly IntakeField[] = intakeFieldGroups.flatMap(({ fields }) => [...fields]);

const known: ReadonlySet<string> = new Set(intakeFields);

/** Tells whether a text is the name of a field, as in a mapping that comes from a file. */
export function isIntakeField(name: string): name is IntakeField {
  return known.has(name);
}
