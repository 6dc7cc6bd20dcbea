import type { ContactPerson } from '#shared/contract/customers.ts';
import type { Reader } from '#backend/ledger/index.ts';

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
