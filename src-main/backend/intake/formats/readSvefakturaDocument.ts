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
import { contactOf, draftCustomer, silentCustomer } from '#backend/intake/formats/draftCustomer.ts';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import type { UblReading } from '#backend/intake/formats/readUblDocument.ts';
import { nodesAt, textAt, textOf, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { ContactDraft, CustomerDraft, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readReference } from '#shared/domain/intake/readText.ts';

/**
 * Makes a draft of an invoice in Svefaktura 1.0. Local names alone are looked at: the official files mix the prefixes of
 * their components (formats.md A.5).
 *
 * - Owed and total is `LegalTotal/TaxInclusiveTotalAmount`, rounding included; the format knows of no payments.
 * - `InvoiceTypeCode` 381, or a negative total, owes to the customer, whatever the sign of its sums. It names its
 *   invoices in `InitialInvoiceDocumentReference`.
 * - The OCR number is that of the bankgiro where the invoice has one, else of the plusgiro, else of another account.
 */
export function readSvefakturaDocument(
  root: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): UblReading {
  const faults: DocumentFaults = { errors: [], warnings };
  const number = textAt(root, 'ID');
  const totalNode = nodesAt(root, 'LegalTotal/TaxInclusiveTotalAmount')[0];
  const currency = readCurrencyText(
    textAt(root, 'InvoiceCurrencyCode'),
    totalNode?.attributes['amountCurrencyID'],
    creditor,
    faults,
  );
  const total = readAmountText(textAt(root, 'LegalTotal/TaxInclusiveTotalAmount'), '.', faults);
  const credit = textAt(root, 'InvoiceTypeCode') === '381' || (total ?? 0) < 0;
  const owed = total !== null && credit ? negative(total) : total;
  const issued = readDayText(textAt(root, 'IssueDate'), isoShape, 'issued', faults);
  const stated = readDayText(textAt(root, 'PaymentMeans/DuePaymentDate'), isoShape, 'due', faults);
  const terms = textAt(root, 'PaymentTerms/Note');
  const due = readDueDate({ number, stated, terms, netDays: null, issued, credit }, faults);
  const customer = readBuyer(root, creditor, faults);
  const reading = documentReading(
    {
      line: root.line,
      number,
      credit,
      issued,
      due,
      currency,
      original: owed,
      open: owed,
      reference: readOcr(root),
      corrects: textsAt(root, 'InitialInvoiceDocumentReference/ID'),
      customer,
    },
    faults,
  );
  return { reading, texts: [customer.name ?? '', customer.street ?? '', customer.city ?? ''] };
}

/** Whose invoice it is, by the invoice or by the envelope of its attachments. */
export function svefakturaSupplier(
  invoice: XmlNode | null,
  envelope: XmlNode | null,
): Pick<FormatReading, 'supplierNumbers' | 'supplierName'> {
  const numbers = [
    ...(invoice === null ? [] : textsAt(invoice, 'SellerParty/Party/PartyTaxScheme/CompanyID')),
    ...(envelope === null ? [] : textsAt(envelope, 'DocumentReference/IssuerID')),
  ];
  return {
    supplierNumbers: [...new Set(numbers)].filter((text) => /\d{6}/u.test(text)),
    supplierName: invoice === null ? null : textAt(invoice, 'SellerParty/Party/PartyName/Name'),
  };
}

/** Bankgiro and plusgiro by the codes that the format has for them. */
const giros = ['BGABSESS', 'PGSISESS'];

function readOcr(root: XmlNode): string | null {
  const accounts = nodesAt(root, 'PaymentMeans/PayeeFinancialAccount').filter(
    (account) => textAt(account, 'PaymentInstructionID') !== null,
  );
  const place = (account: XmlNode): number => {
    const bank = textAt(account, 'FinancialInstitutionBranch/FinancialInstitution/ID') ?? '';
    return giros.includes(bank) ? giros.indexOf(bank) : giros.length;
  };
  const first = accounts.toSorted((a, b) => place(a) - place(b))[0];
  const reference = first === undefined ? null : textAt(first, 'PaymentInstructionID');
  return reference === null ? null : readReference(reference);
}

function readBuyer(root: XmlNode, creditor: IntakeCreditor, faults: DocumentFaults): CustomerDraft {
  const holder = nodesAt(root, 'BuyerParty')[0];
  const party = holder === undefined ? undefined : nodesAt(holder, 'Party')[0];
  if (holder === undefined || party === undefined) return draftCustomer(silentCustomer, creditor, faults);
  const contact = nodesAt(party, 'Contact')[0];
  const identifiers = ownIdentifiers(party);
  const isIdentity = (text: string): boolean => /^(?:16)?\d{6}-?\d{4}$/u.test(text);
  return draftCustomer(
    {
      ...silentCustomer,
      number:
        textAt(holder, 'SellerAssignedAccountID') ?? identifiers.find((text) => !isIdentity(text)) ?? null,
      name: textAt(party, 'PartyName/Name'),
      identities: [...taxNumbers(party), ...identifiers.filter(isIdentity)],
      address: {
        lines: ['StreetName', 'Postbox', 'AddressLine/Line']
          .flatMap((path) => textsAt(party, `Address/${path}`).map((line) => boxLine(path, line)))
          .filter((line) => line !== ''),
        postcode: textAt(party, 'Address/PostalZone'),
        city: textAt(party, 'Address/CityName'),
        country: textAt(party, 'Address/Country/IdentificationCode'),
      },
      email: contact === undefined ? null : textAt(contact, 'ElectronicMail'),
      phone: contact === undefined ? null : textAt(contact, 'Telephone'),
      contacts: [...personOf(contact), ...personOf(nodesAt(holder, 'AccountsContact')[0])],
    },
    creditor,
    faults,
  );
}

function boxLine(path: string, line: string): string {
  return path === 'Postbox' && /^\d+$/u.test(line) ? `Box ${line}` : line;
}

/** Identifiers without a scheme are the seller's own or the organisation number; a GLN has its agency (9). */
function ownIdentifiers(party: XmlNode): readonly string[] {
  return nodesAt(party, 'PartyIdentification/ID')
    .filter(
      ({ attributes }) =>
        attributes['identificationSchemeAgencyID'] === undefined &&
        attributes['identificationSchemeID'] === undefined,
    )
    .map(textOf)
    .filter((text) => text !== null)
    .filter((text) => !/^\d{13}$/u.test(text));
}

/** The organisation number (scheme SWT) before the VAT number, which is the same one with additions. */
function taxNumbers(party: XmlNode): readonly (string | null)[] {
  const schemes = nodesAt(party, 'PartyTaxScheme');
  const of = (id: string): readonly (string | null)[] =>
    schemes
      .filter((scheme) => textAt(scheme, 'TaxScheme/ID') === id)
      .map((scheme) => textAt(scheme, 'CompanyID'));
  return [...of('SWT'), ...of('VAT')];
}

function personOf(contact: XmlNode | undefined): readonly ContactDraft[] {
  if (contact === undefined) return [];
  return contactOf({
    name: textAt(contact, 'Name'),
    email: textAt(contact, 'ElectronicMail'),
    phone: textAt(contact, 'Telephone'),
  });
}
