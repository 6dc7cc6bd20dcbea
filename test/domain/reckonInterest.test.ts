import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEpochDay, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { exactDecimals } from '#shared/domain/law/exactDecimals.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { InterestQuestion } from '#shared/domain/law/reckonInterest.ts';
import { reckonInterest } from '#shared/domain/law/reckonInterest.ts';
import { anyDayCount } from '#test/domain/interestRates.ts';
import { lawCountries, shippedLaw } from '#test/domain/shippedLaws.ts';

type Given = Omit<Partial<InterestQuestion>, 'due' | 'to' | 'from' | 'issued'> & {
  readonly due: string;
  readonly to: string;
  readonly from?: string;
  readonly issued?: string;
};

function question({ due, to, from, issued, ...more }: Given): InterestQuestion {
  return {
    debtorKind: 'company',
    principal: 1_000_000,
    due: isoDate(due),
    to: isoDate(to),
    from: from === undefined ? null : isoDate(from),
    issued: isoDate(issued ?? due),
    dueDatesAgreed: true,
    payments: [],
    credits: [],
    agreedRate: null,
    typedRates: [],
    dayCount: null,
    includeFirstDay: false,
    rounding: 'half-away',
    ...more,
  };
}

const reckon = (country: LawCountry, given: Given) => reckonInterest(shippedLaw(country), question(given));
const on = (date: string, amount: number) => ({ date: isoDate(date), amount });

describe('reckoning by hand', () => {
  test('shows its working: period, days, balance, rate, day count, exact and rounded, source', () => {
    const found = reckon('NO', { due: '2026-06-15', to: '2026-07-15' });
    const source = { kind: 'law', reference: 'forsinkelsesrenteloven § 3', grade: 'B', confirmed: true };
    const line = { principal: 1_000_000, dayCount: 'actual/actual', divisor: 365, source };
    expect(found.lines).toEqual([
      {
        ...line,
        from: '2026-06-16',
        to: '2026-06-30',
        days: 15,
        rateBasisPoints: 1200,
        exact: '49.31506849',
        interest: 4932,
      },
      {
        ...line,
        from: '2026-07-01',
        to: '2026-07-15',
        days: 15,
        rateBasisPoints: 1225,
        exact: '50.34246575',
        interest: 5034,
      },
    ]);
    expect([found.interest, found.exact, found.from, found.principal]).toEqual([
      9966,
      '99.65753425',
      '2026-06-16',
      1_000_000,
    ]);
  });

  test('lets the paying day count on the old balance, and a credit note from its own day on', () => {
    const given = {
      due: '2026-06-15',
      to: '2026-06-30',
      payments: [on('2026-06-20', 400_000)],
      credits: [on('2026-06-25', 100_000)],
    };
    const { lines, principal } = reckon('NO', given);
    expect(lines.map((line) => [line.from, line.to, line.days, line.principal])).toEqual([
      ['2026-06-16', '2026-06-20', 5, 1_000_000],
      ['2026-06-21', '2026-06-24', 4, 600_000],
      ['2026-06-25', '2026-06-30', 6, 500_000],
    ]);
    expect(principal).toBe(500_000);
  });

  test('owes no interest on what was paid too much, and no principal', () => {
    const found = reckon('NO', {
      due: '2026-06-15',
      to: '2026-07-15',
      payments: [on('2026-06-20', 1_500_000)],
    });
    expect(found.lines.map(({ to }) => to)).toEqual(['2026-06-20']);
    expect(found.principal).toBe(0);
  });

  test('knows a payment before the start of interest', () => {
    const { lines } = reckon('NO', {
      due: '2026-06-15',
      to: '2026-06-30',
      payments: [on('2026-06-10', 400_000)],
    });
    expect(lines.map(({ principal }) => principal)).toEqual([600_000]);
  });

  test('begins where it is told to, and with the due date itself where that is asked for', () => {
    const first = (more: Partial<Given>) =>
      reckon('NO', { due: '2026-06-15', to: '2026-06-30', ...more }).from;
    expect(first({})).toBe('2026-06-16');
    expect(first({ includeFirstDay: true })).toBe('2026-06-15');
    expect(first({ from: '2026-06-01' })).toBe('2026-06-01');
    expect(first({ from: '2026-06-01', includeFirstDay: true })).toBe('2026-06-01');
  });

  test('has no lines before it begins', () => {
    const found = reckon('SE', { due: '2026-06-15', to: '2026-06-15' });
    expect([found.interest, found.exact, found.lines]).toEqual([0, '0.00000000', []]);
  });

  test('cuts to whole kronor only when asked, and only the sum', () => {
    const given = { due: '2020-12-31', from: '2021-01-01', to: '2021-04-20', principal: 678_000 } as const;
    const cut = reckon('SE', { ...given, rounding: 'down-to-unit' });
    expect([cut.interest, cut.exact]).toEqual([16_300, '163.46301370']);
    expect(cut.lines.reduce((sum, line) => sum + line.interest, 0)).toBe(16_346);
    expect(reckon('SE', given).interest).toBe(16_346);
  });

  test('uses typed rates as they are, for years that no pack reaches', () => {
    const typedRates = [
      { from: isoDate('2006-07-01'), rate: 1050 },
      { from: isoDate('2006-01-01'), rate: 950 },
    ];
    const found = reckon('SE', { due: '2006-05-22', to: '2006-07-31', typedRates, dayCount: '30/360' });
    expect(found.lines.map(({ days, rateBasisPoints, source }) => [days, rateBasisPoints, source])).toEqual([
      [38, 950, { kind: 'typed' }],
      [30, 1050, { kind: 'typed' }],
    ]);
    expect(found.reasons).toEqual([]);
  });

  test('names the source of the country’s day count, and none for a chosen one', () => {
    const given = { due: '2026-06-15', to: '2026-07-15' };
    expect(reckon('FI', given).dayCount).toEqual({
      value: 'actual/365',
      source: expect.objectContaining({ grade: 'C', confirmed: false }) as unknown,
    });
    expect(reckon('FI', { ...given, dayCount: 'actual/360' }).dayCount).toEqual({
      value: 'actual/360',
      source: null,
    });
  });
});

describe('the worked examples of guides, programs and authorities', () => {
  test.each<[string, LawCountry, DebtorKind, Given, number]>([
    ['kredity.se', 'SE', 'company', { principal: 2_000_000, due: '2021-02-01', to: '2021-03-03' }, 13_151],
    [
      'wn.se',
      'SE',
      'person',
      { principal: 370_000, agreedRate: 1200, dayCount: 'actual/365', due: '2024-02-01', to: '2024-02-15' },
      1703,
    ],
    ['suomi24.fi', 'FI', 'person', { principal: 30_000, due: '2025-08-11', to: '2025-08-14' }, 23],
    ['due 15 June to 15 July', 'NO', 'person', { due: '2026-06-15', to: '2026-07-15' }, 9966],
    [
      'paid on 5 July',
      'NO',
      'company',
      { due: '2026-06-15', to: '2026-07-15', payments: [on('2026-07-05', 1_000_000)] },
      6610,
    ],
    ['one day', 'NO', 'person', { due: '2026-06-15', to: '2026-06-16' }, 329],
    [
      '250 kr, 5 days',
      'DK',
      'company',
      { principal: 25_000, agreedRate: 1020, due: '2026-03-02', to: '2026-03-07' },
      35,
    ],
    [
      '250 kr, 35 days',
      'DK',
      'company',
      { principal: 25_000, agreedRate: 1020, due: '2026-03-02', to: '2026-04-06' },
      245,
    ],
    [
      '100 000 kr, 30 days',
      'DK',
      'company',
      { principal: 10_000_000, agreedRate: 1000, due: '2026-03-02', to: '2026-04-01' },
      82_192,
    ],
    [
      '100 000 kr, 60 days',
      'DK',
      'company',
      { principal: 10_000_000, agreedRate: 1000, due: '2026-03-02', to: '2026-05-01' },
      164_384,
    ],
    [
      '1 250 kr, 5 days',
      'DK',
      'company',
      { principal: 125_000, agreedRate: 1020, due: '2026-03-02', to: '2026-03-07' },
      175,
    ],
  ])('%s in %s for a %s', (_, country, debtorKind, given, interest) => {
    expect(reckon(country, { ...given, debtorKind }).interest).toBe(interest);
  });
});

describe('what a reader should know', () => {
  const codes = (country: LawCountry, given: Given) => reckon(country, given).reasons.map(({ code }) => code);

  test('is the sum with its rates alone, where nothing is odd', () => {
    const [reason] = reckon('NO', { due: '2026-06-15', to: '2026-07-15' }).reasons;
    expect(reason).toMatchObject({
      code: 'interest_accrued',
      params: { interest: 9966, from: '2026-06-16', days: 30, rates: '1200,1225', currency: 'NOK' },
    });
  });

  test('tells of the days that bore interest, not of those after the payment', () => {
    const paid = { date: isoDate('2026-07-05'), amount: 1_000_000 };
    const [reason] = reckon('NO', { due: '2026-06-15', to: '2026-12-31', payments: [paid] }).reasons;
    expect(reason?.params).toMatchObject({ interest: 6610, from: '2026-06-16', days: 20 });
  });

  test('tells of the days that a rate is known for', () => {
    const [reason] = reckon('NO', { due: '2019-11-15', to: '2020-02-15' }).reasons;
    expect(reason?.params).toMatchObject({ from: '2020-01-01', days: 46, rates: '950' });
  });

  test.each<[string, LawCountry, Given, readonly string[]]>([
    [
      'a due date on a Saturday',
      'NO',
      { due: '2026-08-15', to: '2026-08-31' },
      ['moved_to_business_day', 'interest_accrued'],
    ],
    [
      'one that was set by hand',
      'NO',
      { due: '2026-08-15', from: '2026-08-01', to: '2026-08-31' },
      ['interest_accrued'],
    ],
    [
      'a due date that was not agreed on',
      'SE',
      { due: '2026-06-15', issued: '2026-06-01', to: '2026-08-31', dueDatesAgreed: false },
      ['interest_starts_later', 'interest_accrued'],
    ],
    [
      'an agreed rate',
      'SE',
      { due: '2026-06-15', to: '2026-06-30', agreedRate: 1500 },
      ['interest_accrued', 'interest_agreed_rate'],
    ],
    [
      'an agreed rate above the law’s',
      'NO',
      { due: '2026-06-15', to: '2026-06-30', agreedRate: 1500, debtorKind: 'person' },
      ['interest_accrued', 'interest_agreed_rate_cut'],
    ],
    [
      'days before the first rate',
      'FI',
      { due: '2019-11-15', to: '2020-01-31' },
      ['interest_accrued', 'interest_figure_missing'],
    ],
    [
      'a rate that is overdue',
      'FI',
      { due: '2026-06-15', to: '2027-01-01' },
      ['interest_accrued', 'interest_rate_outdated'],
    ],
    ['days before interest begins', 'FI', { due: '2026-06-15', to: '2026-06-10' }, []],
  ])('of %s', (_, country, given, expected) => {
    expect(codes(country, given)).toEqual(expected);
  });
});

test('reckons by hand what an invoice bears', () => {
  const anyQuestion = fc.record({
    country: fc.constantFrom(...lawCountries),
    debtorKind: fc.constantFrom('person' as const, 'company' as const),
    principal: fc.integer({ min: 1, max: 50_000_000 }),
    due: fc.integer({ min: toEpochDay(isoDate('2019-06-01')), max: toEpochDay(isoDate('2026-12-31')) }),
    days: fc.integer({ min: -5, max: 1200 }),
    paid: fc.array(fc.tuple(fc.integer({ min: -20, max: 1200 }), fc.integer({ min: 1, max: 9_000_000 })), {
      maxLength: 3,
    }),
    dayCount: fc.option(anyDayCount),
    agreedRate: fc.option(fc.integer({ min: 0, max: 2500 })),
    dueDatesAgreed: fc.boolean(),
  });
  fc.assert(
    fc.property(anyQuestion, ({ country, due, days, paid, ...rest }) => {
      const law = shippedLaw(country);
      const payments = paid.map(([after, amount]) => ({ date: fromEpochDay(due + after), amount }));
      const dates = { due: fromEpochDay(due), to: fromEpochDay(due + days), issued: fromEpochDay(due - 10) };
      const asked = { ...question(dates), ...rest, payments };
      const open = payments.reduce((left, { amount }) => left - amount, rest.principal);
      const reductions = payments.map((payment) => ({ ...payment, kind: 'payment' as const }));
      const invoice = { ...asked, original: rest.principal, open, reductions };
      const { sum, lines } = lateInterest(law, invoice, rest.debtorKind, asked, asked.to);
      const found = reckonInterest(law, asked);
      expect(found.interest).toBe(sum);
      expect(found.lines.map(({ interest, days: counted }) => [interest, counted])).toEqual(
        lines.map(({ interest, days: counted }) => [interest, counted]),
      );
      expect(found.principal).toBe(Math.max(0, open + later(payments, asked.to)));
    }),
    { numRuns: 60 },
  );
});

/** What is paid after a day. */
function later(payments: readonly { readonly date: string; readonly amount: number }[], day: string): number {
  return payments.filter(({ date }) => date > day).reduce((sum, { amount }) => sum + amount, 0);
}

test.each([
  [9_965_753_425n, 10n ** 6n, '99.65753425'],
  [1n, 3n, '0.00333333'],
  [-2n, 3n, '-0.00666667'],
  [5n, 10n ** 7n, '0.00000001'],
  [4n, 10n ** 7n, '0.00000000'],
  [-5n, 10n ** 7n, '-0.00000001'],
  [123_456_700n, 1n, '1234567.00000000'],
])('%i/%i of a minor unit is %s', (numerator, denominator, text) => {
  expect(exactDecimals({ numerator, denominator })).toBe(text);
});
