import type { CustomerCard } from '#shared/contract/customers.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { readStandingHolds } from '#backend/reminders/index.ts';

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
    .select([
      'creditor.currency',
      'creditor.country as law_country',
      'creditor.person_profile_id',
      'creditor.company_profile_id',
    ])
    .where('customer.id', '=', customerId)
    .executeTakeFirst();
  if (customer === undefined) return undefined;
  const [changes, profiles, holds, open, blocking] = await Promise.all([
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
    // Those of single invoices belong to the invoices.
    readStandingHolds(db, customerId, null, today),
    readOpen(db, customerId, customer.currency),
    db
      .selectFrom('standing')
      .select('invoice_id')
      .where('customer_id', '=', customerId)
      .where('blocks_customer', '=', 1)
      .limit(1)
      .executeTakeFirst(),
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
    languages: [...letterLanguages[customer.law_country as LawCountry]],
    profileId: customer.profile_id,
    defaultProfile: profiles.find((profile) => profile.id === defaultId)?.name ?? '',
    profiles,
    // As it is in the contract: whose they are is plain here.
    holds,
    collectionBan: customer.collection_ban === 1,
    directDebit: customer.direct_debit === 1,
    blocked: blocking !== undefined,
    changes: changes.map((change) => ({
      field: change.field,
      imported: change.imported_value,
      own: change.own_value,
      changedAt: change.changed_at,
    })),
    openInvoices: open.invoices,
    open: open.amounts,
  };
}

/** How many invoices are open, and how much in each currency, the creditor's own first. */
async function readOpen(db: Reader, customerId: number, first: string) {
  const rows = await db
    .selectFrom('invoice')
    .select((all) => [
      'currency',
      all.fn.countAll<number>().as('count'),
      all.fn.sum<number>('open').as('amount'),
    ])
    .where('customer_id', '=', customerId)
    .where('open', '<>', 0)
    .groupBy('currency')
    .orderBy((invoice) => invoice('currency', '<>', first))
    .orderBy('currency')
    .execute();
  return {
    invoices: rows.reduce((sum, row) => sum + row.count, 0),
    amounts: rows.map(({ currency, amount }) => ({ currency, amount })),
  };
}
