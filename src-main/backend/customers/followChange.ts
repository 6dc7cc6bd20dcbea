import { sql } from 'kysely';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import { isOneOf, type Reader, type Writer } from '#backend/ledger/index.ts';
import { reproject, type StandingsKeeper } from '#backend/reminders/index.ts';
import type { CustomerRow, Writing } from '#backend/customers/ownValues.ts';

/** What happened to a customer, for its history. */
export interface CustomerEvent {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** After changes of customers of one creditor: their rows of the lists, and the areas to tell. */
export type FollowChange = (
  context: Pick<CommandContext, 'db' | 'clock' | 'changed' | 'afterCommit'>,
  creditorId: number,
  customerIds: readonly number[],
) => Promise<void>;

/** Makes what every change of customers ends with. */
export function createFollowChange(laws: LawBook, keeper: StandingsKeeper): FollowChange {
  return async ({ db, clock, changed, afterCommit }, creditorId, customerIds) => {
    const { country } = await db
      .selectFrom('creditor')
      .select('country')
      .where('id', '=', creditorId)
      .executeTakeFirstOrThrow();
    await reproject(db, creditorId, lawOf(laws, country), clock.today(), {
      kind: 'customers',
      ids: customerIds,
    });
    changed('customers', 'reminders', 'creditors');
    // Very many customers at once are brought up to date in a thread.
    afterCommit(() => void keeper.ensure(creditorId));
  };
}

/** Writes what happened to a customer, with who did it. */
export async function writeCustomerEvent(
  db: Writer,
  customer: Pick<CustomerRow, 'id' | 'creditor_id'>,
  event: CustomerEvent,
  { actor, now }: Writing,
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at: now,
      creditor_id: customer.creditor_id,
      customer_id: customer.id,
      invoice_id: null,
      run_id: null,
      kind: event.kind,
      params: JSON.stringify({ ...event.params, by: actor }),
    })
    .execute();
}

/** Writes the same event for many customers of a creditor, in one statement. */
export async function writeEventForMany(
  db: Writer,
  creditorId: number,
  customerIds: readonly number[],
  event: CustomerEvent,
  { actor, now }: Writing,
): Promise<void> {
  const params = JSON.stringify({ ...event.params, by: actor });
  await db
    .insertInto('event')
    .columns(['at', 'creditor_id', 'customer_id', 'kind', 'params'])
    .expression(
      db
        .selectFrom('customer')
        .select([
          sql.lit(now).as('at'),
          'creditor_id',
          'id',
          sql.val(event.kind).as('kind'),
          sql.val(params).as('params'),
        ])
        .where('creditor_id', '=', creditorId)
        .where(isOneOf('id', customerIds))
        .orderBy('id'),
    )
    .execute();
}

/** A customer by its key; `customer_not_found` when there is none. */
export async function readCustomer(db: Reader, customerId: number): Promise<CustomerRow> {
  const row = await db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst();
  return row ?? refuse('customer_not_found', { customer: customerId });
}

/** Who writes, and when. */
export function writing({ actor, clock }: Pick<CommandContext, 'actor' | 'clock'>): Writing {
  return { actor, now: clock.now() };
}
