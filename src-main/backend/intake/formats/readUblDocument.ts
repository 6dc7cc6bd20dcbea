import type { UblRoot, UblText } from '#backend/intake/formats/ublText.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import { customerKey } from '#shared/domain/intake/customerKey.ts';
import { debtorKindOf } from '#shared/domain/intake/debtorKindOf.ts';
import {
  type CustomerDraft,
  type FieldError,
  type IntakeCreditor,
  type IntakeField,
  nothingMore,
} from '#shared/domain/intake/invoiceDraft.ts';
import { readCountry, readPostcode } from '#shared/domain/intake/readCountry.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { readIdentityNumber } from '#shared/domain/intake/readIdentityNumber.ts';
import { readPaymentTerms } from '#shared/domain/intake/readPaymentTerms.ts';
import type { RowReading } from '#shared/domain/intake/readRow.ts';
import { readReference, readText } from '#shared/domain/intake/readText.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';

/** What one document says, and what a person should know of how it was read. */
export interface UblDocumentReading {
  readonly reading: RowReading;
  readonly warnings: readonly { readonly code: IntakeWarningCode; readonly params: RefusalParams }[];
  readonly supplierNumbers: readonly string[];
  readonly supplierName: string | null;
}

/** Schemes of electronic addresses that are organisation numbers: NO, SE, DK, FI (formats.md A.4). */
const organisationSchemes = new Set(['0192', '0007', '0184', '0037', '0212', '0213', '0216', '9908']);
const silent = { comma: false, point: false, dayFirst: false, monthFirst: false };
const customer = 'AccountingCustomerParty/Party';
const supplier = 'AccountingSupplierParty/Party';

/**
 * Makes a draft of the texts of a billing document (Peppol BIS Billing 3, EN 16931).
 *
 * - Owed is `PayableAmount` (BT-115), the total is that and what was paid before (BT-113).
 * - A credit note, and an invoice with a negative sum (a correction), owe to the customer: both sums negative.
 * - Due is `DueDate` (BT-9), else `PaymentMeans/PaymentDueDate`, else the day of issue and the days of the payment
 *   terms where their words name one number of days and no discount (BT-20), with a warning; a credit note without
 *   any is due when issued. EN 16931 BR-CO-25 asks for one of these; without them the row is `due_date_missing`.
 */
export function readUblDocument(
  root: UblRoot,
  texts: readonly UblText[],
  line: number,
  creditor: IntakeCreditor,
): UblDocumentReading {
  const document = documentOf(texts);
  const errors: FieldError[] = [];
  const number = document.text('ID');
  if (number === null) errors.push({ field: 'invoiceNumber', code: 'invoice_number_missing', params: {} });
  const currency = readDocumentCurrency(document, creditor, errors);
  const payable = readDecimal(document, 'LegalMonetaryTotal/PayableAmount', errors);
  const prepaid = readDecimal(document, 'LegalMonetaryTotal/PrepaidAmount', errors) ?? 0;
  if (payable === null && errors.every(({ field }) => field !== 'open')) {
    errors.push({ field: 'open', code: 'amount_missing', params: {} });
  }
  const issued = readDay(document, 'IssueDate', 'issued', errors);
  const credit = root === 'CreditNote' || (payable ?? 0) < 0;
  const due = readDue(document, issued, credit, errors);
  const draft = readUblCustomer(document, creditor, errors);
  const rest = { warnings: due.warnings, ...readSupplier(document) };
  if (errors.length > 0 || number === null || payable === null || due.date === null) {
    const rowErrors = errors.map((error) => ({ ...error, line }));
    return { reading: { ok: false, errors: rowErrors, number, notation: silent }, ...rest };
  }
  const sign = root === 'CreditNote' ? -1 : 1;
  const reference = document.text('PaymentMeans/PaymentID');
  return {
    reading: {
      ok: true,
      notation: silent,
      draft: {
        line,
        customer: draft,
        number,
        kind: credit ? 'credit_note' : 'invoice',
        issued,
        due: due.date,
        currency,
        original: signed(payable + prepaid, sign),
        open: signed(payable, sign),
        reference: reference === null ? null : readReference(reference),
        correctsNumber: credit ? document.text('BillingReference/InvoiceDocumentReference/ID') : null,
        paidOn: null,
        doubts: [],
      },
    },
    ...rest,
  };
}

/** Looks texts up by their path. */
interface UblDocument {
  /** The first text at the path; null when there is none. */
  readonly text: (path: string) => string | null;
  readonly all: (path: string) => readonly UblText[];
}

function documentOf(texts: readonly UblText[]): UblDocument {
  const byPath = Map.groupBy(texts, ({ path }) => path);
  const all = (path: string): readonly UblText[] => byPath.get(path) ?? [];
  const text = (path: string): string | null => {
    const found = all(path)
      .map((entry) => readText(entry.text))
      .find((entry) => entry !== '');
    return found?.slice(0, 300) ?? null;
  };
  return { text, all };
}

function readDocumentCurrency(document: UblDocument, creditor: IntakeCreditor, errors: FieldError[]): string {
  const text = document.text('DocumentCurrencyCode') ?? '';
  const reading =
    text === ''
      ? { ok: false as const, code: 'currency_unknown' as const }
      : readCurrency(text, creditor.currency);
  if (!reading.ok) {
    errors.push({ field: 'currency', code: reading.code, params: { value: text.slice(0, 60) } });
    return creditor.currency;
  }
  const stated = document.all('LegalMonetaryTotal/PayableAmount')[0]?.attributes['currencyID'];
  if (stated !== undefined && stated !== reading.currency) {
    errors.push({
      field: 'currency',
      code: 'currencies_differ',
      params: { document: reading.currency, amount: stated },
    });
  }
  return reading.currency;
}

/** A decimal of XML Schema with at most two significant decimals, in minor units; null when absent or faulty. */
function readDecimal(document: UblDocument, path: string, errors: FieldError[]): Minor | null {
  const text = document.text(path);
  if (text === null) return null;
  const match = /^([-+]?)(\d{1,12})(?:\.(\d+))?$/u.exec(text);
  const decimals = match?.[3] ?? '';
  if (match === null || /[1-9]/u.test(decimals.slice(2))) {
    const code = match === null ? 'amount_unreadable' : 'amount_too_precise';
    errors.push({ field: 'open', code, params: { value: text.slice(0, 60) } });
    return null;
  }
  const magnitude = Number(match[2]) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  return signed(magnitude, match[1] === '-' ? -1 : 1);
}

function readDay(
  document: UblDocument,
  path: string,
  field: IntakeField,
  errors: FieldError[],
): IsoDate | null {
  const text = document.text(path);
  if (text === null) return null;
  // XML Schema's date may carry a time zone, which says nothing of the calendar day.
  const reading = /^\d{4}-\d{2}-\d{2}(?:Z|[-+]\d{2}:\d{2})?$/u.test(text)
    ? readDate(text.slice(0, 10))
    : { ok: false as const, code: 'date_unreadable' as const, params: { value: text.slice(0, 60) } };
  if (reading.ok) return reading.date;
  errors.push({ field, code: reading.code, params: reading.params });
  return null;
}

interface DueReading {
  readonly date: IsoDate | null;
  readonly warnings: UblDocumentReading['warnings'];
}

function readDue(
  document: UblDocument,
  issued: IsoDate | null,
  credit: boolean,
  errors: FieldError[],
): DueReading {
  const before = errors.length;
  const stated =
    readDay(document, 'DueDate', 'due', errors) ??
    readDay(document, 'PaymentMeans/PaymentDueDate', 'due', errors);
  if (stated !== null || errors.length > before) return { date: stated, warnings: [] };
  if (credit) return { date: issued, warnings: [] };
  const terms = document.text('PaymentTerms/Note');
  const days = terms === null ? null : readPaymentTerms(terms);
  if (issued !== null && days !== null) {
    const due = addDays(issued, days);
    return { date: due, warnings: [{ code: 'due_from_terms', params: { terms: terms ?? '', days, due } }] };
  }
  errors.push({ field: 'due', code: 'due_date_missing', params: { terms } });
  return { date: null, warnings: [] };
}

function readUblCustomer(
  document: UblDocument,
  creditor: IntakeCreditor,
  errors: FieldError[],
): CustomerDraft {
  const at = (path: string): string | null => document.text(`${customer}/${path}`);
  const name = at('PartyLegalEntity/RegistrationName') ?? at('PartyName/Name');
  // An identifier of a public scheme (a GLN, say) is not the number that the creditor gave the customer.
  const own = document
    .all(`${customer}/PartyIdentification/ID`)
    .find(({ attributes }) => attributes['schemeID'] === undefined);
  const number = own === undefined ? null : readText(own.text);
  if (name === null && number === null)
    errors.push({ field: 'customerName', code: 'customer_missing', params: {} });
  const countryText = at('PostalAddress/Country/IdentificationCode');
  const country = countryText === null ? null : (readCountry(countryText) ?? null);
  if (countryText !== null && country === null) {
    errors.push({ field: 'country', code: 'country_unknown', params: { value: countryText.slice(0, 60) } });
  }
  const endpoint = document
    .all(`${customer}/EndpointID`)
    .find(({ attributes }) => organisationSchemes.has(attributes['schemeID'] ?? ''));
  const identityText = at('PartyLegalEntity/CompanyID') ?? endpoint?.text ?? '';
  const identity = readIdentityNumber(identityText, country ?? creditor.country);
  const address = readUblAddress(at, country ?? creditor.country);
  const identityNumber = identity?.value ?? null;
  return {
    key: customerKey({ number, identityNumber, name, postcode: address.postcode }),
    number,
    name,
    kind: debtorKindOf(name ?? '') ?? identity?.kind ?? null,
    identityNumber,
    ...address,
    country,
    email: at('Contact/ElectronicMail'),
    phone: at('Contact/Telephone'),
    language: null,
    more: nothingMore,
  };
}

function readUblAddress(
  at: (path: string) => string | null,
  country: string,
): Pick<CustomerDraft, 'street' | 'street2' | 'postcode' | 'city'> {
  const lines = ['StreetName', 'AdditionalStreetName', 'AddressLine/Line']
    .map((path) => at(`PostalAddress/${path}`))
    .filter((text) => text !== null);
  const { postcode } = readPostcode(at('PostalAddress/PostalZone') ?? '', country);
  const city = at('PostalAddress/CityName') ?? '';
  if (lines.length === 0 && postcode === '' && city === '') {
    return { street: null, street2: null, postcode: null, city: null };
  }
  return { street: lines[0] ?? '', street2: lines.slice(1).join(', '), postcode, city };
}

function readSupplier(document: UblDocument): Pick<UblDocumentReading, 'supplierNumbers' | 'supplierName'> {
  const endpoints = document
    .all(`${supplier}/EndpointID`)
    .filter(({ attributes }) => organisationSchemes.has(attributes['schemeID'] ?? ''));
  const numbers = [
    ...document.all(`${supplier}/PartyLegalEntity/CompanyID`),
    ...document.all(`${supplier}/PartyTaxScheme/CompanyID`),
    ...endpoints,
  ].map(({ text }) => readText(text));
  return {
    supplierNumbers: [...new Set(numbers)].filter((text) => /\d{6}/u.test(text)),
    supplierName:
      document.text(`${supplier}/PartyLegalEntity/RegistrationName`) ??
      document.text(`${supplier}/PartyName/Name`),
  };
}

function signed(amount: Minor, sign: 1 | -1): Minor {
  return amount === 0 ? 0 : amount * sign;
}
