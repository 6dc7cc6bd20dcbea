import type { CustomerNotice } from '#shared/contract/customers.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** The letters that were made for a customer, the newest first. The fee of a letter stands at one of its invoices. */
export async function readCustomerNotices(db: Reader, customerId: number): Promise<CustomerNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .innerJoin('letter', 'letter.id', 'notice.letter_id')
    .select(['notice.letter_id', 'notice.run_id', 'letter.number as letter', 'notice.kind', 'notice.ordinal'])
    .select(['notice.sent_on', 'notice.deadline', 'notice.channel', 'notice.fee', 'notice.cancelled_at'])
    .select(['invoice.number', 'invoice.currency'])
    .where('invoice.customer_id', '=', customerId)
    .orderBy('notice.letter_id', 'desc')
    .orderBy('invoice.due')
    .orderBy('invoice.id')
    .execute();
  const letters = Map.groupBy(rows, (row) => row.letter_id);
  return [...letters.values()].flatMap((inLetter) => {
    const [first] = inLetter;
    if (first === undefined) return [];
    return {
      runId: first.run_id,
      letter: first.letter,
      kind: first.kind,
      ordinal: first.ordinal,
      sentOn: first.sent_on,
      deadline: first.deadline,
      channel: first.channel,
      invoices: inLetter.map((row) => row.number),
      fee: inLetter.reduce((sum, row) => sum + row.fee, 0),
      currency: first.currency,
      cancelled: inLetter.every((row) => row.cancelled_at !== null),
    };
  });
}
