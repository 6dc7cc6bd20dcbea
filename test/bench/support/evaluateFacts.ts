import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Ground, MadeUpCase } from '#test/bench/support/madeUpFacts.ts';

/** Evaluates every case once; gives a number that depends on all of them, so that nothing is left out. */
export function evaluateAll(
  cases: readonly MadeUpCase[],
  ground: Readonly<Record<MadeUpCase['country'], Ground>>,
  day: IsoDate,
): number {
  let sum = 0;
  for (const { country, invoice, customer } of cases) {
    const { law, creditor, profiles } = ground[country];
    const standing = evaluate(invoice, customer, creditor, profiles[customer.kind], law, day);
    sum += standing.sums.total + (standing.proposal?.fee ?? 0) + standing.reasons.length;
  }
  return sum;
}

/** Goes over the same facts and adds up all that is a number in them: what reading them costs at the least. */
export function readAll(cases: readonly MadeUpCase[]): number {
  let sum = 0;
  for (const { invoice, customer } of cases) {
    sum +=
      invoice.original + invoice.open + invoice.charges.open + invoice.charges.fees + customer.openCredit;
    sum += invoice.due.length + invoice.issued.length + customer.name.length;
    for (const { amount } of invoice.reductions) sum += amount;
    for (const { fee, sent, deadline } of invoice.notices) sum += fee + sent.length + deadline.length;
    for (const { amount } of invoice.holds) sum += amount ?? 0;
    sum += customer.feesInArrears.length;
  }
  return sum;
}
