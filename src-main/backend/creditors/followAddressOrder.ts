import { sql, type RawBuilder } from 'kysely';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import { matchKey } from '#shared/domain/customers/matchKey.ts';
import { tableOf, type Writer } from '#backend/ledger/index.ts';

/** The order of addresses as it was, and as it is from now on; each names every purpose once. */
export interface OrderChange {
  readonly before: readonly AddressPurpose[];
  readonly after: readonly AddressPurpose[];
}

/**
 * Gives the letters of a creditor's customers the first complete address in the new order. An address that the office
 * entered itself stays in force; the one beside it, which a list brought, follows the order, so that the next import
 * does not take the other order for another address. An address that stands on the customer alone is kept under its
 * purpose before another takes its place. Returns how many customers now get their letters elsewhere.
 */
export async function followAddressOrder(
  db: Writer,
  creditorId: number,
  order: OrderChange,
): Promise<number> {
  if (order.before.join() === order.after.join()) return 0;
  await keepLoneAddresses(db, creditorId, order.before);
  const chosen = chosenAddresses(creditorId, order.after);
  await renewImported(db, creditorId, chosen);
  return moveLetters(db, creditorId, chosen);
}

/** The columns of a customer that its letters' address consists of; it is replaced as a whole. */
const columns = ['street', 'street_2', 'postcode', 'city', 'country'] as const;
const names = sql.join(columns.map((column) => sql.lit(column)));

/** Whether an address is complete, as `missingAddressFields` says it. */
function complete(table: string): RawBuilder<boolean> {
  const filled = (['street', 'postcode', 'city'] as const).map(
    (column) => sql`trim(${sql.ref(`${table}.${column}`)}) <> ''`,
  );
  return sql<boolean>`(${sql.join(filled, sql` and `)})`;
}

/** The place of each purpose in an order, as rows of `purpose` and `place`. */
function places(order: readonly AddressPurpose[]): RawBuilder<unknown> {
  return tableOf(order.map((purpose, place) => ({ purpose, place })));
}

/** The address that each customer's letters go to by an order; customers without addresses by purpose are not in it. */
function chosenAddresses(creditorId: number, order: readonly AddressPurpose[]): RawBuilder<unknown> {
  return sql`(
    select customer_id, street, street_2, postcode, city, country from (
      select address.*, row_number() over (partition by address.customer_id order by ranked.place) as rank
      from customer_address as address
      join customer on customer.id = address.customer_id
      join ${places(order)} as ranked on ranked.purpose = address.purpose
      where customer.creditor_id = ${creditorId} and ${complete('address')})
    where rank = 1)`;
}

/** A field of the address that lists brought: the one beside the office's own value, or the one in force. */
function imported(column: string): RawBuilder<string> {
  return sql<string>`coalesce((select imported_value from customer_change
    where customer_change.customer_id = customer.id and field = ${sql.lit(column)}), ${sql.ref(`customer.${column}`)})`;
}

/**
 * The address of the letters was the first one by the old order. Where no row of the customer's addresses has it, it is
 * that of the first purpose that has no row.
 */
async function keepLoneAddresses(
  db: Writer,
  creditorId: number,
  order: readonly AddressPurpose[],
): Promise<void> {
  const same = columns.map((column) => sql`known.${sql.ref(column)} = letters.${sql.ref(column)}`);
  await sql`
    insert into customer_address (customer_id, purpose, street, street_2, postcode, city, country, origin)
    select letters.customer_id, (
        select purpose from ${places(order)} as ranked
        where not exists (select 1 from customer_address as taken
          where taken.customer_id = letters.customer_id and taken.purpose = ranked.purpose)
        order by place limit 1) as free,
      letters.street, letters.street_2, letters.postcode, letters.city, letters.country, 'import'
    from (
      select customer.id as customer_id,
        ${sql.join(columns.map((column) => sql`${imported(column)} as ${sql.ref(column)}`))}
      from customer
      where customer.creditor_id = ${creditorId}
        and exists (select 1 from customer_address as any_address where any_address.customer_id = customer.id)) as letters
    where ${complete('letters')}
      and not exists (select 1 from customer_address as known
        where known.customer_id = letters.customer_id and ${sql.join(same, sql` and `)})
      and (select count(*) from customer_address as counted where counted.customer_id = letters.customer_id)
        < ${order.length}`.execute(db);
}

/**
 * Where the office has an own address, the imported one beside it becomes the one that the order chooses. A field that
 * was the same in both gets its two values; one that is the same now is no own value any more.
 */
async function renewImported(db: Writer, creditorId: number, chosen: RawBuilder<unknown>): Promise<void> {
  const beside = columns.map(
    (column) =>
      sql`select customer_id, ${sql.lit(column)} as field, ${sql.ref(column)} as value from ${chosen}`,
  );
  const fields = sql`(${sql.join(beside, sql` union all `)})`;
  const inForce = sql`case fields.field ${sql.join(
    columns.map((column) => sql`when ${sql.lit(column)} then ${sql.ref(`customer.${column}`)}`),
    sql` `,
  )} end`;
  await sql`
    insert into customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
    select customer.id, fields.field, fields.value, ${inForce}, own.changed_at, own.changed_by
    from customer
    join (select customer_id, max(changed_at) as changed_at, changed_by from customer_change
      where field in (${names}) group by customer_id) as own on own.customer_id = customer.id
    join ${fields} as fields on fields.customer_id = customer.id
    where customer.creditor_id = ${creditorId}
    on conflict (customer_id, field) do update set imported_value = excluded.imported_value`.execute(db);
  await sql`
    delete from customer_change where imported_value = own_value and field in (${names})
      and customer_id in (select id from customer where creditor_id = ${creditorId})`.execute(db);
}

async function moveLetters(db: Writer, creditorId: number, chosen: RawBuilder<unknown>): Promise<number> {
  const differs = columns.map((column) => sql`customer.${sql.ref(column)} <> chosen.${sql.ref(column)}`);
  const { rows } = await sql<{ readonly id: number; readonly name: string; readonly postcode: string }>`
    update customer set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = chosen.${sql.ref(column)}`))}
    from ${chosen} as chosen
    where customer.id = chosen.customer_id and customer.creditor_id = ${creditorId}
      and (${sql.join(differs, sql` or `)})
      and not exists (select 1 from customer_change
        where customer_change.customer_id = customer.id and field in (${names}))
    returning customer.id, customer.name, customer.postcode`.execute(db);
  if (rows.length === 0) return 0;
  const keys = rows.map(({ id, name, postcode }) => ({ id, match_key: matchKey(name, postcode) }));
  await sql`update customer set match_key = keyed.match_key from ${tableOf(keys)} as keyed
    where customer.id = keyed.id`.execute(db);
  return rows.length;
}
