import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import noEn from '#resources/letters/no/en.json' with { type: 'json' };
import noNb from '#resources/letters/no/nb.json' with { type: 'json' };

/** The letters' texts of a country in one of its languages (`letterLanguages`). */
export function letterTextsFor(country: LawCountry, language: LetterLanguage): LetterTexts {
  const found = texts[country][language];
  if (found === undefined) throw new Error(`no letters under the law of ${country} in ${language}`);
  return found;
}

const texts: Readonly<Record<LawCountry, Readonly<Partial<Record<LetterLanguage, LetterTexts>>>>> = {
  NO: { nb: noNb, en: noEn },
  SE: {},
  FI: {},
  DK: {},
};
