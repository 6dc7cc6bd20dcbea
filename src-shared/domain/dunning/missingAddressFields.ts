import type { CustomerFacts } from '#shared/domain/dunning/facts.ts';

/** What a letter cannot do without. */
export type AddressField = 'name' | 'street' | 'postcode' | 'city';

/** The fields of a postal address that are empty, in the order of an envelope; none when it is complete. */
export function missingAddressFields(customer: Pick<CustomerFacts, AddressField>): readonly AddressField[] {
  if (!isBlank(customer.name) && !isBlank(customer.street)) {
    if (!isBlank(customer.postcode) && !isBlank(customer.city)) return complete;
  }
  return addressFields.filter((field) => isBlank(customer[field]));
}

const addressFields: readonly AddressField[] = ['name', 'street', 'postcode', 'city'];
const complete: readonly AddressField[] = [];

function isBlank(text: string): boolean {
  return text.trim() === '';
}
