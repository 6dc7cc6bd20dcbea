import { continuousArrears } from '#shared/domain/claims/continuousArrears.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { fromEpochDay, toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';

/** The day and the law that facts are read for. */
export interface FactDay {
  readonly asOf: IsoDate;
  readonly law: LawPack;
}

/**
 * The days on which letters with a fee were sent to the customers of a creditor while each has been in arrears without
 * a break until the day, oldest first. Reads nothing where no law asks for it. `customerIds` null means all.
 */
export async function readFeesInArrears(
  db: Reader,
  creditorId: number,
  customerIds: readonly number[] | null,
  { asOf, law }: FactDay,
): Promise<ReadonlyMap<number, readonly IsoDate[]>> {
  if (!law.fees.conditions.some(({ mechanism }) => mechanism === 'count_per_arrears')) return new Map();
  const letters = await readFeeLetters(db, creditorId, customerIds, asOf);
  const first = letters[0]?.sent_on;
  if (first === undefined) return new Map();
  const byCustomer = Map.groupBy(letters, (row) => row.customer_id);
  const arrears = await readArrears(db, [...byCustomer.keys()], first, law);
  const fees = new Map<number, readonly IsoDate[]>();
  for (const [customerId, sent] of byCustomer) {
    const since = continuousArrears(arrears.get(customerId) ?? [], asOf);
    if (since === null) continue;
    const days = sent.map((row) => row.sent_on as IsoDate).filter((day) => day >= since);
    if (days.length > 0) fees.set(customerId, days);
  }
  return fees;
}

/** Letters that bore a fee, once each, by the day they were sent. */
async function readFeeLetters(
  db: Reader,
  creditorId: number,
  customerIds: readonly number[] | null,
  asOf: IsoDate,
) {
  const all = db
    .selectFrom('notice')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .select(['notice.letter_id', 'invoice.customer_id'])
    .select((row) => row.fn.min<string>('notice.sent_on').as('sent_on'))
    .where('notice.fee', '>', 0)
    .where('notice.cancelled_at', 'is', null)
    .where('notice.sent_on', '<=', asOf)
    .groupBy(['notice.letter_id', 'invoice.customer_id'])
    .orderBy('sent_on');
  const some =
    customerIds === null
      ? all.where('invoice.creditor_id', '=', creditorId)
      : all.where(isOneOf('invoice.customer_id', customerIds));
  return some.execute();
}

/** When the customers' invoices were overdue; those that were paid before the first fee tell nothing of it. */
async function readArrears(db: Reader, customerIds: readonly number[], since: string, law: LawPack) {
  const rows = await db
    .selectFrom('invoice')
    .select(['customer_id', 'due', 'settled_on'])
    .where(isOneOf('customer_id', customerIds))
    .where('kind', '=', 'invoice')
    .where((row) => row.or([row('settled_on', 'is', null), row('settled_on', '>=', since)]))
    .execute();
  const prepared = prepareLaw(law);
  const invoices = rows.map((row) => ({
    customerId: row.customer_id,
    due: fromEpochDay(movedDay(prepared, toEpochDay(row.due as IsoDate))),
    settledOn: row.settled_on as IsoDate | null,
  }));
  return Map.groupBy(invoices, ({ customerId }) => customerId);
}
