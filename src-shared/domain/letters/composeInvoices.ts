import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput, LetterLine } from '#shared/domain/letters/letterInput.ts';
import type { LetterColumn, LetterTable } from '#shared/domain/letters/letterModel.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * The invoices of a letter, one row each, with the amounts apart. A column that would be empty on every row (nothing
 * paid, no interest, no fee) is left out, so that the common letter stays easy to read. KIDs stand in the
 * table only where they differ: a single one stands in the payment field.
 */
export function composeInvoices(input: LetterInput, texts: LetterTexts, format: LetterFormat): LetterTable {
  const columns = invoiceColumns(input.lines, texts, format);
  const oneReference = new Set(input.lines.map((line) => line.reference)).size === 1;
  return {
    columns: columns.map(({ title, align }) => ({ title, align })),
    detailTitle: oneReference ? '' : texts.columns.reference,
    rows: input.lines.map((line) => ({
      cells: columns.map((column) => column.cell(line)),
      detail: oneReference ? '' : line.reference,
    })),
  };
}

interface InvoiceColumn extends LetterColumn {
  readonly cell: (line: LetterLine) => string;
}

function invoiceColumns(
  lines: readonly LetterLine[],
  texts: LetterTexts,
  format: LetterFormat,
): readonly InvoiceColumn[] {
  const { columns } = texts;
  const reduced = lines.some((line) => line.reduced !== 0);
  const interest = lines.some((line) => line.interest !== 0);
  const fees = lines.some((line) => line.earlierFees !== 0 || line.newFee !== 0);
  const amount = (title: string, of: (line: LetterLine) => number): InvoiceColumn => ({
    title,
    align: 'right',
    // A dash is read faster than a nought among amounts.
    cell: (line) => (of(line) === 0 ? '–' : format.amount(of(line))),
  });
  return [
    { title: columns.invoice, align: 'left', cell: (line) => line.number },
    { title: columns.issued, align: 'left', cell: (line) => format.day(line.issued) },
    { title: columns.due, align: 'left', cell: (line) => format.day(line.due) },
    amount(columns.original, (line) => line.original),
    ...(reduced
      ? [
          amount(columns.reduced, (line) => -line.reduced),
          amount(columns.principal, (line) => line.principal),
        ]
      : []),
    ...(interest ? [amount(columns.interest, (line) => line.interest)] : []),
    ...(fees ? [amount(columns.fees, (line) => line.earlierFees + line.newFee)] : []),
    ...(reduced || interest || fees ? [amount(columns.total, (line) => line.total)] : []),
  ];
}
