import type { Minor } from '#shared/kernel/money.ts';
import { interestUntil } from '#shared/domain/letters/composeInterest.ts';
import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput, LetterLine } from '#shared/domain/letters/letterInput.ts';
import type { LetterSum } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/** Principal and each addition apart (inkassoloven § 10), and what is to be paid. Additions of nothing are left out. */
export function composeSums(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): readonly LetterSum[] {
  const { sums } = texts;
  const until = interestUntil(input);
  const newFee = input.kind === 'reminder' ? sums.reminderFee : sums.collectionNoticeFee;
  const additions: readonly (readonly [string, Minor])[] = [
    [
      until === undefined ? '' : fillText(sums.interest, { to: format.day(until) }),
      sumOf(input, (line) => line.interest),
    ],
    [sums.earlierFees, sumOf(input, (line) => line.earlierFees)],
    [newFee, sumOf(input, (line) => line.newFee)],
  ];
  return [
    { label: sums.principal, value: format.amount(sumOf(input, (line) => line.principal)), weight: 'part' },
    ...additions
      .filter(([, amount]) => amount !== 0)
      .map(([label, amount]): LetterSum => ({ label, value: format.amount(amount), weight: 'part' })),
    { label: sums.total, value: format.money(input.total, input.currency), weight: 'total' },
  ];
}

function sumOf(input: LetterInput, of: (line: LetterLine) => Minor): Minor {
  return input.lines.reduce((sum, line) => sum + of(line), 0);
}
