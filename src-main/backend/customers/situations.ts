import type { CustomerCard, SameDebtor } from '#shared/contract/customers.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { writeCustomerEvent } from '#backend/customers/followChange.ts';
import { addressFields, type CustomerRow, setOwnValues, type Writing } from '#backend/customers/ownValues.ts';
import { findTwins, type Twin } from '#backend/customers/sameDebtor.ts';

/** What has befallen a debtor, and since when. */
export interface SituationInput {
  readonly situation: NonNullable<CustomerCard['situation']>['what'] | null;
  readonly on: string | null;
}

/** Something of a customer that may be carried over to the same debtor at another creditor. */
export type Carried = SameDebtor['differs'][number];

/**
 * Enters what has befallen a debtor, or takes it back (null), at a customer and at the same debtor of other creditors.
 * Only a person can be deceased; the day is not to come. Returns the customers that changed.
 * Throws `customer_field_invalid`, and `customer_not_found` for one that is not the same debtor.
 */
export async function setSituation(
  db: Writer,
  customer: CustomerRow,
  input: SituationInput,
  alsoAt: readonly number[],
  writing: Writing & { readonly today: IsoDate },
): Promise<CustomerRow[]> {
  const on = dayOf(input, writing.today);
  const twins = await chosenTwins(db, customer, alsoAt);
  const changed: CustomerRow[] = [];
  for (const row of [customer, ...twins.map((twin) => twin.row)]) {
    if (input.situation === 'deceased' && row.kind !== 'person') {
      refuse('customer_field_invalid', { field: 'situation', problem: 'person_only', value: row.name });
    }
    if (await writeSituation(db, row, { situation: input.situation, on }, writing)) changed.push(row);
  }
  return changed;
}

/**
 * Carries what is known of a debtor here over to the same debtor at other creditors. Address, e-mail and telephone become
 * own values there, beside what their lists say. Returns the customers that changed.
 * Throws `customer_not_found` for one that is not the same debtor.
 */
export async function carryOver(
  db: Writer,
  customer: CustomerRow,
  to: readonly number[],
  what: readonly Carried[],
  writing: Writing,
): Promise<CustomerRow[]> {
  const twins = await chosenTwins(db, customer, to);
  const { name: from } = await db
    .selectFrom('creditor')
    .select('name')
    .where('id', '=', customer.creditor_id)
    .executeTakeFirstOrThrow();
  const changed: CustomerRow[] = [];
  for (const { row } of twins) {
    if (what.includes('situation') && row.kind !== 'person' && customer.situation === 'deceased') {
      refuse('customer_field_invalid', { field: 'situation', problem: 'person_only', value: row.name });
    }
    const fields = await setOwnValues(db, row, carriedValues(customer, what), writing);
    const { situation, situation_on: on } = customer;
    const moved =
      what.includes('situation') && (await writeSituation(db, row, { situation, on }, { ...writing, from }));
    if (fields.length > 0) {
      await writeCustomerEvent(db, row, { kind: 'carried_over', params: { fields, from } }, writing);
    }
    if (moved || fields.length > 0) changed.push(row);
  }
  return changed;
}

function carriedValues(customer: CustomerRow, what: readonly Carried[]) {
  return {
    ...(what.includes('address')
      ? Object.fromEntries(addressFields.map((field) => [field, customer[field]]))
      : {}),
    ...(what.includes('email') ? { email: customer.email } : {}),
    ...(what.includes('phone') ? { phone: customer.phone } : {}),
  };
}

function dayOf({ situation, on }: SituationInput, today: IsoDate): string | null {
  if (situation === null) return null;
  if (on === null) return today;
  if (!isIsoDate(on))
    return refuse('customer_field_invalid', { field: 'on', problem: 'not_a_day', value: on });
  if (on > today) refuse('customer_field_invalid', { field: 'on', problem: 'range', value: on });
  return on;
}

async function writeSituation(
  db: Writer,
  row: CustomerRow,
  { situation, on }: SituationInput,
  writing: Writing & { readonly from?: string },
): Promise<boolean> {
  if (row.situation === situation && row.situation_on === on) return false;
  await db
    .updateTable('customer')
    .set({ situation, situation_on: on, situation_by: situation === null ? null : writing.actor })
    .where('id', '=', row.id)
    .execute();
  const params = { situation, on, before: row.situation, from: writing.from ?? null };
  await writeCustomerEvent(db, row, { kind: 'situation_changed', params }, writing);
  return true;
}

/** Those of the same debtor that were chosen; whoever is not one is refused. */
async function chosenTwins(db: Writer, customer: CustomerRow, ids: readonly number[]): Promise<Twin[]> {
  if (ids.length === 0) return [];
  const twins = new Map((await findTwins(db, customer)).map((twin) => [twin.row.id, twin]));
  return [...new Set(ids)].map((id) => twins.get(id) ?? refuse('customer_not_found', { customer: id }));
}
