import denmark from '#resources/law/dk/law.json' with { type: 'json' };
import finland from '#resources/law/fi/law.json' with { type: 'json' };
import norway from '#resources/law/no/law.json' with { type: 'json' };
import sweden from '#resources/law/se/law.json' with { type: 'json' };
import type { LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';

export const lawCountries = ['NO', 'SE', 'FI', 'DK'] as const satisfies LawCountry[];

const files: Readonly<Record<LawCountry, unknown>> = { NO: norway, SE: sweden, FI: finland, DK: denmark };

/** The law pack of a country as it is shipped. */
export function shippedPack(country: LawCountry): LawPack {
  const parsed = parseLawPack(files[country]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** The law of a country as it is shipped, ready for use. */
export function shippedLaw(country: LawCountry): PreparedLaw {
  return prepareLaw(shippedPack(country));
}
