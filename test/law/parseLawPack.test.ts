import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import norway from '#resources/law/no/law.json' with { type: 'json' };
import sweden from '#resources/law/se/law.json' with { type: 'json' };
import { lawRules, ruleAt } from '#shared/domain/law/lawRules.ts';
import { parseLawPack, parseLawText } from '#shared/domain/law/parseLawPack.ts';
import { changed } from '#test/law/changed.ts';
import { countries, packFiles, packOf } from '#test/law/packs.ts';

/** The problems of a pack with one value changed, as `code path`. */
function problem(path: string, value: unknown, pack: unknown = norway): string {
  const parsed = parseLawPack(changed(pack, path.split('.'), value));
  if (parsed.ok) return 'accepted';
  return parsed.error.map(({ code, params }) => `${code} ${params['path']}`).join('; ');
}

const figure = { value: 1200, grade: 'B', source: 'a source', checked: '2026-11-21' };
const rates = 'lateInterest.rate.rates.both';
const reminder = 'fees.maximum.reminder.both';

describe('a law pack', () => {
  test.each(countries)('of %s as shipped is accepted', (country) => {
    expect(parseLawPack(packFiles[country])).toEqual({ ok: true, value: packFiles[country] });
  });

  test.each([
    ['country', 'XX', 'data_wrong_shape country'],
    ['country', 'SE', 'data_currency_of_other_country currency'],
    ['version', '', 'data_wrong_shape version'],
    ['published', '2026-11-31', 'data_wrong_shape published'],
    ['currency', 'USD', 'data_wrong_shape currency'],
    ['currency', 'SEK', 'data_currency_of_other_country currency'],
    ['lateInterest.dayCount.value', 'actual/364', 'data_wrong_shape lateInterest.dayCount.value'],
    ['lateInterest.dayCount.reference', 7, 'data_wrong_shape lateInterest.dayCount.reference'],
    ['lateInterest.changeDays.0', '02-30', 'data_wrong_shape lateInterest.changeDays[0]'],
    ['lateInterest.changeDays', ['07-01', '01-01'], 'data_wrong_shape lateInterest.changeDays'],
    ['lateInterest.changeDays', [], 'data_wrong_shape lateInterest.changeDays'],
    ['lateInterest.rate.kind', 'guessed', 'data_wrong_shape lateInterest.rate.kind'],
    ['lateInterest.rate', 12, 'data_wrong_shape lateInterest.rate'],
    [
      'lateInterest.rate.kind',
      'reference_plus_margin',
      'data_field_missing lateInterest.rate.reference; data_field_missing lateInterest.rate.margin; data_field_unknown lateInterest.rate.rates',
    ],
    [`${rates}.0.value`, 12.25, 'data_wrong_shape lateInterest.rate.rates.both[0].value'],
    [`${rates}.0.value`, 122_500, 'data_out_of_range lateInterest.rate.rates.both[0].value'],
    [`${rates}.0.value`, '1225', 'data_wrong_shape lateInterest.rate.rates.both[0].value'],
    [`${rates}.0.value`, null, 'data_wrong_shape lateInterest.rate.rates.both[0].value'],
    [`${rates}.0.grade`, 'D', 'data_wrong_shape lateInterest.rate.rates.both[0].grade'],
    [`${rates}.0.grade`, 'O', 'data_wrong_shape lateInterest.rate.rates.both[0].grade'],
    [`${rates}.0.source`, ' ', 'data_wrong_shape lateInterest.rate.rates.both[0].source'],
    [`${rates}.0.checked`, '2026-02-30', 'data_wrong_shape lateInterest.rate.rates.both[0].checked'],
    [`${rates}.0.checked`, undefined, 'data_wrong_shape lateInterest.rate.rates.both[0].checked'],
    [
      `${rates}.0.confirmed`,
      { on: '2026-01-01', by: 'Kari' },
      'data_field_unknown lateInterest.rate.rates.both[0].confirmed',
    ],
    [rates, [], 'data_wrong_shape lateInterest.rate.rates.both'],
    [rates, 'none', 'data_wrong_shape lateInterest.rate.rates.both'],
    [
      'lateInterest.rate.rates',
      { reference: 'x' },
      'data_field_missing lateInterest.rate.rates.person; data_field_missing lateInterest.rate.rates.company',
    ],
    ['notices.lastNotice.both', [], 'data_wrong_shape notices.lastNotice.both'],
    [`${reminder}.1.from`, '2009-01-01', `data_period_twice ${reminder}[1].from`],
    [`${reminder}.1.from`, '2008-01-01', `data_periods_not_ascending ${reminder}[1].from`],
    [`${reminder}.1.from`, '2015-13-01', `data_wrong_shape ${reminder}[1].from`],
    [`${reminder}.5.from`, '2206-01-01', `data_out_of_range ${reminder}[5].from`],
    [`${reminder}.0.from`, '0009-01-01', `data_out_of_range ${reminder}[0].from`],
    [`${reminder}.1.value`, -1, `data_out_of_range ${reminder}[1].value`],
    [`${reminder}.1.value`, 100_000_000, `data_out_of_range ${reminder}[1].value`],
    [`${reminder}.1.until`, '2016-01-01', `data_field_unknown ${reminder}[1].until`],
    [`${reminder}.4.dueAfter`, 'October', `data_wrong_shape ${reminder}[4].dueAfter`],
    [`${rates}.4.dueAfter`, '2020-10-01', `data_field_unknown ${rates}[4].dueAfter`],
    ['fees.conditions.0.mechanism', 'full_moon', 'data_wrong_shape fees.conditions[0].mechanism'],
    ['fees.conditions.0.mechanism', 'constructor', 'data_wrong_shape fees.conditions[0].mechanism'],
    ['fees.conditions.0', 'days_after_due', 'data_wrong_shape fees.conditions[0]'],
    ['fees.conditions.0.kinds', [], 'data_wrong_shape fees.conditions[0].kinds'],
    ['fees.conditions.0.kinds', ['reminder', 'reminder'], 'data_wrong_shape fees.conditions[0].kinds'],
    ['fees.conditions.0.kinds', ['hand_over'], 'data_wrong_shape fees.conditions[0].kinds[0]'],
    ['fees.conditions.0.both.0.value', 366, 'data_out_of_range fees.conditions[0].both[0].value'],
    ['fees.conditions.1.both.0.value', 2, 'data_wrong_shape fees.conditions[1].both[0].value'],
    [
      'fees.conditions.1.both.0.value',
      { count: 2 },
      'data_field_missing fees.conditions[1].both[0].value.lapsesAfterMonths',
    ],
    [
      'fees.conditions.1.both.0.value.lapsesAfterMonths',
      0,
      'data_out_of_range fees.conditions[1].both[0].value.lapsesAfterMonths',
    ],
    ['compensation.relation.value', 'perhaps', 'data_wrong_shape compensation.relation.value'],
    ['compensation.company.2.source', '', 'data_wrong_shape compensation.company[2].source'],
    ['compensation.company.0.value', null, 'data_field_unknown compensation.company[0].grade'],
    ['compensation.both', [], 'data_field_unknown compensation.both'],
    ['notices.lastNotice.both.0.value', 'yes', 'data_wrong_shape notices.lastNotice.both[0].value'],
    ['notices.contents.reminder.value', ['poem'], 'data_wrong_shape notices.contents.reminder.value[0]'],
    ['payments.order.both.0.value', ['principal'], 'data_wrong_shape payments.order.both[0].value'],
    ['closedDays.value', 'perhaps', 'data_wrong_shape closedDays.value'],
    ['limitation.years.both.0.value', 0, 'data_out_of_range limitation.years.both[0].value'],
    ['limitation.interruptedByReminder.value', 1, 'data_wrong_shape limitation.interruptedByReminder.value'],
    ['agencyCosts.0.item', 'beer', 'data_wrong_shape agencyCosts[0].item'],
    [
      'agencyCosts.2.both.0.value',
      [{ upTo: 500, value: 1 }],
      'data_scale_broken agencyCosts[2].both[0].value[0].upTo',
    ],
    [
      'agencyCosts.2.both.0.value',
      [
        { upTo: 500, value: 1 },
        { upTo: 500, value: 2 },
        { upTo: null, value: 3 },
      ],
      'data_scale_broken agencyCosts[2].both[0].value[1].upTo',
    ],
    ['agencyCosts.2.both.0.value', [], 'data_wrong_shape agencyCosts[2].both[0].value'],
    ['pending.0.figures.0.rule', 'notices.lastWord', 'data_rule_unknown pending[0].figures[0].rule'],
    ['pending.0.figures.0.rule', 'closedDays', 'data_rule_unknown pending[0].figures[0].rule'],
    ['pending.0.figures.0.value', 14, 'data_wrong_shape pending[0].figures[0].value'],
    ['pending.0.figures.3.value', 1400, 'data_out_of_range pending[0].figures[3].value'],
    ['pending.1', norway.pending[0], 'data_reform_twice pending[1].id'],
    ['extra', 1, 'data_field_unknown extra'],
    ['__proto__x', 1, 'data_field_unknown __proto__x'],
    ['toString', 1, 'data_field_unknown toString'],
  ])('with %s = %j is refused', (path, value, expected) => {
    expect(problem(path, value)).toBe(expected);
  });

  test('is refused with everything that is wrong with it', () => {
    const wrong = changed(changed(norway, ['version'], ''), ['closedDays', 'value'], 'x');
    const parsed = parseLawPack(wrong);
    expect(parsed.ok ? [] : parsed.error.map(({ params }) => params['path'])).toEqual([
      'version',
      'closedDays.value',
    ]);
  });

  test('with a half-year left out is refused, and the half-year is named', () => {
    const left = norway.lateInterest.rate.rates.both.filter(({ from }) => from !== '2023-07-01');
    expect(parseLawPack(changed(norway, rates.split('.'), left))).toEqual({
      ok: false,
      error: [{ code: 'data_period_missing', params: { path: rates, from: '2023-07-01' } }],
    });
  });

  test('with a rate that begins in the middle of a half-year is refused', () => {
    const last = { ...figure, from: '2026-08-01' };
    const all = [...norway.lateInterest.rate.rates.both, last];
    expect(problem(rates, all)).toBe(`data_period_off_calendar ${rates}[14].from`);
  });

  test('with a half-year left out among reference rates is refused, but a margin may begin on any day', () => {
    const path = 'lateInterest.rate.reference.both';
    const left = sweden.lateInterest.rate.reference.both.filter(({ from }) => from !== '2021-01-01');
    expect(problem(path, left, sweden)).toBe(`data_period_missing ${path}`);
    const margins = [
      { ...figure, from: '2002-08-01', value: 700 },
      { ...figure, from: '2013-03-13', value: 800 },
    ];
    expect(problem('lateInterest.rate.margin.both', margins, sweden)).toBe('accepted');
  });

  test('may tell persons and companies apart, and may have no figure where a rule does not exist', () => {
    const { both } = norway.lateInterest.rate.rates;
    const apart = { reference: 'x', person: both, company: both };
    expect(problem('lateInterest.rate.rates', apart)).toBe('accepted');
    expect(problem('fees.maximum.reminder', { reference: 'x', person: [], company: [] })).toBe('accepted');
    expect(problem('fees.conditions', [])).toBe('accepted');
  });

  test.each([[null], [[]], ['law'], [7], [undefined]])('that is %j is refused', (json) => {
    expect(parseLawPack(json).ok).toBe(false);
  });

  test('of Norway has fees that follow from the collection rate and its shares', () => {
    // inkassosats 700 from 2017, 750 from 2026; a tenth until October 2020, then a twentieth; .50 goes up.
    const { reminder: reminders, payment_demand: demands } = norway.fees.maximum;
    const valueFrom = (figures: readonly { readonly from: string; readonly value: number }[], from: string) =>
      figures.find((each) => each.from === from)?.value;
    const crowns = (share: number) => Math.floor(share + 0.5) * 100;
    expect(valueFrom(reminders.both, '2017-01-01')).toBe(crowns(700 / 10));
    expect(valueFrom(reminders.both, '2020-10-01')).toBe(crowns(700 / 20));
    expect(valueFrom(reminders.both, '2026-01-01')).toBe(crowns(750 / 20));
    expect(valueFrom(demands.both, '2017-01-01')).toBe(crowns((700 * 3) / 10));
    expect(valueFrom(demands.both, '2020-10-01')).toBe(crowns((700 * 3) / 20));
    expect(valueFrom(demands.both, '2026-01-01')).toBe(crowns((750 * 3) / 20));
  });
});

describe('the text of a law pack', () => {
  const text = readFileSync(join(import.meta.dirname, '../../resources/law/no/law.json'), 'utf8');
  const lineOf = (part: string, from = 0) => text.slice(0, text.indexOf(part, from)).split('\n').length;
  const problems = (changedText: string) => {
    const parsed = parseLawText(changedText);
    return parsed.ok ? [] : parsed.error.map(({ code, params }) => [code, params['line']]);
  };

  test('as shipped is accepted, with a byte order mark and other line ends too', () => {
    expect(parseLawText(text)).toEqual({ ok: true, value: norway });
    expect(parseLawText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual({ ok: true, value: norway });
  });

  test('names the line of a wrong figure, and of what a missing field is missing in', () => {
    expect(problems(text.replace('"value": 950', '"value": "950"'))).toEqual([
      ['data_wrong_shape', lineOf('"value": 950')],
    ]);
    expect(problems(text.replace('"actual/actual"', '"actual"'))).toEqual([
      ['data_wrong_shape', lineOf('"actual/actual"')],
    ]);
    expect(problems(text.replace('"version": "no-2026-11-21",', ''))).toEqual([['data_field_missing', 1]]);
  });

  test('names the line of the list that lacks a half-year', () => {
    const without = text.replace('"from": "2023-07-01"', '"from": "2023-07-02"');
    expect(problems(without)).toEqual([
      ['data_period_missing', lineOf('"both"')],
      ['data_period_off_calendar', lineOf('"from": "2023-07-01"')],
    ]);
  });

  test('with a name twice is refused: JSON.parse would take the second in silence', () => {
    expect(problems(text.replace('"country": "NO",', '"country": "NO",\n  "country": "SE",'))).toEqual([
      ['data_field_twice', 3],
    ]);
  });

  test.each([
    ['', 1],
    ['{', 1],
    ['{\n"country": "NO",\n}', 3],
    ['{\n"country": "NO"\n"version": 1}', 3],
    ["{'country': 1}", 1],
    ['[1, 2,]', 1],
    ['{"a": 01}', 1],
    ['{"a": .5}', 1],
    ['{"a": "\n"}', 1],
    ['{"a": "\\x"}', 1],
    ['{"a": NaN}', 1],
    ['{"a": 1} 2', 1],
    ['\n\n{"a": tru}', 3],
    ['['.repeat(100_000), 1],
  ])('that is no JSON is refused with its line: %j', (broken, line) => {
    expect(parseLawText(broken)).toEqual({
      ok: false,
      error: [{ code: 'data_not_json', params: { path: '', line } }],
    });
  });
});

describe('the rules of a law pack', () => {
  test.each(countries)('of %s have paths of their own, each of which finds its rule', (country) => {
    const pack = packOf(country);
    const rules = lawRules(pack);
    expect(new Set(rules.map(({ path }) => path)).size).toBe(rules.length);
    for (const rule of rules) expect(ruleAt(pack, rule.path)?.reference).toBe(rule.reference);
    expect(ruleAt(pack, 'fees')).toBeUndefined();
    expect(ruleAt(pack, 'lateInterest.rate')).toBeUndefined();
  });

  test.each(countries)('of %s are every figure that the pack has', (country) => {
    // Counted from the file itself: whatever has a grade is a figure of some rule, or a reform that waits.
    let graded = 0;
    JSON.stringify(packFiles[country], (key, value: unknown) => {
      if (key === 'grade') graded += 1;
      return value;
    });
    const pack = packOf(country);
    const values = lawRules(pack).flatMap((rule): readonly unknown[] =>
      rule.figures === 'one'
        ? [rule.figure.value]
        : rule.lists.flatMap(({ figures }) => figures.map(({ value }) => value)),
    );
    const known = values.filter((value) => value !== null);
    expect(known.length).toBe(graded - pack.pending.length);
  });

  test('say what they are', () => {
    const pack = packOf('FI');
    expect(ruleAt(pack, 'lateInterest.rate.margin')).toMatchObject({ unit: 'percent', figures: 'dated' });
    expect(ruleAt(pack, 'fees.conditions[3]')).toMatchObject({
      unit: 'scale',
      condition: { mechanism: 'total_by_principal', kinds: ['reminder', 'collection_notice'] },
      lists: [{ debtor: 'person' }, { debtor: 'company' }],
    });
    expect(ruleAt(pack, 'agencyCosts[1]')).toMatchObject({ item: 'payment_demand_directly_enforceable' });
    expect(ruleAt(pack, 'closedDays')).toMatchObject({
      figures: 'one',
      words: ['move_to_next_business_day', 'stay'],
    });
  });
});
