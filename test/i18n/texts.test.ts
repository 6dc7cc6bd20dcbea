import { describe, expect, test } from 'vitest';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { catalogs } from '#shared/i18n/catalogs.ts';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { chooseLocale, offeredLocales, type Locale } from '#shared/i18n/locales.ts';
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

/** How each language writes them; a space that does not break is shown as a plain one. */
const written = {
  nb: {
    amount: '25 117,36',
    negative: '−1 234,56',
    own: ['NOK', '25 117,36 kr'],
    day: '06.05.2026',
    shortDay: '06.05.',
    moment: '06.05.2026 08:04',
    rate: '12,25 %',
    list: 'a, b og c',
  },
  sv: {
    amount: '25 117,36',
    negative: '−1 234,56',
    own: ['SEK', '25 117,36 kr'],
    day: '2026-05-06',
    shortDay: '6/5',
    moment: '2026-05-06 08:04',
    rate: '12,25 %',
    list: 'a, b och c',
  },
  fi: {
    amount: '25 117,36',
    negative: '−1 234,56',
    own: ['EUR', '25 117,36 €'],
    day: '6.5.2026',
    shortDay: '6.5.',
    moment: '6.5.2026 klo 8.04',
    rate: '12,25 %',
    list: 'a, b ja c',
  },
  da: {
    amount: '25.117,36',
    negative: '-1.234,56',
    own: ['DKK', '25.117,36 kr.'],
    day: '06.05.2026',
    shortDay: '6/5',
    moment: '06.05.2026 kl. 08.04',
    rate: '12,25 %',
    list: 'a, b og c',
  },
  en: {
    amount: '25,117.36',
    negative: '-1,234.56',
    own: ['NOK', '25,117.36 NOK'],
    day: '06 May 2026',
    shortDay: '06 May',
    moment: '06 May 2026 08:04',
    rate: '12.25 %',
    list: 'a, b and c',
  },
} as const satisfies Record<Locale, unknown>;

describe.each(offeredLocales.map(({ code }) => code))('formatting in %s', (locale) => {
  const { format } = createTexts(locale);
  const expected = written[locale];
  const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

  test('amounts and rates, with the sign of the own money and the code of every other', () => {
    expect(plain(format.amount(2_511_736))).toBe(expected.amount);
    expect(plain(format.amount(-123_456))).toBe(expected.negative);
    expect(plain(format.money(2_511_736, expected.own[0]))).toBe(expected.own[1]);
    expect(plain(format.money(2_511_736, 'GBP'))).toBe(`${expected.amount} GBP`);
    expect(plain(format.rate(1225))).toBe(expected.rate);
  });

  test('days, moments and things in a row, whatever the machine speaks', () => {
    expect(format.day('2026-05-06')).toBe(expected.day);
    expect(format.shortDay('2026-05-06')).toBe(expected.shortDay);
    const moment = new Date(2026, 4, 6, 8, 4).toISOString();
    expect(plain(format.moment(moment))).toBe(expected.moment);
    expect(expected.moment).toContain(format.time(moment));
    expect(format.list(['a', 'b', 'c'])).toBe(expected.list);
  });

  test('midnight is the first minute of a day', () => {
    expect(format.time(new Date(2026, 4, 6, 0, 4).toISOString())).toMatch(/^0?0[:.]04$/);
  });
});

describe('formatting', () => {
  test('amounts are exact to the last minor unit', () => {
    expect(createTexts('en').format.amount(900_719_925_474_099)).toBe('9,007,199,254,740.99');
    expect(createTexts('nb').format.amount(1)).toBe('0,01');
  });

  test('a sentence that ends with Danish money has one full stop', () => {
    const { t, format } = createTexts('da');
    const reason = t('reasons.fee_total_reached', { total: format.money(10_000, 'DKK') });
    expect(reason).toContain(format.money(10_000, 'DKK'));
    expect(reason).not.toContain('..');
  });
});

describe('the language', () => {
  test('is chosen by what the machine wishes', () => {
    expect(chooseLocale(['nn-NO', 'en'])).toBe('nb');
    expect(chooseLocale(['no'])).toBe('nb');
    expect(chooseLocale(['sv-FI', 'fi'])).toBe('sv');
    expect(chooseLocale(['fi-FI'])).toBe('fi');
    expect(chooseLocale(['de-DE', 'da-DK'])).toBe('da');
    expect(chooseLocale(['de-DE'])).toBe('en');
    expect(chooseLocale([])).toBe('en');
  });

  test('is every one of the program', () => {
    expect(offeredLocales.map(({ code }) => code)).toEqual(['nb', 'sv', 'fi', 'da', 'en']);
  });
});

describe('no text was forgotten in English', () => {
  const texts = (catalog: object): readonly (readonly [string, string])[] =>
    Object.entries(catalog).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key, value] as const]
        : texts(value as object).map(([rest, text]) => [`${key}.${rest}`, text] as const),
    );
  const english = new Map(texts(catalogs.en));

  test.each(offeredLocales.filter(({ code }) => code !== 'en').map(({ code }) => code))('%s', (locale) => {
    // Three words in a row are the same in two languages only where nobody has translated them.
    const same = texts(catalogs[locale]).filter(
      ([key, text]) => english.get(key) === text && /\p{L}{2,} \p{L}{2,} \p{L}{2,}/u.test(text),
    );
    expect(same).toEqual([]);
  });
});
