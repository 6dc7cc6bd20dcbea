import { sql } from 'kysely';
import type { Hold, InvoiceFacts, Reduction, SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { chosenInvoices, type InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';

/** What has happened to the chosen invoices here, each by the key of its invoice. */
export interface InvoiceHistory {
  readonly reductions: ReadonlyMap<number, readonly Reduction[]>;
  readonly notices: ReadonlyMap<number, readonly SentNotice[]>;
  readonly openFees: ReadonlyMap<number, number>;
  readonly holds: ReadonlyMap<number, readonly Hold[]>;
  readonly runs: ReadonlyMap<number, NonNullable<InvoiceFacts['run']>>;
}

/** Reads what happened to the chosen invoices: four statements, however many there are. */
export async function readHistory(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
): Promise<InvoiceHistory> {
  const ids = chosenInvoices(db, creditorId, choice);
  const [reductions, notices, fees, holds] = await Promise.all([
    db
      .selectFrom('reduction')
      .select(['invoice_id', 'date', 'amount', 'kind'])
      .where('invoice_id', 'in', ids)
      .orderBy('date')
      .execute(),
    db
      .selectFrom('notice')
      .select([
        'invoice_id',
        'run_id',
        'kind',
        'ordinal',
        'sent_on',
        'deadline',
        'claims_interest',
        'channel',
      ])
      .select((notice) =>
        notice
          .selectFrom('notice as beside')
          .whereRef('beside.letter_id', '=', 'notice.letter_id')
          .select((all) => all.fn.sum<number>('beside.fee').as('fee'))
          .as('letter_fee'),
      )
      .where('invoice_id', 'in', ids)
      .where('cancelled_at', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('charge')
      .select(['invoice_id', sql<number>`sum(amount)`.as('amount')])
      .where('invoice_id', 'in', ids)
      .where('state', '=', 'open')
      .groupBy('invoice_id')
      .execute(),
    readHolds(db, creditorId, 'invoice'),
  ]);
  const reductionsById = new Map<number, Reduction[]>();
  for (const row of reductions) {
    push(reductionsById, row.invoice_id, { date: row.date as IsoDate, amount: row.amount, kind: row.kind });
  }
  const noticesById = new Map<number, SentNotice[]>();
  const runs = new Map<number, NonNullable<InvoiceFacts['run']>>();
  for (const row of notices) {
    if (row.sent_on === null) {
      runs.set(row.invoice_id, { id: row.run_id, stepKind: row.kind, ordinal: row.ordinal });
      continue;
    }
    push(noticesById, row.invoice_id, {
      kind: row.kind,
      ordinal: row.ordinal,
      sent: row.sent_on as IsoDate,
      deadline: row.deadline as IsoDate,
      fee: row.letter_fee ?? 0,
      claimedInterest: row.claims_interest === 1,
      channel: row.channel,
    });
  }
  return {
    reductions: reductionsById,
    notices: noticesById,
    openFees: new Map(fees.map((row) => [row.invoice_id, row.amount])),
    holds,
    runs,
  };
}

/** Stops that were not lifted, by customer or by invoice. */
export async function readHolds(
  db: Reader,
  creditorId: number,
  scope: 'customer' | 'invoice',
): Promise<Map<number, Hold[]>> {
  const rows = await db
    .selectFrom('hold')
    .select(['customer_id', 'invoice_id', 'kind', 'from_day', 'until_day', 'reason'])
    .where('creditor_id', '=', creditorId)
    .where('lifted_at', 'is', null)
    .where('invoice_id', scope === 'customer' ? 'is' : 'is not', null)
    .orderBy('id')
    .execute();
  const holds = new Map<number, Hold[]>();
  for (const row of rows) {
    push(holds, row.invoice_id ?? row.customer_id, {
      kind: row.kind,
      from: row.from_day as IsoDate,
      until: row.until_day as IsoDate | null,
      reason: row.reason,
    });
  }
  return holds;
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
