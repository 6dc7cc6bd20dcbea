import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, laterOf, toEpochDay } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import { isActionable, nextChange, tabOf } from '#shared/domain/dunning/queueTab.ts';
import { nextStep } from '#shared/domain/dunning/nextStep.ts';
import { isBusinessDay } from '#shared/domain/law/businessDays.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import { anyCase, anyHold, laws, overdueCase } from '#test/domain/arbitraries.ts';
import type { Case } from '#test/domain/arbitraries.ts';

const judge = ({ country, invoice, customer, creditor, profile, asOf }: Case) =>
  evaluate(invoice, customer, creditor, profile, laws[country], asOf);

/** The step after all that was sent, as the law of the day has it. */
const nextStepOf = ({ country, invoice, customer, profile, asOf }: Case) => {
  const form = figureOn(laws[country][customer.kind].lastNotice, toEpochDay(asOf))?.figure.value;
  return nextStep(profile, invoice.notices, form === 'agency_only');
};

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
    const before = structuredClone(Object.values(laws).map(({ pack }) => pack));
    fc.assert(
      fc.property(anyCase, (given) => {
        judge(given);
        expect(Object.values(laws).map(({ pack }) => pack)).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  test('always says why, and the sums add up', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { kind, reasons, sums, step, proposal } = judge(given);
        expect(reasons.length).toBeGreaterThan(0);
        expect(sums.principal + sums.disputed).toBe(given.invoice.open);
        expect(sums.disputed).toBeGreaterThanOrEqual(0);
        expect(sums.charges).toBe(given.invoice.charges.open);
        expect(sums.total).toBe(sums.principal + sums.interest + sums.charges);
        expect(sums.interest).toBeGreaterThanOrEqual(0);
        expect(step === null).toBe(kind === 'settled' || kind === 'charges_open');
        expect(proposal !== null).toBe(kind === 'ready');
      }),
      runs,
    );
  });

  test('puts first the reason that decides', () => {
    const deciding: Readonly<Record<string, readonly string[]>> = {
      settled: ['settled', 'credit_document'],
      charges_open: ['charges_open'],
      time_barred: ['time_barred'],
      not_due: ['not_due'],
      not_listed: ['not_listed'],
      waiting: ['waiting'],
      ready: ['wait_passed'],
      missing_address: ['address_missing'],
      in_run: ['in_run'],
      deadline_running: ['deadline_running'],
      withheld: [
        'customer_deceased',
        'customer_bankrupt',
        'customer_debt_settlement',
        'do_not_remind_customer',
        'do_not_remind_invoice',
        'collection_ban',
        'before_first_number',
        'before_first_date',
        'foreign_customer',
        'direct_debit',
        'below_minimum',
        'covered_by_credit',
        'collection_notice_required',
        'reminder_required',
      ],
      objection: ['objection'],
      paused: ['paused'],
      consider_collection: ['collection_ready', 'hand_over_free'],
    };
    fc.assert(
      fc.property(anyCase, (given) => {
        const { kind, reasons } = judge(given);
        expect(deciding[kind]).toContain(reasons[0]?.code);
      }),
      runs,
    );
  });

  test('sets deadlines that are never on a closed day and never too short, or keeps the due date', () => {
    // By hand from the acts: inkassoloven § 9, inkassolagen 5 §, inkassoloven (DK) § 10; FI has none for own reminders.
    const minimum = { NO: 14, SE: 8, FI: 0, DK: 10 } as const;
    let own = 0;
    let kept = 0;
    fc.assert(
      fc.property(overdueCase, (given) => {
        const { country, asOf, invoice } = given;
        const { proposal, step, reasons } = judge(given);
        if (proposal === null || step === null || step.kind === 'hand_over') return;
        const wanted = given.profile.steps[step.position];
        expect(isBusinessDay(laws[country].calendar, toEpochDay(proposal.deadline))).toBe(true);
        if (reasons.some(({ code }) => code === 'deadline_original')) {
          kept += 1;
          expect(wanted?.deadline).toBe('original');
          expect(proposal.form === 'reminder' || country === 'FI').toBe(true);
          expect(toEpochDay(proposal.deadline)).toBe(movedDay(laws[country], toEpochDay(invoice.due)));
          return;
        }
        own += 1;
        const days = daysBetween(asOf, proposal.deadline);
        const least = step.kind === 'collection_notice' ? minimum[country] : 0;
        const asked = wanted?.deadline === 'own' ? wanted.deadlineDays : 0;
        expect(days).toBeGreaterThanOrEqual(Math.max(asked, least));
      }),
      { numRuns: 3000 },
    );
    expect(own).toBeGreaterThan(100);
    expect(kept).toBeGreaterThan(20);
  });

  test('never considers collection without what the law wants before it', () => {
    let considered = 0;
    fc.assert(
      fc.property(overdueCase, (given) => {
        const { country, invoice, customer, asOf } = given;
        fc.pre(judge(given).kind === 'consider_collection');
        considered += 1;
        const missed = invoice.notices.filter(({ deadline, sent }) => laterOf(deadline, sent) < asOf);
        if (country === 'NO' || country === 'DK') {
          expect(missed.some(({ form }) => form === 'collection_notice')).toBe(true);
        } else if (country === 'FI' && customer.kind === 'person') {
          expect(missed.some(({ sent }) => daysBetween(sent, asOf) >= 14)).toBe(true);
        }
        // Wherever it is: nobody is handed over while a deadline runs that was given.
        expect(missed.length).toBe(invoice.notices.length);
      }),
      { numRuns: 1000 },
    );
    expect(considered).toBeGreaterThan(30);
  });

  test('never offers a notice that was sent, nor a reminder after a collection notice', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { invoice } = given;
        const { ref } = nextStepOf(given);
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
        if (onDay.kind === 'withheld') expect(onDay.reasons[0]?.code).toMatch(/_required$/);
        expect(isBusinessDay(laws[given.country].calendar, toEpochDay(readyOn))).toBe(true);
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
      part: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
    });
    const holdsAround = fc.array(laterHold, { maxLength: 3 });
    let afterHold = 0;
    let onClosedDay = 0;
    fc.assert(
      fc.property(fc.oneof(anyCase, overdueCase), holdsAround, holdsAround, (base, ofInvoice, ofCustomer) => {
        const around = (list: typeof ofInvoice) =>
          list.map(({ kind, after, days, part }) => {
            const from = addDays(base.asOf, after);
            const amount = kind === 'objection' ? part : null;
            return {
              kind,
              from,
              until: days === null ? null : addDays(from, days),
              reason: 'agreed',
              amount,
            };
          });
        const given: Case = {
          ...base,
          // A run that holds the step is ended by a person, not by a day.
          invoice: { ...base.invoice, run: null, holds: [...base.invoice.holds, ...around(ofInvoice)] },
          // What a part objection that begins later leaves may be less than the minimum.
          creditor: { ...base.creditor, minimumAmount: 0 },
          profile: {
            ...base.profile,
            steps: base.profile.steps.map((each) => ({ ...each, minimumAmount: 0 })),
          },
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
        if (!isBusinessDay(laws[base.country].calendar, toEpochDay(readyOn))) onClosedDay += 1;
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
      { numRuns: 1000 },
    );
  });

  test('claims exactly the interest of the undisputed part, or none', () => {
    let disputedClaims = 0;
    fc.assert(
      fc.property(fc.oneof(anyCase, overdueCase), fc.array(anyHold, { maxLength: 2 }), (base, holds) => {
        const given = { ...base, invoice: { ...base.invoice, holds } };
        const { country, invoice, customer, creditor, asOf } = given;
        const standing = judge(given);
        fc.pre(standing.kind !== 'settled' && standing.kind !== 'charges_open');
        const claims =
          !customer.interestFree &&
          (nextStepOf(given).step?.claimInterest === true ||
            invoice.notices.some((notice) => notice.claimedInterest));
        const { disputed } = standing.sums;
        const undisputed = {
          ...invoice,
          original: invoice.original - disputed,
          open: invoice.open - disputed,
        };
        const interest = lateInterestTotal(laws[country], undisputed, customer.kind, creditor, asOf);
        expect(standing.sums.interest).toBe(claims ? interest : 0);
        if (claims && disputed > 0 && interest > 0) disputedClaims += 1;
      }),
      { numRuns: 1500 },
    );
    expect(disputedClaims).toBeGreaterThan(20);
  });

  test('does not mind the order of payments and of stops', () => {
    const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.oneof(anyCase, overdueCase), order, (given, keys) => {
        const shuffle = <Thing>(list: readonly Thing[]): Thing[] =>
          list
            .map((thing) => ({ thing, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ thing }) => thing);
        const shuffled = judge({
          ...given,
          invoice: {
            ...given.invoice,
            reductions: shuffle(given.invoice.reductions),
            holds: shuffle(given.invoice.holds),
          },
          customer: { ...given.customer, holds: shuffle(given.customer.holds) },
        });
        const { reasons, ...rest } = judge(given);
        const { reasons: others, ...other } = shuffled;
        expect(other).toEqual(rest);
        expect(others.map(({ code }) => code).sort()).toEqual(reasons.map(({ code }) => code).sort());
      }),
      runs,
    );
  });

  test('takes no step before the law allows it, in any country', () => {
    let taken = 0;
    fc.assert(
      fc.property(overdueCase, (given) => {
        const { country, invoice, asOf } = given;
        const { kind, step, readyOn, reasons } = judge(given);
        fc.pre(kind === 'ready' || kind === 'consider_collection');
        taken += 1;
        const due = movedDay(laws[country], toEpochDay(invoice.due));
        expect(readyOn !== null && readyOn <= asOf).toBe(true);
        if (step?.kind !== 'hand_over') expect(toEpochDay(asOf)).toBeGreaterThan(due);
        expect(reasons.map(({ code }) => code)).not.toContain('waiting');
        const last = invoice.notices.at(-1);
        if (last !== undefined) expect(asOf > laterOf(last.deadline, last.sent)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  test('sends nothing of a claim that is time-barred', () => {
    let barred = 0;
    fc.assert(
      fc.property(anyCase, (given) => {
        const { kind, limitation, proposal, readyOn } = judge(given);
        fc.pre(limitation !== null);
        expect(kind === 'time_barred').toBe(given.asOf > limitation);
        if (kind !== 'time_barred') return;
        barred += 1;
        expect(proposal).toBeNull();
        expect(readyOn).toBeNull();
      }),
      { numRuns: 1000 },
    );
    expect(barred).toBeGreaterThan(50);
  });

  test('stands in a queue exactly when there is something to see, and is offered only there', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const standing = judge(given);
        const tab = tabOf(standing, given.invoice.notices.length);
        const unseen = ['settled', 'charges_open', 'not_due', 'not_listed'];
        expect(tab === null).toBe(unseen.includes(standing.kind));
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
