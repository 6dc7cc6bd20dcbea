import type { Minor } from '#shared/kernel/money.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import { interestUntil } from '#shared/domain/letters/composeInterest.ts';
import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterSum } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import { sumOf } from '#shared/domain/letters/sumOf.ts';

/**
 * Principal and each addition apart (inkassoloven § 10, inkassolagen 5 §), the credit that was taken off, and what is
 * to be paid. Additions of nothing are left out.
 */
export function composeSums(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): readonly LetterSum[] {
  const { sums } = texts;
  const until = interestUntil(input);
  const additions: readonly (readonly [string, Minor])[] = [
    [
      until === undefined ? '' : fillText(sums.interest, { to: format.day(until) }),
      sumOf(input, (line) => line.interest),
    ],
    [sums.earlierInterest, sumOf(input, (line) => line.earlierInterest)],
    [sums.earlierFees, sumOf(input, (line) => line.earlierFees)],
    [sums.earlierCompensation, sumOf(input, (line) => line.earlierCompensation)],
    [sums[feeLabels[input.level.form]], sumOf(input, (line) => line.newFee)],
    [sums.compensation, sumOf(input, (line) => line.newCompensation)],
    [sums.credit, -sumOf(input, (line) => line.credit)],
  ];
  return [
    { label: sums.principal, value: format.amount(sumOf(input, (line) => line.principal)), weight: 'part' },
    ...additions
      .filter(([, amount]) => amount !== 0)
      .map(([label, amount]): LetterSum => ({ label, value: format.amount(amount), weight: 'part' })),
    { label: sums.total, value: format.money(input.total, input.currency), weight: 'total' },
  ];
}

const feeLabels = {
  reminder: 'reminderFee',
  collection_notice: 'collectionNoticeFee',
  demand_letter: 'demandLetterFee',
} as const satisfies Record<NoticeForm, keyof LetterTexts['sums']>;
