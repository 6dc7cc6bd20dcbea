import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import type {
  CustomerDraft,
  FieldError,
  IntakeCreditor,
  IntakeField,
  RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { readPaymentTerms } from '#shared/domain/intake/readPaymentTerms.ts';
import type { RowReading } from '#shared/domain/intake/readRow.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** What is wrong with one document, and what a person should know of it, while its fields are read. */
export interface DocumentFaults {
  readonly errors: FieldError[];
  readonly warnings: DocumentWarnings;
}

/** The warnings of a file of documents: one for each kind, with how many documents it is about and the first of them. */
export interface DocumentWarnings {
  add(code: IntakeWarningCode, params: RefusalParams): void;
  tell(sink: IntakeSink): void;
}

/** Gathers warnings; `tell` hands them over with `count` beside the parameters of the first. */
export function gatherWarnings(): DocumentWarnings {
  const found = new Map<IntakeWarningCode, { count: number; readonly params: RefusalParams }>();
  return {
    add(code, params) {
      const known = found.get(code);
      if (known === undefined) found.set(code, { count: 1, params });
      else known.count += 1;
    },
    tell(sink) {
      for (const [code, { count, params }] of found) sink.warn(code, { count, ...params });
    },
  };
}

/** No row of a document tells how the file writes amounts and days: its format does. */
export const silent = { comma: false, point: false, dayFirst: false, monthFirst: false };

const amounts = {
  '.': /^([-+]?)(\d{1,12})(?:\.(\d+))?$/u,
  ',': /^([-+]?)(\d{1,12})(?:,(\d+))?$/u,
};

/**
 * An amount with the decimal sign of its format and no others, in minor units; null when absent or faulty, which is an
 * error of `open`: `amount_unreadable`, `amount_too_precise`.
 */
export function readAmountText(
  text: string | null,
  decimalSign: '.' | ',',
  { errors }: DocumentFaults,
): Minor | null {
  if (text === null) return null;
  const match = amounts[decimalSign].exec(text);
  const decimals = match?.[3] ?? '';
  if (match === null || /[1-9]/u.test(decimals.slice(2))) {
    const code = match === null ? 'amount_unreadable' : 'amount_too_precise';
    errors.push({ field: 'open', code, params: { value: text.slice(0, 60) } });
    return null;
  }
  const magnitude = Number(match[2]) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  return match[1] === '-' ? negative(magnitude) : magnitude;
}

/** The amount with the sign of a credit; never a negative zero. */
export function negative(amount: Minor): Minor {
  return amount === 0 ? 0 : -Math.abs(amount);
}

/** XML Schema's date; it may carry a time zone or a time, which say nothing of the calendar day. */
export const isoShape = /^\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]+)?(?:Z|[-+]\d{2}:\d{2})?$/u;

/** A day in one of the format's own writings; null when absent or faulty, which is an error of the field. */
export function readDayText(
  text: string | null,
  shape: RegExp,
  field: IntakeField,
  { errors }: DocumentFaults,
): IsoDate | null {
  if (text === null) return null;
  const reading = shape.test(text)
    ? readDate(text.replace(/(?:T[\d:.]+)?(?:Z|[-+]\d{2}:\d{2})?$/u, ''))
    : { ok: false as const, code: 'date_unreadable' as const, params: { value: text.slice(0, 60) } };
  if (reading.ok) return reading.date;
  errors.push({ field, code: reading.code, params: reading.params });
  return null;
}

/**
 * The currency of a document. `stated` is what its amounts bear beside, where they do. Where the format lets a document
 * be silent (`optional`), it is the creditor's.
 */
export function readCurrencyText(
  text: string | null,
  stated: string | undefined,
  creditor: IntakeCreditor,
  { errors }: DocumentFaults,
  optional = false,
): string {
  const reading =
    text === null && !optional
      ? { ok: false as const, code: 'currency_unknown' as const }
      : readCurrency(text ?? '', creditor.currency);
  if (!reading.ok) {
    errors.push({ field: 'currency', code: reading.code, params: { value: (text ?? '').slice(0, 60) } });
    return creditor.currency;
  }
  if (stated !== undefined && stated !== reading.currency) {
    const params = { document: reading.currency, amount: stated.slice(0, 60) };
    errors.push({ field: 'currency', code: 'currencies_differ', params });
  }
  return reading.currency;
}

/** What a document says of when it is due. */
export interface DueFacts {
  readonly number: string | null;
  /** The day that it states, where it could be read. */
  readonly stated: IsoDate | null;
  /** The words of its payment terms. */
  readonly terms: string | null;
  /** The days of its payment terms, where it says them as a number. */
  readonly netDays: number | null;
  readonly issued: IsoDate | null;
  readonly credit: boolean;
}

/**
 * The due date: as stated; else the day of issue and the days of the terms, where these are a number, or words that
 * name one number of days and no discount (with the warning `due_from_terms`). A credit note without any is due when
 * issued. Otherwise the row is `due_date_missing`.
 */
export function readDueDate(facts: DueFacts, faults: DocumentFaults): IsoDate | null {
  const { number, stated, terms, netDays, issued, credit } = facts;
  if (stated !== null || faults.errors.some(({ field }) => field === 'due')) return stated;
  if (credit && issued !== null) return issued;
  if (issued !== null && netDays !== null) return addDays(issued, netDays);
  const days = terms === null ? null : readPaymentTerms(terms);
  if (issued !== null && days !== null) {
    const due = addDays(issued, days);
    faults.warnings.add('due_from_terms', { number, terms: terms ?? '', days, due });
    return due;
  }
  faults.errors.push({ field: 'due', code: 'due_date_missing', params: { terms } });
  return null;
}

/** What a document says, as far as it could be read. */
export interface DocumentFacts {
  readonly line: number;
  readonly number: string | null;
  readonly credit: boolean;
  readonly issued: IsoDate | null;
  readonly due: IsoDate | null;
  /** The format tells of no due dates: then a draft has none, and is of use for an invoice that is known already. */
  readonly withoutDue?: true;
  readonly currency: string;
  readonly original: Minor | null;
  readonly open: Minor | null;
  readonly reference: string | null;
  /** The invoices that a credit note names; it lowers the first. */
  readonly corrects: readonly string[];
  readonly customer: CustomerDraft;
}

/**
 * The draft of a document, or every reason why it cannot be taken over. One that names several invoices to credit is
 * warned about (`credits_several`), since nobody knows which part is whose.
 */
export function documentReading(facts: DocumentFacts, { errors, warnings }: DocumentFaults): RowReading {
  const { line, number, credit, due, open } = facts;
  if (number === null) errors.push({ field: 'invoiceNumber', code: 'invoice_number_missing', params: {} });
  if (open === null && errors.every(({ field }) => field !== 'open'))
    errors.push({ field: 'open', code: 'amount_missing', params: {} });
  const undue = due === null && facts.withoutDue !== true;
  if (errors.length > 0 || number === null || open === null || undue)
    return refusedDocument(line, number, errors);
  const corrects = [...new Set(credit ? facts.corrects : [])];
  const [first = null, ...others] = corrects;
  if (others.length > 0) warnings.add('credits_several', { number, first, others: others.join(', ') });
  return {
    ok: true,
    notation: silent,
    draft: {
      line,
      customer: facts.customer,
      number,
      kind: credit ? 'credit_note' : 'invoice',
      issued: facts.issued,
      due,
      currency: facts.currency,
      original: facts.original,
      open,
      reference: facts.reference,
      correctsNumber: first,
      paidOn: null,
      doubts: [],
    },
  };
}

/** A document that is not taken over, with its number, so that a person finds it. */
export function refusedDocument(
  line: number,
  number: string | null,
  errors: readonly FieldError[],
): RowReading {
  const rowErrors: RowError[] = errors.map((error) => ({ ...error, line }));
  return { ok: false, errors: rowErrors, number, notation: silent };
}
