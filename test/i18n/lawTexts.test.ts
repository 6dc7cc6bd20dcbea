import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resourcesFolder } from '#backend/entries/places.ts';
import { describeLaw, loadLawBook, shippedLaw } from '#backend/law/index.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import { parseLawText } from '#shared/domain/law/parseLawPack.ts';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { lawRuleTitle, lawValueText } from '#shared/i18n/lawText.ts';
import { offeredLocales } from '#shared/i18n/locales.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';

const laws = [...loadLawBook(resourcesFolder).values()].map((pack) =>
  describeLaw(shippedLaw(pack), isoDate('2026-11-21'), 'tester'),
);

/** One example of every problem of a data file: a new one does not compile before it stands here. */
const problems: Readonly<Record<DataProblem['code'], DataProblem['params']>> = {
  data_not_json: { line: 3 },
  data_field_twice: { path: 'closedDays', line: 9 },
  data_wrong_shape: { path: 'closedDays', expected: 'whole number' },
  data_field_missing: { path: 'closedDays.grade' },
  data_field_unknown: { path: 'speed' },
  data_out_of_range: { path: 'a', value: 7, least: 1, most: 5 },
  data_periods_not_ascending: { path: 'a', from: '2026-01-01', previous: '2026-07-01' },
  data_period_twice: { path: 'a', from: '2026-01-01', previous: '2026-01-01' },
  data_period_missing: { path: 'a', from: '2026-07-01' },
  data_period_off_calendar: { path: 'a', from: '2026-07-02' },
  data_scale_broken: { path: 'a' },
  data_currency_of_other_country: { path: 'currency', country: 'SE', currency: 'NOK', expected: 'SEK' },
  data_rule_unknown: { path: 'pending[0]', rule: 'nowhere' },
  data_reform_twice: { path: 'pending[1].id', id: 'x' },
  data_preset_twice: { path: 'a', preset: 'strict' },
  data_steps_out_of_order: { path: 'a' },
};

describe.each(offeredLocales.map(({ code }) => code))('the law in %s', (locale) => {
  const texts = createTexts(locale);

  test('every rule of every country has a name of its own', () => {
    for (const { rules } of laws) {
      const titles = rules.map((rule) => lawRuleTitle(texts, rule));
      for (const [at, title] of titles.entries()) {
        expect(title).not.toBe(rules[at]?.path);
        expect(title).not.toMatch(/\{\{|law\.|undefined|_/);
      }
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('every figure is written as it is read, without a code in it', () => {
    for (const { rules, currency } of laws) {
      for (const rule of rules) {
        for (const { value } of rule.figures) {
          const text = lawValueText(texts, rule, value, currency);
          expect(text, rule.path).not.toMatch(/\{\{|law\.|undefined|null|NaN|_|\[object/);
          expect(text).not.toBe('');
        }
      }
    }
  });

  test('every problem of a law pack is a sentence that says where', () => {
    const sentences = Object.entries(problems).map(([code, params]) => texts.dataProblemText(code, params));
    for (const [at, [code, params]] of Object.entries(problems).entries()) {
      const sentence = sentences[at] ?? '';
      expect(sentence).not.toContain(code);
      expect(sentence).not.toMatch(/\{\{|law\.|undefined|amendments/);
      if ('line' in params) expect(sentence).toMatch(new RegExp(`\\b${String(params['line'])}\\b`));
      if (params['path'] === 'closedDays') expect(sentence).toContain('closedDays');
    }
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('whatever a check of a pack expects is said in words of the language', () => {
    const pack = readFileSync(join(resourcesFolder, 'law', 'no', 'law.json'), 'utf8');
    const spoilt = JSON.stringify(
      {
        ...(JSON.parse(pack) as object),
        closedDays: 1,
        limitation: [],
        lateInterest: 'x',
        version: 1,
        published: 'y',
      },
      null,
      1,
    );
    const parsed = parseLawText(spoilt);
    if (parsed.ok) throw new Error('a spoilt pack was taken');
    const english = locale === 'en' ? '' : /\b(a text|object|list|one of|or)\b/;
    for (const { code, params } of parsed.error) {
      const sentence = texts.dataProblemText(code, params);
      if (english !== '') expect(sentence).not.toMatch(english);
      expect(sentence).toMatch(/\d/);
    }
    const refused = texts.refusalText('law_file_refused', {
      file: 'law.json',
      count: 5,
      problems: parsed.error,
    });
    expect(refused).toContain('law.json');
    expect(refused).toContain(
      texts.dataProblemText(parsed.error[0]?.code ?? '', parsed.error[0]?.params ?? {}),
    );
  });
});
