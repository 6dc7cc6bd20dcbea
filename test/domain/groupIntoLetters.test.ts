import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { EvaluatedInvoice } from '#shared/domain/dunning/groupIntoLetters.ts';
import { groupIntoLetters } from '#shared/domain/dunning/groupIntoLetters.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import { anyCase, laws, overdueCase } from '#test/domain/arbitraries.ts';
import {
  overdueInvoice,
  sentReminder,
  someCreditor,
  someCustomer,
  someHold,
  someProfile,
} from '#test/domain/overdueInvoice.ts';

const asOf = isoDate('2026-08-03');
const plain = someProfile({ claimInterest: false });
const noInterest: Profile = {
  ...plain,
  steps: plain.steps.map((step) => ({ ...step, claimInterest: false })),
};

interface Given {
  readonly customerId?: number;
  readonly customer?: Partial<CustomerFacts>;
  readonly profile?: Profile;
}

function ready(invoice: Partial<InvoiceFacts>, given: Given = {}): EvaluatedInvoice {
  const { customerId = 1, profile = noInterest } = given;
  const facts = overdueInvoice(invoice);
  const customer = someCustomer(given.customer);
  const standing = evaluate(facts, customer, someCreditor(), profile, laws.NO, asOf);
  return { customerId, invoice: facts, customer, profile, standing };
}

/** An invoice that had its first reminder, and is ready for the second. */
const second = (number: string, changes: Partial<InvoiceFacts> = {}) =>
  ready({ number, notices: [sentReminder({ claimedInterest: false })], ...changes });

const numbers = (items: readonly { readonly item: EvaluatedInvoice }[]) =>
  items.map(({ item }) => item.invoice.number);

describe('letters', () => {
  test('have all invoices of a customer at the highest step, each with its own step', () => {
    const items = [
      ready({ number: '3', due: isoDate('2026-07-01') }),
      second('2'),
      ready({ number: '9' }, { customerId: 2 }),
    ];
    const { letters, leftOut } = groupIntoLetters(items);
    expect(leftOut).toEqual([]);
    expect(letters.map((letter) => [letter.customerId, letter.step.kind, letter.step.ordinal])).toEqual([
      [1, 'reminder', 2],
      [2, 'reminder', 1],
    ]);
    const [first] = letters;
    expect(numbers(first?.items ?? [])).toEqual(['2', '3']);
    expect(first?.items.map(({ standing }) => standing.step?.ordinal)).toEqual([2, 1]);
  });

  test('have a collection notice above every reminder', () => {
    const notices = [sentReminder(), sentReminder({ ordinal: 2 })];
    const { letters } = groupIntoLetters([second('2'), ready({ number: '1', notices })]);
    expect(letters[0]).toMatchObject({
      form: 'collection_notice',
      step: { kind: 'collection_notice', ordinal: 1 },
    });
  });

  test('bear one fee, at the oldest invoice of the highest step', () => {
    const older = ready({ number: '1', due: isoDate('2026-06-01') });
    const { letters } = groupIntoLetters([second('7'), second('10'), older]);
    const [letter] = letters;
    const fees = letter?.items.map(({ item, standing }) => [item.invoice.number, standing.proposal?.fee]);
    expect(fees).toEqual([
      ['1', 0],
      ['7', 3800],
      ['10', 0],
    ]);
    const without = letter?.items[0]?.standing.reasons ?? [];
    expect(without).toContainEqual({
      code: 'fee_in_same_letter',
      params: { number: '7' },
      source: { kind: 'setting', setting: 'one_fee_per_letter' },
    });
    expect(without.map(({ code }) => code)).not.toContain('fee_allowed');
    expect(letter?.total).toBe(300_000 + 3800);
  });

  test('bear the fee of a lower step where the highest bears none', () => {
    const free: Profile = {
      ...noInterest,
      steps: noInterest.steps.map((step, place) => (place === 1 ? { ...step, fee: 'none' } : step)),
    };
    const high = ready({ number: '1', notices: [sentReminder()] }, { profile: free });
    const { letters } = groupIntoLetters([
      high,
      ready({ number: '2', due: isoDate('2026-07-01') }, { profile: free }),
    ]);
    expect(letters[0]?.items.map(({ standing }) => standing.proposal?.fee)).toEqual([0, 3800]);
  });

  test('have one deadline, the latest', () => {
    const long: Profile = {
      ...noInterest,
      steps: noInterest.steps.map((step, place) => (place === 1 ? { ...step, deadlineDays: 21 } : step)),
    };
    const items = [
      ready({ number: '1', due: isoDate('2026-07-01') }, { profile: long }),
      ready({ number: '2', notices: [sentReminder()] }, { profile: long }),
    ];
    const [letter] = groupIntoLetters(items).letters;
    expect(letter?.deadline).toBe('2026-08-24');
    expect(letter?.items.map(({ standing }) => standing.proposal?.deadline)).toEqual([
      '2026-08-24',
      '2026-08-24',
    ]);
    const told = letter?.items.map(({ standing }) =>
      standing.reasons.some(({ code }) => code === 'deadline_of_letter'),
    );
    expect(told).toEqual([false, true]);
    // One deadline is told of each invoice, not its own beside the letter's.
    const own = letter?.items.map(({ standing }) =>
      standing.reasons.some(({ code }) => code === 'deadline_set'),
    );
    expect(own).toEqual([true, false]);
  });

  test('are one for each invoice where the profile wants it, and one for each currency', () => {
    const profile: Profile = { ...noInterest, grouping: 'per_invoice' };
    const alone = groupIntoLetters([
      ready({ number: '1' }, { profile }),
      ready({ number: '2' }, { profile }),
    ]);
    expect(alone.letters.map(({ items }) => numbers(items))).toEqual([['1'], ['2']]);
    const euro = groupIntoLetters([ready({ number: '1' }), ready({ number: '2', currency: 'EUR' })]);
    expect(euro.letters.map(({ currency }) => currency)).toEqual(['NOK', 'EUR']);
  });

  test('bear no more fees together than the law counts for one customer in arrears', () => {
    const profile: Profile = { ...noInterest, grouping: 'per_invoice' };
    const danish = (number: string, due: string, customerId: number): EvaluatedInvoice => {
      const invoice = overdueInvoice({ number, currency: 'DKK', due: isoDate(due) });
      // One fee was claimed in these arrears before: two are left of three.
      const customer = someCustomer({ country: 'DK', feesInArrears: [isoDate('2026-05-04')] });
      const creditor = someCreditor({ country: 'DK', currency: 'DKK' });
      const standing = evaluate(invoice, customer, creditor, profile, laws.DK, asOf);
      return { customerId, invoice, customer, profile, standing };
    };
    const { letters } = groupIntoLetters([
      danish('4', '2026-06-18', 1),
      danish('1', '2026-06-15', 1),
      danish('3', '2026-06-17', 1),
      danish('2', '2026-06-16', 1),
      danish('9', '2026-06-19', 2),
    ]);
    const fees = letters.flatMap(({ items }) =>
      items.map(({ item, standing }) => [item.invoice.number, standing.proposal?.fee]),
    );
    expect(fees).toEqual([
      ['4', 0],
      ['1', 10_000],
      ['3', 0],
      ['2', 10_000],
      ['9', 10_000],
    ]);
    const [last] = letters;
    expect(last?.total).toBe(100_000);
    const reasons = last?.items[0]?.standing.reasons ?? [];
    const limit = reasons.find(({ code }) => code === 'fee_arrears_count_reached');
    expect(limit?.params).toEqual({ maximum: 3 });
    expect(limit?.source).toMatchObject({ kind: 'law', reference: 'renteloven § 9 b' });
    expect(reasons.some(({ code }) => code === 'fee_allowed')).toBe(false);
  });

  test('leave out what is not ready, with why', () => {
    const { letters, leftOut } = groupIntoLetters([
      ready({ number: '1', holds: [someHold()] }),
      ready({ number: '2' }),
    ]);
    expect(letters.map(({ items }) => numbers(items))).toEqual([['2']]);
    expect(numbers(leftOut)).toEqual(['1']);
    expect(leftOut[0]?.standing.kind).toBe('objection');
  });

  test('show credit without taking it off, or net it once', () => {
    const customer = { openCredit: 150_000, openDebt: 300_000 };
    const shown = groupIntoLetters([ready({ number: '1' }, { customer })]).letters[0];
    expect(shown).toMatchObject({ credit: 0, total: 103_800, payable: 103_800 });
    const profile: Profile = { ...noInterest, credit: 'net' };
    const net = groupIntoLetters([
      ready({ number: '1' }, { customer, profile }),
      ready({ number: '2' }, { customer, profile }),
    ]);
    expect(net.letters[0]).toMatchObject({ credit: 150_000, total: 203_800, payable: 53_800 });
    const apart: Profile = { ...profile, grouping: 'per_invoice' };
    const spread = groupIntoLetters([
      ready({ number: '2', due: isoDate('2026-07-01') }, { customer, profile: apart }),
      ready({ number: '1' }, { customer, profile: apart }),
    ]);
    expect(spread.letters).toHaveLength(1);
    expect(spread.letters[0]).toMatchObject({ credit: 50_000, payable: 53_800 });
    expect(numbers(spread.leftOut)).toEqual(['1']);
    expect(spread.leftOut[0]?.standing).toMatchObject({ kind: 'withheld', proposal: null });
    expect(spread.leftOut[0]?.standing.reasons[0]?.code).toBe('covered_by_credit');
  });

  test('keep what a caller carries along', () => {
    const item = { ...ready({ number: '1' }), row: 17 };
    expect(groupIntoLetters([item]).letters[0]?.items[0]?.item.row).toBe(17);
  });

  test('lose no invoice, take no fee twice and ask for something, whatever goes in', () => {
    const anyItem = fc
      .tuple(fc.oneof(overdueCase, anyCase), fc.integer({ min: 1, max: 3 }))
      .map(([{ country, invoice, customer, creditor, profile, asOf: day }, customerId]): EvaluatedInvoice => {
        const standing = evaluate(invoice, customer, creditor, profile, laws[country], day);
        return { customerId, invoice, customer, profile, standing };
      });
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), (items) => {
        const { letters, leftOut } = groupIntoLetters(items);
        const inLetters = letters.flatMap((letter) => letter.items.map(({ item }) => item));
        const out = leftOut.map(({ item }) => item);
        expect(inLetters.length + out.length).toBe(items.length);
        expect(new Set([...inLetters, ...out])).toEqual(new Set(items));
        for (const letter of letters) {
          const proposals = letter.items.map(({ standing }) => standing.proposal);
          expect(proposals.filter((each) => (each?.fee ?? 0) > 0).length).toBeLessThanOrEqual(1);
          expect(new Set(proposals.map((each) => each?.deadline)).size).toBe(1);
          expect(letter.payable).toBe(letter.total - letter.credit);
          expect(letter.payable).toBeGreaterThan(0);
          const bare = letter.items.reduce((sum, { standing }) => sum + standing.sums.total, 0);
          const added = proposals.reduce(
            (sum, each) => sum + (each?.fee ?? 0) + (each?.compensation ?? 0),
            0,
          );
          expect(letter.total).toBe(bare + added);
          // What a customer may still get is for this grouping alone.
          expect(proposals.some((each) => each?.feesLeft !== undefined)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
