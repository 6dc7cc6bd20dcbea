import denmark from '#resources/law/dk/law.json' with { type: 'json' };
import finland from '#resources/law/fi/law.json' with { type: 'json' };
import norway from '#resources/law/no/law.json' with { type: 'json' };
import sweden from '#resources/law/se/law.json' with { type: 'json' };
import type { LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';

/** The law packs as they are shipped, unchecked. */
export const packFiles: Readonly<Record<LawCountry, unknown>> = {
  NO: norway,
  SE: sweden,
  FI: finland,
  DK: denmark,
};

/** The law pack of a country as it is shipped. */
export function packOf(country: LawCountry): LawPack {
  const parsed = parseLawPack(packFiles[country]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

export const countries: readonly LawCountry[] = ['NO', 'SE', 'FI', 'DK'];
