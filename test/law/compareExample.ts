import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';
import { allocatePayment } from '#shared/domain/claims/allocatePayment.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import { nextChange, tabOf } from '#shared/domain/dunning/queueTab.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import { compensationOn } from '#shared/domain/law/compensation.ts';
import { maximumFee } from '#shared/domain/law/feeAllowed.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { Example, Expected, PaymentExample, StandingExample } from '#test/law/readExamples.ts';

/** What an example expects, beside what was found, in the words of the example. */
export function compareExample(example: Example, pack: LawPack): { found: unknown; expected: unknown } {
  const { expected } = example;
  const law = prepareLaw(pack);
  switch (example.kind) {
    case 'standing':
      return compareStanding(example, pack);
    case 'fee': {
      const { feeKind, debtor, due, sent } = example;
      const known = maximumFee(law[debtor], feeKind, toEpochDay(due), toEpochDay(sent));
      return { found: known === undefined ? null : toDecimalText(known.figure.value), expected };
    }
    case 'compensation': {
      const known = compensationOn(law, toEpochDay(example.delayBegan));
      return { found: known === undefined ? null : toDecimalText(known.figure.value), expected };
    }
    case 'payment':
      return { found: paidParts(example, pack), expected };
  }
}

function paidParts({ debtor, on, claim, paid }: PaymentExample, pack: LawPack) {
  const known = figureOn(prepareLaw(pack)[debtor].paymentOrder, toEpochDay(on));
  if (known === undefined) return null;
  const parts = allocatePayment(claim, paid, known.figure.value).paid;
  return {
    principal: toDecimalText(parts.principal),
    interest: toDecimalText(parts.interest),
    charges: toDecimalText(parts.charges),
  };
}

function compareStanding(example: StandingExample, pack: LawPack) {
  const { invoice, customer, creditor, profile, asOf, expected } = example;
  const law = prepareLaw(withReforms(example, pack));
  const standing = evaluate(invoice, customer, creditor, profile, law, asOf);
  const { sums, proposal } = standing;
  const codes = standing.reasons.map((reason) => reason.code as string);
  const interest = lateInterest(law, invoice, customer.kind, creditor, asOf);
  const all: Required<Expected> = {
    standing: standing.kind,
    step: stepName(standing.step),
    calendarStep: stepName(standing.calendarStep),
    tab: tabOf(standing, invoice.notices.length),
    readyOn: standing.readyOn,
    until: standing.until,
    nextChange: nextChange(standing),
    principal: toDecimalText(sums.principal),
    interest: toDecimalText(sums.interest),
    charges: toDecimalText(sums.charges),
    disputed: toDecimalText(sums.disputed),
    total: toDecimalText(sums.total),
    totalWithFee: toDecimalText(sums.total + (proposal?.fee ?? 0) + (proposal?.compensation ?? 0)),
    fee: proposal === null ? null : toDecimalText(proposal.fee),
    compensation: proposal === null ? null : toDecimalText(proposal.compensation),
    form: proposal?.form ?? null,
    deadline: proposal?.deadline ?? null,
    claimInterest: proposal?.claimInterest ?? false,
    blocksCustomer: standing.blocksCustomer,
    limitation: standing.limitation,
    reasons: (expected.reasons ?? []).filter((code) => codes.includes(code)),
    reasonsNot: (expected.reasonsNot ?? []).filter((code) => !codes.includes(code)),
    reasonsExactly: codes,
    reasonsInOrder: codes.slice(0, expected.reasonsInOrder?.length),
    interestClaim: toDecimalText(interest.sum),
    interestLines: interest.lines.map(({ from, to, days, principal, rateBasisPoints, divisor }) => ({
      from,
      to,
      days,
      principal: toDecimalText(principal),
      rate: toDecimalText(rateBasisPoints),
      divisor,
    })),
  };
  const asked = Object.keys(expected) as (keyof Expected)[];
  return { found: Object.fromEntries(asked.map((name) => [name, all[name]])), expected };
}

/** The law with those reforms begun that the example counts as begun. */
function withReforms({ reforms, asOf }: StandingExample, pack: LawPack): LawPack {
  const starts = Object.entries(reforms);
  if (starts.length === 0) return pack;
  const amended = amendLaw(
    pack,
    starts.map(([reform, from]) => ({ kind: 'reform_starts', reform, from, on: asOf, by: 'example' })),
  );
  // A changed law may be one that no file could hold; then the example is at odds with it.
  return amended.ok ? amended.value : pack;
}

function stepName(step: { readonly kind: string; readonly ordinal: number } | null): string | null {
  return step === null ? null : `${step.kind} ${step.ordinal}`;
}
