import { describe, expect, test } from 'vitest';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { chooseLocale, offeredLocales } from '#shared/i18n/locales.ts';
import { reasonParams } from '#test/i18n/reasonParams.ts';

const day = isoDate('2026-09-16');

describe.each(offeredLocales.map(({ code }) => code))('texts in %s', (locale) => {
  const texts = createTexts(locale);

  test('every reason is a whole sentence of its own', () => {
    const sentences = Object.entries(reasonParams).map(([code, params]) =>
      texts.reasonText({ code, params, source: { kind: 'ledger' } } as Reason),
    );
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/\{\{|\}\}|undefined|null|NaN|reasons\./);
      expect(sentence).toMatch(/^[\p{Lu}\d]/u);
    }
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('figures in reasons are written as the language writes them', () => {
    const { reasonText } = texts;
    const fee = reasonText({ code: 'fee_cut', params: reasonParams.fee_cut, source: { kind: 'ledger' } });
    expect(fee).toContain(texts.formatMoney(7000, 'NOK'));
    expect(fee).toContain(texts.formatDay(day));
    const interest = { code: 'interest_accrued', params: reasonParams.interest_accrued } as const;
    const sentence = reasonText({ ...interest, source: { kind: 'ledger' } });
    expect(sentence).toContain(texts.format.rate(1225));
    expect(sentence).not.toContain('1225');
  });

  test('an error names fields and problems in words', () => {
    const text = texts.refusalText('creditor_invalid', {
      field: 'bankAccount',
      problem: 'check_digit',
      value: '1',
    });
    expect(text).not.toMatch(/bankAccount|check_digit|\{\{/);
    const unreadable = texts.refusalText('file_unreadable', { file: 'a.csv', problem: 'ENOENT' });
    expect(unreadable).toContain('a.csv');
    expect(unreadable).not.toContain('ENOENT');
  });

  test('a refused file speaks with the text of what is wrong with it', () => {
    const inner = { columns: ['due_date', 'customer'], headers: ['Navn'], accepted: ['Forfall'] };
    const text = texts.refusalText('intake_refused', {
      file: 'a.csv',
      code: 'column_missing',
      params: inner,
    });
    expect(text).toContain('Navn');
    expect(text).not.toMatch(/due_date|column_missing|\{\{/);
    expect(text).toContain(texts.fieldName('due_date'));
  });

  test('sums of a row error are amounts, and counts of a warning are not', () => {
    const row = texts.rowErrorText('open_exceeds_original', { original: 10_000, open: 12_345 });
    expect(row).toContain(texts.format.amount(12_345));
    expect(texts.warningText('none_known', { open: 67 })).toMatch(/\b67\b/);
  });

  test('a code without a text gets the general one, and never an empty line', () => {
    expect(texts.refusalText('never_heard_of', {})).toContain('never_heard_of');
    expect(texts.rowErrorText('never_heard_of', {})).toContain('never_heard_of');
    expect(texts.warningText('never_heard_of', {})).toContain('never_heard_of');
  });
});

describe('formatting', () => {
  const nb = createTexts('nb').format;
  const en = createTexts('en').format;
  const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

  test('amounts are exact to the last minor unit', () => {
    expect(plain(nb.amount(2_511_736))).toBe('25 117,36');
    expect(plain(nb.money(2_511_736, 'NOK'))).toBe('25 117,36 kr');
    expect(en.amount(2_511_736)).toBe('25,117.36');
    expect(en.amount(900_719_925_474_099)).toBe('9,007,199,254,740.99');
    expect(nb.amount(1)).toBe('0,01');
  });

  test('days do not depend on the machine, and English ones cannot be misread', () => {
    expect(nb.day('2026-05-06')).toBe('06.05.2026');
    expect(nb.shortDay('2026-05-06')).toBe('06.05.');
    expect(en.day('2026-05-06')).toBe('06 May 2026');
  });

  test('rates are percent', () => {
    expect(plain(nb.rate(1225))).toBe('12,25 %');
  });

  test('the language is chosen by what the machine wishes', () => {
    expect(chooseLocale(['nn-NO', 'en'])).toBe('nb');
    expect(chooseLocale(['sv-SE', 'no'])).toBe('nb');
    expect(chooseLocale(['de-DE'])).toBe('en');
  });
});
