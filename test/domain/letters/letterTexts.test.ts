import { describe, expect, it } from 'vitest';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import type { LawCountry, NoticeForm } from '#shared/domain/law/lawPack.ts';
import { composeCoverSheet } from '#shared/domain/letters/composeCoverSheet.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import { type LetterLanguage, letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import { missingContents } from '#shared/domain/letters/missingContents.ts';
import { parseLawText } from '#shared/domain/law/parseLawPack.ts';
import { readFileSync } from 'node:fs';
import { resourcesFolder } from '#backend/entries/places.ts';
import { letterDay, sampleLetter, sampleLine, sampleLines } from '#test/support/sampleLetter.ts';

const countries = Object.keys(letterLanguages) as LawCountry[];
const all = countries.flatMap((country) =>
  letterLanguages[country].map((language) => ({
    country,
    language,
    texts: letterTextsFor(country, language),
  })),
);

/** What each country's creditors print, and what it is printed as. */
const creditors: Readonly<
  Record<LawCountry, { given: Partial<LetterInput['creditor']>; printed: readonly string[] }>
> = {
  NO: {
    given: { organisationNumber: '923609016', bankAccount: '12345678903' },
    printed: ['923 609 016', '1234 56 78903', 'KID'],
  },
  SE: {
    given: { organisationNumber: '5566778899', bankAccount: '5050-1055' },
    printed: ['556677-8899', 'Bankgiro', '5050-1055', 'OCR'],
  },
  FI: {
    given: { organisationNumber: '2077474-0', bankAccount: 'FI2112345600000785' },
    printed: ['2077474-0', 'IBAN', 'FI21 1234 5600 0007 85'],
  },
  DK: {
    given: { organisationNumber: '13585628', bankAccount: '1234-0012345678' },
    printed: ['13 58 56 28', '1234 0012345678'],
  },
};

const currencies: Readonly<Record<LawCountry, string>> = { NO: 'NOK', SE: 'SEK', FI: 'EUR', DK: 'DKK' };

describe('letter texts', () => {
  it.each(countries)(
    'of %s have the same keys in every language, and none is empty by mistake',
    (country) => {
      const [first, ...others] = all.filter((each) => each.country === country);
      const measure = textsByPath(first?.texts);
      for (const { language, texts } of others) {
        const found = textsByPath(texts);
        expect([language, Object.keys(found)]).toEqual([language, Object.keys(measure)]);
        const empty = (given: Record<string, string>) =>
          Object.keys(given).filter((path) => given[path] === '');
        expect([language, empty(found)]).toEqual([language, empty(measure)]);
      }
    },
  );

  it.each(countries)('of %s ask for the same words in every language', (country) => {
    const [first, ...others] = all.filter((each) => each.country === country);
    const measure = textsByPath(first?.texts);
    for (const { language, texts } of others) {
      for (const [path, text] of Object.entries(textsByPath(texts))) {
        // Sentences may be cut differently; within one list of paragraphs the words must be the same.
        expect([language, path, wordsOf(text)]).toEqual([language, path, wordsOf(measure[path] ?? '')]);
      }
    }
  });

  it.each(all)('name the deadline and the sum in the body of every step: $country $language', ({ texts }) => {
    for (const step of Object.values(texts.steps)) {
      for (const body of [step.one, step.several]) {
        const words = wordsOf([...body, step.warning].join(' '));
        expect(words).toContain('deadline');
        expect(words).toContain('total');
      }
    }
  });

  it.each(all)('promise no deadline where the letter sets none: $country $language', ({ texts }) => {
    for (const step of [texts.steps.reminder_first, texts.steps.reminder_later]) {
      for (const body of [step.withoutDeadline.one, step.withoutDeadline.several]) {
        expect(wordsOf(body.join(' '))).not.toContain('deadline');
        expect(wordsOf(body.join(' '))).toContain('total');
      }
    }
    expect(wordsOf(texts.objection.reminder)).toEqual(['contact']);
  });

  it.each(all)('say which invoices the highest step is for: $country $language', ({ texts }) => {
    const { reminder_later, collection_notice, demand_letter } = texts.steps;
    for (const step of [reminder_later, collection_notice, demand_letter]) {
      expect(wordsOf(step.mixed.note)).toContain('invoices');
    }
    for (const step of [collection_notice, demand_letter]) {
      expect(wordsOf(step.mixed.warning)).toEqual(['deadline', 'invoices']);
    }
  });

  it.each(all)('can name every notice: $country $language', ({ texts }) => {
    const titles = [
      texts.steps.reminder_first.title,
      fillText(texts.steps.reminder_later.title, { ordinal: '2' }),
      texts.steps.collection_notice.title,
      texts.steps.demand_letter.title,
    ];
    expect(new Set(titles).size).toBe(4);
  });
});

describe('letters of each country', () => {
  const packs = new Map(
    countries.map((country) => {
      const path = `${resourcesFolder}/law/${country.toLowerCase()}/law.json`;
      const parsed = parseLawText(readFileSync(path, 'utf8'));
      if (!parsed.ok) throw new Error(`${country}: ${JSON.stringify(parsed.error)}`);
      return [country, parsed.value];
    }),
  );

  const letters = (
    country: LawCountry,
    language: LetterLanguage,
    texts: LetterTexts,
  ): readonly (readonly [string, LetterModel])[] => {
    const shared = {
      language,
      currency: currencies[country],
      creditor: creditors[country].given,
      customer: { country },
    };
    const law = { country, version: `${country}-1`, earliestDeadline: null };
    const steps: readonly { form: NoticeForm; ordinal: number }[] = [
      { form: 'reminder', ordinal: 1 },
      { form: 'reminder', ordinal: 2 },
      { form: 'collection_notice', ordinal: 1 },
      { form: 'demand_letter', ordinal: 1 },
    ];
    const many = sampleLines(12, { newFee: 3_800 });
    const charged = [
      sampleLine({
        earlierFees: 3_800,
        newFee: 3_800,
        newCompensation: 46_000,
        credit: 10_000,
        disputed: 5_000,
      }),
      { ...sampleLine({ number: '2', earlierInterest: 500, earlierCompensation: 46_000 }), rateAgreed: true },
    ];
    return steps.flatMap((level) => {
      const name = `${level.form} ${level.ordinal}`;
      const compose = (lines: LetterInput['lines'], given: { deadline?: null; openCredit?: number } = {}) =>
        composeLetter(sampleLetter(lines, { ...shared, law, level, ...given }), texts);
      const at = (lines: LetterInput['lines']) => lines.map((line) => ({ ...line, level }));
      const mixed = many.map((line, place) => (place < 9 ? { ...line, level } : line));
      return [
        [`${name}, one`, compose(at([sampleLine({ newFee: 3_800 })]))],
        [`${name}, one without interest`, compose(at([sampleLine({ claimsInterest: false })]))],
        [`${name}, several`, compose(at(many))],
        [`${name}, with every charge`, compose(at(charged), { openCredit: 7_000 })],
        [`${name}, several steps`, compose(mixed)],
        ...(level.form === 'reminder'
          ? [[`${name}, kept due date`, compose(at([sampleLine()]), { deadline: null })] as const]
          : []),
      ] as const;
    });
  };

  it.each(all)(
    'fill with the words that they are given: $country $language',
    ({ country, language, texts }) => {
      for (const [name, model] of letters(country, language, texts)) {
        // The page numbers come with the drawing.
        const words = Object.values(textsByPath({ ...model, pageLabel: '' })).join('\n');
        expect([name, /[{}]|undefined|NaN|\bnull\b/.exec(words)?.[0]]).toEqual([name, undefined]);
        // An abbreviation at the end of a sentence (`kr.`) would double its point.
        expect([name, /\.\.(?!\.)| {2}(?!·)|,,/.exec(words.replaceAll('  ·  ', ''))?.[0]]).toEqual([
          name,
          undefined,
        ]);
      }
    },
  );

  it.each(all)('say all that the law wants said: $country $language', ({ country, language, texts }) => {
    const pack = packs.get(country);
    if (pack === undefined) throw new Error(country);
    for (const [name, model] of letters(country, language, texts)) {
      expect([name, missingContents(model, pack)]).toEqual([name, []]);
      expect([name, model.warning !== '']).toEqual([name, model.kind !== 'reminder']);
    }
  });

  it('leave out what their texts leave out, and that is told', () => {
    const pack = packs.get('SE');
    const texts = letterTextsFor('SE', 'sv');
    const dumb = { ...texts, objection: { ...texts.objection, collection_notice: '' } };
    const [, model] = letters('SE', 'sv', dumb).find(([name]) => name === 'collection_notice 1, one') ?? [];
    if (pack === undefined || model === undefined) throw new Error('no collection notice');
    expect(missingContents(model, pack)).toEqual(['right_to_object']);
  });

  it.each(all)('print numbers as the country does: $country $language', ({ country, language, texts }) => {
    const [, model] = letters(country, language, texts)[0] ?? [];
    const words = Object.values(textsByPath(model)).join('\n').replaceAll('\u00A0', ' ');
    const references = Object.values(textsByPath(texts.payment)).join('\n');
    for (const printed of creditors[country].printed) expect(`${words}\n${references}`).toContain(printed);
  });

  it.each(all)('have a cover sheet: $country $language', ({ country, language, texts }) => {
    const sheet = composeCoverSheet(
      {
        language,
        country,
        creditor: 'A',
        runNumber: 1,
        date: letterDay,
        currency: currencies[country],
        sums: { principal: 100, interest: 10, fees: 5, compensation: 40, credit: 0, total: 155 },
        letters: [
          {
            number: 1,
            customer: 'B',
            customerNumber: '1',
            postcode: '1',
            kind: 'reminder',
            ordinal: 2,
            pages: 1,
            total: 155,
          },
        ],
      },
      texts.cover,
    );
    expect(JSON.stringify(sheet)).not.toMatch(/undefined|NaN/);
  });
});

describe('fillText', () => {
  it('fills every word in, also twice, and throws on one that it does not have', () => {
    expect(fillText('{a} og {a} og {b}', { a: '1', b: '{a}' })).toBe('1 og 1 og {a}');
    expect(() => fillText('{c}', { a: '1' })).toThrow('{c}');
  });
});

/** Every text by its path; the paragraphs of a list as one text. */
function textsByPath(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
    return { [path]: value.join('\n') };
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, inner]) => Object.entries(textsByPath(inner, `${path}.${key}`))),
  );
}

function wordsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}
