import type { ContactPerson } from '#shared/contract/customers.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';
import { contactField } from '#backend/customers/changedText.ts';
import { cleanEmail, cleanName, cleanPhone, cleanText } from '#backend/customers/customerValues.ts';
import { writeCustomerEvent } from '#backend/customers/followChange.ts';
import { type CustomerRow, keepBoth, type Writing } from '#backend/customers/ownValues.ts';

/** A contact person as somebody enters it. */
export type ContactInput = Pick<ContactPerson, 'name' | 'role' | 'email' | 'phone' | 'isDefault'>;

/** The contact persons of a customer, the default one first, then the oldest. */
export async function readContacts(db: Reader, customerId: number): Promise<ContactPerson[]> {
  const rows = await db
    .selectFrom('contact')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    email: row.email,
    phone: row.phone,
    isDefault: row.is_default === 1,
    origin: row.origin,
  }));
}

/**
 * Adds a contact person to a customer; the first one becomes the default (003-21), a later one where it says so.
 * Returns its key.
 */
export async function addContact(
  db: Writer,
  customer: CustomerRow,
  input: ContactInput,
  writing: Writing,
): Promise<number> {
  const values = cleanContact(input);
  const others = await readContacts(db, customer.id);
  const isDefault = input.isDefault || others.length === 0;
  if (isDefault) await leaveNoDefault(db, customer.id);
  const { id } = await db
    .insertInto('contact')
    .values({ customer_id: customer.id, ...values, is_default: isDefault ? 1 : 0, origin: 'own' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepBoth(
    db,
    customer.id,
    { field: contactField(id), value: JSON.stringify(values), before: '' },
    writing,
  );
  const event = { kind: 'contact_added', params: { name: values.name, isDefault } };
  await writeCustomerEvent(db, customer, event, writing);
  return id;
}

/**
 * Changes a contact person. Exactly one is the default as long as there is any: one that is not to be it any more hands
 * it to the oldest other one, and stays it where there is no other. Returns whether anything changed.
 */
export async function changeContact(
  db: Writer,
  customer: CustomerRow,
  contactId: number,
  input: ContactInput,
  writing: Writing,
): Promise<boolean> {
  const contacts = await readContacts(db, customer.id);
  const old = contacts.find((contact) => contact.id === contactId);
  if (old === undefined) throw new Error(`contact ${contactId} is none of customer ${customer.id}`);
  const values = cleanContact(input);
  const before = valuesOf(old);
  const next = defaultAfter(contacts, old, input.isDefault);
  const isSame = JSON.stringify(values) === JSON.stringify(before);
  const movesDefault = contacts.find((contact) => contact.isDefault)?.id !== next;
  if (isSame && !movesDefault) return false;
  if (!isSame) {
    await db.updateTable('contact').set(values).where('id', '=', contactId).execute();
    const change = {
      field: contactField(contactId),
      value: JSON.stringify(values),
      before: JSON.stringify(before),
    };
    await keepBoth(db, customer.id, change, writing);
  }
  if (movesDefault) await makeDefault(db, customer.id, next);
  const event = { kind: 'contact_changed', params: { name: values.name, isDefault: next === contactId } };
  await writeCustomerEvent(db, customer, event, writing);
  return true;
}

/** Takes a contact person away; where it was the default, the oldest other one becomes it. */
export async function removeContact(
  db: Writer,
  customer: CustomerRow,
  contactId: number,
  writing: Writing,
): Promise<void> {
  const contacts = await readContacts(db, customer.id);
  const old = contacts.find((contact) => contact.id === contactId);
  if (old === undefined) throw new Error(`contact ${contactId} is none of customer ${customer.id}`);
  await db.deleteFrom('contact').where('id', '=', contactId).execute();
  const change = { field: contactField(contactId), value: '', before: JSON.stringify(valuesOf(old)) };
  await keepBoth(db, customer.id, change, writing);
  if (old.isDefault) {
    const oldest = oldestOf(contacts.filter((contact) => contact.id !== contactId));
    if (oldest !== undefined) await makeDefault(db, customer.id, oldest.id);
  }
  await writeCustomerEvent(db, customer, { kind: 'contact_removed', params: { name: old.name } }, writing);
}

/** Puts a contact person back as a list brought it, from the JSON of its change; empty takes it away. */
export async function restoreContact(
  db: Writer,
  customerId: number,
  contactId: number,
  imported: string,
): Promise<void> {
  if (imported === '') {
    await db.deleteFrom('contact').where('id', '=', contactId).execute();
  } else {
    const values = JSON.parse(imported) as ContactValues;
    await db
      .insertInto('contact')
      .values({ id: contactId, customer_id: customerId, ...values, origin: 'import' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, origin: 'import' }))
      .execute();
  }
  const contacts = await readContacts(db, customerId);
  const oldest = oldestOf(contacts);
  if (oldest !== undefined && !contacts.some((contact) => contact.isDefault)) {
    await makeDefault(db, customerId, oldest.id);
  }
}

interface ContactValues {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

function cleanContact(input: ContactInput): ContactValues {
  return {
    name: cleanName(input.name),
    role: cleanText('role', input.role),
    email: cleanEmail('email', input.email),
    phone: cleanPhone(input.phone),
  };
}

function valuesOf({ name, role, email, phone }: ContactPerson): ContactValues {
  return { name, role, email, phone };
}

function defaultAfter(
  contacts: readonly ContactPerson[],
  changed: ContactPerson,
  isDefault: boolean,
): number {
  if (isDefault) return changed.id;
  const standing = contacts.find((contact) => contact.isDefault);
  if (standing !== undefined && standing.id !== changed.id) return standing.id;
  return (oldestOf(contacts.filter((contact) => contact.id !== changed.id)) ?? changed).id;
}

function oldestOf(contacts: readonly ContactPerson[]): ContactPerson | undefined {
  return contacts.toSorted((a, b) => a.id - b.id)[0];
}

async function makeDefault(db: Writer, customerId: number, contactId: number): Promise<void> {
  await leaveNoDefault(db, customerId);
  await db.updateTable('contact').set({ is_default: 1 }).where('id', '=', contactId).execute();
}

/** Two defaults at once are refused by the ledger, so that the old one goes first. */
async function leaveNoDefault(db: Writer, customerId: number): Promise<void> {
  await db.updateTable('contact').set({ is_default: 0 }).where('customer_id', '=', customerId).execute();
}
