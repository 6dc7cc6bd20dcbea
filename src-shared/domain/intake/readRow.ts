import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';
import { customerKey } from '#shared/domain/intake/customerKey.ts';
import { debtorKindOf, readDebtorKind } from '#shared/domain/intake/debtorKindOf.ts';
import {
  type CustomerDraft,
  type IntakeCreditor,
  type InvoiceDraft,
  nothingMore,
  type RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readCountry, readPostcode } from '#shared/domain/intake/readCountry.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { readIdentityNumber } from '#shared/domain/intake/readIdentityNumber.ts';
import { readLanguage } from '#shared/domain/intake/readLanguage.ts';
import { readReference, readText } from '#shared/domain/intake/readText.ts';
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
  const customer = readCustomer(row, creditor);
  const amounts = readAmounts(row);
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

/** Rows that are no items: a sum at the end, the headers again on a new page. They are reported, never silently left. */
function specialRow(row: RowCells, cells: readonly string[]): 'total_row' | 'repeated_header' | null {
  if (row.repeatsHeader()) return 'repeated_header';
  const named = ['invoiceNumber', 'customerNumber', 'customerName'] as const;
  const words = named.map((field) => row.text(field)).filter((text) => text !== '');
  if (row.text('due') !== '') return null;
  const firstWord = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  const onlyAmounts = words.length === 0 && (row.text('open') !== '' || row.text('original') !== '');
  return onlyAmounts || (words.length <= 1 && totalWords.test(firstWord)) ? 'total_row' : null;
}

function readDue(row: RowCells, issued: IsoDate | null): IsoDate | null {
  const due = row.date('due');
  if (due !== null || !row.isClean('due')) return due;
  const days = row.text('paymentDays');
  if (issued !== null && /^\d{1,3}$/u.test(days)) return addDays(issued, Number(days));
  if (row.isClean('issued') || row.has('due')) row.fail('due', 'due_date_missing');
  return null;
}

function readCustomer(row: RowCells, creditor: IntakeCreditor): CustomerDraft {
  const number = row.identifier('customerNumber');
  const name = orNull(row.text('customerName'));
  if (number === null && name === null && row.isClean('customerNumber'))
    row.fail('customerName', 'customer_missing');
  const address = readAddress(row, creditor);
  const country = address.country ?? creditor.country;
  const identity = readIdentityNumber(row.text('identityNumber'), country);
  const kind = readDebtorKind(row.text('customerKind')) ?? debtorKindOf(name ?? '') ?? identity?.kind ?? null;
  const email = row.text('email');
  const identityNumber = identity?.value ?? null;
  return {
    key: customerKey({ number, identityNumber, name, postcode: address.postcode }),
    number,
    name,
    kind,
    identityNumber,
    ...address,
    email: orNull(email),
    phone: orNull(row.text('phone')),
    language: readLanguage(row.text('language')),
    more: nothingMore,
  };
}

type Address = Pick<CustomerDraft, 'street' | 'street2' | 'postcode' | 'city' | 'country'>;

function readAddress(row: RowCells, creditor: IntakeCreditor): Address {
  const lines = row
    .raw('street')
    .split(/\r\n|\r|\n/u)
    .map(readText)
    .filter((line) => line !== '');
  const whole = row.text('street');
  const street = lines.length > 1 ? (lines[0] ?? '') : whole;
  const street2 = [...lines.slice(1), row.text('street2')].filter((line) => line !== '').join(', ');
  const place = splitPostPlace(row.text('postPlace'));
  const country = readCountryCell(row);
  const post = readPostcode(row.text('postcode') || place.postcode, country ?? creditor.country);
  const city = row.text('city') || place.city;
  const given = [street, street2, post.postcode, city].some((text) => text !== '');
  if (!given) return { street: null, street2: null, postcode: null, city: null, country };
  return { street, street2, postcode: post.postcode, city, country: country ?? post.country };
}

function readCountryCell(row: RowCells): string | null {
  const text = row.text('country');
  if (text === '') return null;
  const country = readCountry(text);
  if (country === undefined) row.fail('country', 'country_unknown', { value: text.slice(0, 60) });
  return country ?? null;
}

/** `0150 Oslo` or `SE-123 45 Solna` in one column. */
function splitPostPlace(text: string): { postcode: string; city: string } {
  const match = /^((?:[A-Za-z]{1,3}-)?\d[\d ]{1,6}\d|\d{3,6})[ ,]+(\D.*)$/u.exec(text);
  return { postcode: match?.[1]?.trim() ?? '', city: match?.[2]?.trim() ?? text };
}

/** The sums with their signs; null when one is missing or faulty. */
function readAmounts(row: RowCells): { original: Minor | null; open: Minor } | null {
  const original = row.amount('original');
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

/** Credit notes, and payments that are not yet placed on an invoice, are owed to the customer. */
function isCreditKind(text: string): boolean {
  return /kredit|credit|hyvitys|betaling|betalning|payment|suoritus/iu.test(text);
}

function positiveZero(amount: Minor): Minor {
  return amount === 0 ? 0 : amount;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
