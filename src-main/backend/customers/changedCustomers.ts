import { isOneOf, type Reader } from '#backend/ledger/index.ts';

/** A customer with open changes, as it shall stand in the accounting system. */
export interface ChangedCustomer {
  readonly number: string | null;
  readonly name: string;
  readonly kind: 'person' | 'company';
  readonly identityNumber: string;
  readonly street: string;
  readonly street2: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly email: string;
  readonly invoiceEmail: string;
  readonly phone: string;
  /** The default contact person; empty texts where there is none. */
  readonly contact: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  /** The fields that were changed here, oldest change first. */
  readonly changes: readonly { readonly field: string; readonly at: string; readonly by: string }[];
}

/** The customers of a creditor with changes that are not ticked off, by name. */
export async function readChangedCustomers(db: Reader, creditorId: number): Promise<ChangedCustomer[]> {
  const changes = await db
    .selectFrom('customer_change')
    .innerJoin('customer', 'customer.id', 'customer_change.customer_id')
    .select(['customer_change.customer_id', 'customer_change.field'])
    .select(['customer_change.changed_at', 'customer_change.changed_by'])
    .where('customer.creditor_id', '=', creditorId)
    .where('customer_change.field', '<>', 'kind')
    .where('customer_change.brought_back_at', 'is', null)
    .orderBy('customer_change.changed_at')
    .orderBy('customer_change.id')
    .execute();
  const byCustomer = Map.groupBy(changes, (row) => row.customer_id);
  const customers = await db
    .selectFrom('customer')
    .leftJoin('contact', (join) =>
      join.onRef('contact.customer_id', '=', 'customer.id').on('contact.is_default', '=', 1),
    )
    .leftJoin('customer_standing', 'customer_standing.customer_id', 'customer.id')
    .selectAll('customer')
    .select(['contact.name as contact', 'contact.email as contact_email', 'contact.phone as contact_phone'])
    .where(isOneOf('customer.id', [...byCustomer.keys()]))
    .orderBy('customer_standing.sort_name')
    .orderBy('customer.id')
    .execute();
  return customers.map((row) => ({
    number: row.number,
    name: row.name,
    kind: row.kind,
    identityNumber: row.identity_number ?? '',
    street: row.street,
    street2: row.street_2,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    email: row.email,
    invoiceEmail: row.invoice_email,
    phone: row.phone,
    contact: row.contact ?? '',
    contactEmail: row.contact_email ?? '',
    contactPhone: row.contact_phone ?? '',
    changes: (byCustomer.get(row.id) ?? []).map((change) => ({
      field: change.field,
      at: change.changed_at,
      by: change.changed_by,
    })),
  }));
}
