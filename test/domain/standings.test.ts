import { describe, expect, test } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { Reason, ReasonCode } from '#shared/domain/dunning/reason.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { nextChange, tabOf } from '#shared/domain/dunning/queueTab.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { currencies, laws } from '#test/domain/arbitraries.ts';
import {
  handOverStep,
  overdueInvoice,
  profileOf,
  sentCollectionNotice,
  sentReminder,
  someCreditor,
  someCustomer,
  someHold,
  someProfile,
  someStep,
} from '#test/domain/overdueInvoice.ts';

interface Given {
  readonly country?: LawCountry;
  readonly invoice?: Partial<InvoiceFacts>;
  readonly customer?: Partial<CustomerFacts>;
  readonly creditor?: Partial<CreditorFacts>;
  readonly profile?: Profile;
  readonly law?: (typeof laws)['NO'];
}

/** A claim of 1,000 in the country's currency, due on 2026-06-15, by a profile of two reminders and a notice. */
function judge(given: Given, asOf: string): Standing {
  const { country = 'NO', profile = someProfile() } = given;
  const currency = currencies[country];
  return evaluate(
    overdueInvoice({ currency, ...given.invoice }),
    someCustomer({ country, ...given.customer }),
    someCreditor({ country, currency, ...given.creditor }),
    profile,
    given.law ?? laws[country],
    isoDate(asOf),
  );
}

const codes = ({ reasons }: Standing) => reasons.map(({ code }) => code);

function reasonOf<Code extends ReasonCode>(standing: Standing, code: Code): Extract<Reason, { code: Code }> {
  const found = standing.reasons.find((reason) => reason.code === code);
  if (found === undefined) throw new Error(`no ${code} among ${codes(standing).join(', ')}`);
  return found as Extract<Reason, { code: Code }>;
}

describe('an invoice whose principal is paid', () => {
  const charges = { open: 7600, fees: 7600, compensation: 0 };

  test('is kept in sight while its charges are open', () => {
    const standing = judge({ invoice: { open: 0, charges } }, '2026-08-01');
    expect(standing).toMatchObject({
      kind: 'charges_open',
      step: null,
      sums: { principal: 0, charges: 7600, total: 7600 },
      limitation: null,
    });
    expect(reasonOf(standing, 'charges_open').params).toEqual({ amount: 7600, currency: 'NOK' });
    expect(tabOf(standing, 1)).toBeNull();
    expect(nextChange(standing)).toBeNull();
  });

  test('is settled once what was paid too much covers them', () => {
    expect(judge({ invoice: { open: -7599, charges } }, '2026-08-01').kind).toBe('charges_open');
    expect(judge({ invoice: { open: -7600, charges } }, '2026-08-01').kind).toBe('settled');
  });
});

describe('an objection on a part', () => {
  const part = (amount: number | null, changes = {}) => someHold({ amount, ...changes });

  test('lets the undisputed part go on, with interest on that part alone', () => {
    const invoice = { holds: [part(40_000)] };
    const standing = judge({ invoice }, '2026-07-15');
    expect(standing.kind).toBe('ready');
    expect(standing.sums).toMatchObject({ principal: 60_000, disputed: 40_000 });
    const alone = overdueInvoice({ original: 60_000, open: 60_000 });
    const interest = lateInterestTotal(laws.NO, alone, 'person', someCreditor(), isoDate('2026-07-15'));
    expect(standing.sums.interest).toBe(interest);
    expect(standing.sums.total).toBe(60_000 + interest);
    const { params, source } = reasonOf(standing, 'objection_part');
    expect(params).toEqual({
      disputed: 40_000,
      undisputed: 60_000,
      currency: 'NOK',
      reason: 'goods broken',
    });
    expect(source).toMatchObject({ kind: 'law' });
  });

  test('adds up with others, and stops all when nothing undisputed is left', () => {
    const two = [part(40_000), part(35_000, { reason: 'too late' })];
    expect(judge({ invoice: { holds: two } }, '2026-07-15').sums).toMatchObject({
      principal: 25_000,
      disputed: 75_000,
    });
    const all = [part(40_000, { until: isoDate('2026-07-20') }), part(60_000)];
    const stopped = judge({ invoice: { holds: all } }, '2026-07-15');
    expect(stopped).toMatchObject({
      kind: 'objection',
      until: '2026-07-20',
      readyOn: '2026-07-21',
      sums: { principal: 100_000, disputed: 0 },
    });
    expect(nextChange(stopped)).toBe('2026-07-21');
    expect(judge({ invoice: { holds: all } }, '2026-07-21')).toMatchObject({
      kind: 'ready',
      sums: { principal: 40_000, disputed: 60_000 },
    });
  });

  test('counts only on its days', () => {
    const invoice = { holds: [part(40_000, { from: isoDate('2026-07-16'), until: isoDate('2026-07-17') })] };
    expect(judge({ invoice }, '2026-07-15').sums.disputed).toBe(0);
    expect(judge({ invoice }, '2026-07-16').sums.disputed).toBe(40_000);
    expect(judge({ invoice }, '2026-07-17').sums.disputed).toBe(40_000);
    expect(judge({ invoice }, '2026-07-18').sums.disputed).toBe(0);
  });

  test('of a customer is on the whole', () => {
    const standing = judge({ customer: { holds: [part(1)] } }, '2026-07-15');
    expect(standing).toMatchObject({ kind: 'objection', readyOn: null, sums: { disputed: 0 } });
    expect(reasonOf(standing, 'objection').source).toMatchObject({ kind: 'law' });
  });

  test('leaves a part below the minimum alone', () => {
    const creditor = { minimumAmount: 50_000 };
    expect(judge({ invoice: { holds: [part(40_000)] }, creditor }, '2026-07-15').kind).toBe('ready');
    const small = judge({ invoice: { holds: [part(60_000)] }, creditor }, '2026-07-15');
    expect(small.kind).toBe('withheld');
    expect(reasonOf(small, 'below_minimum').params).toMatchObject({ open: 40_000, minimum: 50_000 });
  });
});

describe('limitation', () => {
  const old = { issued: isoDate('2023-06-01'), due: isoDate('2023-06-15') };
  const reminded = {
    ...old,
    notices: [sentReminder({ sent: isoDate('2025-01-10'), deadline: isoDate('2025-01-24') })],
  };

  test('of Norway counts from the invoice, and reminders change nothing', () => {
    const last = judge({ invoice: reminded }, '2026-06-01');
    expect(last.kind).not.toBe('time_barred');
    expect(last.limitation).toBe('2026-06-01');
    expect(reasonOf(last, 'limitation_near').params).toEqual({
      last: '2026-06-01',
      years: 3,
      start: '2023-06-01',
    });
    const passed = judge({ invoice: reminded }, '2026-06-02');
    expect(passed).toMatchObject({ kind: 'time_barred', readyOn: null, proposal: null });
    expect(passed.step).not.toBeNull();
    expect(passed.reasons[0]).toMatchObject({
      code: 'time_barred',
      params: { since: '2026-06-02', years: 3, start: '2023-06-01' },
    });
    expect(tabOf(passed, 1)).toBe('withheld');
  });

  test('is told from the creditor’s number of days before', () => {
    const creditor = { limitationWarningDays: 30 };
    expect(codes(judge({ invoice: old, creditor }, '2026-05-01'))).not.toContain('limitation_near');
    expect(codes(judge({ invoice: old, creditor }, '2026-05-02'))).toContain('limitation_near');
  });

  test('of Sweden and Finland counts anew from a reminder in time', () => {
    expect(judge({ country: 'SE', invoice: old }, '2026-06-01').limitation).toBe('2026-06-01');
    const swedish = judge({ country: 'SE', invoice: reminded }, '2026-06-02');
    expect(swedish.limitation).toBe('2028-01-10');
    expect(codes(judge({ country: 'SE', invoice: reminded }, '2027-12-01'))).toContain(
      'limitation_interrupted',
    );
    expect(judge({ country: 'FI', invoice: old }, '2026-06-01').limitation).toBe('2026-06-15');
    const tooLate = {
      ...old,
      notices: [sentReminder({ sent: isoDate('2026-07-01'), deadline: isoDate('2026-07-15') })],
    };
    expect(judge({ country: 'FI', invoice: tooLate }, '2026-07-02').kind).toBe('time_barred');
  });

  test('of a Swedish company is ten years', () => {
    const company = { kind: 'company' as const };
    expect(judge({ country: 'SE', invoice: old, customer: company }, '2026-06-02').limitation).toBe(
      '2033-06-01',
    );
  });

  test('decides before a run and stops', () => {
    const run = { id: 7, stepKind: 'reminder' as const, ordinal: 1 };
    const standing = judge({ invoice: { ...old, run, holds: [someHold()] } }, '2026-08-01');
    expect(codes(standing).slice(0, 3)).toEqual(['time_barred', 'in_run', 'objection']);
    expect(standing.kind).toBe('time_barred');
  });

  test('names no day that comes after it', () => {
    const holds = [someHold({ kind: 'pause', from: isoDate('2026-05-01'), until: isoDate('2026-07-01') })];
    const paused = judge({ invoice: { ...old, holds } }, '2026-05-20');
    expect(paused).toMatchObject({ kind: 'paused', readyOn: null });
    expect(nextChange(paused)).toBe('2026-06-02');
  });
});

describe('stops of the customer and the creditor', () => {
  test('a ban on collection stops only the hand-over', () => {
    const customer = { collectionBan: true };
    expect(judge({ customer }, '2026-07-15').kind).toBe('ready');
    const notices = [sentReminder(), sentReminder({ ordinal: 2 }), sentCollectionNotice()];
    const standing = judge({ customer, invoice: { notices } }, '2026-09-01');
    expect(standing).toMatchObject({ kind: 'withheld', readyOn: null });
    expect(standing.reasons[0]?.code).toBe('collection_ban');
    expect(judge({ invoice: { notices } }, '2026-09-01').kind).toBe('consider_collection');
  });

  test('nobody is reminded of what the bank collects', () => {
    const standing = judge({ customer: { directDebit: true } }, '2026-07-15');
    expect(standing.kind).toBe('withheld');
    expect(standing.reasons[0]?.code).toBe('direct_debit');
  });

  test.each([
    ['deceased', 'customer_deceased'],
    ['bankrupt', 'customer_bankrupt'],
    ['debt_settlement', 'customer_debt_settlement'],
  ] as const)('%s stops every step, from the day on that it is known', (what, code) => {
    const situation = { what, since: isoDate('2026-07-10') };
    const letter = judge({ customer: { situation } }, '2026-07-15');
    expect(letter).toMatchObject({ kind: 'withheld', readyOn: null, until: null, proposal: null });
    expect(letter.reasons[0]).toMatchObject({ code, params: { since: '2026-07-10' } });
    expect(judge({ customer: { situation } }, '2026-07-09').reasons.map((each) => each.code)).not.toContain(
      code,
    );
    const notices = [sentReminder(), sentReminder({ ordinal: 2 }), sentCollectionNotice()];
    const handOver = judge({ customer: { situation }, invoice: { notices } }, '2026-09-01');
    expect(handOver).toMatchObject({ kind: 'withheld', step: { kind: 'hand_over' } });
    expect(handOver.reasons[0]?.code).toBe(code);
    // Whoever looks from an earlier day knows that the day for the letter does not come.
    const later = { what, since: isoDate('2026-06-18') };
    expect(judge({}, '2026-06-17')).toMatchObject({ kind: 'waiting', readyOn: expect.any(String) as string });
    expect(judge({ customer: { situation: later } }, '2026-06-17')).toMatchObject({
      kind: 'waiting',
      readyOn: null,
    });
    // It comes before a stop that a person has placed, which is told too.
    const paused = {
      kind: 'pause',
      from: isoDate('2026-07-01'),
      until: null,
      reason: 'x',
      amount: null,
    } as const;
    const both = judge({ customer: { situation, holds: [paused] } }, '2026-07-15');
    expect(both.kind).toBe('withheld');
    expect(both.reasons.slice(0, 2).map((each) => each.code)).toEqual([code, 'paused']);
  });

  test('no interest is claimed of who is free of it, whatever the step says or a notice said', () => {
    const notices = [
      sentReminder(),
      sentReminder({ ordinal: 2 }),
      sentCollectionNotice({ claimedInterest: true }),
    ];
    const claimed = judge({ invoice: { notices } }, '2026-09-01');
    expect(claimed.sums.interest).toBeGreaterThan(0);
    const free = judge({ customer: { interestFree: true }, invoice: { notices } }, '2026-09-01');
    expect(free.sums).toEqual({
      ...claimed.sums,
      interest: 0,
      total: claimed.sums.total - claimed.sums.interest,
    });
    expect(free.reasons.map((each) => each.code)).toContain('interest_free');
    expect(free.reasons.map((each) => each.code)).not.toContain('interest_accrued');
    const letter = judge({ customer: { interestFree: true } }, '2026-07-15');
    expect(letter.proposal).toMatchObject({ claimInterest: false });
  });

  test('a wish for another way than paper is told and kept for later; paper needs no words', () => {
    const codes = (wantedChannel: 'email' | 'einvoice' | 'paper' | null) => {
      const standing = judge({ customer: { wantedChannel } }, '2026-07-15');
      expect(standing).toMatchObject({ kind: 'ready', channel: 'paper' });
      return standing.reasons
        .filter((each) => each.code === 'channel_not_sendable')
        .map((each) => each.params);
    };
    expect(codes('email')).toEqual([{ wanted: 'email', channel: 'paper' }]);
    expect(codes('einvoice')).toEqual([{ wanted: 'einvoice', channel: 'paper' }]);
    expect(codes('paper')).toEqual([]);
    expect(codes(null)).toEqual([]);
    // A hand-over is no letter.
    const notices = [sentReminder(), sentReminder({ ordinal: 2 }), sentCollectionNotice()];
    const handOver = judge({ customer: { wantedChannel: 'email' }, invoice: { notices } }, '2026-09-01');
    expect(handOver).toMatchObject({ kind: 'consider_collection', channel: null });
    expect(handOver.reasons.map((each) => each.code)).not.toContain('channel_not_sendable');
  });

  test('an invoice from before the first day is left alone', () => {
    const creditor = { firstInvoiceDate: isoDate('2026-06-02') };
    const standing = judge({ creditor }, '2026-07-15');
    expect(standing.reasons[0]).toMatchObject({
      code: 'before_first_date',
      params: { issued: '2026-06-01', first: '2026-06-02' },
    });
    expect(judge({ creditor: { firstInvoiceDate: isoDate('2026-06-01') } }, '2026-07-15').kind).toBe('ready');
  });

  test('netted credit keeps back what it covers, and no more invoices than it pays', () => {
    const net = someProfile({ claimInterest: false }, { credit: 'net' });
    const covered = { openCredit: 100_000, openDebt: 100_000 };
    const plain = { claimInterest: false };
    const standing = judge({ profile: net, customer: { ...covered, openCredit: 110_000 } }, '2026-07-15');
    expect(standing.kind).toBe('withheld');
    expect(standing.reasons[0]).toMatchObject({ code: 'covered_by_credit', params: { amount: 110_000 } });
    // Interest is owed too, though this step does not ask for it.
    expect(judge({ profile: net, customer: covered }, '2026-07-15').kind).toBe('ready');
    const manyDebts = { openCredit: 110_000, openDebt: 200_000 };
    expect(judge({ profile: net, customer: manyDebts }, '2026-07-15').kind).toBe('ready');
    const shown = judge({ profile: someProfile(plain), customer: { openCredit: 110_000 } }, '2026-07-15');
    expect(shown.kind).toBe('ready');
    expect(codes(shown)).toContain('open_credit');
  });
});

describe('the form of a notice', () => {
  test('a collection notice to a Finnish person is left to an agency', () => {
    const profile = profileOf([someStep(), someStep({ kind: 'collection_notice' }), handOverStep()]);
    const notices = [sentReminder()];
    const standing = judge({ country: 'FI', profile, invoice: { notices } }, '2026-08-01');
    expect(standing).toMatchObject({ kind: 'consider_collection', step: { kind: 'hand_over', position: 2 } });
    expect(codes(standing)).toContain('last_notice_by_agency');
    const company = judge(
      { country: 'FI', profile, invoice: { notices }, customer: { kind: 'company' } },
      '2026-08-01',
    );
    expect(company).toMatchObject({ kind: 'ready', step: { kind: 'collection_notice' } });
    expect(codes(company)).not.toContain('last_notice_by_agency');
  });

  test('a letter that the law has no fee for goes without one', () => {
    const { pack } = laws.SE;
    const maximum = { ...pack.fees.maximum, reminder: { reference: 'a law', both: [] } };
    const law = prepareLaw({ ...pack, fees: { ...pack.fees, maximum } });
    const standing = judge({ country: 'SE', law }, '2026-07-15');
    expect(standing.proposal?.fee).toBe(0);
    expect(codes(standing)).toContain('fee_kind_without_fee');
  });

  test('from the day that the office enters, the demand letter takes the collection notice’s place', () => {
    const reform = laws.NO.pack.pending[0]?.id ?? '';
    const start = { kind: 'reform_starts', reform, from: isoDate('2027-01-01') } as const;
    const amended = amendLaw(laws.NO.pack, [{ ...start, on: isoDate('2026-11-21'), by: 'A. Hansen' }]);
    if (!amended.ok) throw new Error(JSON.stringify(amended.error));
    const law = prepareLaw(amended.value);
    const profile = profileOf([someStep({ kind: 'collection_notice' }), handOverStep()]);
    const invoice = { issued: isoDate('2026-11-01'), due: isoDate('2026-12-01') };
    const before = judge({ law, profile, invoice }, '2026-12-31');
    expect(before.proposal).toMatchObject({ form: 'collection_notice', fee: 3800, deadline: '2027-01-14' });
    const after = judge({ law, profile, invoice }, '2027-01-04');
    expect(after.proposal).toMatchObject({ form: 'demand_letter', fee: 0 });
    expect(after.step?.kind).toBe('collection_notice');
    expect(reasonOf(after, 'demand_letter_instead').params.from).toBe('2027-01-01');
    // The letter may bear a fee, but how high it may be is in no regulation yet.
    expect(reasonOf(after, 'fee_figure_missing').params.date).toBe('2027-01-04');
    const sent = sentCollectionNotice({
      form: 'demand_letter',
      sent: isoDate('2027-01-04'),
      deadline: isoDate('2027-01-18'),
    });
    const handOver = judge({ law, profile, invoice: { ...invoice, notices: [sent] } }, '2027-02-15');
    expect(handOver.kind).toBe('consider_collection');
    expect(codes(handOver)).toContain('hand_over_free');
  });

  test('the law says nothing of it before the office has entered a day', () => {
    const profile = profileOf([someStep({ kind: 'collection_notice' }), handOverStep()]);
    const invoice = { issued: isoDate('2027-11-01'), due: isoDate('2027-12-01') };
    expect(judge({ profile, invoice }, '2028-01-04').proposal?.form).toBe('collection_notice');
  });
});

describe('compensation between businesses', () => {
  const company = { kind: 'company' as const };
  const claiming = (changes = {}) => someProfile({ claimCompensation: true, fee: 'none', ...changes });

  test('has the figure of the first day of delay', () => {
    const profile = claiming();
    expect(judge({ customer: company, profile }, '2026-07-15').proposal?.compensation).toBe(46_000);
    const july = { due: isoDate('2026-06-30') };
    expect(judge({ customer: company, profile, invoice: july }, '2026-07-15').proposal?.compensation).toBe(
      43_000,
    );
    expect(judge({ customer: company, profile, invoice: july }, '2028-07-14').proposal?.compensation).toBe(
      43_000,
    );
  });

  test('is set off against earlier fees in Norway and Sweden, and covers new ones', () => {
    const earlier = { notices: [sentReminder()], charges: { open: 3800, fees: 3800, compensation: 0 } };
    const step = { claimCompensation: true, fee: 'statutory' as const };
    const profile = profileOf([someStep(), someStep(step), handOverStep()]);
    const standing = judge({ customer: company, profile, invoice: earlier }, '2026-08-01');
    expect(standing.proposal).toMatchObject({ fee: 0, compensation: 42_200 });
    expect(reasonOf(standing, 'compensation_less_fees').params).toMatchObject({
      compensation: 42_200,
      lumpSum: 46_000,
    });
    expect(codes(standing)).toContain('fee_in_compensation');
  });

  test('is not waited for with a fee that it covers', () => {
    const early = judge(
      { customer: company, profile: claiming({ fee: 'statutory', waitDays: 3 }) },
      '2026-06-18',
    );
    expect(early).toMatchObject({ kind: 'ready', readyOn: '2026-06-18' });
    expect(early.proposal).toMatchObject({ fee: 0, compensation: 46_000 });
    const person = judge({ profile: claiming({ fee: 'statutory', waitDays: 3 }) }, '2026-06-18');
    expect(person).toMatchObject({ kind: 'waiting', readyOn: '2026-06-29' });
  });

  test('is added to the fees in Denmark', () => {
    const profile = claiming({ fee: 'statutory' });
    const standing = judge({ country: 'DK', customer: company, profile }, '2026-07-15');
    expect(standing.proposal).toMatchObject({ fee: 10_000, compensation: 31_000 });
  });

  test('lets fees count only above it in Finland', () => {
    const profile = profileOf([
      someStep({ waitDays: 0 }),
      someStep({ claimCompensation: true, waitDays: 0 }),
      handOverStep(),
    ]);
    const notices = [sentReminder({ fee: 1200 })];
    const invoice = (fees: number) => ({ notices, charges: { open: fees, fees, compensation: 0 } });
    const few = judge({ country: 'FI', customer: company, profile, invoice: invoice(1200) }, '2026-08-03');
    expect(few.proposal).toMatchObject({ fee: 0, compensation: 2800 });
    const many = judge({ country: 'FI', customer: company, profile, invoice: invoice(3600) }, '2026-08-03');
    expect(many.proposal).toMatchObject({ fee: 800, compensation: 400 });
    const beyond = judge({ country: 'FI', customer: company, profile, invoice: invoice(4800) }, '2026-08-03');
    expect(beyond.proposal).toMatchObject({ fee: 1200, compensation: 0 });
  });

  test('is claimed once', () => {
    const charges = { open: 46_000, fees: 0, compensation: 46_000 };
    const standing = judge({ customer: company, profile: claiming(), invoice: { charges } }, '2026-07-15');
    expect(standing.proposal?.compensation).toBe(0);
    expect(codes(standing)).toContain('compensation_claimed_before');
  });

  test('is not claimed where the figure is not known, for persons, in other currencies, or before interest runs', () => {
    const hole = { issued: isoDate('2020-02-01'), due: isoDate('2020-03-02') };
    const unknown = judge({ customer: company, profile: claiming(), invoice: hole }, '2020-04-20');
    expect(unknown.proposal?.compensation).toBe(0);
    expect(reasonOf(unknown, 'compensation_figure_missing').params.date).toBe('2020-03-03');
    expect(codes(judge({ profile: claiming() }, '2026-07-15'))).toContain('compensation_only_companies');
    const euro = judge(
      { customer: company, profile: claiming(), invoice: { currency: 'EUR' } },
      '2026-07-15',
    );
    expect(euro.proposal?.compensation).toBe(0);
    expect(codes(euro)).toContain('compensation_other_currency');
    const creditor = { dueDatesAgreed: false };
    const early = { country: 'SE' as const, customer: company, profile: claiming(), creditor };
    expect(reasonOf(judge(early, '2026-06-29'), 'compensation_too_early').params.from).toBe('2026-07-02');
    expect(judge(early, '2026-07-02').proposal?.compensation).toBe(45_000);
  });

  test('is claimed by the next notice where the one that asked for it was sent too early', () => {
    const sentOn = (sent: string) => ({
      country: 'SE' as const,
      customer: company,
      profile: claiming(),
      creditor: { dueDatesAgreed: false },
      invoice: { notices: [sentReminder({ fee: 0, sent: isoDate(sent) })] },
    });
    // Interest begins on 2 July: what was sent on the day before could not claim it.
    const late = judge(sentOn('2026-07-01'), '2026-07-28');
    expect(late.proposal).toMatchObject({ compensation: 45_000, fee: 0 });
    expect(codes(late)).toContain('compensation_claimed');
    // Sent in time and not among the charges: somebody has waived it.
    const waived = judge(sentOn('2026-07-02'), '2026-07-28');
    expect(waived.proposal).toMatchObject({ compensation: 0, fee: 6_000 });
    expect(codes(waived)).not.toContain('compensation_claimed');
  });
});

describe('a deadline', () => {
  const notice = (changes = {}) =>
    profileOf([someStep({ kind: 'collection_notice', ...changes }), handOverStep()]);

  test('of a Swedish collection notice leaves four bank days after it has arrived', () => {
    const profile = notice({ deadlineDays: 8 });
    const plain = judge({ country: 'SE', profile }, '2026-07-01');
    expect(plain.proposal?.deadline).toBe('2026-07-09');
    // Sent before Christmas: three days to arrive, then bank days only on 28 to 30 December and 4 January.
    const invoice = { issued: isoDate('2026-11-01'), due: isoDate('2026-12-01') };
    const christmas = judge({ country: 'SE', profile, invoice }, '2026-12-22');
    expect(christmas.proposal?.deadline).toBe('2027-01-04');
    expect(reasonOf(christmas, 'deadline_bank_days').params).toEqual({
      deadline: '2027-01-04',
      bankDays: 4,
      receiptDays: 3,
    });
    expect(codes(plain)).not.toContain('deadline_bank_days');
  });

  test('may stay the due date where the law asks for no other, and the next wait counts from sending', () => {
    const profile = someProfile({ deadline: 'original', deadlineDays: 0 });
    const first = judge({ profile }, '2026-07-15');
    expect(first.proposal?.deadline).toBe('2026-06-15');
    expect(reasonOf(first, 'deadline_original').params.due).toBe('2026-06-15');
    const kept = sentReminder({ sent: isoDate('2026-07-15'), deadline: isoDate('2026-06-15'), fee: 0 });
    const second = judge({ profile, invoice: { notices: [kept] } }, '2026-07-15');
    expect(second).toMatchObject({ kind: 'waiting', readyOn: '2026-07-29' });
    expect(reasonOf(second, 'waiting').params.base).toBe('2026-07-15');
  });

  test('of its own is set and said where the law wants one', () => {
    const standing = judge({ profile: notice({ deadline: 'original', deadlineDays: 0 }) }, '2026-07-15');
    expect(standing.proposal?.deadline).toBe('2026-07-29');
    expect(reasonOf(standing, 'deadline_set')).toMatchObject({
      params: { days: 14 },
      source: { kind: 'law' },
    });
  });
});

describe('a customer', () => {
  const blocking = profileOf([
    someStep(),
    someStep({ blocksCustomer: true }),
    someStep({ kind: 'collection_notice', blocksCustomer: true }),
    handOverStep(),
  ]);

  test('is blocked from the step on that blocks it, until the invoice is paid', () => {
    const one = { notices: [sentReminder()] };
    expect(judge({ profile: blocking, invoice: one }, '2026-08-01').blocksCustomer).toBe(false);
    const two = { notices: [sentReminder(), sentReminder({ ordinal: 2 })] };
    const blocked = judge({ profile: blocking, invoice: two }, '2026-08-01');
    expect(blocked.blocksCustomer).toBe(true);
    expect(reasonOf(blocked, 'customer_blocked').params).toEqual({ step: 'reminder', ordinal: 2 });
    const skipped = { notices: [sentCollectionNotice()] };
    expect(judge({ profile: blocking, invoice: skipped }, '2026-08-01').blocksCustomer).toBe(true);
    expect(judge({ profile: blocking, invoice: { ...two, open: 0 } }, '2026-08-01').blocksCustomer).toBe(
      false,
    );
  });
});

describe('the step by the calendar', () => {
  test('is the one that time alone would have brought, whatever was sent', () => {
    const steps = ['2026-06-20', '2026-06-29', '2026-07-26', '2026-07-27', '2026-08-24', '2026-12-01'].map(
      (asOf) => judge({}, asOf).calendarStep,
    );
    expect(steps.map((step) => (step === null ? null : `${step.kind} ${step.ordinal}`))).toEqual([
      null,
      'reminder 1',
      'reminder 1',
      'reminder 2',
      'collection_notice 1',
      'hand_over 1',
    ]);
  });

  test('does not change with stops, payments, and what was sent', () => {
    const invoice = { notices: [sentReminder()], holds: [someHold()], open: 10 };
    expect(judge({ invoice }, '2026-08-24').calendarStep).toEqual(judge({}, '2026-08-24').calendarStep);
  });

  test('is that of another law or creditor where that changes', () => {
    const profile = someProfile({ waitDays: 0 });
    expect(judge({ profile }, '2026-06-16').calendarStep).toBeNull();
    expect(judge({ profile, country: 'SE' }, '2026-06-16').calendarStep).toMatchObject({ kind: 'reminder' });
    expect(
      judge({ profile, country: 'SE', creditor: { postalDays: 4 } }, '2026-06-16').calendarStep,
    ).toBeNull();
    expect(judge({ profile, country: 'FI' }, '2026-06-16').calendarStep).toBeNull();
    expect(
      judge({ profile, country: 'FI', customer: { kind: 'company' } }, '2026-06-16').calendarStep,
    ).toMatchObject({ kind: 'reminder' });
  });
});

describe('the day that a step is ready on', () => {
  test('goes by the rules of that day', () => {
    // Fees to Finnish companies: 7 days apart until April 2022, 10 days from 1 May 2022 on.
    const profile = profileOf([
      someStep({ waitDays: 0 }),
      someStep({ waitDays: 0, waitFrom: 'sending', deadlineDays: 1 }),
      handOverStep(),
    ]);
    const invoice = {
      issued: isoDate('2022-03-01'),
      due: isoDate('2022-04-01'),
      notices: [sentReminder({ sent: isoDate('2022-04-28'), deadline: isoDate('2022-04-29'), fee: 1000 })],
    };
    const given = { country: 'FI' as const, customer: { kind: 'company' as const }, profile, invoice };
    const waiting = judge(given, '2022-04-30');
    expect(waiting).toMatchObject({ kind: 'waiting', readyOn: '2022-05-09' });
    expect(judge(given, '2022-05-08').kind).toBe('waiting');
    expect(judge(given, '2022-05-09').proposal?.fee).toBe(1200);
  });
});

describe('interest terms', () => {
  test('say that an agreed rate is used, or cut', () => {
    const invoice = { agreedRate: 1800 };
    const person = judge({ invoice }, '2026-07-15');
    expect(reasonOf(person, 'interest_agreed_rate_cut').params.rate).toBe(1800);
    expect(person.sums.interest).toBe(judge({}, '2026-07-15').sums.interest);
    const company = judge({ invoice, customer: { kind: 'company' } }, '2026-07-15');
    expect(reasonOf(company, 'interest_agreed_rate').params.rate).toBe(1800);
    // 1,000.00 at 18 % for 30 days of 365.
    expect(company.sums.interest).toBe(1479);
  });

  test('say when interest starts later because the due date was not agreed on', () => {
    const creditor = { dueDatesAgreed: false };
    const waiting = judge({ country: 'DK', creditor }, '2026-06-30');
    expect(waiting.sums.interest).toBe(0);
    expect(reasonOf(waiting, 'interest_starts_later').params).toEqual({
      from: '2026-07-02',
      days: 30,
      issued: '2026-06-01',
    });
    expect(codes(waiting)).not.toContain('interest_accrued');
    const running = judge({ country: 'DK', creditor }, addDays(isoDate('2026-07-02'), 1));
    expect(reasonOf(running, 'interest_accrued').params).toMatchObject({ from: '2026-07-02', days: 2 });
  });
});
