import {
  documentReading,
  type DocumentFaults,
  type DocumentWarnings,
  isoShape,
  readAmountText,
  readCurrencyText,
  readDayText,
  readDueDate,
} from '#backend/intake/formats/documentFields.ts';
import { contactOf, draftCustomer, silentCustomer } from '#backend/intake/formats/draftCustomer.ts';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import type { Attachment } from '#backend/intake/formats/keepPictures.ts';
import { ublReference } from '#backend/intake/formats/ublReference.ts';
import { nodesAt, textAt, textOf, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { CustomerDraft, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { readCountry } from '#shared/domain/intake/readCountry.ts';
import type { RowReading } from '#shared/domain/intake/readRow.ts';

/** The two families of UBL 2 that are read: EN 16931 (Peppol BIS, EHF) and the Danish OIOUBL. */
export type UblKind = 'billing' | 'oioubl';

/** What one document says, and the texts by which a wrong character set shows. */
export interface UblReading {
  readonly reading: RowReading;
  readonly texts: readonly string[];
}

/** Schemes of identifiers that are organisation or person numbers: NO, SE, DK, FI (formats.md A.4, A.6). */
const identitySchemes = new Set([
  '0192',
  '0007',
  '0184',
  '0198',
  '0037',
  '0212',
  '0213',
  '0216',
  '9908',
  'DK:CVR',
  'DK:CPR',
]);
/** Schemes of places and numbers that a company may have many of. */
const noIdentity = new Set(['0088', 'GLN', '0089', '0060', 'DUNS', 'DK:SE']);

/**
 * Makes a draft of a document in UBL 2.
 *
 * - Owed is `PayableAmount` (BT-115), the total is that and what was paid before (BT-113).
 * - A credit note, and an invoice with a negative total (a correction), owe to the customer: both sums negative.
 * - Due is `DueDate` (BT-9), else `PaymentMeans/PaymentDueDate`, which is where OIOUBL has it, else by the payment terms
 *   (`readDueDate`). EN 16931 BR-CO-25 asks for one of these.
 * - Type codes of UNTDID 1001 that nobody owes: 325 (pro forma), 751 (for the accounts only).
 */
export function readUblDocument(
  root: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): UblReading {
  const faults: DocumentFaults = { errors: [], warnings };
  const number = textAt(root, 'ID');
  const type = textAt(root, 'InvoiceTypeCode');
  if (type === '325')
    faults.errors.push({ field: null, code: 'document_is_proforma', params: { number: number ?? '–' } });
  if (type === '751')
    faults.errors.push({
      field: null,
      code: 'document_not_invoice',
      params: { number: number ?? '–', type },
    });
  const total = nodesAt(root, 'LegalMonetaryTotal/PayableAmount')[0];
  const currency = readCurrencyText(
    textAt(root, 'DocumentCurrencyCode'),
    total?.attributes['currencyID'],
    creditor,
    faults,
  );
  const sums = readSums(root, faults);
  const issued = readDayText(textAt(root, 'IssueDate'), isoShape, 'issued', faults);
  const dueText = textAt(root, 'DueDate', 'PaymentMeans/PaymentDueDate');
  const stated = readDayText(dueText, isoShape, 'due', faults);
  const terms = textAt(root, 'PaymentTerms/Note');
  const due = readDueDate({ number, stated, terms, netDays: null, issued, credit: sums.credit }, faults);
  const customer = readUblCustomer(root, creditor, faults);
  const reading = documentReading(
    {
      line: root.line,
      number,
      ...sums,
      issued,
      due,
      currency,
      reference: ublReference(root),
      corrects: textsAt(root, 'BillingReference/InvoiceDocumentReference/ID'),
      customer,
    },
    faults,
  );
  return { reading, texts: [customer.name ?? '', customer.street ?? '', customer.city ?? ''] };
}

/** The attachments that the document carries itself. */
export function ublPictures(root: XmlNode): readonly Attachment[] {
  const path = 'AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject';
  return nodesAt(root, path).map(({ attributes, text }) => ({
    mediaType: attributes['mimeCode'] ?? '',
    name: attributes['filename'] ?? '',
    base64: text,
  }));
}

/** Whose invoice it is. */
export function ublSupplier(root: XmlNode): Pick<FormatReading, 'supplierNumbers' | 'supplierName'> {
  const party = 'AccountingSupplierParty/Party';
  const numbers = [
    ...textsAt(root, `${party}/PartyLegalEntity/CompanyID`),
    ...textsAt(root, `${party}/PartyTaxScheme/CompanyID`),
    ...schemed(root, `${party}/EndpointID`, (scheme) => identitySchemes.has(scheme)),
    ...schemed(root, `${party}/PartyIdentification/ID`, (scheme) => identitySchemes.has(scheme)),
  ];
  return {
    supplierNumbers: [...new Set(numbers)].filter((text) => /\d{6}/u.test(text)),
    supplierName: textAt(root, `${party}/PartyLegalEntity/RegistrationName`, `${party}/PartyName/Name`),
  };
}

function readSums(
  root: XmlNode,
  faults: DocumentFaults,
): { readonly credit: boolean; readonly original: number | null; readonly open: number | null } {
  const payable = readAmountText(textAt(root, 'LegalMonetaryTotal/PayableAmount'), '.', faults);
  const prepaid = readAmountText(textAt(root, 'LegalMonetaryTotal/PrepaidAmount'), '.', faults) ?? 0;
  const note = root.local === 'CreditNote';
  if (payable === null) return { credit: note, original: null, open: null };
  const total = payable + prepaid;
  // More paid before than owed makes an overpaid invoice, no credit note.
  const credit = note || total < 0 || (total === 0 && payable < 0);
  const turned = (amount: number): number => (note && amount !== 0 ? -amount : amount);
  return { credit, original: turned(total), open: turned(payable) };
}

function readUblCustomer(root: XmlNode, creditor: IntakeCreditor, faults: DocumentFaults): CustomerDraft {
  const holder = nodesAt(root, 'AccountingCustomerParty')[0];
  const party = holder === undefined ? undefined : nodesAt(holder, 'Party')[0];
  if (holder === undefined || party === undefined) return draftCustomer(silentCustomer, creditor, faults);
  const contact = {
    name: textAt(party, 'Contact/Name'),
    email: textAt(party, 'Contact/ElectronicMail'),
    phone: textAt(party, 'Contact/Telephone'),
  };
  return draftCustomer(
    {
      ...silentCustomer,
      // An identifier of a public scheme (a GLN, say) is not the number that the creditor gave the customer.
      number:
        textAt(holder, 'SupplierAssignedAccountID') ??
        schemed(party, 'PartyIdentification/ID', (scheme) => scheme === '')[0] ??
        null,
      name: textAt(party, 'PartyLegalEntity/RegistrationName', 'PartyName/Name') ?? personName(party),
      identities: [
        ...schemed(party, 'PartyLegalEntity/CompanyID', (scheme) => !noIdentity.has(scheme)),
        ...schemed(party, 'EndpointID', (scheme) => identitySchemes.has(scheme)),
        ...schemed(party, 'PartyIdentification/ID', (scheme) => identitySchemes.has(scheme)),
        ...schemed(party, 'PartyTaxScheme/CompanyID', (scheme) => !noIdentity.has(scheme)),
      ],
      address: readUblAddress(party, creditor),
      email: contact.email,
      phone: contact.phone,
      language: textAt(party, 'Language/ID'),
      // EAS code EM: the electronic address is an e-mail address.
      invoiceEmail: schemed(party, 'EndpointID', (scheme) => scheme === 'EM')[0] ?? null,
      contacts: contactOf(contact),
    },
    creditor,
    faults,
  );
}

function personName(party: XmlNode): string | null {
  const parts = ['Person/FirstName', 'Person/FamilyName'].map((path) => textAt(party, path));
  const name = parts.filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

/** What a post box is called before its number. */
const boxes: Readonly<Record<string, string>> = { NO: 'Postboks', DK: 'Postboks', SE: 'Box', FI: 'PL' };

function readUblAddress(
  party: XmlNode,
  creditor: IntakeCreditor,
): {
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly city: string | null;
  readonly country: string | null;
} {
  const at = (path: string): string | null => textAt(party, `PostalAddress/${path}`);
  const country = at('Country/IdentificationCode');
  // OIOUBL has the number of the house in a field of its own.
  const house = ['StreetName', 'BuildingNumber', 'Floor', 'Room'].map(at).filter((part) => part !== null);
  const box = at('Postbox');
  const boxName = boxes[readCountry(country ?? '') ?? creditor.country] ?? '';
  const lines = [
    house.join(' '),
    box !== null && /^\d+$/u.test(box) ? `${boxName} ${box}`.trim() : (box ?? ''),
    at('AdditionalStreetName') ?? '',
    ...textsAt(party, 'PostalAddress/AddressLine/Line'),
  ].filter((line) => line !== '');
  return { lines, postcode: at('PostalZone'), city: at('CityName'), country };
}

/** The texts at a path whose `schemeID` (empty where there is none) is of the wanted kind. */
function schemed(node: XmlNode, path: string, wanted: (scheme: string) => boolean): readonly string[] {
  return nodesAt(node, path)
    .filter(({ attributes }) => wanted(attributes['schemeID'] ?? ''))
    .map(textOf)
    .filter((text) => text !== null);
}
