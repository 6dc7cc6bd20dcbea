import { saftAmount, saftDate, saftText } from '#backend/intake/formats/saft/saftValues.ts';
import type { LedgerLineRow } from '#backend/ledger/ledgerLines.ts';
import { readText } from '#shared/domain/intake/readText.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** A line of a customer's account, by the customer's number in the file. */
export interface SaftLine extends Omit<LedgerLineRow, 'customer'> {
  readonly customerId: string;
}

/** Depths: AuditFile, GeneralLedgerEntries, Journal, Transaction, its fields and lines, fields of a line, of an amount. */
const journalDepth = 4;
const transactionDepth = 5;
const lineDepth = 6;
const amountDepth = 7;

const amountElements = new Set(['DebitAmount', 'CreditAmount']);
const voucherDates: readonly string[] = ['TransactionDate', 'GLPostingDate', 'SystemEntryDate'];

/**
 * Collects the lines that name a customer. All others, most of a file, are passed over. A line without a day of its
 * voucher, or with an amount that cannot be read, ends the reading: `saft_value_unreadable`.
 */
export function collectSaftLines(take: (line: SaftLine) => void): {
  open(local: string, depth: number, line: number): void;
  close(local: string, text: string, depth: number, line: number): void;
} {
  let journal = '';
  let voucher = emptyVoucher();
  let lines: LineInProgress[] = [];
  let current: LineInProgress | null = null;
  let side: string | null = null;
  return {
    open(local, depth, line) {
      if (depth === journalDepth - 1) journal = '';
      else if (depth === journalDepth && local === 'Transaction') {
        voucher = emptyVoucher();
        lines = [];
      } else if (depth === transactionDepth) current = local === 'Line' ? emptyLine(line) : null;
      else if (depth === lineDepth) side = amountElements.has(local) ? local : null;
    },
    close(local, text, depth, line) {
      if (depth === amountDepth && side !== null && current !== null)
        current.amounts.push({ side, local, text, line });
      else if (depth === lineDepth && current !== null) setField(current, local, text);
      else if (depth === transactionDepth) {
        if (current === null) setVoucherField(voucher, local, text, line);
        else if (current.texts.CustomerID !== undefined) lines.push(current);
        current = null;
      } else if (depth === journalDepth) {
        if (local === 'JournalID') journal = text.trim();
        if (local !== 'Transaction' || lines.length === 0) return;
        const date = dateOf(voucher, lines[0]);
        for (const one of lines) {
          const found = finish(one, { journal, transaction: voucher.id, date });
          if (found.customerId !== '') take(found);
        }
        lines = [];
      }
    },
  };
}

/** Texts as they stand in the file: most lines of a file are of no customer, and nothing of them is needed. */
interface LineInProgress {
  readonly line: number;
  readonly texts: Partial<Record<TextElement, string>>;
  /** What stands inside the debit or the credit amount. */
  readonly amounts: AmountText[];
}

interface VoucherInProgress {
  id: string;
  readonly dates: Map<string, { readonly text: string; readonly line: number }>;
}

interface AmountText {
  readonly side: string;
  readonly local: string;
  readonly text: string;
  readonly line: number;
}

const textElements = [
  'RecordID',
  'AccountID',
  'ValueDate',
  'SourceDocumentID',
  'CustomerID',
  'ReferenceNumber',
  'CID',
  'DueDate',
  'CrossReference',
] as const;
type TextElement = (typeof textElements)[number];
const isTextElement: ReadonlySet<string> = new Set(textElements);

function emptyLine(line: number): LineInProgress {
  return { line, texts: {}, amounts: [] };
}

function setField(current: LineInProgress, local: string, text: string): void {
  if (isTextElement.has(local)) current.texts[local as TextElement] = text;
}

function emptyVoucher(): VoucherInProgress {
  return { id: '', dates: new Map() };
}

function setVoucherField(voucher: VoucherInProgress, local: string, text: string, line: number): void {
  if (local === 'TransactionID') voucher.id = text.trim();
  else if (voucherDates.includes(local)) voucher.dates.set(local, { text, line });
}

/** In the file's own currency, and in the line's where it has another. */
function amountsOf(
  texts: readonly AmountText[],
): Pick<LedgerLineRow, 'amount' | 'currency' | 'currencyAmount'> {
  let amount: Minor = 0;
  let currency = '';
  let currencyAmount: Minor | null = null;
  for (const { side, local, text, line } of texts) {
    const sign = side === 'DebitAmount' ? 1 : -1;
    if (local === 'Amount') amount += sign * saftAmount(text, side, line);
    else if (local === 'CurrencyCode') currency = text.trim().toUpperCase();
    else if (local === 'CurrencyAmount')
      currencyAmount = (currencyAmount ?? 0) + sign * saftAmount(text, local, line);
  }
  return {
    amount: amount + 0,
    currency,
    currencyAmount: currencyAmount === null ? null : currencyAmount + 0,
  };
}

/** A number that only fills its place is none. */
function numberOf(text: string | undefined): string {
  if (text === undefined || /^\s*0+\s*$/u.test(text)) return '';
  return saftText(text) ?? '';
}

function dateOf(voucher: VoucherInProgress, first: LineInProgress | undefined): IsoDate {
  for (const element of voucherDates) {
    const found = voucher.dates.get(element);
    if (found !== undefined && found.text.trim() !== '') return saftDate(found.text, element, found.line);
  }
  return saftDate(first?.texts.ValueDate ?? '', 'TransactionDate', first?.line ?? 0);
}

function finish(
  { line, texts, amounts }: LineInProgress,
  voucher: { readonly journal: string; readonly transaction: string; readonly date: IsoDate },
): SaftLine {
  const due = texts.DueDate?.trim() ?? '';
  return {
    ...voucher,
    ...amountsOf(amounts),
    customerId: readText(texts.CustomerID ?? '').trim(),
    line,
    account: readText(texts.AccountID ?? '').trim(),
    record: readText(texts.RecordID ?? '').trim(),
    due: due === '' ? '' : saftDate(due, 'DueDate', line),
    reference: numberOf(texts.ReferenceNumber),
    sourceDocument: numberOf(texts.SourceDocumentID),
    paymentReference: numberOf(texts.CID),
    crossReference: numberOf(texts.CrossReference),
  };
}
