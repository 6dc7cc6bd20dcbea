import type { ProfileStep } from '#shared/contract/profiles.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { cleanSettings, refuseTwinName } from '#backend/profiles/cleanSettings.ts';
import { writeSteps } from '#backend/profiles/stepRows.ts';

/** A profile that is about to be added. `preset` names the ready-made one it is a copy of, if any. */
export interface NewProfile {
  readonly creditorId: number;
  readonly debtorKind: DebtorKind;
  readonly preset: string | null;
  readonly state: 'draft' | 'active';
  readonly settings: Omit<Profile, 'steps'> & {
    readonly steps: readonly (Profile['steps'][number] & Partial<Pick<ProfileStep, 'texts'>>)[];
  };
}

/**
 * Adds a profile to a creditor and gives its key. Throws `profile_invalid` and `profile_name_taken`. One of the office's
 * own has a key in the place of the preset's name, so that it can be named beside the ready-made ones.
 */
export async function addProfile(db: Writer, profile: NewProfile): Promise<number> {
  const settings = cleanSettings({
    ...profile.settings,
    steps: profile.settings.steps.map((step) => ({
      ...step,
      id: null,
      channels: [...step.channels],
      texts: step.texts ?? [],
    })),
  });
  await refuseTwinName(db, profile.creditorId, profile.debtorKind, settings.name, null);
  const { id } = await db
    .insertInto('profile')
    .values({
      creditor_id: profile.creditorId,
      debtor_kind: profile.debtorKind,
      preset: profile.preset ?? '',
      name: settings.name,
      state: profile.state,
      grouping: settings.grouping,
      credit: settings.credit,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (profile.preset === null) {
    await db
      .updateTable('profile')
      .set({ preset: `own-${id}` })
      .where('id', '=', id)
      .execute();
  }
  await writeSteps(db, id, settings.steps);
  return id;
}

/** Refuses a profile that is not there, is for the other kind of customer, or is a draft. Returns its name. */
export async function usableProfile(
  db: Pick<Writer, 'selectFrom'>,
  creditorId: number,
  profileId: number,
  debtorKind: DebtorKind,
): Promise<string> {
  const profile = await db
    .selectFrom('profile')
    .select(['name', 'debtor_kind', 'state'])
    .where('id', '=', profileId)
    .where('creditor_id', '=', creditorId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (profile === undefined) return refuse('profile_not_found', { profile: profileId });
  if (profile.debtor_kind !== debtorKind) {
    refuse('profile_of_other_kind', { profile: profile.name, kind: debtorKind });
  }
  if (profile.state !== 'active') refuse('profile_not_in_use', { profile: profile.name });
  return profile.name;
}
