import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { ScheduleClaim, ScheduleStep } from '#shared/domain/dunning/schedule.ts';
import { schedule, scheduleInvoice } from '#shared/domain/dunning/schedule.ts';
import { isBusinessDay } from '#shared/domain/law/businessDays.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import {
  anyCountry,
  anyCreditor,
  anyDay,
  anyDebtorKind,
  anyProfile,
  currencies,
  laws,
} from '#test/domain/arbitraries.ts';
import {
  overdueInvoice,
  sentReminder,
  someCreditor,
  someCustomer,
  someHold,
  someProfile,
} from '#test/domain/overdueInvoice.ts';

const claim = (changes: Partial<ScheduleClaim> = {}): ScheduleClaim => ({
  issued: isoDate('2026-06-01'),
  due: isoDate('2026-06-15'),
  principal: 1_000_000,
  currency: 'NOK',
  asOf: isoDate('2026-06-01'),
  sent: [],
  ...changes,
});

const line = (changes: Partial<ScheduleClaim> = {}, country: LawCountry = 'NO', profile = someProfile()) => {
  const currency = currencies[country];
  const creditor = someCreditor({ country, currency });
  return schedule(profile, 'person', creditor, laws[country], claim({ currency, ...changes }));
};

const short = ({ step, readyOn, sentOn, deadline, fee }: ScheduleStep) =>
  [`${step.kind} ${step.ordinal}`, readyOn, sentOn, deadline, fee] as const;

describe('the line of time', () => {
  test('has every step with its days and sums', () => {
    expect(line().map(short)).toEqual([
      ['reminder 1', '2026-06-29', '2026-06-29', '2026-07-13', 3800],
      ['reminder 2', '2026-07-27', '2026-07-27', '2026-08-10', 3800],
      ['collection_notice 1', '2026-08-24', '2026-08-24', '2026-09-07', 0],
      ['hand_over 1', '2026-09-21', '2026-09-21', null, 0],
    ]);
    const [first, second, third, last] = line();
    expect(first).toMatchObject({
      base: '2026-06-15',
      byProfile: '2026-06-29',
      lawful: '2026-06-29',
      given: false,
    });
    // 14 days at 12 %, on 10,000.00.
    expect(first?.sums).toMatchObject({ interest: 4603, charges: 0, total: 1_004_603 });
    expect(first?.total).toBe(1_008_403);
    expect(second).toMatchObject({ base: '2026-07-13', form: 'reminder', sums: { charges: 3800 } });
    expect(third?.reasons.map(({ code }) => code)).toContain('fee_count_reached');
    expect(last).toMatchObject({ form: null, sums: { charges: 7600 } });
    expect(last?.reasons[0]?.code).toBe('collection_ready');
  });

  test('moves everything after a step that was sent late, or is late by now', () => {
    const late = line({ sent: [{ step: 0, date: isoDate('2026-07-10') }] });
    expect(late[0]).toMatchObject({
      given: true,
      readyOn: '2026-06-29',
      sentOn: '2026-07-10',
      deadline: '2026-07-24',
    });
    expect(late[1]).toMatchObject({ given: false, readyOn: '2026-08-07' });
    const today = line({ asOf: isoDate('2026-07-10') });
    expect(today[0]).toMatchObject({
      given: false,
      readyOn: '2026-06-29',
      sentOn: '2026-07-10',
      deadline: '2026-07-24',
    });
    expect(today[1]).toMatchObject({ readyOn: '2026-08-07', sentOn: '2026-08-07' });
  });

  test('takes what was sent as it was, lawful or not', () => {
    const early = line({ sent: [{ step: 0, date: isoDate('2026-06-17') }] });
    expect(early[0]).toMatchObject({
      given: true,
      sentOn: '2026-06-17',
      readyOn: '2026-06-29',
      fee: 0,
      deadline: '2026-07-01',
    });
    const skipped = line({ sent: [{ step: 2, date: isoDate('2026-07-01') }] });
    expect(skipped.map(({ step }) => step.kind)).toEqual(['collection_notice', 'hand_over']);
    expect(skipped[0]).toMatchObject({
      step: { ordinal: 1, position: 2 },
      form: 'collection_notice',
      fee: 3800,
    });
  });

  test('says why the law has a step wait longer', () => {
    const hasty = line({}, 'NO', someProfile({ waitDays: 3 }));
    expect(hasty[0]).toMatchObject({ byProfile: '2026-06-18', lawful: '2026-06-29', readyOn: '2026-06-29' });
    expect(hasty[0]?.lengthened).toMatchObject({ code: 'fee_too_early', params: { days: 14 } });
    expect(hasty[1]?.lengthened).toBeNull();
    expect(line()[0]?.lengthened).toBeNull();
  });

  test('passes over what the law leaves to an agency', () => {
    expect(line({}, 'FI').map(({ step }) => `${step.kind} ${step.position}`)).toEqual([
      'reminder 0',
      'reminder 1',
      'hand_over 3',
    ]);
  });

  test('ends with the step that never comes, and says why', () => {
    const profile = {
      ...someProfile(),
      steps: someProfile().steps.filter(({ kind }) => kind !== 'collection_notice'),
    };
    const ended = line({}, 'NO', profile);
    expect(ended.at(-1)).toMatchObject({
      step: { kind: 'hand_over' },
      lawful: null,
      readyOn: null,
      sentOn: null,
    });
    expect(ended.at(-1)?.reasons[0]?.code).toBe('collection_notice_required');
    const small = line({ principal: 500 }, 'NO', someProfile({ minimumAmount: 1000 }));
    expect(small).toHaveLength(1);
    expect(small[0]).toMatchObject({ readyOn: null, sentOn: null });
    expect(small[0]?.reasons[0]?.code).toBe('below_minimum');
  });

  test('is what evaluating day by day finds, with any profile in any country', () => {
    const days = fc.integer({ min: 0, max: 40 });
    let found = 0;
    fc.assert(
      fc.property(
        anyCountry,
        anyDebtorKind,
        anyProfile,
        anyCreditor,
        anyDay,
        days,
        (country, kind, profile, settings, due, daysToPay) => {
          const currency = currencies[country];
          const creditor = {
            ...settings,
            country,
            currency,
            firstInvoiceNumber: null,
            firstInvoiceDate: null,
          };
          const given = claim({
            issued: addDays(due, -daysToPay),
            due,
            asOf: due,
            currency,
            principal: 250_000,
          });
          const [first] = schedule(profile, kind, creditor, laws[country], given);
          if (first === undefined || first.readyOn === null) return;
          found += 1;
          const invoice = overdueInvoice({ ...given, currency, original: 250_000, open: 250_000 });
          const customer = someCustomer({ kind, country });
          const on = (asOf: typeof due) =>
            evaluate(invoice, customer, creditor, profile, laws[country], asOf);
          let day = due;
          while (!['ready', 'consider_collection'].includes(on(day).kind)) day = addDays(day, 1);
          expect(first.readyOn).toBe(day);
          const { proposal, sums, step } = on(day);
          expect(first.step).toEqual(step);
          expect(first.sums).toEqual(sums);
          expect([first.fee, first.compensation]).toEqual([proposal?.fee ?? 0, proposal?.compensation ?? 0]);
          expect(first.deadline).toBe(proposal?.deadline ?? null);
        },
      ),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(60);
  });

  test('goes forward, on business days, with a reason for everything', () => {
    fc.assert(
      fc.property(anyCountry, anyDebtorKind, anyProfile, anyDay, (country, kind, profile, due) => {
        const currency = currencies[country];
        const creditor = someCreditor({ country, currency });
        const steps = schedule(
          profile,
          kind,
          creditor,
          laws[country],
          claim({ issued: addDays(due, -14), due, asOf: due, currency }),
        );
        expect(steps.length).toBeGreaterThan(0);
        let before = due;
        for (const { readyOn, sentOn, deadline, reasons, step, total, sums, fee, compensation } of steps) {
          expect(reasons.length).toBeGreaterThan(0);
          expect(total).toBe(sums.total + fee + compensation);
          if (sentOn === null || readyOn === null) continue;
          expect(sentOn > before || step.kind === 'hand_over').toBe(true);
          expect(isBusinessDay(laws[country].calendar, toEpochDay(readyOn))).toBe(true);
          if (deadline !== null)
            expect(isBusinessDay(laws[country].calendar, toEpochDay(deadline))).toBe(true);
          before = sentOn;
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the line of time of a real invoice', () => {
  const notices = [sentReminder()];
  const charges = { open: 3800, fees: 3800, compensation: 0 };
  const real = (changes = {}) =>
    overdueInvoice({ original: 1_000_000, open: 1_000_000, notices, charges, ...changes });
  const drawn = (invoice = real(), asOf = '2026-07-20') =>
    scheduleInvoice(invoice, someCustomer(), someCreditor(), someProfile(), laws.NO, isoDate(asOf));

  test('has what was sent as it was sent, and what is to come', () => {
    expect(drawn().map(short)).toEqual([
      ['reminder 1', '2026-06-29', '2026-06-29', '2026-07-13', 3800],
      ['reminder 2', '2026-07-27', '2026-07-27', '2026-08-10', 3800],
      ['collection_notice 1', '2026-08-24', '2026-08-24', '2026-09-07', 0],
      ['hand_over 1', '2026-09-21', '2026-09-21', null, 0],
    ]);
    expect(drawn()[0]).toMatchObject({ given: true, sums: { charges: 0, interest: 4603 } });
    expect(drawn()[1]).toMatchObject({ given: false, sums: { charges: 3800 } });
  });

  test('knows what was owed before a payment, and what is owed after it', () => {
    const reductions = [{ date: isoDate('2026-07-10'), amount: 400_000, kind: 'payment' as const }];
    const [sent, next] = drawn(real({ open: 600_000, reductions }));
    expect(sent?.sums.principal).toBe(1_000_000);
    expect(next?.sums.principal).toBe(600_000);
  });

  test('is drawn as if nothing stopped it but a disputed part', () => {
    const stopped = drawn(
      real({
        holds: [someHold(), someHold({ kind: 'pause' })],
        run: { id: 1, stepKind: 'reminder', ordinal: 2 },
      }),
    );
    expect(stopped.map(short)).toEqual(drawn().map(short));
    const part = drawn(real({ holds: [someHold({ amount: 400_000 })] }));
    expect(part[1]?.sums).toMatchObject({ principal: 600_000, disputed: 400_000 });
  });
});
