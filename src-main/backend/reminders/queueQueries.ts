import type { QueueFilter, QueueRow, QueueSort } from '#shared/contract/reminders.ts';
import type { QueueTab } from '#shared/domain/dunning/standing.ts';
import { searchKey } from '#shared/kernel/collation.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { contains, type Reader } from '#backend/ledger/index.ts';
import { readRowObjections } from '#backend/reminders/rowObjections.ts';

/** The rows of a queue that a filter lets through. */
export function filtered(db: Reader, filter: QueueFilter) {
  let rows = db
    .selectFrom('standing')
    .where('standing.creditor_id', '=', filter.creditorId)
    .where('standing.tab', '=', filter.tab);
  if (filter.step !== null) {
    rows = rows
      .where('standing.step_kind', '=', filter.step.kind)
      .where('standing.ordinal', '=', filter.step.ordinal);
  }
  if (filter.channel !== null) rows = rows.where('standing.channel', '=', filter.channel);
  const found = searched(db, filter.creditorId, filter.tab, filter.search);
  return found === null ? rows : rows.where('standing.invoice_id', 'in', found);
}

/** The invoices of a tab that match a search: over an index that holds the texts, so that no row is read for nothing. */
function searched(db: Reader, creditorId: number, tab: string, search: string) {
  const wanted = searchKey(search.trim());
  if (wanted === '') return null;
  return db
    .selectFrom('standing as found')
    .select('found.invoice_id')
    .where('found.creditor_id', '=', creditorId)
    .where('found.tab', '=', tab)
    .where(contains('found.search', wanted));
}

/** The columns of a sort, as they stand in an index; within equal ones the key decides. */
const sortColumns = {
  customer: ['standing.sort_name'],
  number: ['standing.sort_number'],
  issued: ['standing.issued'],
  due: ['standing.due'],
  original: ['standing.original'],
  total: ['standing.total'],
  deadline: ['standing.last_deadline'],
  step: ['standing.position', 'standing.ordinal', 'standing.step_kind', 'standing.channel', 'standing.kind'],
} as const satisfies Record<QueueSort['column'], readonly string[]>;

/** How many rows a filter lets through. */
export async function countQueue(db: Reader, filter: QueueFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/**
 * A window of a queue. The keys come first, over an index, so that a window deep in a long list costs no more than
 * the first; only then are the rows of the window joined with invoice and customer.
 */
export async function readQueueWindow(
  db: Reader,
  filter: QueueFilter,
  sort: QueueSort,
  offset: number,
  limit: number,
  today: IsoDate,
): Promise<QueueRow[]> {
  const direction = sort.descending ? 'desc' : 'asc';
  let sorted = filtered(db, filter).select('standing.invoice_id');
  for (const column of sortColumns[sort.column]) sorted = sorted.orderBy(column, direction);
  const keys = await sorted.orderBy('standing.invoice_id', direction).offset(offset).limit(limit).execute();
  const ids = keys.map((key) => key.invoice_id);
  if (ids.length === 0) return [];
  const rows = await readRows(db, ids, today);
  const byId = new Map(rows.map((row) => [row.invoiceId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function readRows(db: Reader, ids: readonly number[], today: IsoDate): Promise<QueueRow[]> {
  const rows = await db
    .selectFrom('standing')
    .innerJoin('invoice', 'invoice.id', 'standing.invoice_id')
    .innerJoin('customer', 'customer.id', 'standing.customer_id')
    .selectAll('standing')
    .select([
      'invoice.number',
      'invoice.currency',
      'customer.name',
      'customer.kind as customer_kind',
      'customer.profile_id',
    ])
    .select((row) =>
      row
        .selectFrom('note')
        .whereRef('note.invoice_id', '=', 'standing.invoice_id')
        .select((note) => note.fn.countAll<number>().as('count'))
        .as('notes'),
    )
    .where('standing.invoice_id', 'in', [...ids])
    .execute();
  const objections = await readRowObjections(db, rows, today);
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    customer: row.name,
    customerKind: row.customer_kind,
    ownProfile: row.profile_id !== null,
    number: row.number,
    issued: row.issued,
    due: row.due,
    currency: row.currency,
    original: row.original,
    total: row.total,
    lastDeadline: row.last_deadline,
    kind: row.kind as QueueRow['kind'],
    step: stepOf(row),
    form: row.form as QueueRow['form'],
    calendarStep: calendarStepOf(row),
    disputed: row.disputed,
    limitation: row.limitation,
    limitationNear: row.limitation_near === 1,
    blocksCustomer: row.blocks_customer === 1,
    reason: row.reason as QueueRow['reason'],
    objection: objections.get(row.invoice_id) ?? null,
    readyOn: row.ready_on,
    until: row.until_day,
    channel: row.channel as QueueRow['channel'],
    notices: row.notices,
    steps: row.steps,
    actionable: row.actionable === 1,
    notes: row.notes ?? 0,
  }));
}

function stepOf(row: {
  step_kind: string | null;
  ordinal: number | null;
  position: number | null;
}): QueueRow['step'] {
  if (row.step_kind === null || row.ordinal === null || row.position === null) return null;
  return {
    kind: row.step_kind as NonNullable<QueueRow['step']>['kind'],
    ordinal: row.ordinal,
    position: row.position,
  };
}

function calendarStepOf(row: {
  calendar_kind: string | null;
  calendar_ordinal: number | null;
}): QueueRow['calendarStep'] {
  if (row.calendar_kind === null || row.calendar_ordinal === null) return null;
  return {
    kind: row.calendar_kind as NonNullable<QueueRow['calendarStep']>['kind'],
    ordinal: row.calendar_ordinal,
  };
}

/** Counts of the five tabs of a creditor, those that match the search. */
export async function countTabs(
  db: Reader,
  creditorId: number,
  search: string,
): Promise<Record<QueueTab, number>> {
  const wanted = searchKey(search.trim());
  let rows = db
    .selectFrom('standing')
    .select((all) => ['tab', all.fn.countAll<number>().as('count')])
    .where('creditor_id', '=', creditorId)
    .where('tab', 'is not', null)
    .groupBy('tab');
  if (wanted !== '') rows = rows.where(contains('standing.search', wanted));
  const counts: Record<QueueTab, number> = { ready: 0, running: 0, withheld: 0, objection: 0, collect: 0 };
  for (const row of await rows.execute()) {
    if (row.tab !== null && row.tab in counts) counts[row.tab as QueueTab] = row.count;
  }
  return counts;
}

/** Counts by step and channel within a tab, and how many of its rows still wait. */
export async function countSteps(db: Reader, filter: QueueFilter) {
  const rows = await filtered(db, { ...filter, step: null, channel: null })
    .select((all) => [
      'standing.step_kind',
      'standing.ordinal',
      'standing.channel',
      'standing.kind',
      all.fn.countAll<number>().as('count'),
    ])
    .groupBy([
      'standing.position',
      'standing.ordinal',
      'standing.step_kind',
      'standing.channel',
      'standing.kind',
    ])
    .orderBy('standing.position')
    .orderBy('standing.ordinal')
    .execute();
  const steps = new Map<
    string,
    { kind: 'reminder' | 'collection_notice' | 'hand_over'; ordinal: number; count: number }
  >();
  let paper = 0;
  let waiting = 0;
  for (const row of rows) {
    if (row.kind === 'waiting') waiting += row.count;
    if (row.channel === 'paper') paper += row.count;
    if (row.step_kind === null || row.ordinal === null) continue;
    const key = `${row.step_kind} ${row.ordinal}`;
    const step = steps.get(key) ?? { kind: row.step_kind as 'reminder', ordinal: row.ordinal, count: 0 };
    steps.set(key, { ...step, count: step.count + row.count });
  }
  const channels = paper === 0 ? [] : [{ channel: 'paper' as const, count: paper }];
  return { steps: [...steps.values()], channels, waiting };
}
