import { matchKey } from '#shared/domain/customers/matchKey.ts';
import { sql } from 'kysely';
import { type Ledger, tableOf } from '#backend/ledger/index.ts';

/** The rule by which keys are made; raised when `matchKey` changes what it says. */
const rule = '1';

/**
 * Makes the keys by which debtors are compared across creditors anew, where the ledger has them by another rule: those of
 * before there was one, and of another version of the program. Once for each rule.
 */
export async function renewMatchKeys(ledger: Ledger): Promise<void> {
  const known = await ledger.reader
    .selectFrom('office_setting')
    .select('value')
    .where('key', '=', setting)
    .executeTakeFirst();
  if (known?.value === rule) return;
  await ledger.write(async (db) => {
    const rows = await db.selectFrom('customer').select(['id', 'name', 'postcode', 'match_key']).execute();
    const stale = rows
      .map(({ id, name, postcode, match_key: old }) => ({ id, old, match_key: matchKey(name, postcode) }))
      .filter((row) => row.match_key !== row.old)
      .map(({ id, match_key }) => ({ id, match_key }));
    if (stale.length > 0) {
      await sql`UPDATE customer SET match_key = keyed.match_key FROM ${tableOf(stale)} AS keyed
        WHERE keyed.id = customer.id`.execute(db);
    }
    await db
      .insertInto('office_setting')
      .values({ key: setting, value: rule })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: rule }))
      .execute();
  });
}

const setting = 'customers.match_key_rule';
