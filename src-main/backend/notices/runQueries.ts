import { sql } from 'kysely';
import type { RunItem, RunRow } from '#shared/contract/notices.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';

/** The runs of a creditor, newest first. */
export async function readRuns(db: Reader, creditorId: number, limit: number): Promise<RunRow[]> {
  const runs = await db
    .selectFrom('run')
    .select('id')
    .where('creditor_id', '=', creditorId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const rows: RunRow[] = [];
  for (const { id } of runs) {
    const row = await readRunRow(db, id);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** One run with its counts and sums; undefined when there is none of that key. */
export async function readRunRow(db: Reader, runId: number): Promise<RunRow | undefined> {
  const run = await db
    .selectFrom('run')
    .innerJoin('creditor', 'creditor.id', 'run.creditor_id')
    .selectAll('run')
    .select('creditor.currency')
    .where('run.id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) return undefined;
  const [states, sums, letters] = await Promise.all([
    countStates(db, runId),
    sumItems(db, runId, run.currency),
    countLetters(db, runId),
  ]);
  return {
    id: run.id,
    creditorId: run.creditor_id,
    asOf: run.as_of,
    state: run.state,
    createdAt: run.created_at,
    approvedAt: run.approved_at,
    confirmedAt: run.confirmed_at,
    invoices: (states.get('included') ?? 0) + (states.get('sent') ?? 0),
    letters: letters > 0 ? letters : await countDraftLetters(db, runId),
    leftOut: states.get('left_out') ?? 0,
    withdrawn: states.get('withdrawn') ?? 0,
    ...sums,
  };
}

async function countStates(db: Reader, runId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('run_item')
    .select((all) => ['state', all.fn.countAll<number>().as('count')])
    .where('run_id', '=', runId)
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state, row.count]));
}

/** What a run claims: in the creditor's currency, and apart from it in each other one. */
async function sumItems(db: Reader, runId: number, currency: string) {
  const rows = await db
    .selectFrom('run_item')
    .select((all) => [
      'currency',
      all.fn.sum<number>('principal').as('principal'),
      all.fn.sum<number>('interest').as('interest'),
      all.fn.sum<number>('fee').as('fees'),
      all.fn.sum<number>('compensation').as('compensation'),
      all.fn.sum<number>('credit').as('credit'),
    ])
    .where('run_id', '=', runId)
    .where('state', 'in', ['included', 'sent'])
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  const own = rows.find((row) => row.currency === currency) ?? {
    currency,
    principal: 0,
    interest: 0,
    fees: 0,
    compensation: 0,
    credit: 0,
  };
  return { ...own, others: rows.filter((row) => row.currency !== currency) };
}

async function countLetters(db: Reader, runId: number): Promise<number> {
  const row = await db
    .selectFrom('letter')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('run_id', '=', runId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many letters a draft will have. */
async function countDraftLetters(db: Reader, runId: number): Promise<number> {
  const row = await db
    .selectFrom('run_item')
    .select((all) => all.fn.count<number>('letter_key').distinct().as('count'))
    .where('run_id', '=', runId)
    .where('state', '=', 'included')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A window of a run's rows with their reasons: what is left out or was withdrawn first, then by letter. */
export async function readRunItems(
  db: Reader,
  runId: number,
  offset: number,
  limit: number,
): Promise<{ total: number; items: RunItem[] }> {
  const all = db.selectFrom('run_item').where('run_item.run_id', '=', runId);
  const total = await all.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = db
    .selectFrom('run_item')
    .innerJoin('customer', 'customer.id', 'run_item.customer_id')
    .leftJoin('notice', (join) =>
      join
        .onRef('notice.run_id', '=', 'run_item.run_id')
        .onRef('notice.invoice_id', '=', 'run_item.invoice_id'),
    )
    .leftJoin('letter', 'letter.id', 'notice.letter_id');
  // The keys first: what is sorted is short then, and only the rows of the window are read with their reasons.
  const keys = await rows
    .select('run_item.id')
    .where('run_item.run_id', '=', runId)
    .orderBy(sql`CASE run_item.state WHEN 'withdrawn' THEN 0 WHEN 'left_out' THEN 1 ELSE 2 END`)
    .orderBy('letter.number')
    .orderBy('customer.name')
    .orderBy('run_item.id')
    .offset(offset)
    .limit(limit)
    .execute();
  const ids = keys.map((key) => key.id);
  const found = await rows
    .innerJoin('invoice', 'invoice.id', 'run_item.invoice_id')
    .select([
      'run_item.id',
      'run_item.invoice_id',
      'run_item.customer_id',
      'run_item.state',
      'run_item.step_kind',
      'run_item.ordinal',
      'run_item.credit',
      'run_item.standing',
      'customer.name',
      'invoice.number',
      'letter.number as letter',
    ])
    .where(isOneOf('run_item.id', ids))
    .execute();
  const byId = new Map(found.map((row) => [row.id, toItem(row)]));
  return { total: total.count, items: ids.flatMap((id) => byId.get(id) ?? []) };
}

function toItem(row: {
  invoice_id: number;
  customer_id: number;
  state: RunItem['state'];
  step_kind: 'reminder' | 'collection_notice' | null;
  ordinal: number | null;
  credit: number;
  standing: string;
  name: string;
  number: string;
  letter: number | null;
}): RunItem {
  const standing = JSON.parse(row.standing) as Standing;
  const { sums, proposal } = standing;
  return {
    invoiceId: row.invoice_id,
    customerId: row.customer_id,
    customer: row.name,
    number: row.number,
    state: row.state,
    step:
      row.step_kind === null || row.ordinal === null ? null : { kind: row.step_kind, ordinal: row.ordinal },
    letter: row.letter,
    form: proposal?.form ?? null,
    principal: sums.principal,
    // Rows of before knew of no disputed parts and no lump sum.
    disputed: sums.disputed ?? 0,
    interest: sums.interest,
    charges: sums.charges,
    fee: proposal?.fee ?? 0,
    compensation: proposal?.compensation ?? 0,
    credit: row.credit,
    total: sums.total + (proposal?.fee ?? 0) + (proposal?.compensation ?? 0) - row.credit,
    deadline: proposal?.deadline ?? null,
    reasons: [...standing.reasons],
  };
}
