import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import dkDa from '#resources/letters/dk/da.json' with { type: 'json' };
import dkEn from '#resources/letters/dk/en.json' with { type: 'json' };
import fiEn from '#resources/letters/fi/en.json' with { type: 'json' };
import fiFi from '#resources/letters/fi/fi.json' with { type: 'json' };
import fiSv from '#resources/letters/fi/sv.json' with { type: 'json' };
import noEn from '#resources/letters/no/en.json' with { type: 'json' };
import noNb from '#resources/letters/no/nb.json' with { type: 'json' };
import seEn from '#resources/letters/se/en.json' with { type: 'json' };
import seSv from '#resources/letters/se/sv.json' with { type: 'json' };

/** The letters' texts of a country in one of its languages (`letterLanguages`). */
export function letterTextsFor(country: LawCountry, language: LetterLanguage): LetterTexts {
  const found = texts[country][language];
  if (found === undefined) throw new Error(`no letters under the law of ${country} in ${language}`);
  return found;
}

const texts: Readonly<Record<LawCountry, Readonly<Partial<Record<LetterLanguage, LetterTexts>>>>> = {
  NO: { nb: noNb, en: noEn },
  SE: { sv: seSv, en: seEn },
  FI: { fi: fiFi, sv: fiSv, en: fiEn },
  DK: { da: dkDa, en: dkEn },
};
