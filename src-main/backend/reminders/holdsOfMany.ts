import { sql } from 'kysely';
import type { HoldRequest } from '#shared/contract/holds.ts';
import { refuse } from '#backend/border/refuse.ts';
import { isOneOf, type Writer } from '#backend/ledger/index.ts';
import { type Deciding, placeHold } from '#backend/reminders/holds.ts';

/**
 * Puts the same stop on many customers of a creditor, each with its event, as `placeHold` does for one: the first is
 * placed by it, and the others are copies. Throws `hold_invalid`.
 */
export async function placeHoldOnMany(
  db: Writer,
  creditorId: number,
  customerIds: readonly number[],
  request: HoldRequest,
  deciding: Deciding,
): Promise<void> {
  const [first, ...others] = customerIds;
  if (first === undefined) return;
  const target = { creditorId, customerId: first, invoiceId: null };
  const holdId = await placeHold(db, target, request, deciding);
  if (others.length === 0) return;
  const copied =
    sql.raw(`creditor_id, invoice_id, kind, reason, from_day, until_day, created_at, lifted_at, amount,
    objection_type, answer_due, placed_by`);
  await sql`
    INSERT INTO hold (customer_id, ${copied})
    SELECT target.value, ${copied} FROM json_each(${JSON.stringify(others)}) AS target JOIN hold ON hold.id = ${holdId}
    ORDER BY target.key`.execute(db);
  await sql`
    INSERT INTO event (at, creditor_id, customer_id, kind, params)
    SELECT told.at, told.creditor_id, hold.customer_id, told.kind, json_set(told.params, '$.hold', hold.id)
    FROM (SELECT * FROM event ORDER BY id DESC LIMIT 1) AS told JOIN hold ON hold.id > ${holdId}
    ORDER BY hold.id`.execute(db);
}

/**
 * Lifts every stop of some customers that stands on the customer itself; those of single invoices belong to the invoices.
 * An objection is not lifted without a reason (`hold_invalid`). Returns whose stops were lifted.
 */
export async function liftHoldsOfMany(
  db: Writer,
  creditorId: number,
  customerIds: readonly number[],
  reason: string,
  { actor, now }: Deciding,
): Promise<number[]> {
  const why = reason.trim();
  const rows = await db
    .selectFrom('hold')
    .select(['id', 'customer_id', 'kind'])
    .where('creditor_id', '=', creditorId)
    .where(isOneOf('customer_id', customerIds))
    .where('invoice_id', 'is', null)
    .where('lifted_at', 'is', null)
    .execute();
  if (why === '' && rows.some(({ kind }) => kind === 'objection')) {
    refuse('hold_invalid', { field: 'reason', problem: 'empty' });
  }
  const ids = rows.map(({ id }) => id);
  await db
    .updateTable('hold')
    .set({ lifted_at: now, lifted_by: actor, lifted_reason: why === '' ? null : why })
    .where(isOneOf('id', ids))
    .execute();
  await sql`
    INSERT INTO event (at, creditor_id, customer_id, kind, params)
    SELECT ${now}, creditor_id, customer_id, 'lifted',
      json_object('hold', id, 'kind', kind, 'reason', ${why}, 'by', ${actor})
    FROM hold WHERE ${isOneOf('id', ids)} ORDER BY id`.execute(db);
  return [...new Set(rows.map((row) => row.customer_id))];
}
