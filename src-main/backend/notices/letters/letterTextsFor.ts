import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import en from '#resources/letters/no/en.json' with { type: 'json' };
import nb from '#resources/letters/no/nb.json' with { type: 'json' };

/** The letters' texts of a country (Norway, so far) in a language. */
export function letterTextsFor(language: LetterLanguage): LetterTexts {
  return texts[language];
}

const texts: Readonly<Record<LetterLanguage, LetterTexts>> = { nb, en };
