import type { ChangedCustomer } from '#backend/customers/changedCustomers.ts';

/**
 * Customers as Netvisor takes them (customer.nv, formats.md A.9): `Root` with a `Customer` each, as they shall be. What is
 * empty is left out, so that Netvisor keeps what it has. A person's identity number is none of its fields: only a
 * business's number is told.
 */
export function netvisorCustomers(customers: readonly ChangedCustomer[]): string {
  const lines = customers.flatMap((customer) => [
    '  <Customer>',
    ...group('CustomerBaseInformation', [
      ['InternalIdentifier', customer.number ?? ''],
      ['ExternalIdentifier', customer.kind === 'company' ? customer.identityNumber : ''],
      ['Name', customer.name],
      ['StreetAddress', customer.street],
      ['AdditionalAddressLine', customer.street2],
      ['City', customer.city],
      ['PostNumber', customer.postcode],
      ['Country', customer.country],
      ['PhoneNumber', customer.phone],
      ['Email', customer.email],
      ['EmailInvoicingAddress', customer.invoiceEmail],
    ]),
    ...group('CustomerContactDetails', [
      ['ContactPerson', customer.contact],
      ['ContactPersonEmail', customer.contactEmail],
      ['ContactPersonPhone', customer.contactPhone],
    ]),
    '  </Customer>',
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<Root>', ...lines, '</Root>', ''].join('\n');
}

function group(name: string, fields: readonly (readonly [string, string])[]): string[] {
  const filled = fields.filter(([, value]) => value !== '');
  if (filled.length === 0) return [];
  return [
    `    <${name}>`,
    ...filled.map(([field, value]) => `      <${field}>${xmlText(value)}</${field}>`),
    `    </${name}>`,
  ];
}

/** A text inside an element; signs that XML 1.0 has no room for are left out. */
function xmlText(value: string): string {
  return value
    .replaceAll(/[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r]]/gv, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
