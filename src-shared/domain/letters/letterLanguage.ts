import type { LawCountry } from '#shared/domain/law/lawPack.ts';

/** A language in which letters are written. */
export type LetterLanguage = 'nb' | 'sv' | 'fi' | 'da' | 'en';

/**
 * The languages that the letters of a country are written in, the country's own first. A letter speaks of that
 * country's law, so that another country's language is not enough to have it in.
 */
export const letterLanguages: Readonly<Record<LawCountry, readonly [LetterLanguage, ...LetterLanguage[]]>> = {
  NO: ['nb', 'en'],
  SE: ['sv', 'en'],
  FI: ['fi', 'sv', 'en'],
  DK: ['da', 'en'],
};

/**
 * The language in which a customer is written to under the law of a country: its own where the letters exist in it,
 * else that of the country inside it and English abroad. `language` is an ISO 639-1 code or a locale such as `nb-NO`;
 * both Norwegian written forms and the old code `no` get Bokmål, which every reader of Norwegian understands.
 */
export function letterLanguage(
  customer: { readonly language: string | null; readonly country: string },
  law: LawCountry,
): LetterLanguage {
  const known = letterLanguages[law];
  const given = (customer.language ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  const wanted = given === 'nn' || given === 'no' ? 'nb' : given;
  const own = known.find((language) => language === wanted);
  if (own !== undefined) return own;
  return inlandOf[law].includes(customer.country.toUpperCase()) ? known[0] : 'en';
}

/** A country and what its post office delivers to as inland (ISO 3166-1 alpha-2). */
export const inlandOf: Readonly<Record<LawCountry, readonly string[]>> = {
  NO: ['NO', 'SJ'],
  SE: ['SE'],
  FI: ['FI', 'AX'],
  DK: ['DK'],
};
