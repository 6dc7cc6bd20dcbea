import { sql } from 'kysely';
import type { Reader } from '#backend/ledger/index.ts';

/** What was claimed, paid, waived and put on invoices in a month, in one currency, in minor units. */
export interface ReportRow {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly currency: string;
  readonly claimed: number;
  readonly paid: number;
  readonly waived: number;
  readonly invoiced: number;
}

type Figure = 'claimed' | 'paid' | 'waived' | 'invoiced';

/**
 * The charges of a creditor by month and currency, newest month first (001-48 … 001-50): claimed by the day of the
 * claim, paid by the days of the payments, waived and invoiced by the day on which the rest ended so. Days are
 * `YYYY-MM-DD`, both counted.
 */
export async function readChargeReport(
  db: Reader,
  creditorId: number,
  from: string,
  to: string,
): Promise<ReportRow[]> {
  const [claimed, paid, ended] = await Promise.all([
    of(db, creditorId)
      .select([
        month('charge.claimed_on').as('month'),
        'invoice.currency',
        sql<number>`sum(charge.amount)`.as('amount'),
      ])
      .where('charge.claimed_on', '>=', from)
      .where('charge.claimed_on', '<=', to)
      .groupBy(['month', 'invoice.currency'])
      .execute(),
    of(db, creditorId)
      .innerJoin('charge_payment', 'charge_payment.charge_id', 'charge.id')
      .select([
        month('charge_payment.day').as('month'),
        'invoice.currency',
        sql<number>`sum(charge_payment.amount)`.as('amount'),
      ])
      .where('charge_payment.day', '>=', from)
      .where('charge_payment.day', '<=', to)
      .groupBy(['month', 'invoice.currency'])
      .execute(),
    of(db, creditorId)
      .select([
        month('charge.ended_on').as('month'),
        'invoice.currency',
        'charge.state',
        sql<number>`sum(charge.amount - charge.paid)`.as('amount'),
      ])
      .where('charge.state', 'in', ['waived', 'invoiced'])
      .where('charge.ended_on', '>=', from)
      .where('charge.ended_on', '<=', to)
      .groupBy(['month', 'invoice.currency', 'charge.state'])
      .execute(),
  ]);
  const rows = new Map<string, Record<Figure, number> & { month: string; currency: string }>();
  const add = (figure: Figure, row: { month: string; currency: string; amount: number }): void => {
    const key = `${row.month} ${row.currency}`;
    const known = rows.get(key) ?? { ...row, claimed: 0, paid: 0, waived: 0, invoiced: 0 };
    known[figure] += row.amount;
    rows.set(key, known);
  };
  for (const row of claimed) add('claimed', row);
  for (const row of paid) add('paid', row);
  for (const row of ended) add(row.state === 'waived' ? 'waived' : 'invoiced', row);
  return [...rows.values()]
    .sort((a, b) => b.month.localeCompare(a.month) || a.currency.localeCompare(b.currency))
    .map((row) => ({
      month: row.month,
      currency: row.currency,
      claimed: row.claimed,
      paid: row.paid,
      waived: row.waived,
      invoiced: row.invoiced,
    }));
}

function of(db: Reader, creditorId: number) {
  return db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .where('charge.creditor_id', '=', creditorId);
}

function month(column: string) {
  return sql<string>`substr(${sql.ref(column)}, 1, 7)`;
}
