import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import { profileProblems } from '#shared/domain/dunning/profileProblems.ts';
import { schedule } from '#shared/domain/dunning/schedule.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { anyCountry, anyDay, anyDebtorKind, anyProfile, currencies, laws } from '#test/domain/arbitraries.ts';
import { handOverStep, profileOf, someCreditor, someStep } from '#test/domain/overdueInvoice.ts';

const asOf = isoDate('2026-07-01');
const reminder = (changes: Partial<Step> = {}) => someStep(changes);
const notice = (changes: Partial<Step> = {}) =>
  someStep({ kind: 'collection_notice', fee: 'none', ...changes });

function problems(
  steps: readonly Step[],
  country: LawCountry = 'NO',
  kind: DebtorKind = 'person',
  feesAgreed = true,
) {
  return profileProblems(profileOf(steps), kind, laws[country], asOf, { feesAgreed });
}

const told = (found: readonly ProfileProblem[]) =>
  found.map(({ code, position, severity }) => [code, position, severity] as const);

describe('a profile', () => {
  test('that does what it says has no problems', () => {
    expect(
      problems([reminder(), reminder({ fee: 'none' }), notice({ fee: 'statutory' }), handOverStep()]),
    ).toEqual([]);
    expect(problems([reminder(), handOverStep()], 'FI')).toEqual([]);
  });

  test('must have steps, and the hand-over last', () => {
    expect(told(problems([]))).toEqual([['profile_empty', null, 'unlawful']]);
    expect(told(problems([reminder(), notice()]))).toEqual([['hand_over_missing', null, 'unlawful']]);
    expect(told(problems([reminder(), handOverStep(), notice()]))).toContainEqual([
      'hand_over_not_last',
      1,
      'unlawful',
    ]);
    expect(told(problems([notice(), reminder(), handOverStep()]))).toContainEqual([
      'reminder_after_collection_notice',
      1,
      'unlawful',
    ]);
  });

  test('must have the notice that the law wants before a hand-over', () => {
    const found = problems([reminder(), handOverStep()]);
    expect(told(found)).toEqual([['notice_required_before_hand_over', null, 'unlawful']]);
    expect(found[0]).toMatchObject({ params: { kind: 'collection_notice' }, source: { kind: 'law' } });
    expect(told(problems([handOverStep()], 'FI'))).toEqual([
      ['notice_required_before_hand_over', null, 'unlawful'],
    ]);
    expect(problems([handOverStep()], 'SE')).toEqual([]);
  });

  test('cannot send a Finnish person a collection notice', () => {
    const steps = [reminder(), notice(), handOverStep()];
    expect(told(problems(steps, 'FI'))).toEqual([['collection_notice_by_agency_only', 1, 'unlawful']]);
    expect(problems(steps, 'FI', 'company')).toEqual([]);
  });

  test('must leave the law’s days, or say less than it will do', () => {
    const found = problems([reminder(), notice({ deadlineDays: 13 }), handOverStep()]);
    expect(found).toMatchObject([
      {
        code: 'deadline_below_minimum',
        position: 1,
        severity: 'unlawful',
        params: { days: 13, minimum: 14 },
      },
    ]);
    expect(told(problems([reminder({ deadlineDays: 0 }), notice(), handOverStep()]))).toContainEqual([
      'deadline_missing',
      0,
      'unlawful',
    ]);
    const kept = { deadline: 'original', deadlineDays: 0 } as const;
    expect(told(problems([reminder({ ...kept, fee: 'none' }), notice(kept), handOverStep()]))).toEqual([
      ['original_due_not_allowed', 1, 'unlawful'],
    ]);
    const swedish = problems([reminder(), notice({ deadlineDays: 8 }), handOverStep()], 'SE');
    expect(swedish).toMatchObject([
      {
        code: 'deadline_below_bank_days',
        position: 1,
        severity: 'advice',
        params: { days: 8, bankDays: 4, receiptDays: 3 },
      },
    ]);
    expect(problems([reminder(), notice({ deadlineDays: 14 }), handOverStep()], 'SE')).toEqual([]);
  });

  test('must have a channel for what it sends', () => {
    expect(told(problems([reminder({ channels: [] }), notice(), handOverStep()]))).toEqual([
      ['channel_missing', 0, 'unlawful'],
    ]);
  });

  test('may not claim more than the law’s fee, nor one where there is none', () => {
    const dear = problems([reminder({ fee: 5000 }), notice(), handOverStep()]);
    expect(dear).toMatchObject([
      {
        code: 'fee_above_maximum',
        severity: 'unlawful',
        params: { fee: 5000, maximum: 3800, currency: 'NOK' },
      },
    ]);
    const third = [reminder(), reminder(), notice({ fee: 'statutory' }), handOverStep()];
    expect(told(problems(third))).toEqual([['fee_count_reached', 2, 'advice']]);
    const amount = [reminder(), reminder(), notice({ fee: 3800 }), handOverStep()];
    expect(told(problems(amount))).toEqual([['fee_count_reached', 2, 'unlawful']]);
    const swedish = problems([reminder(), reminder(), notice(), handOverStep()], 'SE');
    expect(swedish).toMatchObject([
      {
        code: 'fee_total_reached',
        position: 1,
        severity: 'advice',
        params: { total: 6000, fee: 0, currency: 'SEK' },
      },
    ]);
  });

  test('is told when a fee has to wait, or never comes', () => {
    const hasty = problems([reminder({ waitDays: 3 }), notice(), handOverStep()]);
    expect(hasty).toMatchObject([
      {
        code: 'wait_lengthened_for_fee',
        position: 0,
        severity: 'advice',
        params: { days: 11 },
        source: { kind: 'law' },
      },
    ]);
    const short = problems([reminder({ deadlineDays: 10 }), reminder(), notice(), handOverStep()]);
    expect(short).toMatchObject([{ code: 'fee_after_short_deadline', position: 1, params: { days: 14 } }]);
    const finnish = problems([reminder({ deadlineDays: 7 }), handOverStep({ waitDays: 0 })], 'FI');
    expect(finnish).toMatchObject([{ code: 'wait_lengthened_by_law', position: 1, params: { days: 7 } }]);
  });

  test('is told what hinges on the creditor’s terms', () => {
    const steps = [reminder(), notice(), handOverStep()];
    expect(told(problems(steps, 'SE', 'person', false))).toEqual([['fee_only_if_agreed', 0, 'advice']]);
    expect(problems(steps, 'SE', 'person', true)).toEqual([]);
    expect(problems(steps, 'NO', 'person', false)).toEqual([]);
    expect(profileProblems(profileOf(steps), 'person', laws.SE, asOf)).toEqual([]);
  });

  test('claims compensation of companies, once, and no fee that it covers', () => {
    const claiming = { claimCompensation: true, fee: 'none' } as const;
    const steps = [reminder(claiming), notice(claiming), handOverStep()];
    expect(told(problems(steps))).toEqual([
      ['compensation_for_persons', 0, 'unlawful'],
      ['compensation_for_persons', 1, 'unlawful'],
    ]);
    expect(told(problems(steps, 'NO', 'company'))).toEqual([['compensation_claimed_before', 1, 'advice']]);
    const both = [reminder({ claimCompensation: true }), notice(), handOverStep()];
    expect(problems(both, 'NO', 'company')).toMatchObject([
      { code: 'fee_in_compensation', position: 0, severity: 'advice', params: { compensation: 43_000 } },
    ]);
    expect(problems(both, 'DK', 'company')).toEqual([]);
  });

  test('is told when the law has put another letter in the notice’s place', () => {
    const reform = laws.NO.pack.pending[0]?.id ?? '';
    const start = { kind: 'reform_starts', reform, from: isoDate('2026-06-01') } as const;
    const amended = amendLaw(laws.NO.pack, [{ ...start, on: isoDate('2026-05-01'), by: 'A. Hansen' }]);
    if (!amended.ok) throw new Error(JSON.stringify(amended.error));
    const steps = [reminder(), notice({ fee: 'statutory' }), handOverStep()];
    const found = profileProblems(profileOf(steps), 'person', prepareLaw(amended.value), asOf);
    expect(told(found)).toEqual([
      ['demand_letter_instead', 1, 'advice'],
      ['fee_figure_missing', 1, 'advice'],
    ]);
  });

  test('is told when the law has no fee for a letter', () => {
    const { pack } = laws.SE;
    const maximum = { ...pack.fees.maximum, reminder: { reference: 'a law', both: [] } };
    const law = prepareLaw({ ...pack, fees: { ...pack.fees, maximum } });
    const found = (fee: Step['fee']) =>
      profileProblems(profileOf([reminder({ fee }), handOverStep()]), 'person', law, asOf);
    expect(told(found('statutory'))).toEqual([['fee_never_allowed', 0, 'advice']]);
    expect(told(found(1000))).toEqual([['fee_never_allowed', 0, 'unlawful']]);
  });

  test('is told when a figure is missing', () => {
    const steps = [reminder({ fee: 1000 }), handOverStep()];
    const found = profileProblems(profileOf(steps), 'company', laws.FI, isoDate('2020-03-02'));
    expect(told(found)).toEqual([['fee_figure_missing', 0, 'advice']]);
  });

  test('without problems is followed to the letter', () => {
    let followed = 0;
    fc.assert(
      fc.property(
        anyCountry,
        anyDebtorKind,
        fc.oneof(anyProfile, sensibleProfile),
        anyDay,
        (country, kind, profile, due) => {
          if (profileProblems(profile, kind, laws[country], due).length > 0) return;
          followed += 1;
          const currency = currencies[country];
          const creditor = someCreditor({ country, currency });
          const principal = 100_000;
          const issued = isoDate(new Date(Date.parse(due) - 30 * 86_400_000).toISOString().slice(0, 10));
          const line = schedule(profile, kind, creditor, laws[country], {
            issued,
            due,
            asOf: due,
            principal,
            currency,
            sent: [],
          });
          expect(line.map(({ step }) => step.position)).toEqual(profile.steps.map((_, place) => place));
          for (const { step, fee, lengthened } of line) {
            if (step.kind === 'hand_over') continue;
            const wanted = profile.steps[step.position]?.fee;
            if (typeof wanted === 'number') expect(fee).toBe(wanted);
            if (wanted === 'statutory') expect(fee).toBeGreaterThan(0);
            if (wanted === 'none') expect(fee).toBe(0);
            expect(lengthened).toBeNull();
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(followed).toBeGreaterThan(50);
  });
});

const anyDeadline = fc.integer({ min: 10, max: 21 });
const anyFee = fc.constantFrom('none' as const, 'statutory' as const, 500, 1200);

/** Profiles as offices have them: a reminder or two, mostly a notice, and the hand-over. */
const sensibleProfile: fc.Arbitrary<Profile> = fc
  .record({
    reminders: fc.array(
      fc.record({ waitDays: fc.integer({ min: 1, max: 21 }), deadlineDays: anyDeadline, fee: anyFee }),
      {
        maxLength: 2,
      },
    ),
    notices: fc.array(fc.record({ deadlineDays: anyDeadline, fee: anyFee }), { maxLength: 1 }),
    claimCompensation: fc.boolean(),
  })
  .map(({ reminders, notices, claimCompensation }) =>
    profileOf([
      ...reminders.map((step) => reminder({ ...step, claimCompensation })),
      ...notices.map((step) => notice(step)),
      handOverStep(),
    ]),
  );
