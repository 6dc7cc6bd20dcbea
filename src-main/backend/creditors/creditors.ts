import type { Selectable } from 'kysely';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { LawBook } from '#backend/law/index.ts';
import type { LedgerTables, Reader, Writer } from '#backend/ledger/index.ts';
import { addPresetProfiles } from '#backend/profiles/index.ts';
import { accountFields, cleanCreditor } from '#backend/creditors/creditorFields.ts';
import { followAddressOrder } from '#backend/creditors/followAddressOrder.ts';

/** What adding a creditor needs besides its fields. */
export interface CreditorMeans {
  readonly laws: LawBook;
  readonly resources: string;
  readonly now: string;
}

/**
 * Adds a creditor with a copy of every ready-made profile of its country, and the two chosen ones as defaults.
 * Throws `creditor_invalid`, `creditor_exists` or `country_not_supported`. Returns its key.
 */
export async function addCreditor(
  db: Writer,
  entered: CreditorFields,
  means: CreditorMeans,
): Promise<number> {
  const fields = cleanCreditor(entered, means.laws);
  await refuseTwin(db, fields, null);
  const { id } = await db
    .insertInto('creditor')
    .values({
      ...columnsOf(fields),
      currency: means.laws.get(fields.country)?.currency ?? '',
      created_at: means.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addPresetProfiles(db, id, fields.country, means.resources);
  await chooseDefaults(db, id, fields);
  return id;
}

/**
 * Changes a creditor, all but its country. Its revision rises, so that the standings follow. Throws as `addCreditor`,
 * and `creditor_invalid` for another country: law, currency and profiles hang on it. Where the order of addresses
 * changes, the addresses of the letters follow.
 */
export async function changeCreditor(
  db: Writer,
  id: number,
  entered: CreditorFields,
  laws: LawBook,
): Promise<void> {
  const before = await db.selectFrom('creditor').selectAll().where('id', '=', id).executeTakeFirst();
  if (before === undefined) return refuse('creditor_not_found', { creditor: id });
  const fields = cleanCreditor(entered, laws);
  if (fields.country !== before.country)
    refuse('creditor_invalid', { field: 'country', problem: 'fixed', value: fields.country });
  await refuseTwin(db, fields, id);
  await refuseUnknownAccounts(db, id, fields, before);
  await db
    .updateTable('creditor')
    .set((row) => ({ ...columnsOf(fields), revision: row('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await chooseDefaults(db, id, fields);
  const orderBefore = JSON.parse(before.address_order) as CreditorFields['addressOrder'];
  await followAddressOrder(db, id, { before: orderBefore, after: fields.addressOrder });
}

/**
 * An account that is entered anew must be in the chart of accounts, where one was taken over. One that stood there
 * before stays, also where a later chart no longer has it.
 */
async function refuseUnknownAccounts(
  db: Reader,
  id: number,
  fields: CreditorFields,
  before: Selectable<LedgerTables['creditor']>,
): Promise<void> {
  const kept = new Set([before.fee_account, before.interest_account, before.compensation_account, '']);
  const entered = accountFields.filter((field) => !kept.has(fields[field]));
  if (entered.length === 0) return;
  const accounts = await db.selectFrom('account').select('number').where('creditor_id', '=', id).execute();
  if (accounts.length === 0) return;
  const known = new Set(accounts.map(({ number }) => number));
  for (const field of entered) {
    if (!known.has(fields[field]))
      refuse('creditor_invalid', { field, problem: 'no_account', value: fields[field] });
  }
}

function columnsOf(fields: CreditorFields) {
  return {
    name: fields.name,
    organisation_number: fields.organisationNumber,
    country: fields.country,
    street: fields.street,
    postcode: fields.postcode,
    city: fields.city,
    email: fields.email,
    phone: fields.phone,
    bank_account: fields.bankAccount,
    postal_days: fields.postalDays,
    list_days: fields.listDays,
    minimum_amount: fields.minimumAmount,
    first_invoice_number: fields.firstInvoiceNumber,
    foreign_customers: fields.foreignCustomers,
    first_invoice_date: fields.firstInvoiceDate,
    fees_agreed: fields.feesAgreed ? (1 as const) : (0 as const),
    due_dates_agreed: fields.dueDatesAgreed ? (1 as const) : (0 as const),
    day_count: fields.dayCount,
    limitation_warning_days: fields.limitationWarningDays,
    payment_order: fields.paymentOrder === null ? null : JSON.stringify(fields.paymentOrder),
    charge_treatment: fields.chargeTreatment,
    interest_invoice_minimum_days: fields.interestInvoiceMinimumDays,
    interest_invoice_minimum: fields.interestInvoiceMinimum,
    interest_invoice_maximum: fields.interestInvoiceMaximum,
    fee_account: fields.feeAccount,
    interest_account: fields.interestAccount,
    compensation_account: fields.compensationAccount,
    department: fields.department,
    project: fields.project,
    address_order: JSON.stringify(fields.addressOrder),
    email_order: fields.emailOrder,
  };
}

async function refuseTwin(db: Reader, fields: CreditorFields, except: number | null): Promise<void> {
  if (fields.organisationNumber === null) return;
  const twin = await db
    .selectFrom('creditor')
    .select(['id', 'name'])
    .where('country', '=', fields.country)
    .where('organisation_number', '=', fields.organisationNumber)
    .executeTakeFirst();
  if (twin === undefined || twin.id === except) return;
  refuse('creditor_exists', { organisationNumber: fields.organisationNumber, name: twin.name });
}

async function chooseDefaults(db: Writer, creditorId: number, fields: CreditorFields): Promise<void> {
  const person = await profileByPreset(db, creditorId, 'person', fields.personProfile);
  const company = await profileByPreset(db, creditorId, 'company', fields.companyProfile);
  await db
    .updateTable('creditor')
    .set({ person_profile_id: person, company_profile_id: company })
    .where('id', '=', creditorId)
    .execute();
}

async function profileByPreset(
  db: Reader,
  creditorId: number,
  debtorKind: 'person' | 'company',
  preset: string,
): Promise<number> {
  const row = await db
    .selectFrom('profile')
    .select('id')
    .where('creditor_id', '=', creditorId)
    .where('debtor_kind', '=', debtorKind)
    .where('preset', '=', preset)
    .where('state', '=', 'active')
    .executeTakeFirst();
  const field = debtorKind === 'person' ? 'personProfile' : 'companyProfile';
  return row?.id ?? refuse('creditor_invalid', { field, problem: 'unknown', value: preset });
}
