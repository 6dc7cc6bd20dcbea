import type { ProfileSettings } from '#shared/contract/profiles.ts';
import { refuse } from '#backend/border/refuse.ts';
import { readSteps } from '#backend/profiles/stepRows.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** A profile as the ledger has it, with the country of its creditor. */
export interface StoredProfile {
  readonly id: number;
  readonly creditorId: number;
  readonly country: string;
  readonly debtorKind: 'person' | 'company';
  readonly preset: string;
  readonly state: 'draft' | 'active';
  readonly isDefault: boolean;
  readonly revision: number;
  readonly settings: ProfileSettings;
  readonly changes: ProfileSettings | null;
}

/** Reads one profile; `profile_not_found` where there is none of that key, or it was removed. */
export async function readProfile(db: Reader, profileId: number): Promise<StoredProfile> {
  const [profile] = await readStored(db, { profileId });
  return profile ?? refuse('profile_not_found', { profile: profileId });
}

/** All profiles of a creditor that were not removed, in the order they were made. */
export async function readProfilesOf(db: Reader, creditorId: number): Promise<StoredProfile[]> {
  return readStored(db, { creditorId });
}

async function readStored(
  db: Reader,
  which: { readonly profileId: number } | { readonly creditorId: number },
): Promise<StoredProfile[]> {
  const all = db
    .selectFrom('profile')
    .innerJoin('creditor', 'creditor.id', 'profile.creditor_id')
    .selectAll('profile')
    .select(['creditor.country', 'creditor.person_profile_id', 'creditor.company_profile_id'])
    .where('profile.removed_at', 'is', null)
    .orderBy('profile.id');
  const rows = await ('profileId' in which
    ? all.where('profile.id', '=', which.profileId)
    : all.where('profile.creditor_id', '=', which.creditorId)
  ).execute();
  const steps = await readSteps(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    creditorId: row.creditor_id,
    country: row.country,
    debtorKind: row.debtor_kind,
    preset: row.preset,
    state: row.state,
    isDefault: row.id === row.person_profile_id || row.id === row.company_profile_id,
    revision: row.revision,
    settings: {
      name: row.name,
      grouping: row.grouping,
      credit: row.credit,
      steps: steps.get(row.id) ?? [],
    },
    changes: row.draft === null ? null : (JSON.parse(row.draft) as ProfileSettings),
  }));
}

/** How many customers follow a profile: because it is the default, and because somebody assigned them to it. */
export async function countFollowers(
  db: Reader,
  creditorId: number,
): Promise<(profile: StoredProfile) => { readonly byDefault: number; readonly assigned: number }> {
  const rows = await db
    .selectFrom('customer')
    .select((all) => ['kind', 'profile_id', all.fn.countAll<number>().as('count')])
    .where('creditor_id', '=', creditorId)
    .groupBy(['kind', 'profile_id'])
    .execute();
  const countOf = (kind: string, profileId: number | null) =>
    rows.find((row) => row.kind === kind && row.profile_id === profileId)?.count ?? 0;
  return ({ id, debtorKind, isDefault }) => ({
    byDefault: isDefault ? countOf(debtorKind, null) : 0,
    assigned: countOf(debtorKind, id),
  });
}
