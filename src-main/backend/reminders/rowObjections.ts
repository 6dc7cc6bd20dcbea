import type { QueueRow } from '#shared/contract/reminders.ts';
import type { ObjectionType } from '#shared/domain/dunning/objectionType.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';

/** An objection as a row of the queue tells it. */
type Objection = NonNullable<QueueRow['objection']>;

/**
 * What stands disputed of some invoices, by invoice: an objection of the customer is one of each of its invoices. Of
 * several the one that nobody has answered and that must be answered first.
 */
export async function readRowObjections(
  db: Reader,
  rows: readonly { readonly invoice_id: number; readonly customer_id: number }[],
  today: IsoDate,
): Promise<ReadonlyMap<number, Objection>> {
  const customers = [...new Set(rows.map((row) => row.customer_id))];
  const holds = await db
    .selectFrom('hold')
    .select(['id', 'customer_id', 'invoice_id', 'objection_type', 'amount', 'answer_due', 'answered_on'])
    .where(isOneOf('customer_id', customers))
    .where('kind', '=', 'objection')
    .where('lifted_at', 'is', null)
    .where('from_day', '<=', today)
    .where((hold) => hold.or([hold('until_day', 'is', null), hold('until_day', '>=', today)]))
    .orderBy((hold) => hold('answered_on', 'is not', null))
    .orderBy((hold) => hold('answer_due', 'is', null))
    .orderBy('answer_due')
    .orderBy('id')
    .execute();
  const first = new Map<number, Objection>();
  for (const row of rows) {
    const hold = holds.find((each) =>
      each.invoice_id === null ? each.customer_id === row.customer_id : each.invoice_id === row.invoice_id,
    );
    if (hold === undefined) continue;
    first.set(row.invoice_id, {
      holdId: hold.id,
      type: (hold.objection_type ?? 'other') as ObjectionType,
      amount: hold.amount,
      answerDue: hold.answer_due,
      answeredOn: hold.answered_on,
    });
  }
  return first;
}
