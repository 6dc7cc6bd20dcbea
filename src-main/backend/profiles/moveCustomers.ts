import type { CustomerSelection } from '#shared/contract/profiles.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { isOneOf, type Reader, type Writer } from '#backend/ledger/index.ts';
import { usableProfile } from '#backend/profiles/addProfile.ts';
import { customersOfKind } from '#backend/profiles/customersOfKind.ts';
import { readProfile } from '#backend/profiles/profileRow.ts';

/** Customers of one creditor and kind, and where they go: a profile of that kind, or null for the default. */
export interface Move {
  readonly creditorId: number;
  readonly debtorKind: DebtorKind;
  readonly customerIds: readonly number[];
  readonly to: number | null;
}

/**
 * Moves customers to a profile, with a line in the history of each and of both profiles. Who is there already, is of the
 * other kind or another creditor's, stays as it is. Throws `profile_not_found`, `profile_of_other_kind` and
 * `profile_not_in_use`. Returns the keys of those that were moved.
 */
export async function moveCustomers(
  db: Writer,
  move: Move,
  by: { readonly now: string; readonly actor: string },
): Promise<number[]> {
  const { creditorId, debtorKind, to } = move;
  const name = to === null ? null : await usableProfile(db, creditorId, to, debtorKind);
  const standard = await readDefault(db, creditorId, debtorKind);
  const rows = await db
    .selectFrom('customer')
    .leftJoin('profile', 'profile.id', 'customer.profile_id')
    .select(['customer.id', 'customer.profile_id', 'profile.name'])
    .where('customer.creditor_id', '=', creditorId)
    .where('customer.kind', '=', debtorKind)
    .where(isOneOf('customer.id', move.customerIds))
    .execute();
  const moved = rows.filter((row) => row.profile_id !== to);
  const ids = moved.map((row) => row.id);
  await db.updateTable('customer').set({ profile_id: to }).where(isOneOf('id', ids)).execute();
  const events = moved.flatMap((row) => {
    const params = JSON.stringify({
      profile: name,
      from: row.name ?? standard?.name ?? null,
      to: name ?? standard?.name ?? null,
      default: to === null,
      by: by.actor,
    });
    const line = { at: by.now, creditor_id: creditorId, customer_id: row.id, invoice_id: null, run_id: null };
    return [
      { ...line, kind: 'profile_changed', profile_id: to ?? standard?.id ?? null, params },
      { ...line, kind: 'profile_left', profile_id: row.profile_id ?? standard?.id ?? null, params },
    ];
  });
  for (let at = 0; at < events.length; at += rowsPerStatement) {
    await db
      .insertInto('event')
      .values(events.slice(at, at + rowsPerStatement))
      .execute();
  }
  return ids;
}

/** SQLite takes 32,766 parameters a statement; this many rows stay well below. */
const rowsPerStatement = 1000;

/** The keys that a selection means. */
export async function selectedCustomers(
  db: Reader,
  selection: CustomerSelection,
): Promise<readonly number[]> {
  if (selection.kind === 'some') return selection.customerIds;
  const profile = await readProfile(db, selection.filter.profileId);
  const except = new Set(selection.except);
  const rows = await customersOfKind(db, profile, selection.filter);
  return rows.map((row) => row.id).filter((id) => !except.has(id));
}

async function readDefault(db: Reader, creditorId: number, debtorKind: DebtorKind) {
  const column = debtorKind === 'person' ? 'creditor.person_profile_id' : 'creditor.company_profile_id';
  return db
    .selectFrom('creditor')
    .innerJoin('profile', 'profile.id', column)
    .select(['profile.id', 'profile.name'])
    .where('creditor.id', '=', creditorId)
    .executeTakeFirst();
}
