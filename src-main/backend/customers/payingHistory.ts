import { sql } from 'kysely';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { addDays, daysBetween, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** Days that count as three years, leap day and all. */
const lookBack = 1096;

/**
 * How a customer has paid: its invoices that were settled in the last three years, by whole days after the due date.
 * One that was settled on time or before counts as not late, and as 0 days in the average; credit notes count for
 * nothing. The last payment is the newest one that is known by its day.
 */
export async function readPayingHistory(
  db: Reader,
  customerId: number,
  today: IsoDate,
): Promise<CustomerCard['paying']> {
  const settled = await db
    .selectFrom('invoice')
    .select(['due', 'settled_on'])
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'invoice')
    .where('open', '<=', 0)
    .where('settled_on', '>=', addDays(today, -lookBack))
    .execute();
  const lastPayment = await db
    .selectFrom('reduction')
    .innerJoin('invoice', 'invoice.id', 'reduction.invoice_id')
    .select((row) => row.fn.max<string | null>('reduction.date').as('date'))
    .where('invoice.customer_id', '=', customerId)
    .where('reduction.kind', '=', sql.lit('payment'))
    .executeTakeFirst();
  const late = settled.map(({ due, settled_on: on }) =>
    Math.max(0, daysBetween(due as IsoDate, on as IsoDate)),
  );
  const days = late.reduce((sum, each) => sum + each, 0);
  return {
    settled: late.length,
    late: late.filter((each) => each > 0).length,
    averageDaysLate: late.length === 0 ? null : Math.round((days / late.length) * 10) / 10,
    longestDaysLate: late.length === 0 ? null : Math.max(...late),
    lastPaid: lastPayment?.date ?? null,
  };
}
