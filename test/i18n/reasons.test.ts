import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { reasons as danish } from '#resources/i18n/da/reasons.ts';
import { words as danishWords } from '#resources/i18n/da/words.ts';
import { reasons as english } from '#resources/i18n/en/reasons.ts';
import { words as englishWords } from '#resources/i18n/en/words.ts';
import { reasons as finnish } from '#resources/i18n/fi/reasons.ts';
import { words as finnishWords } from '#resources/i18n/fi/words.ts';
import { reasons as norwegian } from '#resources/i18n/nb/reasons.ts';
import { words as norwegianWords } from '#resources/i18n/nb/words.ts';
import { reasons as swedish } from '#resources/i18n/sv/reasons.ts';
import { words as swedishWords } from '#resources/i18n/sv/words.ts';
import type { Reason, ReasonCode } from '#shared/domain/dunning/reason.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { createFormatting } from '#shared/i18n/formatting.ts';
import { reasonSentence, sourceText } from '#shared/i18n/reasonText.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { reasonParams } from '#test/i18n/reasonParams.ts';

const languages = {
  en: { reasons: english, words: englishWords },
  nb: { reasons: norwegian, words: norwegianWords },
  sv: { reasons: swedish, words: swedishWords },
  fi: { reasons: finnish, words: finnishWords },
  da: { reasons: danish, words: danishWords },
} as const;
const codes = Object.keys(languages) as (keyof typeof languages)[];

const source = { kind: 'ledger' } as const;
const day = isoDate('2026-09-16');
const wholeSentence = /^[\p{Lu}\d].*[.!]$/su;
const broken = /\{\{|\}\}|undefined|null|NaN|reasons\.|\.\.|: \.| ,/;

/** The reader of one language alone: what it lacks stays a key and is found. */
function translator(language: keyof typeof languages): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: languages[language] } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18n.getFixedT<'translation'>(language);
}

// The way a language writes days and sums is its formatting's; here the words around them count.
const format = createFormatting('en');

describe.each(codes)('reasons in %s', (language) => {
  const t = translator(language);
  const sentence = (code: ReasonCode, params: unknown): string =>
    reasonSentence(t, format, { code, params, source } as Reason);

  test('are whole sentences, each its own', () => {
    const sentences = Object.entries(reasonParams).map(([code, params]) =>
      sentence(code as ReasonCode, params),
    );
    for (const each of sentences) {
      expect(each).toMatch(wholeSentence);
      expect(each).not.toMatch(broken);
    }
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('are whole sentences in their other wordings too', () => {
    const other = [
      sentence('paused', { reason: ' ', until: null }),
      sentence('paused', { reason: '', until: day }),
      sentence('objection', { reason: '', from: day }),
      sentence('objection_part', { ...reasonParams.objection_part, reason: '' }),
      sentence('do_not_remind_customer', { reason: '' }),
      sentence('do_not_remind_invoice', { reason: '' }),
      sentence('hand_over_early', { readyOn: null }),
      sentence('collection_ready', { ...reasonParams.collection_ready, form: 'reminder' }),
      sentence('collection_ready', { ...reasonParams.collection_ready, form: 'demand_letter' }),
      ...(['reminder', 'collection_notice', 'hand_over'] as const).map((step) =>
        sentence('customer_blocked', { step, ordinal: 1 }),
      ),
    ];
    for (const each of other) {
      expect(each).toMatch(wholeSentence);
      expect(each).not.toMatch(broken);
    }
  });

  test('count one and several differently where the language does', () => {
    const counted: Partial<Record<ReasonCode, string>> = {
      fee_too_early: 'days',
      fee_too_soon_after_last: 'days',
      interest_accrued: 'days',
      deadline_set: 'days',
      deadline_bank_days: 'bankDays',
      interest_starts_later: 'days',
      lawful_wait: 'days',
    };
    for (const [code, param] of Object.entries(counted)) {
      const params = reasonParams[code as ReasonCode];
      const one = sentence(code as ReasonCode, { ...params, [param]: 1 });
      const two = sentence(code as ReasonCode, { ...params, [param]: 2 });
      expect(one).not.toMatch(broken);
      expect(one.replace('1', '2')).not.toBe(two);
    }
  });

  test('use every figure that they carry', () => {
    for (const [code, params] of Object.entries(reasonParams)) {
      const template = sentence(code as ReasonCode, params);
      for (const [name, value] of Object.entries(params)) {
        if (typeof value !== 'number') continue;
        const changed = sentence(code as ReasonCode, { ...params, [name]: value + 111 });
        expect(`${code} ${name}: ${changed}`).not.toBe(`${code} ${name}: ${template}`);
      }
    }
  });

  test('name where a rule stands', () => {
    expect(sourceText(t, { kind: 'profile', profile: 'Standard', position: 1 })).toMatch(/Standard.*2/);
    expect(sourceText(t, { kind: 'setting', setting: 'minimumAmount' })).not.toMatch(/minimumAmount|\{/);
    expect(sourceText(t, { kind: 'setting', setting: 'one_fee_per_letter' })).not.toMatch(/_|\{/);
    expect(sourceText(t, { kind: 'setting', setting: 'firstInvoiceDate' })).not.toMatch(/firstInvoice|\{/);
    expect(sourceText(t, { kind: 'ledger' })).not.toMatch(/reasons|\{/);
  });
});

test('every language has the same reasons, parameters and plural forms', () => {
  const shape = (texts: object): string[] =>
    Object.entries(texts)
      .flatMap(([key, value]) =>
        typeof value === 'string'
          ? [
              `${key}: ${[...value.matchAll(/\{\{(\w+)\}\}/g)]
                .map((match) => match[1] ?? '')
                .toSorted((a, b) => (a < b ? -1 : 1))
                .join(' ')}`,
            ]
          : shape(value as object).map((inner) => `${key}.${inner}`),
      )
      .sort();
  for (const code of codes) expect(shape(languages[code].reasons)).toEqual(shape(english));
});
