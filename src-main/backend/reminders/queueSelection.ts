import { sql } from 'kysely';
import type { QueueSelection } from '#shared/contract/reminders.ts';
import { type Reader, unindexed } from '#backend/ledger/index.ts';
import { filtered } from '#backend/reminders/queueQueries.ts';

/** The rows of the projection that a selection means; only those that may be acted on. */
function selected(db: Reader, selection: QueueSelection) {
  if (selection.kind === 'some') {
    return db
      .selectFrom('standing')
      .where(unindexed('standing.creditor_id'), '=', selection.creditorId)
      .where('standing.actionable', '=', 1)
      .where('standing.invoice_id', 'in', selection.invoiceIds.length === 0 ? [0] : selection.invoiceIds);
  }
  const rows = filtered(db, selection.filter).where('standing.actionable', '=', 1);
  return selection.except.length === 0 ? rows : rows.where('standing.invoice_id', 'not in', selection.except);
}

/** The creditor that a selection belongs to. */
export function creditorOf(selection: QueueSelection): number {
  return selection.kind === 'some' ? selection.creditorId : selection.filter.creditorId;
}

/** The keys of the invoices that a selection means. */
export async function selectedInvoices(db: Reader, selection: QueueSelection): Promise<number[]> {
  const rows = await selected(db, selection).select('standing.invoice_id').execute();
  return rows.map((row) => row.invoice_id);
}

/** Sums of a selection in one currency, in minor units. */
interface SelectionSum {
  readonly currency: string;
  readonly total: number;
  readonly fees: number;
  readonly compensation: number;
  readonly interest: number;
}

/**
 * What a selection adds up to, in minor units: in the creditor's currency, and apart from it in each other one.
 * Invoices that share a letter bear one fee together, that of the highest step, so it counts once for each letter.
 */
export async function sumSelection(db: Reader, selection: QueueSelection, currency: string) {
  const rows = await db
    .selectFrom(feesByLetter(db, selection).as('row'))
    .select((all) => [
      'row.currency',
      all.fn.countAll<number>().as('count'),
      all.fn.sum<number>('row.total').as('total'),
      all.fn.sum<number>('row.interest').as('interest'),
      all.fn.sum<number | null>('row.compensation').as('compensation'),
      all.fn
        .sum<number | null>(all.case().when('row.place', '=', 1).then(all.ref('row.fee')).else(0).end())
        .as('fees'),
    ])
    .groupBy('row.currency')
    .orderBy('row.currency')
    .execute();
  const sums = rows.map(
    ({ currency: own, total, interest, fees, compensation }): SelectionSum => ({
      currency: own,
      total,
      interest,
      fees: fees ?? 0,
      compensation: compensation ?? 0,
    }),
  );
  const none: SelectionSum = { currency, total: 0, fees: 0, compensation: 0, interest: 0 };
  return {
    ...(sums.find((sum) => sum.currency === currency) ?? none),
    count: rows.reduce((count, row) => count + row.count, 0),
    others: sums.filter((sum) => sum.currency !== currency),
  };
}

/** The rows of a selection, each with its place among those of its letter that may bear the letter's fee. */
function feesByLetter(db: Reader, selection: QueueSelection) {
  return selected(db, selection)
    .select(['standing.currency', 'standing.total', 'standing.interest'])
    .select(['standing.fee', 'standing.compensation'])
    .select((row) =>
      row.fn
        .agg<number>('row_number')
        .over((letter) =>
          letter
            .partitionBy(['standing.customer_id', 'standing.currency', 'standing.letter'])
            .orderBy(sql`standing.fee > 0`, 'desc')
            // By name a collection notice comes before a reminder, as the higher step does here.
            .orderBy('standing.step_kind')
            .orderBy('standing.ordinal', 'desc')
            .orderBy('standing.due'),
        )
        .as('place'),
    );
}
