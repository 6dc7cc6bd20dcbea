import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';

/** What an address of each purpose is called among the fields of a difference; the key of its text. */
export const addressField: Readonly<Record<AddressPurpose, string>> = {
  invoice: 'invoice_address',
  postal: 'postal_address',
  visiting: 'visiting_address',
  delivery: 'delivery_address',
};

/** SQL for it, of a column that holds a purpose. */
export function addressFieldOf(column: string): string {
  const cases = Object.entries(addressField).map(([purpose, field]) => `WHEN '${purpose}' THEN '${field}'`);
  return `CASE ${column} ${cases.join(' ')} END`;
}
