import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addMonths, daysBetween, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import { schedule } from '#shared/domain/dunning/schedule.ts';
import type { FeeClaim } from '#shared/domain/law/fees/feeClaim.ts';
import { feeAllowed } from '#shared/domain/law/feeAllowed.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import { tierValue } from '#shared/domain/law/tierValue.ts';
import {
  anyCountry,
  anyCreditor,
  anyDay,
  anyDebtorKind,
  anyProfile,
  currencies,
  laws,
  overdueCase,
} from '#test/domain/arbitraries.ts';
import { sentReminder } from '#test/domain/overdueInvoice.ts';

const day = (text: string) => toEpochDay(isoDate(text));

/** What the acts say, by hand: the highest fee of one letter, in minor units; 0 where there is none. */
function highestFee(country: LawCountry, kind: DebtorKind, form: string, sent: IsoDate): number {
  if (form === 'demand_letter') return 0;
  switch (country) {
    case 'NO':
      return sent < '2026-01-01' ? 7000 : 3800;
    case 'SE':
      return form === 'reminder' ? 6000 : 18_000;
    case 'FI':
      if (kind === 'person') return form === 'reminder' ? 500 : 0;
      if (sent < '2021-01-01') return 0;
      return sent < '2022-05-01' ? 1000 : 1200;
    case 'DK':
      return 10_000;
  }
}

/** The most that all fees of one claim may come to; Infinity where only their number is limited. */
function highestTotal(country: LawCountry, kind: DebtorKind, principal: number): number {
  if (country === 'SE') return 24_000;
  if (country !== 'FI') return Number.POSITIVE_INFINITY;
  if (kind === 'person') return principal <= 10_000 ? 6000 : principal <= 100_000 ? 12_000 : 21_000;
  return 62_000;
}

describe('a fee', () => {
  test('is never above the law’s, nor one too many, nor too early, with any profile and history', () => {
    const claimed = { NO: 0, SE: 0, FI: 0, DK: 0 };
    fc.assert(
      fc.property(overdueCase, ({ country, invoice, customer, creditor, profile, asOf }) => {
        const { proposal } = evaluate(invoice, customer, creditor, profile, laws[country], asOf);
        if (proposal === null || proposal.fee === 0) return;
        claimed[country] += 1;
        const { form, fee } = proposal;
        expect(fee).toBeLessThanOrEqual(highestFee(country, customer.kind, form, asOf));
        const charged = invoice.notices.filter((notice) => notice.fee > 0);
        const last = charged.at(-1);
        const before = invoice.notices.findLast((notice) => notice.form !== 'demand_letter');
        const due = movedDay(laws[country], toEpochDay(invoice.due));
        const overdue = toEpochDay(asOf) - due;
        if (country === 'NO') {
          expect(overdue).toBeGreaterThanOrEqual(14);
          const fresh = charged.filter(
            (notice) => notice.form !== 'demand_letter' && addMonths(notice.sent, 6) > asOf,
          );
          expect(fresh.length).toBeLessThan(2);
          if (last !== undefined) {
            expect(daysBetween(last.sent, last.deadline)).toBeGreaterThanOrEqual(14);
            expect(last.deadline < asOf).toBe(true);
          }
        }
        if (country === 'SE') {
          const ofForm = charged.filter((notice) => notice.form === form);
          const total = ofForm.reduce((sum, notice) => sum + notice.fee, fee);
          expect(total).toBeLessThanOrEqual(form === 'reminder' ? 6000 : 18_000);
          if (form === 'reminder') expect(creditor.feesAgreed).toBe(true);
        }
        if (country === 'FI') {
          if (customer.kind === 'person') {
            expect(overdue).toBeGreaterThanOrEqual(14);
            expect(daysBetween(invoice.issued, invoice.due)).toBeGreaterThanOrEqual(14);
            if (before !== undefined) expect(daysBetween(before.sent, asOf)).toBeGreaterThanOrEqual(14);
          } else if (before !== undefined) {
            const days = asOf < '2022-05-01' ? 7 : 10;
            expect(daysBetween(before.sent, asOf)).toBeGreaterThanOrEqual(days);
          }
          const total = invoice.charges.fees + invoice.charges.compensation + fee;
          expect(total).toBeLessThanOrEqual(highestTotal(country, customer.kind, invoice.open));
        }
        if (country === 'DK') {
          const counted = charged.filter((notice) => notice.form !== 'demand_letter');
          expect(counted.length).toBeLessThan(3);
          expect(customer.feesInArrears.length).toBeLessThan(3);
          if (before !== undefined) expect(daysBetween(before.sent, asOf)).toBeGreaterThanOrEqual(10);
        }
      }),
      { numRuns: 3000 },
    );
    for (const count of Object.values(claimed)) expect(count).toBeGreaterThan(5);
  });

  test('never comes to more than the law’s total over a whole life, with any profile', () => {
    let steps = 0;
    fc.assert(
      fc.property(
        anyCountry,
        anyDebtorKind,
        anyProfile,
        anyCreditor,
        anyDay,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (country, kind, profile, creditor, due, daysToPay, principal) => {
          const currency = currencies[country];
          const settings = { ...creditor, country, currency, minimumAmount: 0 };
          const issued = isoDate(
            new Date((toEpochDay(due) - daysToPay) * 86_400_000).toISOString().slice(0, 10),
          );
          const claim = { issued, due, asOf: issued, principal, currency, sent: [] };
          const line = schedule(profile, kind, settings, laws[country], claim);
          const fees = line.map(({ fee }) => fee).filter((fee) => fee > 0);
          steps += fees.length;
          if (country === 'NO') expect(fees.length).toBeLessThanOrEqual(2);
          if (country === 'DK') expect(fees.length).toBeLessThanOrEqual(3);
          const total = fees.reduce((sum, fee) => sum + fee, 0);
          expect(total).toBeLessThanOrEqual(highestTotal(country, kind, principal));
        },
      ),
      { numRuns: 800 },
    );
    expect(steps).toBeGreaterThan(100);
  });

  test('that the law forbids is left out, and the letter goes without it', () => {
    fc.assert(
      fc.property(overdueCase, ({ country, invoice, customer, creditor, profile, asOf }) => {
        const standing = evaluate(invoice, customer, creditor, profile, laws[country], asOf);
        if (standing.proposal === null) return;
        const told = standing.reasons.filter(({ code }) => code.startsWith('fee_'));
        expect(told.length).toBeGreaterThan(0);
        const isAllowed = told.some(({ code }) => code === 'fee_allowed' || code === 'fee_cut');
        if (standing.proposal.fee > 0) expect(isAllowed).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

const claim: FeeClaim = {
  issued: isoDate('2026-05-15'),
  due: isoDate('2026-06-15'),
  dueDay: day('2026-06-15'),
  principal: 100_000,
  earlier: [],
  charged: 0,
  feesInArrears: [],
  feesAgreed: true,
  currency: 'NOK',
};

const asked = (
  country: LawCountry,
  kind: DebtorKind,
  form: 'reminder' | 'collection_notice',
  changes: Partial<FeeClaim>,
  asOf: string,
) => feeAllowed(laws[country][kind], form, { ...claim, ...changes }, day(asOf));

const letters = (...sent: Partial<SentNotice>[]) => sent.map((changes) => sentReminder(changes));

describe('the conditions of Norway', () => {
  test('want 14 days after the due date', () => {
    expect(asked('NO', 'person', 'reminder', {}, '2026-06-20')).toMatchObject({
      kind: 'from',
      earliest: day('2026-06-29'),
      wait: { code: 'fee_too_early', params: { earliest: '2026-06-29', days: 14 } },
    });
  });

  test('want a missed deadline of 14 days before a further fee', () => {
    const asOf = '2026-07-20';
    expect(asked('NO', 'person', 'reminder', { earlier: letters({}) }, asOf)).toMatchObject({
      kind: 'from',
      earliest: day('2026-07-14'),
      wait: { code: 'fee_after_deadline', params: { deadline: '2026-07-13' } },
    });
    const short = letters({ deadline: isoDate('2026-07-12') });
    expect(asked('NO', 'person', 'reminder', { earlier: short }, asOf)).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_deadline_not_missed' },
    });
    const free = letters({ fee: 0 });
    expect(asked('NO', 'person', 'reminder', { earlier: free }, asOf)).toMatchObject({
      kind: 'from',
      earliest: day('2026-06-29'),
    });
    const dueLater = { dueDay: day('2026-07-10'), earlier: letters({}) };
    expect(asked('NO', 'person', 'reminder', dueLater, asOf)).toMatchObject({ earliest: day('2026-07-24') });
  });

  test('let two letters carry a fee, and the count lapses after six months to the day', () => {
    const earlier = letters({}, { sent: isoDate('2026-07-16'), deadline: isoDate('2026-07-30') });
    expect(asked('NO', 'person', 'collection_notice', { earlier }, '2026-12-28')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_count_reached', params: { maximum: 2 } },
    });
    expect(asked('NO', 'person', 'collection_notice', { earlier }, '2026-12-29')).toMatchObject({
      kind: 'from',
    });
  });

  test('are unknown where the law pack has no rule for the day', () => {
    const old = { dueDay: day('1980-01-01') };
    expect(asked('NO', 'person', 'reminder', old, '1980-06-01')).toMatchObject({ kind: 'unknown' });
  });
});

describe('the conditions of Sweden', () => {
  test('want the reminder’s fee to be agreed on, not the collection notice’s', () => {
    expect(asked('SE', 'person', 'reminder', { feesAgreed: false }, '2026-07-01')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_not_agreed' },
    });
    expect(asked('SE', 'person', 'collection_notice', { feesAgreed: false }, '2026-07-01')).toMatchObject({
      kind: 'from',
      atMost: 18_000,
    });
  });

  test('let the fees of all reminders come to 60 kronor', () => {
    const once = { earlier: letters({ fee: 2500 }) };
    expect(asked('SE', 'person', 'reminder', once, '2026-07-20')).toMatchObject({
      kind: 'from',
      atMost: 3500,
    });
    const twice = { earlier: letters({ fee: 2500 }, { fee: 3500 }) };
    expect(asked('SE', 'person', 'reminder', twice, '2026-07-20')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_total_reached', params: { total: 6000 } },
    });
    expect(asked('SE', 'person', 'collection_notice', twice, '2026-07-20')).toMatchObject({ atMost: 18_000 });
  });

  test('wait for nothing', () => {
    expect(asked('SE', 'person', 'reminder', {}, '2026-06-16')).toMatchObject({
      earliest: Number.NEGATIVE_INFINITY,
      wait: null,
    });
  });
});

describe('the conditions of Finland', () => {
  test('want the invoice to have been out for 14 days', () => {
    const late = { issued: isoDate('2026-06-02') };
    expect(asked('FI', 'person', 'reminder', late, '2026-07-20')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_invoice_late', params: { days: 14, issued: '2026-06-02', due: '2026-06-15' } },
    });
    const inTime = { issued: isoDate('2026-06-01') };
    expect(asked('FI', 'person', 'reminder', inTime, '2026-07-20')).toMatchObject({ kind: 'from' });
    expect(asked('FI', 'company', 'reminder', late, '2026-07-20')).toMatchObject({ kind: 'from' });
  });

  test('want 14 days between fees of a person, 10 of a company, 7 before May 2022', () => {
    const earlier = letters({});
    expect(asked('FI', 'person', 'reminder', { earlier }, '2026-07-20')).toMatchObject({
      earliest: day('2026-07-13'),
      wait: { code: 'fee_too_soon_after_last', params: { last: '2026-06-29', days: 14 } },
    });
    expect(asked('FI', 'company', 'reminder', { earlier }, '2026-07-20')).toMatchObject({
      earliest: day('2026-07-09'),
    });
    // Also from a letter that carried none: the act counts from the reminder before.
    const free = letters({ fee: 0 });
    expect(asked('FI', 'person', 'reminder', { earlier: free }, '2026-07-20')).toMatchObject({
      earliest: day('2026-07-13'),
    });
    const before = letters({ sent: isoDate('2022-04-01') });
    expect(asked('FI', 'company', 'reminder', { earlier: before }, '2022-04-20')).toMatchObject({
      earliest: day('2022-04-08'),
    });
  });

  test('let all charges come to a sum that goes by the principal', () => {
    const left = (principal: number, charged: number) =>
      asked('FI', 'person', 'reminder', { principal, charged }, '2026-07-20');
    expect(left(10_000, 5800)).toMatchObject({ atMost: 200 });
    expect(left(10_001, 5800)).toMatchObject({ atMost: 6200 });
    expect(left(100_001, 20_900)).toMatchObject({ atMost: 100 });
    expect(left(10_000, 6000)).toMatchObject({ kind: 'never', reason: { code: 'fee_total_reached' } });
  });
});

describe('the conditions of Denmark', () => {
  test('want ten days between fees and allow three of them', () => {
    const one = { earlier: letters({}) };
    expect(asked('DK', 'person', 'reminder', one, '2026-07-01')).toMatchObject({
      earliest: day('2026-07-09'),
    });
    const three = { earlier: letters({}, {}, {}) };
    expect(asked('DK', 'person', 'reminder', three, '2026-07-20')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_count_reached', params: { maximum: 3 } },
    });
    const years = { earlier: letters({}, {}, {}).map((each) => ({ ...each, sent: isoDate('2024-01-01') })) };
    expect(asked('DK', 'person', 'reminder', years, '2026-07-20')).toMatchObject({ kind: 'never' });
  });

  test('allow three in all arrears of a customer that have no break', () => {
    const feesInArrears = [isoDate('2026-04-01'), isoDate('2026-05-01'), isoDate('2026-06-01')];
    expect(asked('DK', 'company', 'reminder', { feesInArrears }, '2026-07-20')).toMatchObject({
      kind: 'never',
      reason: { code: 'fee_arrears_count_reached', params: { maximum: 3 } },
    });
    const two = { feesInArrears: feesInArrears.slice(1) };
    expect(asked('DK', 'company', 'reminder', two, '2026-07-20')).toMatchObject({ kind: 'from' });
  });
});

describe('a scale by principal', () => {
  const scale = [
    { upTo: 10_000, value: 6000 },
    { upTo: 100_000, value: 12_000 },
    { upTo: null, value: 21_000, plusShare: 100 },
  ];

  test('includes the end of each step', () => {
    expect([1, 10_000, 10_001, 100_000].map((principal) => tierValue(scale, principal))).toEqual([
      6000, 6000, 12_000, 12_000,
    ]);
  });

  test('adds the share of what lies beyond the step before', () => {
    expect(tierValue(scale, 100_001)).toBe(21_000);
    expect(tierValue(scale, 200_000)).toBe(22_000);
  });

  test('goes on with its last step beyond its end, and is 0 where it is empty', () => {
    expect(tierValue(scale.slice(0, 2), 1_000_000)).toBe(12_000);
    expect(tierValue([], 5)).toBe(0);
  });
});
