import type { MissingAddressRow } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { openByCustomer } from '#backend/customers/openByCustomer.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** Customers whose invoices are ready for a notice but who have no complete address, with what it blocks. */
export async function readMissingAddresses(
  db: Reader,
  creditorId: number,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: MissingAddressRow[] }> {
  const blocked = db
    .selectFrom('standing')
    .where('standing.creditor_id', '=', creditorId)
    .where('standing.kind', '=', 'missing_address');
  const total = await blocked
    .select((all) => all.fn.count<number>('standing.customer_id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await blocked
    .innerJoin('customer', 'customer.id', 'standing.customer_id')
    .select((all) => [
      'customer.id',
      'customer.number',
      'customer.name',
      'customer.kind',
      'customer.street',
      'customer.street_2',
      'customer.postcode',
      'customer.city',
      'customer.country',
      all.fn.countAll<number>().as('invoices'),
      all.fn.min<string>('standing.due').as('oldest_due'),
    ])
    .groupBy('customer.id')
    .orderBy('standing.sort_name')
    .orderBy('customer.id')
    .offset(offset)
    .limit(limit)
    .execute();
  const open = await openByCustomer(
    db,
    rows.map((row) => row.id),
    (standing) => standing('kind', '=', 'missing_address'),
  );
  return {
    total: total.count,
    rows: rows.map((row) => ({
      customerId: row.id,
      number: row.number,
      name: row.name,
      kind: row.kind,
      street: row.street,
      street2: row.street_2,
      postcode: row.postcode,
      city: row.city,
      country: row.country,
      missing: [...missingAddressFields(row)],
      invoices: row.invoices,
      open: open.get(row.id) ?? [],
      oldestDue: row.oldest_due,
    })),
  };
}
