import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, toEpochDay } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import { isActionable, nextChange, tabOf } from '#shared/domain/dunning/queueTab.ts';
import { nextStep } from '#shared/domain/dunning/nextStep.ts';
import { isBusinessDay } from '#shared/domain/law/businessDays.ts';
import { maximumFee } from '#shared/domain/law/feeAllowed.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import { anyCase, norwegianLaw, overdueCase } from '#test/domain/arbitraries.ts';

const law = norwegianLaw();

type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

const judge = ({ invoice, customer, creditor, profile, asOf }: Case) =>
  evaluate(invoice, customer, creditor, profile, law, asOf);

const runs = { numRuns: 2000 };

describe('evaluate', () => {
  test('gives the same answer twice and changes nothing that it was given', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const before = structuredClone(given);
        const first = judge(deepFreeze(given));
        expect(judge(structuredClone(given))).toEqual(first);
        expect(given).toEqual(before);
      }),
    );
  });

  test('does not change the law either', () => {
    const frozen = deepFreeze(structuredClone(law.pack));
    fc.assert(
      fc.property(anyCase, (given) => {
        const { invoice, customer, creditor, profile, asOf } = given;
        expect(evaluate(invoice, customer, creditor, profile, law, asOf)).toEqual(judge(given));
        expect(law.pack).toEqual(frozen);
      }),
      { numRuns: 20 },
    );
  });

  test('always says why, and the sums add up', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { kind, reasons, sums, step, proposal } = judge(given);
        expect(reasons.length).toBeGreaterThan(0);
        expect(sums.principal).toBe(given.invoice.open);
        expect(sums.charges).toBe(given.invoice.openFees);
        expect(sums.total).toBe(sums.principal + sums.interest + sums.charges);
        expect(sums.interest).toBeGreaterThanOrEqual(0);
        expect(step === null).toBe(kind === 'settled');
        expect(proposal !== null).toBe(kind === 'ready');
      }),
      runs,
    );
  });

  test('puts first the reason that decides', () => {
    const deciding: Readonly<Record<string, readonly string[]>> = {
      settled: ['settled', 'credit_document'],
      not_due: ['not_due'],
      not_listed: ['not_listed'],
      waiting: ['waiting'],
      ready: ['wait_passed'],
      missing_address: ['address_missing'],
      in_run: ['in_run'],
      deadline_running: ['deadline_running'],
      withheld: [
        'do_not_remind_customer',
        'do_not_remind_invoice',
        'before_first_number',
        'foreign_customer',
        'below_minimum',
        'collection_notice_required',
      ],
      objection: ['objection'],
      paused: ['paused'],
      consider_collection: ['collection_ready'],
    };
    fc.assert(
      fc.property(anyCase, (given) => {
        const { kind, reasons } = judge(given);
        expect(deciding[kind]).toContain(reasons[0]?.code);
      }),
      runs,
    );
  });

  test('sets deadlines that are never on a closed day and never too short', () => {
    const minimum = { reminder: 0, collection_notice: 14 };
    fc.assert(
      fc.property(overdueCase, (given) => {
        const { proposal, step } = judge(given);
        fc.pre(proposal !== null && step !== null && step.kind !== 'hand_over');
        expect(isBusinessDay(law.calendar, toEpochDay(proposal.deadline))).toBe(true);
        const days = daysBetween(given.asOf, proposal.deadline);
        const wanted = given.profile.steps[step.position]?.deadlineDays ?? 0;
        expect(days).toBeGreaterThanOrEqual(Math.max(wanted, minimum[step.kind]));
      }),
      { numRuns: 300 },
    );
  });

  test('never claims a fee above the law’s, nor a third one, nor one too early, with any profile and history', () => {
    fc.assert(
      fc.property(overdueCase, (given) => {
        const { invoice, customer, asOf } = given;
        const { proposal, step } = judge(given);
        fc.pre(proposal !== null && step !== null && step.kind !== 'hand_over' && proposal.fee > 0);
        const due = movedDay(law, toEpochDay(invoice.due));
        const today = toEpochDay(asOf);
        const cap = maximumFee(law[customer.kind], step.kind, due, today);
        expect(proposal.fee).toBeLessThanOrEqual(cap?.figure.value ?? 0);
        expect(proposal.fee).toBeLessThanOrEqual(7000);
        expect(today - due).toBeGreaterThanOrEqual(14);
        const charged = invoice.notices.filter((notice) => notice.fee > 0);
        expect(charged.length).toBeLessThan(2);
        for (const { sent, deadline } of charged) {
          expect(daysBetween(sent, deadline)).toBeGreaterThanOrEqual(14);
          expect(deadline < asOf).toBe(true);
        }
        expect(invoice.currency).toBe('NOK');
      }),
      { numRuns: 300 },
    );
  });

  test('never considers collection without a collection notice whose deadline has passed', () => {
    fc.assert(
      fc.property(overdueCase, (given) => {
        fc.pre(judge(given).kind === 'consider_collection');
        const notice = given.invoice.notices.findLast((each) => each.kind === 'collection_notice');
        expect(notice !== undefined && notice.deadline < given.asOf).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('never offers a notice that was sent, nor a reminder after a collection notice', () => {
    fc.assert(
      fc.property(anyCase, ({ invoice, profile }) => {
        const { ref } = nextStep(profile, invoice.notices);
        const sent = invoice.notices.filter((notice) => notice.kind === ref.kind);
        if (ref.kind !== 'hand_over') expect(ref.ordinal).toBe(sent.length + 1);
        const hasNotice = invoice.notices.some((notice) => notice.kind === 'collection_notice');
        expect(hasNotice && ref.kind === 'reminder').toBe(false);
      }),
      runs,
    );
  });

  test('is ready exactly from the day it names, when nothing else changes', () => {
    fc.assert(
      fc.property(overdueCase, (given) => {
        const standing = judge(given);
        fc.pre(standing.kind === 'waiting' && standing.readyOn !== null);
        const readyOn = standing.readyOn;
        const eve = judge({ ...given, asOf: addDays(readyOn, -1) });
        const onDay = judge({ ...given, asOf: readyOn });
        expect(['waiting', 'not_listed', 'deadline_running']).toContain(eve.kind);
        expect(['ready', 'missing_address', 'consider_collection', 'withheld']).toContain(onDay.kind);
        if (onDay.kind === 'withheld') expect(onDay.reasons[0]?.code).toBe('collection_notice_required');
        expect(isBusinessDay(law.calendar, toEpochDay(readyOn))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('is takeable on the day it names, and not on the day before, whatever is known to lie between', () => {
    const takeable = (kind: string): boolean =>
      ['ready', 'missing_address', 'consider_collection'].includes(kind);
    const laterHold = fc.record({
      kind: fc.constantFrom('do_not_remind' as const, 'objection' as const, 'pause' as const),
      after: fc.integer({ min: -20, max: 40 }),
      days: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 10 }),
    });
    const holdsAround = fc.array(laterHold, { maxLength: 3 });
    let afterHold = 0;
    let onClosedDay = 0;
    fc.assert(
      fc.property(fc.oneof(anyCase, overdueCase), holdsAround, holdsAround, (base, ofInvoice, ofCustomer) => {
        const around = (list: typeof ofInvoice) =>
          list.map(({ kind, after, days }) => {
            const from = addDays(base.asOf, after);
            return { kind, from, until: days === null ? null : addDays(from, days), reason: 'agreed' };
          });
        const given: Case = {
          ...base,
          // A run that holds the step is ended by a person, not by a day.
          invoice: { ...base.invoice, run: null, holds: [...base.invoice.holds, ...around(ofInvoice)] },
          customer: { ...base.customer, holds: [...base.customer.holds, ...around(ofCustomer)] },
        };
        const { readyOn, kind } = judge(given);
        fc.pre(readyOn !== null && readyOn > given.asOf);
        expect(takeable(kind)).toBe(false);
        expect([readyOn, takeable(judge({ ...given, asOf: readyOn }).kind)]).toEqual([readyOn, true]);
        const before = addDays(readyOn, -1);
        const held = judge({ ...given, asOf: before });
        expect([before, takeable(held.kind)]).toEqual([before, false]);
        if (['objection', 'paused', 'withheld'].includes(held.kind)) afterHold += 1;
        if (!isBusinessDay(law.calendar, toEpochDay(readyOn))) onClosedDay += 1;
      }),
      { numRuns: 1000 },
    );
    // The property is about something only where stops decide, and where they end before a closed day.
    expect(afterHold).toBeGreaterThan(50);
    expect(onClosedDay).toBeGreaterThan(10);
  });

  test('stays as it is until the day of the next change, and is something else then', () => {
    fc.assert(
      fc.property(fc.oneof(anyCase, overdueCase), (given) => {
        const standing = judge(given);
        const change = nextChange(standing);
        fc.pre(change !== null);
        fc.pre([...given.invoice.holds, ...given.customer.holds].every(({ from }) => from <= given.asOf));
        expect(change > given.asOf).toBe(true);
        expect(judge({ ...given, asOf: addDays(change, -1) }).kind).toBe(standing.kind);
        const after = judge({ ...given, asOf: change });
        const changed = after.kind !== standing.kind || after.reasons[0]?.code !== standing.reasons[0]?.code;
        expect(changed).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('claims exactly the statutory interest, or none', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { invoice, customer, profile, asOf } = given;
        const standing = judge(given);
        fc.pre(standing.kind !== 'settled');
        const claims =
          nextStep(profile, invoice.notices).step?.claimInterest === true ||
          invoice.notices.some((notice) => notice.claimedInterest);
        const statutory = lateInterestTotal(law, invoice, customer.kind, asOf);
        expect(standing.sums.interest).toBe(claims ? statutory : 0);
      }),
      { numRuns: 500 },
    );
  });

  test('stands in a queue exactly when there is something to see, and is offered only there', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const standing = judge(given);
        const tab = tabOf(standing, given.invoice.notices.length);
        expect(tab === null).toBe(['settled', 'not_due', 'not_listed'].includes(standing.kind));
        if (isActionable(standing)) expect(tab).toBe('ready');
        if (isActionable(standing)) expect(standing.proposal).not.toBeNull();
      }),
      runs,
    );
  });
});

/** Makes every object inside unchangeable, so that a write throws. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
