import type { CustomerCard } from '#shared/contract/customers.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** Everything the settings panel shows of one customer; undefined when there is none of that key. */
export async function readCustomerCard(
  db: Reader,
  customerId: number,
  today: IsoDate,
): Promise<CustomerCard | undefined> {
  const customer = await db
    .selectFrom('customer')
    .innerJoin('creditor', 'creditor.id', 'customer.creditor_id')
    .selectAll('customer')
    .select(['creditor.currency', 'creditor.person_profile_id', 'creditor.company_profile_id'])
    .where('customer.id', '=', customerId)
    .executeTakeFirst();
  if (customer === undefined) return undefined;
  const [changes, profiles, holds, open] = await Promise.all([
    db
      .selectFrom('customer_change')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('profile')
      .select(['id', 'name'])
      .where('creditor_id', '=', customer.creditor_id)
      .where('debtor_kind', '=', customer.kind)
      .where('state', '=', 'active')
      .orderBy('id')
      .execute(),
    readHolds(db, customerId, today),
    db
      .selectFrom('invoice')
      .select((all) => [
        all.fn.countAll<number>().as('count'),
        all.fn.sum<number | null>('open').as('amount'),
      ])
      .where('customer_id', '=', customerId)
      .where('open', '<>', 0)
      .executeTakeFirstOrThrow(),
  ]);
  const defaultId = customer.kind === 'person' ? customer.person_profile_id : customer.company_profile_id;
  const importedKind = changes.find((change) => change.field === 'kind')?.imported_value ?? customer.kind;
  return {
    id: customer.id,
    number: customer.number,
    name: customer.name,
    kind: customer.kind,
    importedKind: importedKind as CustomerCard['importedKind'],
    identityNumber: customer.identity_number,
    street: customer.street,
    street2: customer.street_2,
    postcode: customer.postcode,
    city: customer.city,
    country: customer.country,
    email: customer.email,
    phone: customer.phone,
    language: customer.language,
    profileId: customer.profile_id,
    defaultProfile: profiles.find((profile) => profile.id === defaultId)?.name ?? '',
    profiles,
    holds,
    changes: changes.map((change) => ({
      field: change.field,
      imported: change.imported_value,
      own: change.own_value,
      changedAt: change.changed_at,
    })),
    openInvoices: open.count,
    openAmount: open.amount ?? 0,
    currency: customer.currency,
  };
}

/** The customer's own stops that still stand on the day; those of single invoices belong to the invoices. */
async function readHolds(db: Reader, customerId: number, today: IsoDate): Promise<CustomerCard['holds']> {
  const rows = await db
    .selectFrom('hold')
    .select(['id', 'kind', 'reason', 'from_day', 'until_day'])
    .where('customer_id', '=', customerId)
    .where('invoice_id', 'is', null)
    .where('lifted_at', 'is', null)
    .where((hold) => hold.or([hold('until_day', 'is', null), hold('until_day', '>=', today)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    from: row.from_day,
    until: row.until_day,
  }));
}
