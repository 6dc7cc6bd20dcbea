import { describe, expect, test } from 'vitest';
import { answerTexts } from '#backend/notices/drawAnswer.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { type AnswerInput, composeAnswer } from '#shared/domain/letters/composeAnswer.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import { missingContents } from '#shared/domain/letters/missingContents.ts';
import { readModel, serializeModel } from '#shared/domain/letters/serializeModel.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { lawCountries, shippedPack } from '#test/domain/shippedLaws.ts';

const line = {
  number: '1042',
  issued: isoDate('2026-08-18'),
  due: isoDate('2026-09-01'),
  original: 100_000,
  open: 80_000,
  disputed: 30_000,
  reference: '',
};

const input: AnswerInput = {
  creditor: {
    name: 'Fjordlys Elektro AS',
    organisationNumber: '923609016',
    street: 'Strandgata 14',
    postcode: '5003',
    city: 'Bergen',
    email: 'faktura@fjordlys.example',
    phone: '55 12 34 56',
    bankAccount: '12345678911',
    hasLogo: false,
  },
  customer: {
    name: 'Kari Ødegård',
    street: 'Storgata 1',
    street2: '',
    postcode: '0150',
    city: 'Oslo',
    country: 'NO',
    number: '10001',
  },
  language: 'nb',
  country: 'NO',
  lawVersion: 'no-2026-07-01',
  letterDate: isoDate('2026-09-15'),
  objection: { day: isoDate('2026-09-10'), text: 'Timene {stemmer} ikke\n\tsier jeg' },
  answer: 'Vi har sett på timelisten.\n\nTo timer blir kreditert.',
  currency: 'NOK',
  lines: [line],
};

const compose = (given: Partial<AnswerInput> = {}) => {
  const whole = { ...input, ...given };
  return composeAnswer(whole, letterTextsFor(whole.country, whole.language), answerTexts[whole.language]);
};

describe('the answer to an objection', () => {
  test('says what came in and when, the answer in paragraphs, and what is not disputed', () => {
    const model = compose();
    expect(model.title).toBe('Svar på innsigelse');
    expect(model.paragraphs.map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
      'Vi viser til innsigelsen din mot faktura 1042, som vi mottok 10. september 2026.',
      'Du skrev: «Timene {stemmer} ikke sier jeg»',
      'Vi har sett på timelisten.',
      'To timer blir kreditert.',
      'kr 300,00 er bestridt og blir ikke purret så lenge innsigelsen står. De øvrige kr 500,00 er ikke bestridt og skal betales som avtalt.',
    ]);
    expect(model.sums.map(({ value }) => value.replaceAll('\u00A0', ' '))).toEqual([
      'kr 300,00',
      'kr 500,00',
    ]);
    expect(model.recipient).toEqual(['Kari Ødegård', 'Storgata 1', '0150 Oslo']);
    // It sets no deadline, claims no interest, and threatens with nothing.
    expect(model).toMatchObject({ kind: 'answer', warning: '', interest: null });
    expect(model.facts.some(({ about }) => about === 'deadline')).toBe(false);
  });

  test('on the whole says that nothing is reminded, and that nothing is undisputed', () => {
    const model = compose({ lines: [{ ...line, disputed: 80_000 }] });
    expect(model.paragraphs.at(-1)).toContain('hele kravet er bestridt');
    expect(model.sums.at(-1)?.value.replaceAll('\u00A0', ' ')).toBe('kr 0,00');
    // Should the answer convince, all of it is to be paid.
    expect(model.payment.facts.at(-1)).toMatchObject({ label: 'Bestridt', value: 'kr\u00A0800,00' });
  });

  test('of several invoices counts them, and asks for no single reference', () => {
    const model = compose({
      lines: [
        { ...line, reference: '1042000000007' },
        { ...line, number: '1043', reference: '1043000000005' },
      ],
    });
    expect(model.paragraphs[0]).toContain('de 2 fakturaene');
    expect(model.invoices.rows.map(({ cells }) => cells[0])).toEqual(['1042', '1043']);
    expect(model.payment.facts.map(({ value }) => value)).toContain('10001');
    expect(model.facts.some(({ value }) => value === '1042')).toBe(false);
  });

  test('is written in every language of every country, with every word filled in', () => {
    for (const country of lawCountries) {
      for (const language of letterLanguages[country]) {
        for (const disputed of [30_000, 80_000]) {
          const model = compose({
            country,
            language,
            objection: { day: input.objection.day, text: 'x' },
            lines: [
              { ...line, disputed },
              { ...line, number: '1043', disputed },
            ],
          });
          const text = serializeModel({ ...model, pageLabel: '' });
          expect(text, `${country} ${language}`).not.toMatch(/\{\w+\}/);
          expect(readModel(text)).toEqual({ ...model, pageLabel: '' });
        }
      }
    }
  });

  test('is no notice: the law wants nothing said in it', () => {
    for (const country of lawCountries) {
      expect(missingContents(compose(), shippedPack(country))).toEqual([]);
    }
  });
});
