import { sql } from 'kysely';
import type { CustomerFilter } from '#shared/contract/profiles.ts';
import { searchKey, sortKey } from '#shared/kernel/collation.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { StoredProfile } from '#backend/profiles/profileRow.ts';

/** A customer with what decides its profile. */
export interface KindCustomer {
  readonly id: number;
  readonly number: string | null;
  readonly name: string;
  readonly country: string;
  readonly profileId: number | null;
}

/** The customers of a creditor that a filter lets through, by name as in a Nordic register. */
export async function customersOfKind(
  db: Reader,
  profile: StoredProfile,
  filter: CustomerFilter,
): Promise<KindCustomer[]> {
  let rows = db
    .selectFrom('customer')
    .select(['id', 'number', 'name', 'country', 'profile_id as profileId'])
    .where('creditor_id', '=', profile.creditorId)
    .where('kind', '=', profile.debtorKind);
  switch (filter.show) {
    case 'all':
      break;
    case 'foreign':
      rows = rows.where('country', '<>', profile.country);
      break;
    case 'following':
      rows = profile.isDefault
        ? rows.where(sql<boolean>`coalesce(profile_id, ${profile.id}) = ${profile.id}`)
        : rows.where('profile_id', '=', profile.id);
      break;
    case 'others':
      rows = profile.isDefault
        ? rows.where('profile_id', '<>', profile.id)
        : rows.where(sql<boolean>`coalesce(profile_id, 0) <> ${profile.id}`);
      break;
  }
  return byName(matching(await rows.execute(), filter.search));
}

/** The keys of a creditor's customers whose name or number has a text in it; case and accents do not count. */
export async function searchedCustomers(db: Reader, creditorId: number, search: string): Promise<number[]> {
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'number', 'name'])
    .where('creditor_id', '=', creditorId)
    .execute();
  return matching(rows, search).map((row) => row.id);
}

function matching<Row extends Pick<KindCustomer, 'name' | 'number'>>(
  rows: readonly Row[],
  search: string,
): readonly Row[] {
  const wanted = searchKey(search.trim());
  if (wanted === '') return rows;
  return rows.filter((row) => searchKey(`${row.name} ${row.number ?? ''}`).includes(wanted));
}

function byName(rows: readonly KindCustomer[]): KindCustomer[] {
  const keyed = rows.map((row) => ({ row, key: sortKey(row.name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id - b.row.id));
  return keyed.map(({ row }) => row);
}
