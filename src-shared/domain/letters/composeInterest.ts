import { type IsoDate, laterOf } from '#shared/kernel/isoDate.ts';
import { interestShares } from '#shared/domain/letters/interestShares.ts';
import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput, LetterInterestLine, LetterLine } from '#shared/domain/letters/letterInput.ts';
import { invoiceWords, joinWords } from '#shared/domain/letters/letterLevel.ts';
import type { LetterColumn, LetterInterest, LetterRow } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * How the interest was found, stretch by stretch: period, days, balance and rate (inkassoloven § 10 asks for the rate
 * and the day it runs from). Null on a letter that claims no interest.
 */
export function composeInterest(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): LetterInterest | null {
  const lines = input.lines.filter((line) => line.interest !== 0);
  const newest = newestLine(lines);
  if (newest === undefined) return null;
  return {
    title: texts.interest.title,
    text: interestText(lines, newest, texts, format),
    table: {
      columns: interestColumns(texts),
      detailTitle: '',
      rows: lines.flatMap((line) => interestRows(line, format)),
    },
  };
}

/** The last day to which interest is claimed on this letter, or undefined where none is. */
export function interestUntil(input: LetterInput): IsoDate | undefined {
  return newestLine(input.lines.filter((line) => line.interest !== 0))?.to;
}

/** Which rate, from when, and how days are counted. */
function interestText(
  lines: readonly LetterLine[],
  newest: LetterInterestLine,
  texts: LetterTexts,
  format: LetterFormat,
): string {
  const { interest } = texts;
  const agreed = lines.filter((line) => line.rateAgreed);
  const rate =
    agreed.length === 0
      ? interest.statutory
      : agreed.length === lines.length
        ? interest.agreed
        : interest.both;
  const later = lines.find((line) => line.interestAfterDays !== null)?.interestAfterDays ?? null;
  return [
    fillText(rate, {
      to: format.longDay(newest.to),
      rate: joinWords(newestRates(lines).map(format.rate), texts.invoiceList.and),
      invoices: invoiceWords(
        agreed.map((line) => line.number),
        texts,
      ),
    }),
    later === null ? interest.afterDue : fillText(interest.later, { days: String(later) }),
    ...dayCountsOf(lines).map((dayCount) => interest.dayCounts[dayCount]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The rates in force at the end, one where all invoices have the same: the margin may go by the due date. */
function newestRates(lines: readonly LetterLine[]): readonly number[] {
  const rates = lines.map((line) => newestLine([line])?.rateBasisPoints ?? 0);
  return [...new Set(rates)].sort((a, b) => a - b);
}

function dayCountsOf(lines: readonly LetterLine[]): readonly LetterInterestLine['dayCount'][] {
  return [...new Set(lines.flatMap((line) => line.interestLines.map(({ dayCount }) => dayCount)))];
}

function newestLine(lines: readonly LetterLine[]): LetterInterestLine | undefined {
  return lines
    .flatMap((line) => line.interestLines)
    .reduce<LetterInterestLine | undefined>(
      (newest, line) => (newest === undefined || laterOf(newest.to, line.to) !== newest.to ? line : newest),
      undefined,
    );
}

function interestColumns({ columns }: LetterTexts): readonly LetterColumn[] {
  return [
    { title: columns.invoice, align: 'left' },
    { title: columns.period, align: 'left' },
    { title: columns.days, align: 'right' },
    { title: columns.balance, align: 'right' },
    { title: columns.rate, align: 'right' },
    { title: columns.interest, align: 'right' },
  ];
}

function interestRows(line: LetterLine, format: LetterFormat): readonly LetterRow[] {
  const shares = interestShares(line.interestLines);
  return line.interestLines.map((stretch, at) => ({
    cells: [
      line.number,
      `${format.day(stretch.from)} – ${format.day(stretch.to)}`,
      String(stretch.days),
      format.amount(stretch.principal),
      format.rate(stretch.rateBasisPoints),
      format.amount(shares[at] ?? 0),
    ],
    detail: '',
  }));
}
