import { sql, type SqlBool } from 'kysely';
import type {
  Charge,
  ChargesFilter,
  ChargesSelection,
  ChargesSort,
  ChargesTab,
  ChargeSums,
} from '#shared/contract/payments.ts';
import { contains, isOneOf, type Reader } from '#backend/ledger/index.ts';

/**
 * Why a charge waits for a person. The principal was paid without it, and the creditor does not simply go on claiming;
 * or a payment was taken back after somebody had decided about it.
 */
const decision = sql<'unpaid' | 'reversed' | null>`CASE
  WHEN charge.state = 'open' AND charge.kept_on IS NULL AND invoice.open <= 0
    AND creditor.charge_treatment <> 'keep' THEN 'unpaid'
  WHEN charge.after_payment = 1 AND invoice.open > 0 THEN 'reversed' END`;

/** The charges of a creditor that a filter lets through. */
function filtered(db: Reader, filter: ChargesFilter) {
  let rows = joined(db).where('charge.creditor_id', '=', filter.creditorId);
  switch (filter.tab) {
    case 'open':
      rows = rows.where('charge.state', '=', 'open');
      break;
    case 'ended':
      rows = rows.where('charge.state', 'in', ['paid', 'waived', 'invoiced']);
      break;
    case 'decide':
      rows = rows.where(decision, 'is not', null);
      break;
  }
  if (filter.kind !== null) rows = rows.where('charge.kind', '=', filter.kind);
  if (filter.state !== null) rows = rows.where('charge.state', '=', filter.state);
  if (filter.customerId !== null) rows = rows.where('invoice.customer_id', '=', filter.customerId);
  const found = searched(filter.search);
  return found === null ? rows : rows.where(found);
}

function joined(db: Reader) {
  return db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .innerJoin('customer', 'customer.id', 'invoice.customer_id')
    .innerJoin('creditor', 'creditor.id', 'charge.creditor_id');
}

/** Names and numbers that hold what was typed, in the three ways that a name may be written with its letters. */
function searched(search: string) {
  const typed = search.trim();
  if (typed === '') return null;
  const lower = typed.toLowerCase();
  const ways = new Set([typed, lower, typed.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)]);
  const columns = ['customer.name', 'customer.number', 'invoice.number', 'charge.document'];
  return sql<SqlBool>`(${sql.join(
    columns.flatMap((column) => [...ways].map((way) => contains(column, way))),
    sql` or `,
  )})`;
}

const sortColumns = {
  claimed: 'charge.claimed_on',
  ended: 'charge.ended_on',
  number: 'invoice.number',
  amount: 'charge.amount',
  open: sql`charge.amount - charge.paid`,
} as const satisfies Record<ChargesSort['column'], unknown>;

/** How many charges a filter lets through. */
export async function countCharges(db: Reader, filter: ChargesFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** A window of a list of charges. */
export async function readChargeWindow(
  db: Reader,
  filter: ChargesFilter,
  sort: ChargesSort,
  offset: number,
  limit: number,
): Promise<Charge[]> {
  const direction = sort.descending ? 'desc' : 'asc';
  const keys = await filtered(db, filter)
    .select('charge.id')
    .orderBy(sortColumns[sort.column], direction)
    .orderBy('charge.id', direction)
    .offset(offset)
    .limit(limit)
    .execute();
  const ids = keys.map((key) => key.id);
  const byId = new Map((await readCharges(db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Some charges with what a list shows of them, in the order in which they were claimed. */
export async function readCharges(db: Reader, ids: readonly number[]): Promise<Charge[]> {
  if (ids.length === 0) return [];
  const rows = await joined(db)
    .selectAll('charge')
    .select(['invoice.number', 'invoice.currency', 'invoice.open', 'invoice.customer_id', 'customer.name'])
    .select(decision.as('decision'))
    .where(isOneOf('charge.id', ids))
    .orderBy('charge.claimed_on')
    .orderBy('charge.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    customer: row.name,
    number: row.number,
    currency: row.currency,
    kind: row.kind,
    state: row.state,
    amount: row.amount,
    paid: row.paid,
    claimedOn: row.claimed_on,
    endedOn: row.ended_on,
    endedBy: row.ended_by,
    endedReason: row.ended_reason,
    document: row.document,
    kept: row.kept_on === null ? null : { on: row.kept_on, by: row.kept_by ?? '' },
    principal: row.open,
    decision: row.decision,
  }));
}

/** How many charges stand in each list of a creditor. */
export async function countTabs(db: Reader, creditorId: number): Promise<Record<ChargesTab, number>> {
  const states = await db
    .selectFrom('charge')
    .select((all) => ['state', all.fn.countAll<number>().as('count')])
    .where('creditor_id', '=', creditorId)
    .groupBy('state')
    .execute();
  const open = states.find(({ state }) => state === 'open')?.count ?? 0;
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const decide = await countCharges(db, { ...everything, creditorId, tab: 'decide' });
  return { decide, open, ended: all - open };
}

const everything = { kind: null, state: null, customerId: null, search: '' } as const;

/** Adds up all charges of a creditor, by currency. What is left of an ended charge counts to how it ended. */
export async function sumCharges(db: Reader, creditorId: number): Promise<ChargeSums[]> {
  return sums(joined(db).where('charge.creditor_id', '=', creditorId));
}

/** Adds up a selection, by currency. */
export async function sumSelection(db: Reader, selection: ChargesSelection): Promise<ChargeSums[]> {
  return sums(selected(db, selection));
}

async function sums(rows: ReturnType<typeof joined>): Promise<ChargeSums[]> {
  const left = (state: string) =>
    sql<number>`sum(CASE charge.state WHEN ${sql.lit(state)} THEN charge.amount - charge.paid ELSE 0 END)`;
  return await rows
    .select((all) => [
      'invoice.currency',
      all.fn.countAll<number>().as('count'),
      all.fn.sum<number>('charge.amount').as('claimed'),
      all.fn.sum<number>('charge.paid').as('paid'),
      left('open').as('open'),
      left('waived').as('waived'),
      left('invoiced').as('invoiced'),
    ])
    .groupBy('invoice.currency')
    .orderBy('invoice.currency')
    .execute();
}

function selected(db: Reader, selection: ChargesSelection) {
  if (selection.kind === 'some') {
    return joined(db)
      .where('charge.creditor_id', '=', selection.creditorId)
      .where(isOneOf('charge.id', selection.chargeIds));
  }
  const rows = filtered(db, selection.filter);
  return selection.except.length === 0
    ? rows
    : rows.where((row) => row.not(isOneOf('charge.id', selection.except)));
}

/** The keys of the charges that a selection means, oldest first. */
export async function selectedCharges(db: Reader, selection: ChargesSelection): Promise<number[]> {
  const rows = await selected(db, selection).select('charge.id').orderBy('charge.id').execute();
  return rows.map((row) => row.id);
}

/** The creditor that a selection belongs to. */
export function creditorOf(selection: ChargesSelection): number {
  return selection.kind === 'some' ? selection.creditorId : selection.filter.creditorId;
}
