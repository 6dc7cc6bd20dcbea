import type { HoldKind, HoldRequest, StandingHold } from '#shared/contract/holds.ts';
import type { ObjectionType } from '#shared/domain/dunning/objectionType.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';

/** Whom a stop is for: a customer with all its invoices, or one invoice. */
export interface HoldTarget {
  readonly creditorId: number;
  readonly customerId: number;
  readonly invoiceId: number | null;
}

/** Who decides, and when: the day and the moment. */
export interface Deciding {
  readonly actor: string;
  readonly today: IsoDate;
  readonly now: string;
}

/**
 * Writes a stop with its event. A stop needs a reason, begins no later than today and ends no earlier; an objection may
 * be on a part of one invoice that is less than what is open, and its answer is due no earlier than it came in. Else
 * `hold_invalid` names the field. Returns the key of the stop.
 */
export async function placeHold(
  db: Writer,
  target: HoldTarget,
  request: HoldRequest,
  deciding: Deciding,
): Promise<number> {
  const reason = request.reason.trim();
  if (reason === '') refuse('hold_invalid', { field: 'reason', problem: 'empty' });
  const from = startOf(request, deciding.today);
  checkEnd(request, deciding.today);
  const objection = await objectionOf(db, target, request, from);
  const row = await db
    .insertInto('hold')
    .values({
      creditor_id: target.creditorId,
      customer_id: target.customerId,
      invoice_id: target.invoiceId,
      kind: request.kind,
      reason,
      from_day: from,
      until_day: request.until,
      created_at: deciding.now,
      lifted_at: null,
      placed_by: deciding.actor,
      amount: objection?.amount ?? null,
      objection_type: objection?.type ?? null,
      answer_due: objection?.answerDue ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const params = { hold: row.id, kind: request.kind, reason, from, until: request.until, ...objection };
  await writeHoldEvent(db, target, 'held', { ...params, by: deciding.actor }, deciding.now);
  return row.id;
}

/**
 * Lifts a stop; `hold_not_found` when it is not there or was lifted before, `hold_invalid` when an objection is lifted
 * without a reason: what a customer disputes never goes on unsaid. Returns whom it was for.
 */
export async function liftHold(
  db: Writer,
  holdId: number,
  reason: string,
  deciding: Deciding,
): Promise<HoldTarget> {
  const found = await readStanding(db, holdId);
  const why = reason.trim();
  if (found.kind === 'objection' && why === '') refuse('hold_invalid', { field: 'reason', problem: 'empty' });
  await db
    .updateTable('hold')
    .set({ lifted_at: deciding.now, lifted_by: deciding.actor, lifted_reason: why === '' ? null : why })
    .where('id', '=', holdId)
    .execute();
  const params = { hold: holdId, kind: found.kind, reason: why, by: deciding.actor };
  await writeHoldEvent(db, found.target, 'lifted', params, deciding.now);
  return found.target;
}

/**
 * Records what the office answered to an objection. The objection goes on until somebody lifts it: an answer may be
 * contradicted. `hold_invalid` for an empty answer, for another kind of stop, or for a day to come.
 */
export async function answerObjection(
  db: Writer,
  holdId: number,
  answer: { readonly text: string; readonly on: string },
  deciding: Deciding,
): Promise<HoldTarget> {
  const found = await readStanding(db, holdId);
  const text = answer.text.trim();
  if (found.kind !== 'objection') refuse('hold_invalid', { field: 'kind', problem: 'fixed' });
  if (text === '') refuse('hold_invalid', { field: 'answer', problem: 'empty' });
  checkDay(answer.on, 'answeredOn');
  if (answer.on > deciding.today) refuse('hold_invalid', { field: 'answeredOn', problem: 'range' });
  await db
    .updateTable('hold')
    .set({ answer: text, answered_on: answer.on })
    .where('id', '=', holdId)
    .execute();
  // What was answered is kept, even when somebody answers anew.
  const params = { hold: holdId, on: answer.on, text, by: deciding.actor };
  await writeHoldEvent(db, found.target, 'objection_answered', params, deciding.now);
  return found.target;
}

/** The stops that still stand on the day, of a customer and of one of its invoices. */
export async function readStandingHolds(
  db: Reader,
  customerId: number,
  invoiceId: number | null,
  today: IsoDate,
): Promise<(StandingHold & { readonly scope: 'customer' | 'invoice' })[]> {
  const rows = await db
    .selectFrom('hold')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('lifted_at', 'is', null)
    .where((hold) =>
      invoiceId === null
        ? hold('invoice_id', 'is', null)
        : hold.or([hold('invoice_id', 'is', null), hold('invoice_id', '=', invoiceId)]),
    )
    .where((hold) => hold.or([hold('until_day', 'is', null), hold('until_day', '>=', today)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.invoice_id === null ? 'customer' : 'invoice',
    kind: row.kind,
    reason: row.reason,
    from: row.from_day,
    until: row.until_day,
    placedBy: row.placed_by,
    objection:
      row.kind === 'objection'
        ? {
            type: (row.objection_type ?? 'other') as ObjectionType,
            amount: row.amount,
            answerDue: row.answer_due,
            answeredOn: row.answered_on,
            answer: row.answer,
          }
        : null,
  }));
}

function startOf(request: HoldRequest, today: IsoDate): string {
  const from = request.from ?? today;
  checkDay(from, 'from');
  if (from > today) refuse('hold_invalid', { field: 'from', problem: 'range' });
  return from;
}

function checkEnd({ until }: HoldRequest, today: IsoDate): void {
  if (until === null) return;
  checkDay(until, 'until');
  if (until < today) refuse('hold_invalid', { field: 'until', problem: 'past' });
}

function checkDay(day: string, field: string): void {
  if (!isIsoDate(day)) refuse('hold_invalid', { field, problem: 'not_a_day' });
}

/** What an objection says beside its text, checked; null for the other kinds of stop. */
async function objectionOf(db: Reader, target: HoldTarget, request: HoldRequest, from: string) {
  if (request.kind !== 'objection') return null;
  const { type = 'other', amount = null, answerDue = null } = request.objection ?? {};
  if (answerDue !== null) {
    checkDay(answerDue, 'answerDue');
    if (answerDue < from) refuse('hold_invalid', { field: 'answerDue', problem: 'past' });
  }
  if (amount === null) return { type, amount, answerDue };
  if (target.invoiceId === null) refuse('hold_invalid', { field: 'amount', problem: 'fixed' });
  const { open } = await db
    .selectFrom('invoice')
    .select('open')
    .where('id', '=', target.invoiceId)
    .executeTakeFirstOrThrow();
  if (amount <= 0 || amount > open) refuse('hold_invalid', { field: 'amount', problem: 'range' });
  // Whoever disputes all of it disputes the whole, whatever is paid later.
  return { type, amount: amount === open ? null : amount, answerDue };
}

async function readStanding(
  db: Reader,
  holdId: number,
): Promise<{ readonly kind: HoldKind; readonly target: HoldTarget }> {
  const row = await db
    .selectFrom('hold')
    .select(['creditor_id', 'customer_id', 'invoice_id', 'kind'])
    .where('id', '=', holdId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return refuse('hold_not_found', { hold: holdId });
  const target = { creditorId: row.creditor_id, customerId: row.customer_id, invoiceId: row.invoice_id };
  return { kind: row.kind, target };
}

async function writeHoldEvent(
  db: Writer,
  target: HoldTarget,
  kind: 'held' | 'lifted' | 'objection_answered',
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
