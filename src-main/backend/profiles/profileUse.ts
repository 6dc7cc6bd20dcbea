import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { writeProfileEvent } from '#backend/profiles/profileEvent.ts';
import { countFollowers, type StoredProfile } from '#backend/profiles/profileRow.ts';

/** Who does something, and when. */
interface Doer {
  readonly now: string;
  readonly actor: string;
}

/** Makes a profile the default for its kind of customer; `profile_not_in_use` for a draft. */
export async function makeDefault(db: Writer, profile: StoredProfile, by: Doer): Promise<void> {
  if (profile.state !== 'active') refuse('profile_not_in_use', { profile: profile.settings.name });
  const column = profile.debtorKind === 'person' ? 'person_profile_id' : 'company_profile_id';
  await db
    .updateTable('creditor')
    .set({ [column]: profile.id })
    .where('id', '=', profile.creditorId)
    .execute();
  await writeProfileEvent(db, profile, 'profile_made_default', {}, by);
}

/**
 * Removes a profile that nobody follows (`profile_in_use`). Its row stays for its history, under a name that gives the
 * old one free for another.
 */
export async function removeProfile(db: Writer, profile: StoredProfile, by: Doer): Promise<void> {
  const followers = await countFollowers(db, profile.creditorId);
  const { assigned, byDefault } = followers(profile);
  const { name } = profile.settings;
  if (profile.isDefault || assigned > 0) {
    refuse('profile_in_use', {
      profile: name,
      customers: assigned + byDefault,
      isDefault: profile.isDefault,
    });
  }
  await writeProfileEvent(db, profile, 'profile_removed', { name }, by);
  await db
    .updateTable('profile')
    .set({
      state: 'draft',
      draft: null,
      name: `${name} (${profile.id})`,
      removed_at: by.now,
      revision: profile.revision + 1,
    })
    .where('id', '=', profile.id)
    .execute();
}
