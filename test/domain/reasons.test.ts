import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { Reason, ReasonCode } from '#shared/domain/dunning/reason.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { norwegianLaw } from '#test/domain/arbitraries.ts';
import {
  overdueInvoice,
  profileOf,
  sentReminder,
  someCreditor,
  someCustomer,
  someProfile,
} from '#test/domain/overdueInvoice.ts';

const law = norwegianLaw();

function reasonOf<Code extends ReasonCode>(standing: Standing, code: Code): Extract<Reason, { code: Code }> {
  const found = standing.reasons.find((reason) => reason.code === code);
  if (found === undefined)
    throw new Error(`no ${code} among ${standing.reasons.map((each) => each.code).join(', ')}`);
  return found as Extract<Reason, { code: Code }>;
}

const judge = (
  changes: Parameters<typeof overdueInvoice>[0],
  asOf: string,
  profile = someProfile(),
  customer = someCustomer(),
  creditor = someCreditor(),
) => evaluate(overdueInvoice(changes), customer, creditor, profile, law, isoDate(asOf));

describe('a reason', () => {
  test('of interest names its days, the rates in order and the place in the law', () => {
    const standing = judge({}, '2026-07-15');
    expect(reasonOf(standing, 'interest_accrued')).toEqual({
      code: 'interest_accrued',
      params: { interest: 997, currency: 'NOK', from: '2026-06-16', days: 30, rates: '1200,1225' },
      source: { kind: 'law', reference: 'forsinkelsesrenteloven § 3', grade: 'B', confirmed: true },
    });
  });

  test('of interest names a rate once while it stays the same, and the weakest grade among them', () => {
    const standing = judge({ due: isoDate('2024-01-15') }, '2025-08-01');
    const { params, source } = reasonOf(standing, 'interest_accrued');
    expect(params.rates).toBe('1250,1225');
    expect(source).toMatchObject({ grade: 'C', confirmed: false });
  });

  test('of interest counts the rates from its first day on, not from the due date', () => {
    const standing = judge({ due: isoDate('2026-06-30') }, '2026-07-20');
    expect(reasonOf(standing, 'interest_accrued').params.rates).toBe('1225');
  });

  test('that rests on an official text is confirmed', () => {
    const standing = judge({ due: isoDate('2025-07-01') }, '2025-08-01');
    expect(reasonOf(standing, 'interest_accrued').source).toMatchObject({ grade: 'A', confirmed: true });
  });

  test('of a fee names the maximum and since when it holds', () => {
    const standing = judge({}, '2026-07-15', someProfile({ fee: 5000 }));
    expect(reasonOf(standing, 'fee_cut')).toEqual({
      code: 'fee_cut',
      params: { wanted: 5000, fee: 3800, currency: 'NOK', validFrom: '2026-01-01' },
      source: { kind: 'law', reference: 'inkassoforskriften', grade: 'B', confirmed: true },
    });
  });

  test('of a wait names the base, the days and the step in the profile', () => {
    const standing = judge(
      { notices: [sentReminder()] },
      '2026-07-14',
      undefined,
      undefined,
      someCreditor({ postalDays: 2 }),
    );
    expect(reasonOf(standing, 'waiting')).toEqual({
      code: 'waiting',
      params: {
        step: 'reminder',
        ordinal: 2,
        readyOn: '2026-07-29',
        base: '2026-07-13',
        waitDays: 14,
        postalDays: 2,
      },
      source: { kind: 'profile', profile: 'Standard', position: 1 },
    });
  });

  test('of a deadline that the law lengthened names the law', () => {
    const notice = someProfile({ kind: 'collection_notice', deadlineDays: 10 });
    const { params, source } = reasonOf(judge({}, '2026-07-01', notice), 'deadline_set');
    expect(params).toEqual({ deadline: '2026-07-15', days: 14 });
    expect(source).toMatchObject({ kind: 'law', reference: 'inkassoloven § 9' });
    const plain = reasonOf(judge({}, '2026-07-01'), 'deadline_set');
    expect(plain.source).toMatchObject({ kind: 'profile' });
  });

  test('of a missing address names the fields as an envelope has them', () => {
    const customer = someCustomer({ city: '', street: '  ' });
    const standing = judge({}, '2026-07-15', undefined, customer);
    expect(standing.kind).toBe('missing_address');
    expect(reasonOf(standing, 'address_missing').params.fields).toBe('street,city');
  });

  test('of a minimum names the higher of the creditor’s and the step’s, and whose it is', () => {
    const creditor = someCreditor({ minimumAmount: 200_000 });
    const ofCreditor = reasonOf(
      judge({}, '2026-07-15', someProfile({ minimumAmount: 150_000 }), undefined, creditor),
      'below_minimum',
    );
    expect(ofCreditor.params).toEqual({ open: 100_000, minimum: 200_000, currency: 'NOK' });
    expect(ofCreditor.source).toEqual({ kind: 'setting', setting: 'minimumAmount' });
    const ofStep = reasonOf(
      judge({}, '2026-07-15', someProfile({ minimumAmount: 250_000 }), undefined, creditor),
      'below_minimum',
    );
    expect(ofStep.params.minimum).toBe(250_000);
    expect(ofStep.source).toMatchObject({ kind: 'profile', position: 0 });
  });

  test('of a minimum is not given in another currency than the creditor’s', () => {
    const creditor = someCreditor({ minimumAmount: 200_000 });
    expect(judge({ currency: 'EUR' }, '2026-07-15', undefined, undefined, creditor).kind).toBe('ready');
  });
});

describe('a step in an approved run', () => {
  test('is the one that the run took, even when the workflow is past it', () => {
    const run = { id: 3, stepKind: 'reminder' as const, ordinal: 1 };
    const standing = judge({ run, notices: [sentReminder()] }, '2026-08-15');
    expect(standing.kind).toBe('in_run');
    expect(standing.step).toEqual({ kind: 'reminder', ordinal: 1, position: 0 });
    const second = judge({ run: { ...run, ordinal: 2 } }, '2026-08-15');
    expect(second.step).toEqual({ kind: 'reminder', ordinal: 2, position: 1 });
    const notice = judge({ run: { ...run, stepKind: 'collection_notice' } }, '2026-08-15');
    expect(notice.step).toEqual({ kind: 'collection_notice', ordinal: 1, position: 2 });
  });

  test('keeps its name when the profile has it no more', () => {
    const run = { id: 3, stepKind: 'reminder' as const, ordinal: 9 };
    expect(judge({ run }, '2026-08-15').step).toEqual({ kind: 'reminder', ordinal: 9, position: 0 });
  });
});

describe('a fee', () => {
  test('of nothing is no fee, and waits for nothing', () => {
    const standing = judge({}, '2026-06-22', someProfile({ fee: 0, waitDays: 7 }));
    expect(standing.kind).toBe('ready');
    expect(reasonOf(standing, 'fee_none').source).toMatchObject({ kind: 'profile' });
  });

  test('is unknown where the law pack has no rule for the day', () => {
    const standing = judge({ due: isoDate('1980-01-02') }, '1980-06-02');
    expect(standing.proposal?.fee).toBe(0);
    expect(reasonOf(standing, 'fee_figure_missing').params.date).toBe('1980-06-02');
  });
});

describe('another country’s shapes of law', () => {
  const { pack } = law;
  const judgeBy = (changed: LawPack, asOf: string, changes = {}) =>
    evaluate(
      overdueInvoice(changes),
      someCustomer(),
      someCreditor(),
      someProfile(),
      prepareLaw(changed),
      isoDate(asOf),
    );

  test('may divide by 365 in every year', () => {
    const dayCount = { ...pack.lateInterest.dayCount, value: 'actual/365' as const };
    const flat = { ...pack, lateInterest: { ...pack.lateInterest, dayCount } };
    const leapYear = { due: isoDate('2023-12-29'), original: 3_650_000, open: 3_650_000 };
    expect(judgeBy(flat, '2024-12-31', leapYear).sums.interest).toBe(459_850);
  });

  test('may tell persons and companies apart', () => {
    const { rate } = pack.lateInterest;
    const both = rate.kind === 'fixed' && 'both' in rate.rates ? rate.rates.both : [];
    const person = both.map((figure) => ({ ...figure, value: 100 }));
    const rates = { reference: 'x', person, company: both };
    const apart: LawPack = {
      ...pack,
      lateInterest: { ...pack.lateInterest, rate: { kind: 'fixed', rates } },
    };
    expect(judgeBy(apart, '2026-06-16').sums.interest).toBe(3);
    expect(judgeBy(pack, '2026-06-16').sums.interest).toBe(33);
  });

  test('may leave deadlines where they are', () => {
    const stay = { ...pack, closedDays: { ...pack.closedDays, value: 'stay' as const } };
    expect(judgeBy(stay, '2026-07-04').proposal?.deadline).toBe('2026-07-18');
    expect(judgeBy(pack, '2026-07-04').proposal?.deadline).toBe('2026-07-20');
  });

  test('may let a claim be handed over without a collection notice', () => {
    const rule = pack.handOver.requires;
    const figures = 'both' in rule ? rule.both : [];
    const nothing = figures.map((figure) => ({ ...figure, value: 'nothing' as const }));
    const free: LawPack = {
      ...pack,
      handOver: { ...pack.handOver, requires: { reference: 'x', both: nothing } },
    };
    const handOverOnly = profileOf(someProfile().steps.slice(3));
    const given = [overdueInvoice(), someCustomer(), someCreditor(), handOverOnly] as const;
    expect(evaluate(...given, prepareLaw(free), isoDate('2026-07-15')).kind).toBe('consider_collection');
    expect(evaluate(...given, law, isoDate('2026-07-15')).kind).toBe('withheld');
  });
});
