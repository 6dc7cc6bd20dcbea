import type { CustomerCard } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { readStandingHolds } from '#backend/reminders/index.ts';
import { readContacts } from '#backend/customers/contacts.ts';
import { identityProblem } from '#backend/customers/identityNumber.ts';
import { mailTo } from '#backend/customers/mailTo.ts';
import type { CustomerRow } from '#backend/customers/ownValues.ts';
import { readPayingHistory } from '#backend/customers/payingHistory.ts';
import { orderOf, readAddresses } from '#backend/customers/readAddresses.ts';
import { readOwnValues } from '#backend/customers/readOwnValues.ts';
import { readSameDebtor } from '#backend/customers/sameDebtor.ts';

/** Everything the card shows of one customer; undefined when there is none of that key. */
export async function readCustomerCard(
  db: Reader,
  customerId: number,
  today: IsoDate,
): Promise<CustomerCard | undefined> {
  const customer = await db
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (customer === undefined) return undefined;
  const creditor = await db
    .selectFrom('creditor')
    .select([
      'currency',
      'country',
      'person_profile_id',
      'company_profile_id',
      'address_order',
      'email_order',
    ])
    .where('id', '=', customer.creditor_id)
    .executeTakeFirstOrThrow();
  const [changes, profiles, holds, owed, contacts, addresses, paying, twins] = await Promise.all([
    readOwnValues(db, [customerId]),
    readProfiles(db, customer),
    // Those of single invoices belong to the invoices.
    readStandingHolds(db, customerId, null, today),
    readOwed(db, customerId, creditor.currency, today),
    readContacts(db, customerId),
    readAddresses(db, customer, orderOf(creditor.address_order)),
    readPayingHistory(db, customerId, today),
    readSameDebtor(db, customer),
  ]);
  const own = changes.get(customerId) ?? [];
  const defaultId = customer.kind === 'person' ? creditor.person_profile_id : creditor.company_profile_id;
  const importedKind = own.find((change) => change.field === 'kind')?.imported ?? customer.kind;
  const contactEmail = contacts.find((contact) => contact.isDefault)?.email ?? '';
  const mail = { email: customer.email, invoiceEmail: customer.invoice_email, contactEmail };
  return {
    ...plainFields(customer),
    importedKind: importedKind as CustomerCard['importedKind'],
    mailTo: mailTo(mail, creditor.email_order),
    languages: [...letterLanguages[creditor.country as LawCountry]],
    defaultProfile: profiles.find((profile) => profile.id === defaultId)?.name ?? '',
    profiles,
    holds,
    changes: [...own],
    contacts,
    addresses,
    missing: [...missingAddressFields(customer)],
    ...owed,
    paying,
    sameDebtor: twins,
  };
}

function plainFields(customer: CustomerRow) {
  return {
    id: customer.id,
    creditorId: customer.creditor_id,
    number: customer.number,
    name: customer.name,
    kind: customer.kind,
    identityNumber: customer.identity_number,
    identityProblem: identityProblem(customer),
    street: customer.street,
    street2: customer.street_2,
    postcode: customer.postcode,
    city: customer.city,
    country: customer.country,
    email: customer.email,
    invoiceEmail: customer.invoice_email,
    phone: customer.phone,
    language: customer.language,
    channel: customer.channel,
    profileId: customer.profile_id,
    collectionBan: customer.collection_ban === 1,
    directDebit: customer.direct_debit === 1,
    interestFree: customer.interest_free === 1,
    situation:
      customer.situation === null
        ? null
        : { what: customer.situation, on: customer.situation_on ?? '', by: customer.situation_by ?? '' },
  };
}

function readProfiles(db: Reader, customer: CustomerRow): Promise<CustomerCard['profiles']> {
  return db
    .selectFrom('profile')
    .select(['id', 'name'])
    .where('creditor_id', '=', customer.creditor_id)
    .where('debtor_kind', '=', customer.kind)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
}

/** What is open and what of it is overdue, by currency with the creditor's own first, and whether it is blocked. */
async function readOwed(db: Reader, customerId: number, first: string, today: IsoDate) {
  const open = db
    .selectFrom('invoice')
    .select((row) => [
      'currency',
      row.fn.countAll<number>().as('count'),
      row.fn.sum<number>('open').as('amount'),
    ])
    .where('customer_id', '=', customerId)
    .groupBy('currency')
    .orderBy((row) => row('currency', '<>', first))
    .orderBy('currency');
  const [all, overdue, blocking] = await Promise.all([
    open.where('open', '<>', 0).execute(),
    open.where('open', '>', 0).where('due', '<', today).execute(),
    db
      .selectFrom('standing')
      .select('invoice_id')
      .where('customer_id', '=', customerId)
      .where('blocks_customer', '=', 1)
      .limit(1)
      .executeTakeFirst(),
  ]);
  const count = (rows: readonly { readonly count: number }[]): number =>
    rows.reduce((sum, row) => sum + row.count, 0);
  const amounts = (rows: readonly { readonly currency: string; readonly amount: number }[]) =>
    rows.map(({ currency, amount }) => ({ currency, amount }));
  return {
    blocked: blocking !== undefined,
    openInvoices: count(all),
    open: amounts(all),
    overdueInvoices: count(overdue),
    overdue: amounts(overdue),
  };
}
