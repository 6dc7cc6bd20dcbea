import { barcodeDiffers, readBankBarcode } from '#backend/intake/formats/bankBarcode.ts';
import {
  documentReading,
  type DocumentFaults,
  type DocumentWarnings,
  isoShape,
  negative,
  readAmountText,
  readCurrencyText,
  readDayText,
  readDueDate,
} from '#backend/intake/formats/documentFields.ts';
import {
  contactOf,
  type CustomerFacts,
  draftCustomer,
  silentCustomer,
} from '#backend/intake/formats/draftCustomer.ts';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import type { UblReading } from '#backend/intake/formats/readUblDocument.ts';
import type { ChargeDocument } from '#backend/intake/formats/watchCharges.ts';
import { nodesAt, textAt, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { CustomerDraft, FieldError, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readReference } from '#shared/domain/intake/readText.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** Types of messages that claim something else than an invoice does, by the code list of Finvoice 3.0. */
const refusedTypes: Readonly<Record<string, RowErrorCode>> = {
  INV03: 'document_is_interest',
  INV05: 'document_is_collection',
  INV06: 'document_is_proforma',
  INV08: 'document_is_reminder',
};

/**
 * Why a message is no invoice of the creditor: its type, that it cancels one, or that all its rows are charges. Null for
 * an invoice (INV01) or a credit note (INV02), also as a copy.
 */
export function refuseFinvoice(
  message: XmlNode,
  charges: ChargeDocument | null,
): { readonly number: string | null; readonly error: FieldError } | null {
  const number = textAt(message, 'InvoiceDetails/InvoiceNumber');
  const type = textAt(message, 'InvoiceDetails/InvoiceTypeCode')?.toUpperCase() ?? '';
  const refuse = (code: RowErrorCode): { number: string | null; error: FieldError } => ({
    number,
    error: { field: null, code, params: { number: number ?? '–', type } },
  });
  const code = ownValue(refusedTypes, type);
  if (code !== undefined) return refuse(code);
  if (type !== 'INV01' && type !== 'INV02') return refuse('document_not_invoice');
  if (textAt(message, 'InvoiceDetails/OriginCode')?.toLowerCase() === 'cancel')
    return refuse('document_cancels');
  const vat = textAt(message, 'InvoiceDetails/InvoiceTotalVatAmount') ?? '';
  if (charges === null || /[1-9]/u.test(vat)) return null;
  return refuse(charges === 'interest' ? 'document_is_interest' : 'document_is_reminder');
}

/** A day as the format has it (`Format="CCYYMMDD"`), or as some write it all the same. */
const dayShape = new RegExp(`^\\d{8}$|${isoShape.source}`, 'u');

/**
 * Makes a draft of an invoice or credit note in Finvoice.
 *
 * - The total is `InvoiceTotalVatIncludedAmount` with its rounding; what is paid already (`InvoicePaidAmount`, before
 *   version 3 `PartialPaymentDetails/PaidAmount`) is not owed any more.
 * - A credit note (INV02, or a negative total) owes to the customer, whatever the sign of its sums.
 * - Due is `InvoiceDueDate`, else the day of the payment instruction, else by the payment terms (`readDueDate`).
 * - The bank barcode is only compared; where it says otherwise there is a warning (`barcode_differs`).
 */
export function readFinvoiceMessage(
  message: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): UblReading {
  const faults: DocumentFaults = { errors: [], warnings };
  const at = (path: string): string | null => textAt(message, `InvoiceDetails/${path}`);
  const number = at('InvoiceNumber');
  const sums = readSums(message, number, faults);
  const currency = readCurrencyText(sums.currency, undefined, creditor, faults);
  const issued = readDayText(at('InvoiceDate'), dayShape, 'issued', faults);
  const dueText =
    at('PaymentTermsDetails/InvoiceDueDate') ??
    textAt(message, 'EpiDetails/EpiPaymentInstructionDetails/EpiDateOptionDate');
  const stated = readDayText(dueText, dayShape, 'due', faults);
  const terms = at('PaymentTermsDetails/PaymentTermsFreeText');
  const due = readDueDate({ number, stated, terms, netDays: null, issued, credit: sums.credit }, faults);
  const customer = readBuyer(message, creditor, faults);
  const reading = documentReading(
    {
      line: message.line,
      number,
      ...sums,
      issued,
      due,
      currency,
      reference: readEpiReference(message),
      corrects: [
        ...textsAt(message, 'InvoiceDetails/OriginalInvoiceNumber'),
        ...textsAt(message, 'InvoiceDetails/OriginalInvoiceReference/InvoiceNumber'),
      ],
      customer,
    },
    faults,
  );
  if (reading.ok && !sums.credit && reading.draft.due !== null) {
    const { open, reference, due: dueDate } = reading.draft;
    const barcode = readBankBarcode(textAt(message, 'VirtualBankBarcode')?.replaceAll(' ', '') ?? '');
    if (barcode !== undefined && barcodeDiffers(barcode, { open, reference, due: dueDate }))
      warnings.add('barcode_differs', { number });
  }
  return { reading, texts: [customer.name ?? '', customer.street ?? '', customer.city ?? ''] };
}

/** Whose invoice it is. */
export function finvoiceSupplier(message: XmlNode): Pick<FormatReading, 'supplierNumbers' | 'supplierName'> {
  const numbers = ['SellerPartyIdentifier', 'SellerOrganisationTaxCode'].flatMap((local) =>
    textsAt(message, `SellerPartyDetails/${local}`),
  );
  return {
    supplierNumbers: [...new Set(numbers)].filter((text) => /\d{6}/u.test(text)),
    supplierName: textAt(message, 'SellerPartyDetails/SellerOrganisationName'),
  };
}

interface Sums {
  readonly credit: boolean;
  readonly original: number | null;
  readonly open: number | null;
  readonly currency: string | null;
}

function readSums(message: XmlNode, number: string | null, faults: DocumentFaults): Sums {
  const amount = (path: string): number | null => readAmountText(textAt(message, path), ',', faults);
  const totalPath = 'InvoiceDetails/InvoiceTotalVatIncludedAmount';
  const stated = amount(totalPath);
  const currency = nodesAt(message, totalPath)[0]?.attributes['AmountCurrencyIdentifier'] ?? null;
  const type = textAt(message, 'InvoiceDetails/InvoiceTypeCode')?.toUpperCase();
  const credit = type === 'INV02' || (stated ?? 0) < 0;
  if (stated === null) return { credit, original: null, open: null, currency };
  const total = stated + (amount('InvoiceDetails/InvoiceTotalRoundoffAmount') ?? 0);
  const paid = Math.abs(
    amount('InvoiceDetails/InvoicePaidAmount') ?? amount('PartialPaymentDetails/PaidAmount') ?? 0,
  );
  const status = textAt(message, 'PaymentStatusDetails/PaymentStatusCode')?.toUpperCase();
  if (status === 'PARTLYPAID' && paid === 0) faults.warnings.add('partly_paid_unknown', { number });
  const original = credit ? negative(total) : total;
  if (status === 'PAID') return { credit, original, open: 0, currency };
  return { credit, original, open: credit ? negative(Math.abs(total) - paid) : total - paid, currency };
}

/** The reference of the payment instruction (SPY or RF); one of nothing but zeros is a blank field. */
function readEpiReference(message: XmlNode): string | null {
  const text = textAt(message, 'EpiDetails/EpiPaymentInstructionDetails/EpiRemittanceInfoIdentifier');
  return text === null || /^0+$/u.test(text) ? null : readReference(text);
}

function readBuyer(message: XmlNode, creditor: IntakeCreditor, faults: DocumentFaults): CustomerDraft {
  const name = textAt(message, 'BuyerPartyDetails/BuyerOrganisationName');
  const contact = {
    name: textAt(message, 'BuyerContactPersonName'),
    role: textAt(message, 'BuyerContactPersonFunction'),
    email: textAt(message, 'BuyerCommunicationDetails/BuyerEmailaddressIdentifier'),
    phone: textAt(message, 'BuyerCommunicationDetails/BuyerPhoneNumberIdentifier'),
  };
  return draftCustomer(
    {
      ...silentCustomer,
      number: textAt(message, 'InvoiceDetails/SellersBuyerIdentifier'),
      name,
      identities: ['BuyerPartyIdentifier', 'BuyerOrganisationTaxCode'].map((local) =>
        textAt(message, `BuyerPartyDetails/${local}`),
      ),
      address: readAddress(message, 'Buyer', 'BuyerPartyDetails'),
      email: contact.email,
      phone: contact.phone,
      language: textAt(message, 'InvoiceRecipientLanguageCode'),
      contacts: contactOf(contact),
      ...readRecipient(message, name),
    },
    creditor,
    faults,
  );
}

/**
 * Where the invoice itself goes, where that is the buyer at another address. A recipient of another name (an accounting
 * office, a scanning service) is not the debtor, and its address is of no use for the debtor's letters.
 */
function readRecipient(
  message: XmlNode,
  buyer: string | null,
): Pick<CustomerFacts, 'further' | 'invoiceEmail'> {
  const party = 'InvoiceRecipientPartyDetails';
  const name = textAt(message, `${party}/InvoiceRecipientOrganisationName`);
  if (name !== null && name.toLowerCase() !== buyer?.toLowerCase())
    return { further: [], invoiceEmail: null };
  const email = 'InvoiceRecipientCommunicationDetails/InvoiceRecipientEmailaddressIdentifier';
  return {
    further: [{ purpose: 'invoice', ...readAddress(message, 'InvoiceRecipient', party) }],
    invoiceEmail: textAt(message, email),
  };
}

function readAddress(message: XmlNode, who: string, party: string): CustomerFacts['address'] {
  const details = `${party}/${who}PostalAddressDetails`;
  const box = textAt(message, `${details}/${who}PostOfficeBoxIdentifier`);
  return {
    lines: [
      ...textsAt(message, `${details}/${who}StreetName`),
      ...(box === null ? [] : [/^\d+$/u.test(box) ? `PL ${box}` : box]),
    ],
    postcode: textAt(message, `${details}/${who}PostCodeIdentifier`),
    city: textAt(message, `${details}/${who}TownName`),
    country: textAt(message, `${details}/CountryCode`, `${details}/CountryName`),
  };
}
