import { sql } from 'kysely';
import type {
  ClaimedCharges,
  Hold,
  InvoiceFacts,
  Reduction,
  SentNotice,
} from '#shared/domain/dunning/facts.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { chosenInvoices, type InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';

/** What has happened to the chosen invoices here, each by the key of its invoice. */
export interface InvoiceHistory {
  readonly reductions: ReadonlyMap<number, readonly Reduction[]>;
  readonly notices: ReadonlyMap<number, readonly SentNotice[]>;
  readonly charges: ReadonlyMap<number, InvoiceCharges>;
  readonly holds: ReadonlyMap<number, readonly Hold[]>;
  readonly runs: ReadonlyMap<number, NonNullable<InvoiceFacts['run']>>;
}

/** The charges of an invoice as the rules see them, and what of the open ones is what, in minor units. */
export interface InvoiceCharges extends ClaimedCharges {
  readonly openCompensation: Minor;
  readonly openInterest: Minor;
}

/** Reads what happened to the chosen invoices: four statements, however many there are. */
export async function readHistory(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
): Promise<InvoiceHistory> {
  const [reductions, notices, charges, holds] = await Promise.all([
    readReductions(db, creditorId, choice),
    readNotices(db, creditorId, choice),
    readCharges(db, creditorId, choice),
    readHolds(db, creditorId, 'invoice'),
  ]);
  return { reductions, ...notices, charges, holds };
}

async function readReductions(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const rows = await db
    .selectFrom('reduction')
    .select(['invoice_id', 'date', 'amount', 'kind'])
    .where('invoice_id', 'in', chosenInvoices(db, creditorId, choice))
    .orderBy('date')
    .execute();
  const reductions = new Map<number, Reduction[]>();
  for (const row of rows) {
    push(reductions, row.invoice_id, { date: row.date as IsoDate, amount: row.amount, kind: row.kind });
  }
  return reductions;
}

/** The notices that were sent, and the runs that hold the next one. */
async function readNotices(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const rows = await db
    .selectFrom('notice')
    .select(['invoice_id', 'run_id', 'kind', 'form', 'ordinal', 'sent_on', 'deadline'])
    .select(['claims_interest', 'channel'])
    .select((notice) =>
      notice
        .selectFrom('notice as beside')
        .whereRef('beside.letter_id', '=', 'notice.letter_id')
        .select((all) => all.fn.sum<number>('beside.fee').as('fee'))
        .as('letter_fee'),
    )
    .where('invoice_id', 'in', chosenInvoices(db, creditorId, choice))
    .where('cancelled_at', 'is', null)
    .orderBy('id')
    .execute();
  const notices = new Map<number, SentNotice[]>();
  const runs = new Map<number, NonNullable<InvoiceFacts['run']>>();
  for (const row of rows) {
    if (row.sent_on === null) {
      runs.set(row.invoice_id, { id: row.run_id, stepKind: row.kind, ordinal: row.ordinal });
      continue;
    }
    push(notices, row.invoice_id, {
      kind: row.kind,
      form: row.form,
      ordinal: row.ordinal,
      sent: row.sent_on as IsoDate,
      deadline: row.deadline as IsoDate,
      fee: row.letter_fee ?? 0,
      claimedInterest: row.claims_interest === 1,
      channel: row.channel,
    });
  }
  return { notices, runs };
}

/** What was claimed beside the principal. What somebody has waived, or put on an invoice of its own, is not open. */
async function readCharges(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
): Promise<ReadonlyMap<number, InvoiceCharges>> {
  const open = sql`CASE state WHEN 'open' THEN amount - paid ELSE 0 END`;
  const claimed = sql`CASE state WHEN 'waived' THEN 0 ELSE amount END`;
  const waived = sql`CASE state WHEN 'waived' THEN amount ELSE 0 END`;
  const sumOf = (kind: string, amount: typeof open) =>
    sql<number>`sum(CASE kind WHEN ${sql.lit(kind)} THEN ${amount} ELSE 0 END)`;
  const rows = await db
    .selectFrom('charge')
    .select(['invoice_id', sql<number>`sum(${open})`.as('open')])
    .select([sumOf('fee', claimed).as('fees'), sumOf('compensation', claimed).as('compensation')])
    .select(sumOf('compensation', waived).as('compensationWaived'))
    .select([sumOf('compensation', open).as('openCompensation'), sumOf('interest', open).as('openInterest')])
    .where('invoice_id', 'in', chosenInvoices(db, creditorId, choice))
    .groupBy('invoice_id')
    .execute();
  return new Map(rows.map(({ invoice_id, ...charges }) => [invoice_id, charges]));
}

/** Stops that were not lifted, by customer or by invoice. */
export async function readHolds(
  db: Reader,
  creditorId: number,
  scope: 'customer' | 'invoice',
): Promise<Map<number, Hold[]>> {
  const rows = await db
    .selectFrom('hold')
    .select(['customer_id', 'invoice_id', 'kind', 'from_day', 'until_day', 'reason', 'amount'])
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
      amount: row.amount,
    });
  }
  return holds;
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
