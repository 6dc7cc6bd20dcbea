import { refuse } from '#backend/border/refuse.ts';
import { presetName, readPresets } from '#backend/profiles/index.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';

/**
 * A ready-made profile of a country, by its key, as a creditor would get it. Throws `law_missing` where the program
 * has none.
 */
export function presetProfile(
  resources: string,
  country: string,
  debtorKind: DebtorKind,
  preset: string,
): Profile {
  const found = readPresets(resources, country).find(
    (each) => each.preset === preset && each.debtorKind === debtorKind,
  );
  if (found === undefined) return refuse('law_missing', { country, problem: preset });
  return {
    name: presetName(found.names, country),
    grouping: 'per_customer',
    credit: 'show',
    steps: found.steps,
  };
}
