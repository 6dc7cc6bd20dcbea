import type { CreditorCountry, CreditorFields } from '#shared/contract/creditors.ts';

/** What the groups of the form work on: the fields as they are being entered, and the rules of their country. */
export interface CreditorDraft {
  readonly fields: CreditorFields;
  readonly country: CreditorCountry;
  readonly change: (part: Partial<CreditorFields>) => void;
  /** What is wrong with a field, as a sentence; null where nothing is known to be. */
  readonly errorOf: (field: keyof CreditorFields) => string | null;
}

/** A new creditor of a country, before anything was entered. */
export function emptyCreditor(country: string): CreditorFields {
  return {
    name: '',
    organisationNumber: null,
    country,
    street: '',
    postcode: '',
    city: '',
    email: '',
    phone: '',
    bankAccount: '',
    postalDays: 3,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'withhold',
    personProfile: 'standard',
    companyProfile: 'standard',
    feesAgreed: false,
    dueDatesAgreed: false,
    dayCount: null,
    limitationWarningDays: 180,
    paymentOrder: null,
    chargeTreatment: 'ask',
    interestInvoiceMinimumDays: 0,
    interestInvoiceMinimum: 0,
    interestInvoiceMaximum: null,
    feeAccount: '',
    interestAccount: '',
    compensationAccount: '',
    department: '',
    project: '',
    addressOrder: ['invoice', 'postal', 'visiting', 'delivery'],
    emailOrder: 'invoice_first',
  };
}
