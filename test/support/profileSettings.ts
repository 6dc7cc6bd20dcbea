import type { ProfileCard, ProfileSettings, ProfileStep } from '#shared/contract/profiles.ts';
import type { BorderClient } from '#test/support/openTestOffice.ts';

/** The key of a creditor's profile by its kind of customer and name. */
export async function profileId(
  client: BorderClient,
  creditorId: number,
  debtorKind: 'person' | 'company',
  name: string,
): Promise<number> {
  const rows = await client.profiles.list({ creditorId });
  const row = rows.find((each) => each.debtorKind === debtorKind && each.name === name);
  if (row === undefined) throw new Error(`no profile ${name} for a ${debtorKind}`);
  return row.id;
}

/** Settings with some fields of one step set otherwise. */
export function withStep(
  settings: ProfileSettings,
  position: number,
  part: Partial<ProfileStep>,
): ProfileSettings {
  return {
    ...settings,
    steps: settings.steps.map((step, at) => (at === position ? { ...step, ...part } : step)),
  };
}

/** Saves settings of a profile on the revision that it has now. */
export async function save(
  client: BorderClient,
  card: ProfileCard,
  settings: ProfileSettings,
  as: 'draft' | 'use',
): Promise<ProfileCard> {
  const { revision } = await client.profiles.get({ profileId: card.id });
  await client.profiles.save({ profileId: card.id, revision, settings, as });
  return client.profiles.get({ profileId: card.id });
}
