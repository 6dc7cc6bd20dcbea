import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProfiles, type ProfilePreset } from '#shared/domain/law/parseProfiles.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { addProfile } from '#backend/profiles/addProfile.ts';

/** The ready-made profiles of a country, as they stand in `resources/law`. Throws `law_missing` for a faulty file. */
export function readPresets(resources: string, country: string): readonly ProfilePreset[] {
  const path = join(resources, 'law', country.toLowerCase(), 'profiles.json');
  const parsed = parseProfiles(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.ok) return parsed.value;
  return refuse('law_missing', { country, problem: JSON.stringify(parsed.error) });
}

/**
 * Gives a new creditor a copy of every ready-made profile of its country, in use and named in the country's language.
 * They are the creditor's own from then on.
 */
export async function addPresetProfiles(
  db: Writer,
  creditorId: number,
  country: string,
  resources: string,
): Promise<void> {
  for (const { preset, debtorKind, names, steps } of readPresets(resources, country)) {
    const name = presetName(names, country);
    await addProfile(db, {
      creditorId,
      debtorKind,
      preset,
      state: 'active',
      settings: { name, grouping: 'per_customer', credit: 'show', steps },
    });
  }
}

/** The name of a ready-made profile in the language of a country. */
export function presetName(names: ProfilePreset['names'], country: string): string {
  return names[languageOf[country] ?? 'en'];
}

const languageOf: Readonly<Record<string, keyof ProfilePreset['names']>> = {
  NO: 'nb',
  SE: 'sv',
  FI: 'fi',
  DK: 'da',
};
