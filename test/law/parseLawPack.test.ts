import { describe, expect, test } from 'vitest';
import norway from '#resources/law/no/law.json' with { type: 'json' };
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';
import { changed } from '#test/law/changed.ts';

/** The first problem of the Norwegian pack with one value changed, as `code path`. */
function problem(path: string, value: unknown): string {
  const parsed = parseLawPack(changed(norway, path.split('.'), value));
  if (parsed.ok) return 'accepted';
  return parsed.error.map(({ code, params }) => `${code} ${params['path']}`).join('; ');
}

const figure = { value: 1200, grade: 'B', source: 'a source', checked: '2026-11-21' };
const reminder = 'fees.maximum.reminder.both';

describe('a law pack', () => {
  test('as shipped is accepted', () => {
    expect(parseLawPack(norway).ok).toBe(true);
  });

  test.each([
    ['country', 'XX', 'data_wrong_shape country'],
    ['version', '', 'data_wrong_shape version'],
    ['currency', 'USD', 'data_wrong_shape currency'],
    ['lateInterest.dayCount.value', '30/360', 'data_wrong_shape lateInterest.dayCount.value'],
    ['lateInterest.dayCount.reference', 7, 'data_wrong_shape lateInterest.dayCount.reference'],
    ['lateInterest.changeDays.0', '02-30', 'data_wrong_shape lateInterest.changeDays[0]'],
    ['lateInterest.rates.both.0.value', 12.25, 'data_wrong_shape lateInterest.rates.both[0].value'],
    ['lateInterest.rates.both.0.value', 122_500, 'data_out_of_range lateInterest.rates.both[0].value'],
    ['lateInterest.rates.both.0.value', '1225', 'data_wrong_shape lateInterest.rates.both[0].value'],
    ['lateInterest.rates.both.0.grade', 'D', 'data_wrong_shape lateInterest.rates.both[0].grade'],
    ['lateInterest.rates.both.0.source', ' ', 'data_wrong_shape lateInterest.rates.both[0].source'],
    [
      'lateInterest.rates.both.0.checked',
      '2026-02-30',
      'data_wrong_shape lateInterest.rates.both[0].checked',
    ],
    ['lateInterest.rates.both', [], 'data_wrong_shape lateInterest.rates.both'],
    ['lateInterest.rates.both', 'none', 'data_wrong_shape lateInterest.rates.both'],
    [
      'lateInterest.rates',
      { reference: 'x' },
      'data_field_missing lateInterest.rates.person; data_field_missing lateInterest.rates.company',
    ],
    [`${reminder}.1.from`, '2009-01-01', `data_period_twice ${reminder}[1].from`],
    [`${reminder}.1.from`, '2008-01-01', `data_periods_not_ascending ${reminder}[1].from`],
    [`${reminder}.1.from`, '2015-13-01', `data_wrong_shape ${reminder}[1].from`],
    [`${reminder}.1.value`, -1, `data_out_of_range ${reminder}[1].value`],
    [`${reminder}.1.value`, 100_000_000, `data_out_of_range ${reminder}[1].value`],
    [`${reminder}.1.until`, '2016-01-01', `data_field_unknown ${reminder}[1].until`],
    [`${reminder}.4.dueAfter`, 'October', `data_wrong_shape ${reminder}[4].dueAfter`],
    ['fees.maximumCount.both.0.value', 11, 'data_out_of_range fees.maximumCount.both[0].value'],
    [
      'notices.collectionNoticeBeforeHandOver.both.0.value',
      'yes',
      'data_wrong_shape notices.collectionNoticeBeforeHandOver.both[0].value',
    ],
    ['closedDays.value', 'perhaps', 'data_wrong_shape closedDays.value'],
    ['limitation.value.years', 0, 'data_out_of_range limitation.value.years'],
    ['compensation.company.2.source', '', 'data_wrong_shape compensation.company[2].source'],
    ['compensation.company.0.value', null, 'data_field_unknown compensation.company[0].grade'],
    ['extra', 1, 'data_field_unknown extra'],
  ])('with %s = %j is refused', (path, value, expected) => {
    expect(problem(path, value)).toBe(expected);
  });

  test('with a half-year left out is refused, and the half-year is named', () => {
    const rates = norway.lateInterest.rates.both.filter(({ from }) => from !== '2023-07-01');
    const parsed = parseLawPack(changed(norway, ['lateInterest', 'rates', 'both'], rates));
    expect(parsed).toEqual({
      ok: false,
      error: [
        { code: 'data_period_missing', params: { path: 'lateInterest.rates.both', from: '2023-07-01' } },
      ],
    });
  });

  test('with a rate that begins in the middle of a half-year is refused', () => {
    const last = { ...figure, from: '2026-08-01' };
    const rates = [...norway.lateInterest.rates.both, last];
    const parsed = parseLawPack(changed(norway, ['lateInterest', 'rates', 'both'], rates));
    expect(parsed.ok ? [] : parsed.error.map(({ code }) => code)).toEqual(['data_period_off_calendar']);
  });

  test('may tell persons and companies apart', () => {
    const { both } = norway.lateInterest.rates;
    const rates = { reference: 'x', person: both, company: both };
    expect(parseLawPack(changed(norway, ['lateInterest', 'rates'], rates)).ok).toBe(true);
  });

  test.each([[null], [[]], ['law'], [7], [undefined]])('that is %j is refused', (json) => {
    expect(parseLawPack(json).ok).toBe(false);
  });

  test('has fees that follow from the collection rate and its shares', () => {
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
