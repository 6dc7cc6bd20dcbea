import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { DebtorKind, LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { addProfile, type NewProfile } from '#backend/profiles/addProfile.ts';
import { blankSteps } from '#backend/profiles/blankSteps.ts';
import { readPresets } from '#backend/profiles/presets.ts';
import { readProfile } from '#backend/profiles/profileRow.ts';

/** A wish for a new profile, as the dialog asks for it. */
export interface ProfileWish {
  readonly creditorId: number;
  readonly debtorKind: DebtorKind;
  readonly name: string;
  readonly from:
    | { readonly kind: 'blank' }
    | { readonly kind: 'preset'; readonly preset: string }
    | { readonly kind: 'profile'; readonly profileId: number };
}

/**
 * Adds a profile of the office's own, as a draft until somebody puts it in use: an empty one, or a copy of a ready-made
 * profile or of another of the creditor's. A copy for the other kind of customer drops nothing; what the law has against
 * it there is said in the editor. Throws as `addProfile`, and `profile_not_found` where there is nothing to copy.
 */
export async function addNewProfile(
  db: Writer,
  wish: ProfileWish,
  means: { readonly law: LawPack; readonly resources: string; readonly today: IsoDate },
): Promise<number> {
  const { creditorId, debtorKind } = wish;
  const settings = { ...(await startOf(db, wish, means)), name: wish.name };
  return addProfile(db, { creditorId, debtorKind, preset: null, state: 'draft', settings });
}

async function startOf(
  db: Writer,
  { creditorId, debtorKind, name, from }: ProfileWish,
  { law, resources, today }: Parameters<typeof addNewProfile>[2],
): Promise<NewProfile['settings']> {
  switch (from.kind) {
    case 'blank':
      return {
        name,
        grouping: 'per_customer',
        credit: 'show',
        steps: blankSteps(prepareLaw(law), debtorKind, today),
      };
    case 'preset': {
      const preset = readPresets(resources, law.country).find(
        (each) => each.preset === from.preset && each.debtorKind === debtorKind,
      );
      if (preset === undefined) return refuse('profile_not_found', { profile: 0 });
      return { name, grouping: 'per_customer', credit: 'show', steps: preset.steps };
    }
    case 'profile': {
      const profile = await readProfile(db, from.profileId);
      if (profile.creditorId !== creditorId) refuse('profile_not_found', { profile: from.profileId });
      return profile.changes ?? profile.settings;
    }
  }
}
