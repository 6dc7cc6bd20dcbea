import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEpochDay, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { interestLines } from '#shared/domain/law/interestOverPeriods.ts';
import { rateSpanBetween } from '#shared/domain/law/interestTable.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import type { DebtorKind, LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import { lateInterest, lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { anyDayCount } from '#test/domain/interestRates.ts';
import { lawCountries, shippedLaw, shippedPack } from '#test/domain/shippedLaws.ts';

const settings = { dayCount: null, dueDatesAgreed: true } as const;

const claim = (due: string, more: { readonly issued?: string; readonly agreedRate?: number } = {}) => ({
  issued: isoDate(more.issued ?? due),
  due: isoDate(due),
  agreedRate: more.agreedRate ?? null,
});

const terms = (
  country: LawCountry,
  debtor: DebtorKind,
  ofClaim: ReturnType<typeof claim>,
  chosen: Parameters<typeof interestTerms>[3] = settings,
) => interestTerms(shippedLaw(country), debtor, ofClaim, chosen);

/** The rate in force on a day, in hundredths of a percent. */
const rateOn = ({ table }: ReturnType<typeof interestTerms>, text: string): string | undefined =>
  rateSpanBetween(table, toEpochDay(isoDate(text)), toEpochDay(isoDate(text)))?.rates;

describe('the rate', () => {
  test.each<[LawCountry, DebtorKind, string, string]>([
    ['NO', 'person', '2026-06-30', '1200'],
    ['NO', 'company', '2026-07-01', '1225'],
    ['SE', 'person', '2026-06-30', '1000'],
    ['SE', 'company', '2023-07-01', '1150'],
    ['SE', 'company', '2018-01-01', '750'],
    ['FI', 'person', '2024-01-01', '1150'],
    ['FI', 'company', '2024-01-01', '1250'],
    ['DK', 'person', '2022-07-01', '755'],
    ['DK', 'company', '2021-12-31', '765'],
  ])('of %s for a %s on %s is %s: reference and margin, below zero too', (country, debtor, day, rate) => {
    expect(rateOn(terms(country, debtor, claim('2016-08-15')), day)).toBe(rate);
  });

  test('takes the margin that held when the claim fell due, and the reference rate of the day', () => {
    expect(rateOn(terms('DK', 'person', claim('2013-02-28')), '2024-03-01')).toBe('1075');
    expect(rateOn(terms('DK', 'person', claim('2013-03-01')), '2024-03-01')).toBe('1175');
    expect(rateOn(terms('FI', 'company', claim('2013-03-15')), '2024-03-01')).toBe('1150');
    expect(rateOn(terms('FI', 'company', claim('2013-03-16')), '2024-03-01')).toBe('1250');
  });

  test('is not known for a claim that fell due before the first margin', () => {
    const { table, source } = terms('DK', 'person', claim('1999-01-01'));
    expect(table.stretches).toEqual([]);
    expect(source.reference).not.toBe('');
    const period = {
      from: toEpochDay(isoDate('2024-01-01')),
      to: toEpochDay(isoDate('2024-12-31')),
      principal: 100,
    };
    expect(interestLines(table, [period])).toEqual({ lines: [], sum: 0 });
  });

  test('is as little confirmed as the weaker of its figures', () => {
    const first = (country: LawCountry, day: string) => {
      const { table } = terms(country, 'company', claim('2020-01-15'));
      return rateSpanBetween(table, toEpochDay(isoDate(day)), toEpochDay(isoDate(day)))?.source;
    };
    expect(first('SE', '2023-07-01')).toMatchObject({ grade: 'B', confirmed: true });
    expect(first('SE', '2022-07-01')).toMatchObject({ grade: 'C', confirmed: false });
    expect(first('DK', '2026-07-01')).toMatchObject({ grade: 'I', confirmed: false });
    expect(first('FI', '2024-01-01')).toMatchObject({ grade: 'A', confirmed: true });
  });

  test('counts as confirmed once somebody of the office has confirmed its weak figure', () => {
    const pack = shippedPack('DK');
    const { rate } = pack.lateInterest;
    if (rate.kind !== 'reference_plus_margin' || !('both' in rate.reference))
      throw new Error('Denmark has a margin');
    const confirmed = { on: isoDate('2026-11-22'), by: 'Anne' };
    const both = rate.reference.both.map((figure) => ({ ...figure, confirmed }));
    const lateInterestLaw = {
      ...pack.lateInterest,
      rate: { ...rate, reference: { ...rate.reference, both } },
    };
    const changed: LawPack = { ...pack, lateInterest: lateInterestLaw };
    const { source } = interestTerms(prepareLaw(changed), 'company', claim('2026-07-15'), settings);
    expect(source).toMatchObject({ grade: 'I', confirmed: true });
  });
});

describe('an agreed rate', () => {
  test('between businesses holds on every day, whatever the statutory one is', () => {
    for (const country of lawCountries) {
      const { agreed, table, source } = terms(country, 'company', claim('2026-03-02', { agreedRate: 1800 }));
      expect(agreed).toMatchObject({ rate: 1800, cut: false });
      expect(table.rates.figures.map(({ figure }) => figure.value)).toEqual([1800]);
      expect(table.expectedChange).toBe(Number.POSITIVE_INFINITY);
      expect(source).toBe(agreed?.source);
    }
  });

  test('bears interest before the first statutory rate too, since it needs none', () => {
    const invoice = {
      ...claim('2015-01-15', { agreedRate: 365 }),
      original: 1_000_000,
      open: 1_000_000,
      reductions: [],
    };
    const total = lateInterestTotal(shippedLaw('FI'), invoice, 'company', settings, isoDate('2015-01-25'));
    expect(total).toBe(1000);
  });

  test.each<[LawCountry, number, boolean, string, string]>([
    ['NO', 1300, true, '1200', '1225'],
    ['NO', 1210, true, '1200', '1210'],
    ['NO', 900, false, '900', '900'],
    ['FI', 1300, true, '950', '950'],
    ['DK', 1000, true, '975', '1000'],
    ['DK', 500, false, '500', '500'],
  ])(
    'in %s of %i with a person is cut day by day to the statutory one (%s)',
    (country, agreedRate, cut, spring, autumn) => {
      const found = terms(country, 'person', claim('2026-03-02', { agreedRate }));
      expect(found.agreed).toMatchObject({ rate: agreedRate, cut });
      expect([rateOn(found, '2026-06-30'), rateOn(found, '2026-07-01')]).toEqual([spring, autumn]);
    },
  );

  test('in Sweden with a person is free', () => {
    const found = terms('SE', 'person', claim('2026-03-02', { agreedRate: 2400 }));
    expect([found.agreed?.cut, rateOn(found, '2026-06-30')]).toEqual([false, '2400']);
  });

  test('that the statutory one has not fallen below since interest began is not cut', () => {
    const before = terms('NO', 'person', claim('2024-03-01', { agreedRate: 1250 }));
    const after = terms('NO', 'person', claim('2022-03-01', { agreedRate: 800 }));
    expect([before.agreed?.cut, after.agreed?.cut]).toEqual([true, false]);
  });

  test('cut says of each day which of the two it is', () => {
    const { table } = terms('NO', 'person', claim('2025-03-03', { agreedRate: 1225 }));
    const period = {
      from: toEpochDay(isoDate('2025-06-01')),
      to: toEpochDay(isoDate('2026-02-01')),
      principal: 100_000,
    };
    const { lines } = interestLines(table, [period]);
    expect(lines.map(({ rateBasisPoints, source }) => [rateBasisPoints, source.reference])).toEqual([
      [1225, 'forsinkelsesrenteloven §§ 3, 4'],
      [1225, 'forsinkelsesrenteloven § 3'],
      [1200, 'forsinkelsesrenteloven § 3'],
    ]);
  });
});

describe('the start', () => {
  const from = (found: ReturnType<typeof interestTerms>) => fromEpochDay(found.from);
  const unagreed = { dayCount: null, dueDatesAgreed: false } as const;

  test('is the day after the due date', () => {
    for (const country of lawCountries) {
      expect(from(terms(country, 'person', claim('2026-06-15')))).toBe('2026-06-16');
    }
  });

  test('is the day after the next business day, where the law moves due dates', () => {
    // Saturday 15 August 2026; Monday is the 17th.
    for (const country of lawCountries) {
      const moves = shippedPack(country).closedDays.value === 'move_to_next_business_day';
      expect(from(terms(country, 'person', claim('2026-08-15')))).toBe(moves ? '2026-08-18' : '2026-08-16');
    }
    expect(shippedPack('NO').closedDays.value).toBe('move_to_next_business_day');
  });

  test.each<[LawCountry, DebtorKind, string, boolean]>([
    ['NO', 'person', '2026-06-16', false],
    ['SE', 'person', '2026-07-02', true],
    ['SE', 'company', '2026-07-02', true],
    ['FI', 'person', '2026-07-02', true],
    ['DK', 'person', '2026-07-02', true],
    ['DK', 'company', '2026-06-16', false],
  ])(
    'of a claim in %s on a %s whose due date is only printed is %s: the 31st day after the invoice',
    (country, debtor, first, later) => {
      const found = terms(country, debtor, claim('2026-06-15', { issued: '2026-06-01' }), unagreed);
      expect(from(found)).toBe(first);
      expect(found.startsLater?.days).toBe(later ? 30 : undefined);
    },
  );

  test('is the day after a due date that comes later than those days', () => {
    const found = terms('DK', 'person', claim('2026-07-15', { issued: '2026-06-01' }), unagreed);
    expect([from(found), found.startsLater]).toEqual(['2026-07-16', null]);
    const sameDay = terms('DK', 'person', claim('2026-07-01', { issued: '2026-06-01' }), unagreed);
    expect([from(sameDay), sameDay.startsLater]).toEqual(['2026-07-02', null]);
  });
});

describe('the day count', () => {
  test('is the country’s, with its source, unless the creditor has chosen one', () => {
    const ofCountry = lawCountries.map((country) => {
      const { table, dayCountSource } = terms(country, 'company', claim('2026-06-15'));
      return [country, table.dayCount, dayCountSource?.confirmed];
    });
    expect(ofCountry).toEqual([
      ['NO', 'actual/actual', true],
      ['SE', 'actual/actual', false],
      ['FI', 'actual/365', false],
      ['DK', 'actual/365', false],
    ]);
    const chosen = terms('DK', 'company', claim('2026-06-15'), { dayCount: '30/360', dueDatesAgreed: true });
    expect([chosen.table.dayCount, chosen.dayCountSource]).toEqual(['30/360', null]);
  });
});

describe('the terms', () => {
  test('of claims that share them share one table, whatever was asked in between', () => {
    const anyClaim = fc.record({
      country: fc.constantFrom(...lawCountries),
      debtor: fc.constantFrom('person' as const, 'company' as const),
      dayCount: fc.option(anyDayCount),
      agreedRate: fc.option(fc.constantFrom(0, 500, 1100, 1800)),
      due: fc.integer({ min: 15_000, max: 21_500 }).map(fromEpochDay),
    });
    fc.assert(
      fc.property(fc.array(anyClaim, { minLength: 1, maxLength: 8 }), (claims) => {
        const tables = claims.map(({ country, debtor, dayCount, agreedRate, due }) => {
          const chosen = { dayCount, dueDatesAgreed: true };
          const ofClaim = { issued: due, due, agreedRate };
          const law = shippedLaw(country);
          const first = interestTerms(law, debtor, ofClaim, chosen).table;
          expect(first.dayCount).toBe(dayCount ?? law.pack.lateInterest.dayCount.value);
          return { first, again: () => interestTerms(law, debtor, ofClaim, chosen).table };
        });
        for (const { first, again } of tables) expect(again()).toBe(first);
      }),
    );
  });

  test('of an office with countless agreed rates stay right', () => {
    const law = shippedLaw('SE');
    const rate = (agreedRate: number) =>
      interestTerms(law, 'company', claim('2026-03-02', { agreedRate }), settings).table.rates.figures[0]
        ?.figure.value;
    for (let agreed = 0; agreed < 1200; agreed += 1) expect(rate(agreed)).toBe(agreed);
    expect(rate(7)).toBe(7);
  });

  test('give late interest that adds up over any split of the principal, before rounding', () => {
    const law = shippedLaw('DK');
    const anyDays = fc.integer({ min: 0, max: 1500 });
    const parts = fc.tuple(fc.nat(50_000_000), fc.nat(50_000_000), anyDays, anyDayCount);
    fc.assert(
      fc.property(parts, ([a, b, days, dayCount]) => {
        const asOf = fromEpochDay(toEpochDay(isoDate('2021-03-15')) + days);
        const exact = (principal: number) =>
          lateInterest(
            law,
            { ...claim('2021-03-15'), original: principal, open: principal, reductions: [] },
            'person',
            { dayCount, dueDatesAgreed: true },
            asOf,
          ).lines.reduce((sum, line) => sum + line.exact.numerator, 0n);
        expect(exact(a) + exact(b)).toBe(exact(a + b));
      }),
    );
  });
});
