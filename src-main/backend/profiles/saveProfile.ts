import type { ProfileSettings } from '#shared/contract/profiles.ts';
import { profileProblems } from '#shared/domain/dunning/profileProblems.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { cleanSettings, refuseTwinName } from '#backend/profiles/cleanSettings.ts';
import { profileChanges } from '#backend/profiles/profileChanges.ts';
import { writeProfileEvent } from '#backend/profiles/profileEvent.ts';
import type { StoredProfile } from '#backend/profiles/profileRow.ts';
import { writeSteps } from '#backend/profiles/stepRows.ts';

/** Who saves, when, and under which law. */
export interface SavingMeans {
  readonly law: LawPack;
  readonly today: IsoDate;
  readonly now: string;
  readonly actor: string;
}

/**
 * Saves a profile as a whole. As a draft it stands beside what is in force, which goes on as it was; put in use it
 * replaces it, and the draft beside it is done with. What was sent stays sent either way.
 * Throws `profile_invalid`, `profile_name_taken`, `profile_changed_meanwhile` when another revision was saved since,
 * and `profile_unlawful` when it is to be used and the law forbids it. Returns the new revision, and whether what
 * invoices go by is another now.
 */
export async function saveProfile(
  db: Writer,
  profile: StoredProfile,
  input: { readonly revision: number; readonly settings: ProfileSettings; readonly as: 'draft' | 'use' },
  means: SavingMeans,
): Promise<{ readonly revision: number; readonly inForce: boolean }> {
  const { name } = profile.settings;
  if (input.revision !== profile.revision) refuse('profile_changed_meanwhile', { profile: name });
  const settings = cleanSettings(input.settings);
  await refuseTwinName(db, profile.creditorId, profile.debtorKind, settings.name, profile.id);
  const beside = input.as === 'draft' && profile.state === 'active';
  if (input.as === 'use') refuseUnlawful(profile, settings, means);
  const changes = profileChanges(profile.settings, settings);
  const revision = profile.revision + 1;
  if (beside) {
    await db
      .updateTable('profile')
      .set({ draft: JSON.stringify(settings), revision })
      .where('id', '=', profile.id)
      .execute();
  } else {
    await writeSettings(db, profile.id, settings, input.as === 'use' ? 'active' : 'draft', revision);
  }
  const kind = input.as === 'use' ? 'profile_saved' : 'profile_draft_saved';
  const wasDraft = input.as === 'use' && profile.state === 'draft';
  await writeProfileEvent(db, profile, kind, { changes, ...(wasDraft ? { putInUse: true } : {}) }, means);
  return { revision, inForce: input.as === 'use' };
}

function refuseUnlawful(profile: StoredProfile, settings: ProfileSettings, means: SavingMeans): void {
  const unlawful = profileProblems(settings, profile.debtorKind, prepareLaw(means.law), means.today).filter(
    (problem) => problem.severity === 'unlawful',
  );
  if (unlawful.length > 0) refuse('profile_unlawful', { profile: settings.name, count: unlawful.length });
}

async function writeSettings(
  db: Writer,
  profileId: number,
  { name, grouping, credit, steps }: ProfileSettings,
  state: 'draft' | 'active',
  revision: number,
): Promise<void> {
  await db
    .updateTable('profile')
    .set({ name, grouping, credit, state, revision, draft: null })
    .where('id', '=', profileId)
    .execute();
  await writeSteps(db, profileId, steps);
}
