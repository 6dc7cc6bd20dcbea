import type { AssignedCustomer, CustomerFilter } from '#shared/contract/profiles.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { customersOfKind } from '#backend/profiles/customersOfKind.ts';
import { readProfilesOf, type StoredProfile } from '#backend/profiles/profileRow.ts';

/** A window of the customers of a profile's kind, each with the profile it follows and what is open at it. */
export async function readAssignedCustomers(
  db: Reader,
  profile: StoredProfile,
  filter: CustomerFilter,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: AssignedCustomer[] }> {
  const all = await customersOfKind(db, profile, filter);
  const shown = all.slice(offset, offset + limit);
  const [profiles, open] = await Promise.all([
    readProfilesOf(db, profile.creditorId),
    readOpen(
      db,
      shown.map((row) => row.id),
    ),
  ]);
  const standard = profiles.find((each) => each.isDefault && each.debtorKind === profile.debtorKind);
  return {
    total: all.length,
    rows: shown.map((row) => {
      const followed = profiles.find((each) => each.id === row.profileId) ?? standard ?? profile;
      return {
        customerId: row.id,
        number: row.number,
        name: row.name,
        country: row.country,
        foreign: row.country !== profile.country,
        profileId: followed.id,
        profile: followed.settings.name,
        own: row.profileId !== null,
        openInvoices: open.get(row.id)?.count ?? 0,
        openAmount: open.get(row.id)?.amount ?? 0,
      };
    }),
  };
}

async function readOpen(db: Reader, customerIds: readonly number[]) {
  const rows = await db
    .selectFrom('invoice')
    .select((all) => [
      'customer_id',
      all.fn.countAll<number>().as('count'),
      all.fn.sum<number>('open').as('amount'),
    ])
    .where(isOneOf('customer_id', customerIds))
    .where('open', '<>', 0)
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row]));
}
