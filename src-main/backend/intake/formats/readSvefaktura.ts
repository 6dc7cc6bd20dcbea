import { gatherWarnings } from '#backend/intake/formats/documentFields.ts';
import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import { type Attachment, keepPictures, longestPictureText } from '#backend/intake/formats/keepPictures.ts';
import {
  readSvefakturaDocument,
  svefakturaSupplier,
} from '#backend/intake/formats/readSvefakturaDocument.ts';
import { readXml } from '#backend/intake/formats/readXml.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { type ChargeDocument, watchCharges } from '#backend/intake/formats/watchCharges.ts';
import { gatherRecords, nodesAt, textAt, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { XmlRoot } from '#backend/intake/formats/xmlRoot.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';

const invoiceNamespace = 'urn:sfti:documents:BasicInvoice:1:0';
const envelopeNamespace = 'urn:sfti:documents:ObjectEnvelope:1:0';
const mostElements = 10_000;
const limits = {
  mostBytes: 100 * 1024 * 1024,
  deepest: 64,
  longestText: (path: readonly string[]) => (path.at(-1) === 'EncodedData' ? longestPictureText : 4000),
};

/** Whether a document is Svefaktura 1.0, or the envelope of its attachments. */
export function isSvefaktura(root: XmlRoot | null): boolean {
  return root?.uri === invoiceNamespace || root?.uri === envelopeNamespace;
}

/**
 * Reads Svefaktura 1.0 (formats.md A.5): an invoice, or an invoice and the envelope of its attachments side by side or
 * within each other. An envelope that comes alone brings the PDF of an invoice that is known otherwise. Like `readUbl`,
 * nothing is fetched and nothing is taken of a file that is not well-formed.
 *
 * Throws `Refusal`: those of `readXml`, `xml_too_long`, `document_is_reminder {number}`, `document_is_interest {number}`,
 * `attachments_only {number, types}`.
 */
export const readSvefaktura: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const gathered: { readonly record: XmlNode; readonly charges: ChargeDocument | null }[] = [];
  const charges = watchCharges();
  const events = gatherRecords(
    {
      begins: ({ local, uri }) =>
        (local === 'Invoice' && uri === invoiceNamespace) ||
        (local === 'ObjectEnvelope' && uri === envelopeNamespace),
      leavesOut: (at) => at.at(-1) === 'InvoiceLine',
      passed(text, at) {
        if (at.at(-1) === 'InvoiceLine') charges.endLine();
        else if (at.at(-1) === 'Description' && at.at(-2) === 'Item') charges.name(text);
      },
      mostElements,
    },
    (record) => {
      gathered.push({ record, charges: charges.verdict() });
      charges.reset();
    },
  );
  await readXml(path, file, events, limits, control);
  const warnings = gatherWarnings();
  const envelopes = gathered.flatMap(({ record }) => envelopesIn(record));
  const invoices = gathered.flatMap(({ record, charges: kind }) =>
    invoicesIn(record).map((invoice) => ({ invoice, charges: kind })),
  );
  const refused = new Set<string>();
  for (const { invoice, charges: kind } of invoices) {
    refuseCharges(invoice, kind);
    const { reading, texts } = readSvefakturaDocument(invoice, creditor, warnings);
    sink.observeText(invoice.line, texts);
    sink.take(invoice.line, reading);
    if (!reading.ok) refused.add(textAt(invoice, 'ID') ?? '');
  }
  let pictures = 0;
  for (const envelope of envelopes) {
    const number = textAt(envelope, 'DocumentReference/DocumentID') ?? '';
    if (number === '' || refused.has(number)) continue;
    for (const picture of keepPictures(attachmentsOf(envelope), number, warnings)) {
      sink.takeDocument(picture);
      pictures += 1;
    }
  }
  if (invoices.length === 0 && pictures === 0) throw nothingToKeep(envelopes);
  warnings.tell(sink);
  return {
    format: 'svefaktura',
    kind: 'documents',
    delimiter: null,
    columns: [],
    ...svefakturaSupplier(invoices[0]?.invoice ?? null, envelopes[0] ?? null),
    listDate: null,
  };
};

/** An envelope may hold the invoice itself beside its attachments. */
function invoicesIn(record: XmlNode): readonly XmlNode[] {
  return record.local === 'Invoice' ? [record] : nodesAt(record, 'Invoice');
}

function envelopesIn(record: XmlNode): readonly XmlNode[] {
  return record.local === 'ObjectEnvelope' ? [record] : nodesAt(record, 'ObjectEnvelope');
}

function attachmentsOf(envelope: XmlNode): readonly Attachment[] {
  return nodesAt(envelope, 'EncodedObject/EncodedData').map(({ attributes, text }) => ({
    mediaType: attributes['mimeCode'] ?? '',
    name: attributes['filename'] ?? '',
    base64: text,
  }));
}

/** See `readUbl`: a reminder or an interest invoice would claim a charge as principal. */
function refuseCharges(invoice: XmlNode, charges: ChargeDocument | null): void {
  const vat = textsAt(invoice, 'TaxTotal/TotalTaxAmount').some((text) => Number(text) !== 0);
  if (charges === null || vat) return;
  const number = textAt(invoice, 'ID') ?? '';
  throw refuseFile(charges === 'interest' ? 'document_is_interest' : 'document_is_reminder', { number });
}

function nothingToKeep(envelopes: readonly XmlNode[]): Refusal {
  const number = envelopes.map((envelope) => textAt(envelope, 'DocumentReference/DocumentID') ?? '')[0] ?? '';
  const types = envelopes.flatMap((envelope) => attachmentsOf(envelope).map(({ mediaType }) => mediaType));
  return refuseFile('attachments_only', { number, types: [...new Set(types)].join(', ').slice(0, 100) });
}
