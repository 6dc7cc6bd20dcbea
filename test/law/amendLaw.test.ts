import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import { checkLawPack } from '#shared/domain/law/checkLawPack.ts';
import type { LawAmendment } from '#shared/domain/law/lawAmendment.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { lawRules, ruleAt } from '#shared/domain/law/lawRules.ts';
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';
import { countries, packOf } from '#test/law/packs.ts';

const norway = packOf('NO');
const finland = packOf('FI');
const on = isoDate('2026-11-25');
const by = 'Kari';
const rates = 'lateInterest.rate.rates';

function figure(rule: string, from: string, value: unknown, debtor: 'person' | 'company' | 'both' = 'both') {
  return { kind: 'figure', rule, debtor, from: isoDate(from), value, source: 'Lovdata', on, by } as const;
}

function confirm(rule: string, from: string | null, value: unknown) {
  const day = from === null ? null : isoDate(from);
  return { kind: 'confirm', rule, debtor: 'both', from: day, value, on, by } as const;
}

function reform(from: string, id = 'NO-LOV-2026-05-22-19') {
  return { kind: 'reform_starts', reform: id, from: isoDate(from), on, by } as const;
}

function amended(pack: LawPack, ...amendments: readonly LawAmendment[]): LawPack {
  const result = amendLaw(pack, amendments);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function problems(pack: LawPack, ...amendments: readonly LawAmendment[]) {
  const result = amendLaw(pack, amendments);
  return result.ok ? [] : result.error.map(({ code, params }) => `${code} ${params['path']}`);
}

/** The figures of a rule for both kinds of debtor, or for one. */
function figures(pack: LawPack, path: string, debtor = 'both') {
  const rule = ruleAt(pack, path);
  if (rule === undefined || rule.figures === 'one') throw new Error(`no dated rule at ${path}`);
  return rule.lists.find((list) => list.debtor === debtor)?.figures ?? [];
}

describe('a figure of the office', () => {
  test('begins a new period, and says that it is the office’s', () => {
    const law = amended(norway, figure(rates, '2027-01-01', 1200));
    expect(figures(law, rates).at(-1)).toEqual({
      from: '2027-01-01',
      value: 1200,
      grade: 'O',
      source: 'Lovdata',
      checked: on,
      confirmed: { on, by },
    });
    expect(figures(law, rates).length).toBe(figures(norway, rates).length + 1);
  });

  test('takes the place of the one that begins on the same day, and keeps for which claims it holds', () => {
    const law = amended(norway, figure('fees.maximum.reminder', '2020-10-01', 3600));
    expect(figures(law, 'fees.maximum.reminder')[4]).toMatchObject({
      value: 3600,
      grade: 'O',
      dueAfter: '2020-10-01',
    });
    expect(figures(law, 'fees.maximum.reminder').length).toBe(6);
  });

  test('fills a period whose figure was not found', () => {
    const law = amended(norway, figure('compensation', '2021-01-01', 42_000, 'company'));
    expect(figures(law, 'compensation', 'company')[4]).toMatchObject({ value: 42_000, grade: 'O' });
    expect(checkLawPack(law, 'amended')).toEqual([]);
  });

  test('for one kind of debtor parts a rule that was the same for both', () => {
    const law = amended(
      norway,
      figure(rates, '2027-01-01', 1000, 'person'),
      figure(rates, '2027-01-01', 1200, 'company'),
    );
    expect(figures(law, rates, 'person').at(-1)).toMatchObject({ value: 1000 });
    expect(figures(law, rates, 'company').at(-1)).toMatchObject({ value: 1200 });
    expect(figures(law, rates, 'person').slice(0, -1)).toEqual(figures(norway, rates));
    expect('both' in (law.lateInterest.rate.kind === 'fixed' ? law.lateInterest.rate.rates : {})).toBe(false);
  });

  test('for both kinds of debtor goes into both lists of a rule that tells them apart', () => {
    const margin = 'lateInterest.rate.margin';
    const law = amended(finland, figure(margin, '2027-01-01', 900));
    expect(figures(law, margin, 'person').at(-1)).toMatchObject({ value: 900 });
    expect(figures(law, margin, 'company').at(-1)).toMatchObject({ value: 900 });
  });

  test('takes the place of the only figure of a rule', () => {
    const law = amended(finland, figure('lateInterest.dayCount', '2026-11-25', 'actual/360'));
    expect(law.lateInterest.dayCount).toMatchObject({
      value: 'actual/360',
      grade: 'O',
      confirmed: { on, by },
    });
    expect(law.lateInterest.dayCount.reference).toBe(finland.lateInterest.dayCount.reference);
  });

  test('later wins over earlier', () => {
    const law = amended(norway, figure(rates, '2027-01-01', 1200), figure(rates, '2027-01-01', 1150));
    expect(figures(law, rates).at(-1)).toMatchObject({ value: 1150 });
  });

  test.each([
    [figure(rates, '2027-01-01', 122_500), 'data_out_of_range amendments[0]'],
    [figure(rates, '2027-01-01', '12.25'), 'data_wrong_shape amendments[0]'],
    [figure(rates, '2027-01-01', null), 'data_wrong_shape amendments[0]'],
    [figure(rates, '2026-10-01', 1200), `data_period_off_calendar ${rates}.both[14].from`],
    [figure(rates, '2027-07-01', 1200), `data_period_missing ${rates}.both`],
    [figure('lateInterest.rate.margin', '2027-01-01', 800), 'data_rule_unknown amendments[0]'],
    [figure('fees.conditions[7]', '2027-01-01', 1), 'data_rule_unknown amendments[0]'],
    [figure('version', '2027-01-01', 'x'), 'data_rule_unknown amendments[0]'],
    [figure('__proto__.polluted', '2027-01-01', 1), 'data_rule_unknown amendments[0]'],
    [figure('compensation', '2027-01-01', 43_000, 'person'), 'data_rule_unknown amendments[0]'],
    [figure('compensation', '2027-01-01', 43_000, 'both'), 'data_rule_unknown amendments[0]'],
    [figure('closedDays', '2027-01-01', 'stay', 'person'), 'data_rule_unknown amendments[0]'],
    [figure('closedDays', '2027-01-01', 'perhaps'), 'data_wrong_shape amendments[0]'],
    [{ ...figure(rates, '2027-01-01', 1200), source: ' ' }, `data_wrong_shape ${rates}.both[14].source`],
  ])('that cannot be is refused: %j', (amendment, expected) => {
    expect(problems(norway, amendment)).toEqual([expected]);
  });
});

describe('a confirmation', () => {
  test('stands with the figure, which keeps its grade', () => {
    const law = amended(norway, confirm(rates, '2020-01-01', 950));
    expect(figures(law, rates)[0]).toEqual({ ...figures(norway, rates)[0], confirmed: { on, by } });
    expect(figures(law, rates).slice(1)).toEqual(figures(norway, rates).slice(1));
  });

  test('of a rule with one figure only', () => {
    const law = amended(finland, confirm('lateInterest.dayCount', null, 'actual/365'));
    expect(law.lateInterest.dayCount.confirmed).toEqual({ on, by });
  });

  test('of a value with fields, in whatever order they stand', () => {
    const path = 'fees.conditions[1]';
    const law = amended(norway, confirm(path, '1989-01-01', { lapsesAfterMonths: 6, count: 2 }));
    expect(figures(law, path)[0]).toMatchObject({ confirmed: { on, by } });
  });

  test('of another value, another day or no such rule counts for nothing', () => {
    const idle = [
      confirm(rates, '2020-01-01', 951),
      confirm(rates, '2020-01-02', 950),
      confirm('nothing.here', '2020-01-01', 950),
      confirm('compensation', '2021-01-01', null),
      confirm('closedDays', null, 'stay'),
    ];
    expect(amended(norway, ...idle)).toBe(norway);
  });

  test('falls away with a later figure of the office, which is confirmed by who entered it', () => {
    const other = { ...figure(rates, '2020-01-01', 960), by: 'Ola' };
    const law = amended(norway, confirm(rates, '2020-01-01', 950), other);
    expect(figures(law, rates)[0]).toMatchObject({ value: 960, grade: 'O', confirmed: { by: 'Ola' } });
  });
});

describe('the first day of a reform', () => {
  const law = amended(norway, reform('2027-01-01'));

  test('lets its figures begin, and only then', () => {
    expect(figures(law, 'notices.lastNotice').map(({ from, value }) => [from, value])).toEqual([
      ['1989-01-01', 'collection_notice'],
      ['2027-01-01', 'demand_letter'],
    ]);
    expect(figures(law, 'notices.minimumDeadlineDays.demand_letter').map(({ value }) => value)).toEqual([14]);
    expect(figures(law, 'notices.lastNotice').at(-1)).toMatchObject({ grade: 'C', confirmed: { on, by } });
  });

  test('ends the waiting for it', () => {
    expect(norway.pending.length).toBe(1);
    expect(law.pending).toEqual([]);
  });

  test('of a reform that the pack no longer waits for counts for nothing', () => {
    expect(amended(finland, reform('2027-01-01'))).toBe(finland);
    expect(amended(norway, reform('2027-01-01', 'another'))).toBe(norway);
    expect(amended(law, reform('2028-01-01'))).toBe(law);
  });
});

describe('an amended law', () => {
  test('leaves the pack as it was', () => {
    const before = structuredClone(norway);
    amended(
      norway,
      figure(rates, '2027-01-01', 1200),
      confirm(rates, '2020-01-01', 950),
      reform('2027-01-01'),
    );
    expect(norway).toEqual(before);
  });

  test('without amendments is the pack itself', () => {
    expect(amended(norway)).toBe(norway);
  });

  test('has a version of its own, the same for the same amendments and another for others', () => {
    const version = (...amendments: readonly LawAmendment[]) => amended(norway, ...amendments).version;
    const one = figure(rates, '2027-01-01', 1200);
    expect(version(one)).toMatch(/^no-2026-11-21\+1\.[0-9a-f]{16}$/);
    expect(version(structuredClone(one))).toBe(version(one));
    const versions = [
      version(one),
      version({ ...one, value: 1225 }),
      version({ ...one, by: 'Ola' }),
      version({ ...one, source: 'Finanstilsynet' }),
      version(one, figure(rates, '2027-07-01', 1200)),
      version(confirm(rates, '2020-01-01', 950)),
      norway.version,
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  test('passes the checks of a pack, but is no file: figures of an office may not stand in one', () => {
    const law = amended(norway, figure(rates, '2027-01-01', 1200));
    expect(checkLawPack(law, 'amended')).toEqual([]);
    expect(parseLawPack(law).ok).toBe(false);
  });

  test('can have every figure of every country confirmed, and every one corrected', () => {
    for (const pack of countries.map(packOf)) {
      const all = lawRules(pack).flatMap((rule): LawAmendment[] => {
        if (rule.figures === 'one') return [confirm(rule.path, null, rule.figure.value)];
        return rule.lists.flatMap(({ debtor, figures: list }) =>
          list
            .filter(({ value }) => value !== null)
            .map(({ from, value }) => ({ ...confirm(rule.path, from, value), debtor })),
        );
      });
      const confirmed = amended(pack, ...all);
      expect(JSON.stringify(confirmed).split('"confirmed"').length - 1).toBe(all.length);
      const corrections = all.map((each): LawAmendment => {
        if (each.kind !== 'confirm') throw new Error('made above');
        return { ...each, kind: 'figure', from: each.from ?? on, source: 'the act itself' };
      });
      const corrected = amended(pack, ...corrections);
      expect(JSON.stringify(corrected).split('"grade":"O"').length - 1).toBe(all.length);
      expect(
        JSON.parse(JSON.stringify(corrected).replaceAll(/"version":"[^"]*"/g, '""'.concat(':0'))),
      ).toBeDefined();
    }
  });

  test('never holds for other figures than its own, whatever is laid over it', () => {
    const anyRate = fc.record({
      half: fc.integer({ min: 0, max: 13 }),
      value: fc.integer({ min: -1000, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(anyRate, { maxLength: 8 }), (entries) => {
        const list = figures(norway, rates);
        const amendments = entries.map(({ half, value }) => figure(rates, list[half]?.from ?? '', value));
        const law = amended(norway, ...amendments);
        const last = new Map(amendments.map(({ from, value }) => [from, value]));
        for (const each of figures(law, rates)) {
          const original = list.find(({ from }) => from === each.from);
          expect(each.value).toBe(last.get(each.from) ?? original?.value);
        }
        expect(figures(law, rates).length).toBe(list.length);
      }),
    );
  });
});
