import type { Selectable } from 'kysely';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { LedgerTables, Reader, Writer } from '#backend/ledger/index.ts';
import { restoreContact } from '#backend/customers/contacts.ts';
import { readCustomer, writeCustomerEvent } from '#backend/customers/followChange.ts';
import {
  addressFields,
  type CustomerRow,
  type OwnField,
  ownFields,
  writeColumns,
  type Writing,
} from '#backend/customers/ownValues.ts';
import type { AddressColumns } from '#backend/customers/readAddresses.ts';

type ChangeRow = Selectable<LedgerTables['customer_change']>;

/**
 * Takes the imported value of a field in place of the office's own one. An address is one thing: taking one of its
 * fields takes them all. Returns whose it was. Throws `change_not_found`.
 */
export async function takeImported(db: Writer, changeId: number, writing: Writing): Promise<CustomerRow> {
  const { customer, changes } = await readTogether(db, changeId);
  for (const change of changes) await restore(db, customer, change);
  await db
    .deleteFrom('customer_change')
    .where(
      'id',
      'in',
      changes.map(({ id }) => id),
    )
    .execute();
  const kindTurned = changes.some(({ field }) => field === 'kind');
  // A profile of the customer's own is for one kind of debtor; the other kind starts from the default.
  if (kindTurned)
    await db.updateTable('customer').set({ profile_id: null }).where('id', '=', customer.id).execute();
  await writeCustomerEvent(db, customer, { kind: 'imported_taken', params: fieldsOf(changes) }, writing);
  return customer;
}

/**
 * Keeps the office's own value although the list now says something else: the conflict is settled until the list says
 * yet another thing. Returns whose it was. Throws `change_not_found`.
 */
export async function keepOwn(db: Writer, changeId: number, writing: Writing): Promise<CustomerRow> {
  const { customer, changes } = await readTogether(db, changeId);
  await db
    .updateTable('customer_change')
    .set({ conflict_since: null })
    .where(
      'id',
      'in',
      changes.map(({ id }) => id),
    )
    .execute();
  await writeCustomerEvent(db, customer, { kind: 'own_kept', params: fieldsOf(changes) }, writing);
  return customer;
}

function fieldsOf(changes: readonly ChangeRow[]) {
  return { fields: changes.map(({ field }) => field) };
}

/** The change, with those of the rest of the address where it is one of an address. */
async function readTogether(
  db: Reader,
  changeId: number,
): Promise<{ readonly customer: CustomerRow; readonly changes: readonly ChangeRow[] }> {
  const change = await db
    .selectFrom('customer_change')
    .selectAll()
    .where('id', '=', changeId)
    .executeTakeFirst();
  if (change === undefined) return refuse('change_not_found', { change: changeId });
  const customer = await readCustomer(db, change.customer_id);
  if (!isAddressField(change.field)) return { customer, changes: [change] };
  const changes = await db
    .selectFrom('customer_change')
    .selectAll()
    .where('customer_id', '=', customer.id)
    .where('field', 'in', [...addressFields])
    .orderBy('id')
    .execute();
  return { customer, changes };
}

function isAddressField(field: string): boolean {
  return addressFields.some((each) => each === field);
}

async function restore(db: Writer, customer: CustomerRow, change: ChangeRow): Promise<void> {
  const [subject, key] = change.field.split('.');
  if (subject === 'contact') {
    await restoreContact(db, customer.id, Number(key), change.imported_value);
  } else if (subject === 'address' && key !== undefined) {
    await restoreAddress(db, customer.id, key as AddressPurpose, change.imported_value);
  } else if (ownFields.some((field) => field === change.field)) {
    const values: Partial<Record<OwnField, string>> = { [change.field as OwnField]: change.imported_value };
    await writeColumns(db, await readCustomer(db, customer.id), values);
  }
}

async function restoreAddress(
  db: Writer,
  customerId: number,
  purpose: AddressPurpose,
  imported: string,
): Promise<void> {
  await db
    .deleteFrom('customer_address')
    .where('customer_id', '=', customerId)
    .where('purpose', '=', purpose)
    .execute();
  if (imported === '') return;
  const address = JSON.parse(imported) as AddressColumns;
  await db
    .insertInto('customer_address')
    .values({ customer_id: customerId, purpose, ...address, origin: 'import' })
    .execute();
}
