import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';

/** A stop as a person enters it. Without `until` it stands until somebody lifts it. */
export interface HoldRequest {
  readonly kind: 'do_not_remind' | 'objection' | 'pause';
  readonly reason: string;
  readonly until: string | null;
}

/** Whom a stop is for: a customer with all its invoices, or one invoice. */
export interface HoldTarget {
  readonly creditorId: number;
  readonly customerId: number;
  readonly invoiceId: number | null;
}

/**
 * Writes a stop with its event. A stop needs a reason, and a pause that ends must end today or later; else
 * `hold_invalid` names the field.
 */
export async function placeHold(
  db: Writer,
  target: HoldTarget,
  request: HoldRequest,
  today: IsoDate,
  now: string,
): Promise<number> {
  const reason = request.reason.trim();
  if (reason === '') refuse('hold_invalid', { field: 'reason', problem: 'empty' });
  if (request.until !== null && !isIsoDate(request.until))
    refuse('hold_invalid', { field: 'until', problem: 'not_a_day' });
  if (request.until !== null && request.until < today)
    refuse('hold_invalid', { field: 'until', problem: 'past' });
  const row = await db
    .insertInto('hold')
    .values({
      creditor_id: target.creditorId,
      customer_id: target.customerId,
      invoice_id: target.invoiceId,
      kind: request.kind,
      reason,
      from_day: today,
      until_day: request.until,
      created_at: now,
      lifted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeHoldEvent(db, target, 'held', { kind: request.kind, reason, until: request.until }, now);
  return row.id;
}

/** Lifts a stop; `hold_not_found` when it is not there or was lifted before. Returns whom it was for. */
export async function liftHold(db: Writer, holdId: number, now: string): Promise<HoldTarget> {
  const row = await db
    .updateTable('hold')
    .set({ lifted_at: now })
    .where('id', '=', holdId)
    .where('lifted_at', 'is', null)
    .returning(['creditor_id', 'customer_id', 'invoice_id', 'kind'])
    .executeTakeFirst();
  if (row === undefined) return refuse('hold_not_found', { hold: holdId });
  const target = { creditorId: row.creditor_id, customerId: row.customer_id, invoiceId: row.invoice_id };
  await writeHoldEvent(db, target, 'lifted', { kind: row.kind }, now);
  return target;
}

async function writeHoldEvent(
  db: Writer,
  target: HoldTarget,
  kind: 'held' | 'lifted',
  params: Readonly<Record<string, unknown>>,
  now: string,
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at: now,
      creditor_id: target.creditorId,
      customer_id: target.customerId,
      invoice_id: target.invoiceId,
      run_id: null,
      kind,
      params: JSON.stringify(params),
    })
    .execute();
}
