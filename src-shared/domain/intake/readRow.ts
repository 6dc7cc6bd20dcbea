import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';
import type {
  CustomerDraft,
  IntakeCreditor,
  InvoiceDraft,
  RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readAmount } from '#shared/domain/intake/readAmount.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { readCustomerCells } from '#shared/domain/intake/readCustomerCells.ts';
import { readPaymentTerms } from '#shared/domain/intake/readPaymentTerms.ts';
import { readReference } from '#shared/domain/intake/readText.ts';
import { type Notation, RowCells } from '#shared/domain/intake/rowCells.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What one row of a list says: a draft, or every reason why it cannot be taken over. */
export type RowReading =
  | { readonly ok: true; readonly draft: InvoiceDraft; readonly notation: Notation }
  | {
      readonly ok: false;
      readonly errors: readonly RowError[];
      /** The invoice number where it could be read: an invoice whose row is faulty is not gone from the list. */
      readonly number: string | null;
      readonly notation: Notation;
    };

/** What one row of a list of customers says: its draft, or every reason why it cannot be taken over. */
export type CustomerReading =
  | { readonly ok: true; readonly draft: CustomerDraft; readonly notation: Notation }
  | { readonly ok: false; readonly errors: readonly RowError[]; readonly notation: Notation };

/**
 * Reads one row of an open-items list. Every faulty field is reported, not only the first. Negative amounts, and rows
 * whose document kind says so, are credit notes with negative sums. Where the list has no total, `original` is null;
 * where it has no balance, the total less what is paid is owed.
 */
export function readRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  creditor: IntakeCreditor,
  line: number,
): RowReading {
  const row = new RowCells(cells, mapping);
  const special = specialRow(row, cells);
  if (special !== null) {
    row.fail(null, special);
    return refused(row, line, null);
  }
  const number = row.identifier('invoiceNumber');
  if (number === null && row.isClean('invoiceNumber')) row.fail('invoiceNumber', 'invoice_number_missing');
  const issued = row.date('issued');
  const due = readDue(row, issued);
  const currency = readCurrency(row.text('currency'), creditor.currency);
  if (!currency.ok) row.fail('currency', currency.code, { value: row.text('currency').slice(0, 60) });
  const customer = readCustomerCells(row, creditor);
  const amounts = readAmounts(row);
  const charge = chargeKind(row.text('documentKind'));
  if (charge !== null) row.fail('documentKind', charge, { number: number ?? '' });
  const reference = row.identifier('reference');
  const correctsNumber = row.identifier('correctsNumber');
  const paidOn = row.has('paidOn') && row.text('paidOn') !== '' ? row.optionalDate('paidOn') : null;
  if (row.errors.length > 0 || number === null || due === null || amounts === null || !currency.ok) {
    return refused(row, line, number);
  }
  const credit = amounts.open < 0 && (amounts.original ?? -1) <= 0;
  const kind = credit || (amounts.original ?? 0) < 0 ? 'credit_note' : 'invoice';
  return {
    ok: true,
    notation: row.notation,
    draft: {
      line,
      customer,
      number,
      kind,
      issued,
      due,
      currency: currency.currency,
      ...amounts,
      reference: reference === null ? null : readReference(reference),
      correctsNumber,
      paidOn,
      doubts: row.doubts,
    },
  };
}

function refused(row: RowCells, line: number, number: string | null): RowReading {
  return {
    ok: false,
    errors: row.errors.map((error) => ({ ...error, line })),
    number,
    notation: row.notation,
  };
}

const totalWords = /^(?:sum|summa|total|totalt|totalsum|delsum|i alt|yhteensä|subtotal|saldo)\b/iu;

/** Tells whether a row begins with a word for a sum. */
export function isTotalWord(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && totalWords.test(first.trim());
}

/** Rows that are no items: a sum at the end, the headers again on a new page. They are reported, never silently left. */
function specialRow(row: RowCells, cells: readonly string[]): 'total_row' | 'repeated_header' | null {
  if (row.holdsHeader('invoiceNumber')) return 'repeated_header';
  if (row.text('due') !== '') return null;
  const words = named.filter((field) => row.text(field) !== '').length;
  if (words === 0 && (row.text('open') !== '' || row.text('original') !== '')) return 'total_row';
  return words <= 1 && isTotalWord(cells) ? 'total_row' : null;
}

const named = ['invoiceNumber', 'customerNumber', 'customerName'] as const;

function readDue(row: RowCells, issued: IsoDate | null): IsoDate | null {
  const due = row.date('due');
  if (due !== null || !row.isClean('due')) return due;
  const days = row.text('paymentDays');
  if (issued !== null && /^\d{1,3}$/u.test(days)) return addDays(issued, Number(days));
  const terms = issued === null ? null : readPaymentTerms(row.text('paymentTerms'));
  if (issued !== null && terms !== null) return addDays(issued, terms);
  if (row.isClean('issued') || row.has('due')) row.fail('due', 'due_date_missing');
  return null;
}

/** The sums with their signs; null when one is missing or faulty. */
function readAmounts(row: RowCells): { original: Minor | null; open: Minor } | null {
  const original = row.has('original') ? row.amount('original') : priceTimesCount(row);
  const balance = row.amount('open');
  const paid = balance === null && row.text('open') === '' && row.has('paid') ? row.amount('paid') : null;
  if (
    balance === null &&
    row.isClean('open') &&
    (original === null || row.has('open')) &&
    row.isClean('original')
  ) {
    row.fail('open', 'amount_missing');
    return null;
  }
  const open = balance ?? (original === null ? null : original - Math.sign(original) * Math.abs(paid ?? 0));
  if (open === null) return null;
  const credit = isCreditKind(row.text('documentKind'));
  const signed = credit && open >= 0 && (original ?? 0) >= 0;
  const sums = {
    original: original === null ? null : positiveZero(signed ? -original : original),
    open: positiveZero(signed ? -open : open),
  };
  return consistent(row, sums) ? sums : null;
}

/** The codes of Norwegian VAT under which none is added: no treatment, zero rate, outside the law. */
const withoutVat = new Set(['', '0', '5', '6', '7']);

/**
 * The amount of a line that only tells price and count (Tripletex). Beside a rate of VAT nobody can say whether the
 * price includes it.
 */
function priceTimesCount(row: RowCells): Minor | null {
  if (!row.has('unitPrice')) return null;
  const price = row.amount('unitPrice');
  const code = row.text('vatCode');
  if (price !== null && !withoutVat.has(code)) row.fail('unitPrice', 'amount_without_vat', { value: code });
  const text = row.text('quantity');
  const count = readAmount(text === '' ? '1' : text, row.mapping.decimalSign);
  if (!count.ok) row.fail('quantity', 'amount_unreadable', { value: text.slice(0, 60) });
  if (price === null || !count.ok) return null;
  return (
    Math.sign(price) * Math.sign(count.value) * Math.round((Math.abs(price) * Math.abs(count.value)) / 100)
  );
}

/** A balance must lie on the side of the total and not beyond it; more than was invoiced is never claimed as principal. */
function consistent(row: RowCells, sums: { original: Minor | null; open: Minor }): boolean {
  const { original, open } = sums;
  if (original === null) return true;
  if (original < 0 && open > 0) row.fail('open', 'amount_signs_differ', { original, open });
  else if (original >= 0 && open > original) row.fail('open', 'open_exceeds_original', { original, open });
  else if (original < 0 && open < original) row.fail('open', 'open_exceeds_original', { original, open });
  else return true;
  return false;
}

/** Kinds of documents that claim nothing but a charge; as an invoice it would be a debt of its own, and bear interest. */
const chargeKinds = [
  {
    code: 'document_is_reminder',
    kinds:
      /^(?:(?:betalings)?(?:purring|påminnelse)|betalningspåminnelse|purregebyr|påminnelse(?:gebyr|avgift)|rykker|rykkergebyr|betalingspåmindelse|(?:maksu)?muistutus|muistutuslasku|huomautus(?:maksu|lasku)|(?:payment )?reminder(?: fee)?)$/iu,
  },
  {
    code: 'document_is_interest',
    kinds:
      /^(?:rente|rente(?:faktura|nota)|(?:forsinkelses|mora)rente|ränta|ränte(?:faktura|nota)|dröjsmålsränta|(?:viivästys)?korko(?:lasku)?|(?:late )?interest(?: invoice)?)$/iu,
  },
  {
    code: 'document_is_collection',
    kinds:
      /^(?:inkasso(?:varsel|varning|krav|påkrav)|betalingsoppfordring|maksuvaatimus|perintäkirje|collection (?:notice|letter))$/iu,
  },
] as const;

function chargeKind(text: string): (typeof chargeKinds)[number]['code'] | null {
  return chargeKinds.find(({ kinds }) => kinds.test(text.trim()))?.code ?? null;
}

/** Credit notes, and payments that are not yet placed on an invoice, are owed to the customer. */
function isCreditKind(text: string): boolean {
  return /kredit|credit|hyvitys|betaling|betalning|payment|suoritus/iu.test(text);
}

function positiveZero(amount: Minor): Minor {
  return amount === 0 ? 0 : amount;
}
