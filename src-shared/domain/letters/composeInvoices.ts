import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput, LetterLine } from '#shared/domain/letters/letterInput.ts';
import { isMixed, levelName } from '#shared/domain/letters/letterLevel.ts';
import type { LetterColumn, LetterTable } from '#shared/domain/letters/letterModel.ts';
import { printedReference } from '#shared/domain/letters/composePayment.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * The invoices of a letter, one row each, with the amounts apart. A column that would be empty on every row (nothing
 * paid, no interest, no fee) is left out, so that the common letter stays easy to read. References stand in the table
 * only where they differ: a single one stands in the payment field. Where the invoices have come to different steps, a
 * column says what the letter is for each. Where all of that is too much for the page, some columns yield.
 */
export function composeInvoices(input: LetterInput, texts: LetterTexts, format: LetterFormat): LetterTable {
  const columns = invoiceColumns(input, texts, format);
  const oneReference = new Set(input.lines.map((line) => line.reference)).size === 1;
  return {
    columns: columns.map(({ title, align, yields }) => ({
      title,
      align,
      ...(yields === undefined ? {} : { yields }),
    })),
    detailTitle: oneReference ? '' : texts.columns.reference,
    rows: input.lines.map((line) => ({
      cells: columns.map((column) => column.cell(line)),
      detail: oneReference ? '' : printedReference(input, line.reference),
    })),
  };
}

interface InvoiceColumn extends LetterColumn {
  readonly cell: (line: LetterLine) => string;
}

function invoiceColumns(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): readonly InvoiceColumn[] {
  const { columns } = texts;
  const amount = (title: string, of: (line: LetterLine) => number): InvoiceColumn => ({
    title,
    align: 'right',
    // A dash is read faster than a nought among amounts.
    cell: (line) => (of(line) === 0 ? '–' : format.amount(of(line))),
  });
  const amountIfAny = (
    title: string,
    of: (line: LetterLine) => number,
    yields?: number,
  ): readonly InvoiceColumn[] => {
    if (input.lines.every((line) => of(line) === 0)) return [];
    return [{ ...amount(title, of), ...(yields === undefined ? {} : { yields }) }];
  };
  const taken = [
    ...amountIfAny(columns.reduced, (line) => -line.reduced),
    ...amountIfAny(columns.disputed, (line) => -line.disputed, 2),
  ];
  const added = [
    ...amountIfAny(columns.interest, (line) => line.interest + line.earlierInterest),
    ...amountIfAny(columns.fees, (line) => line.earlierFees + line.newFee),
    ...amountIfAny(columns.compensation, (line) => line.earlierCompensation + line.newCompensation),
    ...amountIfAny(columns.credit, (line) => -line.credit, 4),
  ];
  return [
    { title: columns.invoice, align: 'left', cell: (line) => line.number },
    ...levelColumn(input, texts),
    { title: columns.issued, align: 'left', yields: 1, cell: (line) => format.day(line.issued) },
    { title: columns.due, align: 'left', cell: (line) => format.day(line.due) },
    amount(columns.original, (line) => line.original),
    ...taken,
    ...(taken.length > 0 ? [amount(columns.principal, (line) => line.principal)] : []),
    ...added,
    ...(taken.length + added.length > 0 ? [amount(columns.total, (line) => line.total)] : []),
  ];
}

function levelColumn(input: LetterInput, texts: LetterTexts): readonly InvoiceColumn[] {
  if (!isMixed(input)) return [];
  const cell = (line: LetterLine): string => levelName(line.level, texts);
  return [{ title: texts.columns.level, align: 'left', yields: 3, cell }];
}
