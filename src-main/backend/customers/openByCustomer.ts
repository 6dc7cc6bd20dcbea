import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { LedgerTables, Reader } from '#backend/ledger/index.ts';
import { isOneOf } from '#backend/ledger/index.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** An amount in one currency. */
interface CurrencyAmount {
  readonly currency: string;
  /** In minor units. */
  readonly amount: Minor;
}

/** What some customers owe on those of their invoices that are meant, by currency, largest first. */
export async function openByCustomer(
  db: Reader,
  customerIds: readonly number[],
  which: (
    standing: ExpressionBuilder<LedgerTables, 'standing'>,
  ) => ExpressionWrapper<LedgerTables, 'standing', SqlBool>,
): Promise<ReadonlyMap<number, CurrencyAmount[]>> {
  const rows = await db
    .selectFrom('standing')
    .select((all) => ['customer_id', 'currency', all.fn.sum<number>('total').as('amount')])
    .where(isOneOf('customer_id', customerIds))
    .where(which)
    .groupBy(['customer_id', 'currency'])
    .orderBy('amount', 'desc')
    .execute();
  const byCustomer = Map.groupBy(rows, (row) => row.customer_id);
  return new Map(
    [...byCustomer].map(([customer, amounts]) => [
      customer,
      amounts.map(({ currency, amount }) => ({ currency, amount })),
    ]),
  );
}
