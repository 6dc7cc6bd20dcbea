import type { CreditorFields } from '#shared/contract/creditors.ts';

/** A creditor that can send letters; whatever is given takes the place of its own. */
export function creditorFields(given: Partial<CreditorFields> = {}): CreditorFields {
  return {
    name: 'Fjordlys Elektro AS',
    organisationNumber: '923609016',
    country: 'NO',
    street: 'Strandgata 14',
    postcode: '5003',
    city: 'Bergen',
    email: 'faktura@fjordlys.example',
    phone: '55 12 34 56',
    bankAccount: '12345678911',
    postalDays: 0,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    foreignCustomers: 'withhold',
    personProfile: 'standard',
    companyProfile: 'standard',
    firstInvoiceDate: null,
    feesAgreed: false,
    dueDatesAgreed: true,
    dayCount: null,
    limitationWarningDays: 180,
    paymentOrder: null,
    chargeTreatment: 'ask',
    interestInvoiceMinimumDays: 0,
    interestInvoiceMinimum: 0,
    interestInvoiceMaximum: null,
    ...given,
  };
}
