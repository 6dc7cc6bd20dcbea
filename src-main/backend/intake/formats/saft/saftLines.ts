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
const transactionDates = ['TransactionDate', 'GLPostingDate', 'SystemEntryDate'];

/**
 * Collects the lines that name a customer. All others, most of a file, are passed over. A line without a day of its
 * voucher, or with an amount that cannot be read, ends the reading: `saft_value_unreadable`.
 */
export function collectSaftLines(take: (line: SaftLine) => void): {
  open(local: string, depth: number, line: number): void;
  close(local: string, text: string, depth: number, line: number): void;
} {
  let journal = '';
  let transaction = new Map<string, { readonly text: string; readonly line: number }>();
  let lines: LineInProgress[] = [];
  let current: LineInProgress | null = null;
  let side: string | null = null;
  return {
    open(local, depth, line) {
      if (depth === journalDepth - 1) journal = '';
      else if (depth === journalDepth && local === 'Transaction') {
        transaction = new Map();
        lines = [];
      } else if (depth === transactionDepth) current = local === 'Line' ? emptyLine(line) : null;
      else if (depth === lineDepth) side = amountElements.has(local) ? local : null;
    },
    close(local, text, depth, line) {
      if (depth === amountDepth && side !== null && current !== null)
        current.amounts.push({ side, local, text, line });
      else if (depth === lineDepth && current !== null) setField(current, local, text);
      else if (depth === transactionDepth) {
        if (current === null) transaction.set(local, { text: text.trim(), line });
        else if (current.texts.CustomerID !== '') lines.push(current);
        current = null;
      } else if (depth === journalDepth) {
        if (local === 'JournalID') journal = text.trim();
        if (local !== 'Transaction' || lines.length === 0) return;
        const id = transaction.get('TransactionID')?.text ?? '';
        const date = dateOf(transaction, lines[0]);
        for (const one of lines) take(finish(one, { journal, transaction: id, date }));
        lines = [];
      }
    },
  };
}

interface LineInProgress {
  readonly line: number;
  readonly texts: Record<TextElement, string>;
  /** What stands inside the debit or the credit amount; read only where a customer is named. */
  readonly amounts: AmountText[];
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
  return {
    line,
    texts: {
      RecordID: '',
      AccountID: '',
      ValueDate: '',
      SourceDocumentID: '',
      CustomerID: '',
      ReferenceNumber: '',
      CID: '',
      DueDate: '',
      CrossReference: '',
    },
    amounts: [],
  };
}

function setField(current: LineInProgress, local: string, text: string): void {
  if (isTextElement.has(local)) current.texts[local as TextElement] = readText(text).trim();
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
function numberOf(text: string): string {
  return /^0+$/u.test(text) ? '' : (saftText(text) ?? '');
}

function dateOf(
  transaction: ReadonlyMap<string, { readonly text: string; readonly line: number }>,
  first: LineInProgress | undefined,
): IsoDate {
  for (const element of transactionDates) {
    const found = transaction.get(element);
    if (found !== undefined && found.text !== '') return saftDate(found.text, element, found.line);
  }
  return saftDate(first?.texts.ValueDate ?? '', 'TransactionDate', first?.line ?? 0);
}

function finish(
  { line, texts, amounts }: LineInProgress,
  voucher: { readonly journal: string; readonly transaction: string; readonly date: IsoDate },
): SaftLine {
  return {
    ...voucher,
    ...amountsOf(amounts),
    customerId: texts.CustomerID,
    line,
    account: texts.AccountID,
    record: texts.RecordID,
    due: texts.DueDate === '' ? '' : saftDate(texts.DueDate, 'DueDate', line),
    reference: numberOf(texts.ReferenceNumber),
    sourceDocument: numberOf(texts.SourceDocumentID),
    paymentReference: numberOf(texts.CID),
    crossReference: numberOf(texts.CrossReference),
  };
}
