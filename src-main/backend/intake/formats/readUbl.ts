import { gatherWarnings } from '#backend/intake/formats/documentFields.ts';
import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import { keepPictures, longestPictureText } from '#backend/intake/formats/keepPictures.ts';
import {
  readUblDocument,
  type UblKind,
  ublPictures,
  ublSupplier,
} from '#backend/intake/formats/readUblDocument.ts';
import { readXml, type XmlElement } from '#backend/intake/formats/readXml.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { type ChargeDocument, watchCharges } from '#backend/intake/formats/watchCharges.ts';
import { gatherRecords, textAt, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import { businessEnvelope } from '#backend/intake/formats/xmlRoot.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** An invoice with its attachments; larger ones are no invoices but an attack or a mistake. */
const mostBytes = 100 * 1024 * 1024;
const deepest = 64;
/** Elements of the head and the foot of a document; an invoice has some hundred. Its lines are not kept at all. */
const mostElements = 10_000;
/** What is kept of one element's text; notes are longer and not needed. */
const longestText = 4000;
const limits = {
  mostBytes,
  deepest,
  longestText: (path: readonly string[]) =>
    path.at(-1) === 'EmbeddedDocumentBinaryObject' ? longestPictureText : longestText,
};
const billing = 'urn:cen.eu:en16931:2017';
const ublNamespace = /^urn:oasis:names:specification:ubl:schema:xsd:[A-Za-z]+-2$/u;

/** Documents of UBL that are no invoices and what they are refused as. */
const others: Readonly<Record<string, 'document_is_reminder' | 'document_is_statement'>> = {
  Reminder: 'document_is_reminder',
  Statement: 'document_is_statement',
};
const responses: ReadonlySet<string> = new Set([
  'ApplicationResponse',
  'InvoiceResponse',
  'AttachedDocument',
]);

/**
 * Reads an invoice or credit note in UBL 2: Peppol BIS Billing 3 and EHF Billing 3 (formats.md A.4) or OIOUBL 2
 * (A.6), also inside the envelope of the network. A file that is not well-formed to its last byte gives nothing. No DTD
 * is read, so that there are no entities to expand and none to fetch; attachments that the document only points at are
 * not fetched.
 *
 * Throws `Refusal`: `xml_not_wellformed {line, column}`, `xml_doctype`, `xml_too_large`, `xml_too_deep`, `xml_too_long`,
 * `xml_not_supported {root, customization}`, `ehf_reminder`, `ehf_payment_request`, `document_is_reminder {number}`,
 * `document_is_interest {number}`, `document_is_statement {number}`, `document_is_response {root}`, `encoding_invalid`.
 */
export const readUbl: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const document = await gatherUbl((events) => readXml(path, file, events, limits, control));
  const kind = kindOf(document);
  const warnings = gatherWarnings();
  const { root } = document;
  const { reading, texts } = readUblDocument(root, creditor, warnings);
  sink.observeText(root.line, texts);
  sink.take(root.line, reading);
  if (reading.ok) {
    for (const picture of keepPictures(ublPictures(root), reading.draft.number, warnings))
      sink.takeDocument(picture);
  }
  warnings.tell(sink);
  return {
    format: formats[kind][root.local === 'CreditNote' ? 'credit' : 'invoice'],
    kind: 'documents',
    delimiter: null,
    columns: [],
    ...ublSupplier(root),
    listDate: null,
  };
};

const formats = {
  billing: { invoice: 'ubl_invoice', credit: 'ubl_credit_note' },
  oioubl: { invoice: 'oioubl_invoice', credit: 'oioubl_credit_note' },
} as const;

interface GatheredDocument {
  readonly root: XmlNode;
  /** What all its lines claim, where that is a charge. */
  readonly charges: ChargeDocument | null;
}

/** The one document of the file without its lines, which are only looked at for what they are. */
async function gatherUbl(
  read: (events: ReturnType<typeof gatherRecords>) => Promise<void>,
): Promise<GatheredDocument> {
  const charges = watchCharges();
  let root: XmlNode | undefined;
  let enveloped = false;
  const begins = (element: XmlElement, path: readonly string[]): boolean => {
    if (path.length === 1) {
      enveloped = element.uri === businessEnvelope && element.local === 'StandardBusinessDocument';
      if (enveloped) return false;
      if (!ublNamespace.test(element.uri)) throw notSupported(element.local, null);
    }
    return root === undefined && path.length <= 2 && ublNamespace.test(element.uri);
  };
  const events = gatherRecords(
    {
      begins,
      leavesOut: (path, depth) => path.length === depth + 1 && leftOut.test(path.at(-1) ?? ''),
      passed(text, path, depth) {
        if (path.length === depth + 1) {
          if (path.at(-1)?.endsWith('Line') === true) charges.endLine();
        } else if (path.at(-1) === 'Name' && path.at(-2) === 'Item') charges.name(text);
      },
      mostElements,
    },
    (record) => {
      root = record;
    },
  );
  await read(events);
  if (root === undefined) throw notSupported(enveloped ? 'StandardBusinessDocument' : '', null);
  return { root, charges: charges.verdict() };
}

const leftOut = /Line$|^UBLExtensions$|^Signature$/u;

/**
 * Which rules the document follows. A reminder, a payment request, and an invoice of nothing but such charges come as
 * an `Invoice` too: taken for one, they would claim the same debt a second time, with the fee as principal.
 */
function kindOf({ root, charges }: GatheredDocument): UblKind {
  const { local } = root;
  const number = textAt(root, 'ID') ?? '';
  const other = ownValue(others, local);
  if (other !== undefined) throw refuseFile(other, { number });
  if (responses.has(local)) throw refuseFile('document_is_response', { root: local });
  const customization = textAt(root, 'CustomizationID');
  if (customization === null || (local !== 'Invoice' && local !== 'CreditNote'))
    throw notSupported(local, customization);
  if (/:ehf:reminder:/u.test(customization)) throw refuseFile('ehf_reminder', { customization });
  if (/:payment-request:/u.test(customization)) throw refuseFile('ehf_payment_request', { customization });
  const kind = customization.startsWith('OIOUBL-2.') ? 'oioubl' : 'billing';
  if (kind === 'billing' && customization !== billing && !customization.startsWith(`${billing}#`))
    throw notSupported(local, customization);
  if (charges !== null && bearsNoVat(root))
    throw refuseFile(charges === 'interest' ? 'document_is_interest' : 'document_is_reminder', { number });
  return kind;
}

/** Neither a reminder's fee nor late interest is a supply. */
function bearsNoVat(root: XmlNode): boolean {
  return textsAt(root, 'TaxTotal/TaxAmount').every((text) => Number(text) === 0);
}

function notSupported(root: string, customization: string | null): Refusal {
  return refuseFile('xml_not_supported', {
    root: root.slice(0, 100),
    customization: customization?.slice(0, 200) ?? null,
  });
}
