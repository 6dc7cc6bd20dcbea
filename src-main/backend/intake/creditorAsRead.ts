import type { Reader } from '#backend/ledger/index.ts';
import type { AddressPurpose, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** What the readers of files have to know of a creditor. Throws `creditor_not_found`. */
export async function creditorAsRead(db: Reader, creditorId: number): Promise<IntakeCreditor> {
  const row = await db
    .selectFrom('creditor')
    .select(['country', 'currency', 'address_order'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const addressOrder = JSON.parse(row.address_order) as AddressPurpose[];
  return { country: row.country, currency: row.currency, addressOrder };
}
