import { beforeAll, describe, expect, it } from 'vitest';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterTable } from '#shared/domain/letters/letterModel.ts';
import { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import { fitTable } from '#backend/notices/letters/layoutTable.ts';
import { readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { type TextMeasure, textMeasure } from '#backend/notices/letters/textMeasure.ts';
import { letterDay, sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

let measure: TextMeasure;
beforeAll(async () => {
  const document = new LetterDocument(await readLetterFonts('resources/fonts/letters'), {
    title: '',
    author: '',
    language: 'nb-NO',
    created: new Date(`${letterDay}T12:00:00Z`),
  });
  measure = textMeasure(document, 'letter');
});

const look = { dense: false, marginTop: 0 };
const languages = (Object.keys(letterLanguages) as LawCountry[]).flatMap((country) =>
  letterLanguages[country].map((language) => [country, language] as const),
);

/** A letter in which every column of the table has something to say. */
function fullTable(
  country: LawCountry,
  language: (typeof languages)[number][1],
  original: number,
): LetterTable {
  const level = { form: 'collection_notice', ordinal: 1 } as const;
  const lines = [
    sampleLine({
      number: '20261012345',
      level,
      original,
      reduced: 25_000,
      earlierFees: 6000,
      newCompensation: 33_000,
      newFee: 18_000,
      credit: 20_000,
      reference: '1234561',
    }),
    sampleLine({
      number: '2',
      level: { form: 'reminder', ordinal: 2 },
      original,
      disputed: 30_000,
      reference: '2345676',
    }),
  ];
  const law = { country, version: '1', earliestDeadline: null };
  const input = sampleLetter(lines, { language, law, level, customer: { country } });
  return composeLetter(input, letterTextsFor(country, language)).invoices;
}

describe('the table of a letter', () => {
  it.each(languages)('fits the page with all its columns, in %s %s', (country, language) => {
    const table = fullTable(country, language, 125_000);
    expect(table.columns).toHaveLength(13);
    const fitted = fitTable(table, measure, look);
    expect(fitted.fits).toBe(true);
    expect(fitted.type).toBeGreaterThanOrEqual(7.4);
    // What has no column any more stands below its row; nothing is lost.
    const [first] = fitted.table.rows;
    const shown = [...(first?.cells ?? []), first?.detail ?? ''].join(' | ');
    for (const cell of table.rows[0]?.cells ?? []) if (cell !== '–') expect(shown).toContain(cell);
    expect(fitted.table.rows[1]?.detail).toContain('300');
    expect(fitted.table.columns.at(-1)?.title).toBe(table.columns.at(-1)?.title);
  });

  it('gives up no column that fits', () => {
    const input = sampleLetter([sampleLine({ newFee: 3800 })]);
    const { invoices } = composeLetter(input, letterTextsFor('NO', 'nb'));
    expect(fitTable(invoices, measure, look).table.columns).toEqual(invoices.columns);
  });

  it('sets large sums smaller rather than letting them run off the page', () => {
    const fitted = fitTable(fullTable('NO', 'nb', 999_999_999_99), measure, look);
    expect(fitted.table.columns).toHaveLength(9);
    expect(fitted.fits).toBe(true);
  });
});
