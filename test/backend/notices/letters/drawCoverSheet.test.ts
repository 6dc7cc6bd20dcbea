import { describe, expect, it } from 'vitest';
import { composeCoverSheet } from '#shared/domain/letters/composeCoverSheet.ts';
import { drawCoverSheet } from '#backend/notices/letters/drawCoverSheet.ts';
import { readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';
import { letterDay } from '#test/support/sampleLetter.ts';

describe('drawCoverSheet', () => {
  for (const language of ['nb', 'en'] as const) {
    it(`lists every letter once, on pages that know their number (${language})`, async () => {
      for (const count of [0, 1, 30, 31, 78, 79, 500]) {
        const { pdf, pages } = await drawCoverSheet(
          coverOf(count, language),
          await readLetterFonts('resources/fonts/letters'),
        );
        expect(pages).toBe(1 + Math.ceil(Math.max(count - 30, 0) / 48));
        if (!hasPoppler) continue;
        const texts = pdfText(pdf);
        expect(texts).toHaveLength(pages);
        const numbers = texts.flatMap((text) =>
          [...text.matchAll(/Kunde-(\d+)/g)].map((match) => Number(match[1])),
        );
        expect(numbers).toEqual(Array.from({ length: count }, (_, at) => at));
        expect(texts.at(-1)).toContain(
          language === 'nb' ? `side ${pages} av ${pages}` : `page ${pages} of ${pages}`,
        );
      }
    });
  }

  it('keeps its page whatever the names are', async () => {
    const long = coverOf(
      78,
      'nb',
      `${'Sameiet Åsgårdstrand Eiendomsforvaltning og Næringsdrift '.repeat(4)}AS`,
    );
    expect((await drawCoverSheet(long, await readLetterFonts('resources/fonts/letters'))).pages).toBe(2);
  });
});

function coverOf(count: number, language: 'nb' | 'en', creditor = 'Fjordlys Elektro AS') {
  const letters = Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    kind: at % 3 === 0 ? ('collection_notice' as const) : ('reminder' as const),
    ordinal: 2,
    customer: `Kunde-${at} ${at % 7 === 0 ? creditor.repeat(2) : ''}`,
    customerNumber: String(1000 + at),
    postcode: '5003',
    pages: 1 + (at % 2),
    total: 123_456 + at,
  }));
  const total = letters.reduce((sum, letter) => sum + letter.total, 0);
  return composeCoverSheet(
    {
      country: 'NO',
      language,
      creditor,
      runNumber: 17,
      date: letterDay,
      currency: 'NOK',
      sums: { principal: total, interest: 0, fees: 0, compensation: 0, credit: 0, total },
      letters,
    },
    letterTextsFor('NO', language).cover,
  );
}
