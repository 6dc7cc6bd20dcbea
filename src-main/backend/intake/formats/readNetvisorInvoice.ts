import {
  documentReading,
  type DocumentFaults,
  type DocumentWarnings,
  isoShape,
  readAmountText,
  readCurrencyText,
  readDayText,
  readDueDate,
  refusedDocument,
} from '#backend/intake/formats/documentFields.ts';
import { contactOf, draftCustomer, silentCustomer } from '#backend/intake/formats/draftCustomer.ts';
import type { Attachment } from '#backend/intake/formats/keepPictures.ts';
import type { UblReading } from '#backend/intake/formats/readUblDocument.ts';
import { nodesAt, textAt, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { CustomerDraft, FieldError, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readReference } from '#shared/domain/intake/readText.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** Days in Netvisor: `format="ansi"` is the ISO writing, answers of older resources have `1.10.2009`. */
export const netvisorDay = new RegExp(`${isoShape.source}|^\\d{1,2}\\.\\d{1,2}\\.\\d{4}$`, 'u');

/** What Netvisor says of an invoice, in its own words and in Finnish. */
const statuses: Readonly<Record<string, 'open' | 'collected' | 'paid' | RowErrorCode>> = {
  open: 'open',
  avoin: 'open',
  sent: 'open',
  lähetetty: 'open',
  overdue: 'open',
  erääntynyt: 'open',
  reminded: 'open',
  muistutettu: 'open',
  requested: 'open',
  huomautettu: 'open',
  collected: 'collected',
  perinnässä: 'collected',
  paid: 'paid',
  maksettu: 'paid',
  unsent: 'invoice_not_sent',
  lähettämätön: 'invoice_not_sent',
  invoicedraft: 'invoice_not_sent',
  creditloss: 'invoice_written_off',
  luottotappio: 'invoice_written_off',
  rejected: 'invoice_rejected',
  hylätty: 'invoice_rejected',
};

/**
 * Makes a draft of an invoice of `salesinvoice.nv` or `getsalesinvoice.nv`: what it was made out for, since these tell
 * of no part payments. A negative sum is a credit note; which invoice it credits, Netvisor tells by a number of its own
 * only. One that is not sent, written off or rejected is an error of the row.
 */
export function readNetvisorInvoice(
  record: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): UblReading {
  const at = (local: string): string | null => textAt(record, local);
  const faults: DocumentFaults = { errors: [], warnings };
  const number = at('salesinvoicenumber');
  const customer = readInvoicedCustomer(record, creditor, faults);
  const texts = textsOf(customer);
  const status = readStatus(record, ['invoicestatus', 'salesinvoicestatus'], number);
  if (status.error !== null) return { reading: refusedDocument(record.line, number, [status.error]), texts };
  const amount = nodesAt(record, 'salesinvoiceamount')[0];
  const sum = readAmountText(at('salesinvoiceamount'), ',', faults);
  const stated = amount?.attributes['iso4217currencycode'] ?? null;
  const currency = readCurrencyText(stated, undefined, creditor, faults, true);
  const issued = readDayText(at('salesinvoicedate'), netvisorDay, 'issued', faults);
  const due = readDueDate(
    {
      number,
      stated: readDayText(at('salesinvoiceduedate'), netvisorDay, 'due', faults),
      terms: null,
      netDays: netDays(at('paymenttermnetdays')),
      issued,
      credit: (sum ?? 0) < 0,
    },
    faults,
  );
  const reference = at('salesinvoicereferencenumber');
  const reading = documentReading(
    {
      line: record.line,
      number,
      credit: (sum ?? 0) < 0,
      issued,
      due,
      currency,
      original: sum,
      open: status.paid && sum !== null ? 0 : sum,
      reference: reference === null ? null : readReference(reference),
      corrects: [],
      customer,
    },
    faults,
  );
  return { reading, texts };
}

/**
 * Makes a draft of a row of `salesinvoicelist.nv`, the list of balances. It has no due dates, so that only invoices that
 * are known already get their balance from it.
 */
export function readNetvisorListRow(
  record: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): UblReading {
  const at = (local: string): string | null => textAt(record, local);
  const faults: DocumentFaults = { errors: [], warnings };
  const number = at('invoicenumber');
  const customer = draftCustomer(
    { ...silentCustomer, number: at('customercode'), name: at('customername') },
    creditor,
    faults,
  );
  const texts = textsOf(customer);
  const status = readStatus(record, ['invoicestatus'], number);
  if (status.error !== null) return { reading: refusedDocument(record.line, number, [status.error]), texts };
  if (status.collected) warnings.add('in_collection', { number });
  // What an invoice in another currency owes stands beside, where it was asked for.
  const foreign = nodesAt(record, 'additionalinformation/opencurrencysum')[0];
  const inForeign = foreign !== undefined && textAt(record, 'additionalinformation/opencurrencysum') !== null;
  const path = inForeign ? 'additionalinformation/' : '';
  const sumName = inForeign ? 'invoicecurrencysum' : 'invoicesum';
  const openName = inForeign ? 'opencurrencysum' : 'opensum';
  const original = readAmountText(at(`${path}${sumName}`), ',', faults);
  const open = readAmountText(at(`${path}${openName}`), ',', faults);
  const code = inForeign ? (foreign.attributes['currencycode'] ?? null) : null;
  const reference = at('referencenumber');
  const reading = documentReading(
    {
      line: record.line,
      number,
      credit: (original ?? open ?? 0) < 0,
      issued: readDayText(at('invoicedate'), netvisorDay, 'issued', faults),
      due: null,
      withoutDue: true,
      currency: readCurrencyText(code, undefined, creditor, faults, true),
      original,
      open,
      reference: reference === null ? null : readReference(reference),
      corrects: [],
      customer,
    },
    faults,
  );
  return { reading, texts };
}

/** The PDF as it was last sent, and what is attached to the invoice. */
export function netvisorPictures(record: XmlNode): readonly Attachment[] {
  const sent = nodesAt(record, 'lastsentinvoicepdfbase64data')
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => ({ mediaType: 'application/pdf', name: '', base64: text }));
  const attached = nodesAt(record, 'salesinvoiceattachments/salesinvoiceattachment').map((attachment) => ({
    mediaType: textAt(attachment, 'mimetype') ?? '',
    name: textAt(attachment, 'filename') ?? '',
    base64: nodesAt(attachment, 'documentdata')[0]?.text ?? '',
  }));
  return [...sent, ...attached];
}

function readInvoicedCustomer(
  record: XmlNode,
  creditor: IntakeCreditor,
  faults: DocumentFaults,
): CustomerDraft {
  const at = (local: string): string | null => textAt(record, `invoicingcustomer${local}`);
  // Of the identifiers of a request, `customer` is the number of the customer, `netvisor` one of Netvisor's own.
  const identifier = nodesAt(record, 'invoicingcustomeridentifier')[0];
  const byNumber = identifier?.attributes['type']?.toLowerCase() === 'customer';
  const first = textAt(record, 'contactpersonfirstname');
  const last = textAt(record, 'contactpersonlastname');
  const person = [first, last].filter((part) => part !== null).join(' ');
  return draftCustomer(
    {
      ...silentCustomer,
      number: at('code') ?? (byNumber ? at('identifier') : null),
      name: at('name'),
      identities: [at('organizationidentifier'), at('organisationidentifier')],
      address: {
        lines: ['addressline', 'additionaladdressline'].flatMap((local) =>
          textsAt(record, `invoicingcustomer${local}`),
        ),
        postcode: at('postnumber'),
        city: at('town'),
        country: at('countrycode'),
      },
      contacts: contactOf({
        name: person === '' ? null : person,
        email: textAt(record, 'contactpersonemail'),
        phone: textAt(record, 'contactpersonphonenumber'),
      }),
    },
    creditor,
    faults,
  );
}

interface Status {
  readonly paid: boolean;
  readonly collected: boolean;
  readonly error: FieldError | null;
}

/** Reads the status; one that is not said counts as open, one that is not known is an error. */
function readStatus(record: XmlNode, paths: readonly string[], number: string | null): Status {
  const node = paths.flatMap((path) => nodesAt(record, path))[0];
  const text = textAt(record, ...paths);
  const word = (node?.attributes['status'] ?? text ?? 'open').toLowerCase();
  const main = ownValue(statuses, word) ?? 'invoice_status_unknown';
  const sub = ownValue(statuses, node?.attributes['substatus']?.toLowerCase() ?? '');
  const collected = main === 'collected' || sub === 'collected' || node?.attributes['isincollection'] === '1';
  if (main === 'open' || main === 'collected' || main === 'paid')
    return { paid: main === 'paid', collected, error: null };
  // A request may leave the number to Netvisor.
  const params = { number: number ?? '–', value: word.slice(0, 60) };
  return { paid: false, collected, error: { field: null, code: main, params } };
}

function netDays(text: string | null): number | null {
  return text !== null && /^\d{1,3}$/u.test(text) ? Number(text) : null;
}

function textsOf(customer: CustomerDraft): readonly string[] {
  return [customer.name ?? '', customer.street ?? '', customer.city ?? ''];
}
