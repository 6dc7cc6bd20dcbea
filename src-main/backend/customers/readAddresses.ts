import type { CustomerCard } from '#shared/contract/customers.ts';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { CustomerRow } from '#backend/customers/ownValues.ts';

/** An address of a customer for a purpose. */
export type PurposeAddress = CustomerCard['addresses'][number];

/**
 * The addresses of a customer by purpose, in the creditor's order. `letters` stands at the one that is in force as the
 * address of its letters: at none where that was entered by hand or came without a purpose.
 */
export async function readAddresses(
  db: Reader,
  customer: CustomerRow,
  order: readonly AddressPurpose[],
): Promise<PurposeAddress[]> {
  const rows = await db
    .selectFrom('customer_address')
    .selectAll()
    .where('customer_id', '=', customer.id)
    .execute();
  const place = (purpose: AddressPurpose): number =>
    order.includes(purpose) ? order.indexOf(purpose) : order.length;
  const sorted = rows.toSorted((a, b) => place(a.purpose) - place(b.purpose) || a.id - b.id);
  const inForce = sorted.find((row) => sameAddress(row, customer));
  return sorted.map((row) => ({
    purpose: row.purpose,
    origin: row.origin,
    letters: row === inForce,
    street: row.street,
    street2: row.street_2,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
  }));
}

/** The order of purposes as a creditor keeps it. */
export function orderOf(addressOrder: string): readonly AddressPurpose[] {
  return JSON.parse(addressOrder) as AddressPurpose[];
}

/** The columns of an address, wherever it is kept. */
export type AddressColumns = Pick<CustomerRow, 'street' | 'street_2' | 'postcode' | 'city' | 'country'>;

/** Whether two addresses are the same, letter for letter. */
export function sameAddress(a: AddressColumns, b: AddressColumns): boolean {
  return (
    a.street === b.street &&
    a.street_2 === b.street_2 &&
    a.postcode === b.postcode &&
    a.city === b.city &&
    a.country === b.country
  );
}
