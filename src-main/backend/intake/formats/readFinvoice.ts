import { gatherWarnings, refusedDocument } from '#backend/intake/formats/documentFields.ts';
import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { type Attachment, keepPictures, longestPictureText } from '#backend/intake/formats/keepPictures.ts';
import {
  finvoiceSupplier,
  readFinvoiceMessage,
  refuseFinvoice,
} from '#backend/intake/formats/readFinvoiceMessage.ts';
import { readXmlMessages } from '#backend/intake/formats/readXmlMessages.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { watchCharges } from '#backend/intake/formats/watchCharges.ts';
import { gatherRecords, nodesAt, textAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { XmlRoot } from '#backend/intake/formats/xmlRoot.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';

const limits = {
  /** Operators deliver the invoices of a month in one file. */
  mostBytes: 1024 * 1024 * 1024,
  deepest: 64,
  longestText: (path: readonly string[]) => (path.at(-1) === 'AttachmentContent' ? longestPictureText : 4000),
  // The DTD of version 1 is named in the messages of that time, and never followed; one that is written into the
  // message (an internal subset) is refused.
  passesDoctype: (declaration: string) => /^\s*Finvoice\b[^[]*$/u.test(declaration),
};
/** Elements of one message without its rows. */
const mostElements = 10_000;
const shape = {
  silentEncoding: 'iso-8859-15' as const,
  beginnings: /<(?=\?xml\s|!DOCTYPE\s|(?:[\w.-]+:)?Envelope[\s>]|Finvoice)/gu,
};

/** Whether a file holds Finvoice messages, with or without SOAP envelopes in front of them. */
export function isFinvoice(file: FileInspection, root: XmlRoot | null): boolean {
  if (root?.local.startsWith('Finvoice') === true) return true;
  return root?.local === 'Envelope' && /<Finvoice(?:Attachments)?[\s>]/u.test(file.head);
}

/**
 * Reads Finvoice 1.x to 3.0 (formats.md A.7): any number of messages in one file, with the SOAP envelopes and XML
 * declarations that operators put in front of each. Every message is a row of its own: one that is no invoice (a
 * reminder, an interest or collection note, a receipt …), or that is faulty, is an error with its line, and the others
 * are taken. XML that is not well-formed anywhere refuses the file. PDF attachments that follow as `FinvoiceAttachments`
 * are kept with the invoice that announces them.
 *
 * Throws `Refusal`: those of `readXmlMessages`, `xml_too_long`, `document_is_response {root}`, `attachments_only`,
 * `xml_not_supported {root}`.
 */
export const readFinvoice: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const warnings = gatherWarnings();
  const charges = watchCharges();
  const announced = new Map<string, string>();
  const leftover = new Set<string>();
  let messages = 0;
  let supplier: ReturnType<typeof finvoiceSupplier> | undefined;
  let rowCounts = false;
  let otherRoot = '';

  const takeInvoice = (message: XmlNode): void => {
    messages += 1;
    supplier ??= finvoiceSupplier(message);
    const refusal = refuseFinvoice(message, charges.verdict());
    charges.reset();
    if (refusal !== null) {
      sink.take(message.line, refusedDocument(message.line, refusal.number, [refusal.error]));
      return;
    }
    const { reading, texts } = readFinvoiceMessage(message, creditor, warnings);
    sink.observeText(message.line, texts);
    sink.take(message.line, reading);
    const attachments = textAt(message, 'AttachmentMessageDetails/AttachmentMessageIdentifier');
    if (reading.ok && attachments !== null) announced.set(attachments, reading.draft.number);
  };
  const takeAttachments = (message: XmlNode): void => {
    const details = nodesAt(message, 'AttachmentDetails').map(attachmentOf);
    const number = announced.get(
      textAt(message, 'MessageTransmissionDetails/MessageDetails/MessageIdentifier') ?? '',
    );
    if (number === undefined) for (const { mediaType } of details) leftover.add(mediaType);
    else for (const picture of keepPictures(details, number, warnings)) sink.takeDocument(picture);
  };

  const events = gatherRecords(
    {
      begins({ local }, at) {
        if (at.length === 1 && local !== 'Envelope') otherRoot = local;
        return local === 'Finvoice' || local === 'FinvoiceAttachments';
      },
      leavesOut: (at, depth) => at.length === depth + 1 && leftOut.has(at.at(-1) ?? ''),
      passed(text, at, depth) {
        if (at[depth] !== 'InvoiceRow') return;
        const local = at.at(-1);
        if (local === 'ArticleName') {
          charges.name(text);
          rowCounts ||= text.trim() !== '';
        } else if (local === 'RowAmount' || local === 'RowVatExcludedAmount') rowCounts = true;
        if (at.length > depth + 1) return;
        // Rows of nothing but words explain the others.
        if (rowCounts) charges.endLine();
        rowCounts = false;
      },
      mostElements,
    },
    (record) => (record.local === 'Finvoice' ? takeInvoice(record) : takeAttachments(record)),
  );
  await readXmlMessages(path, file, shape, events, limits, control);
  if (messages === 0) throw nothingToTake(otherRoot, leftover);
  warnings.tell(sink);
  return {
    format: 'finvoice',
    kind: 'documents',
    delimiter: null,
    columns: [],
    ...(supplier ?? { supplierNumbers: [], supplierName: null }),
    listDate: null,
  };
};

const leftOut = new Set(['InvoiceRow', 'SpecificationDetails', 'DeliveryDetails', 'AnyPartyDetails']);

function attachmentOf(details: XmlNode): Attachment {
  return {
    mediaType: textAt(details, 'AttachmentMimeType') ?? '',
    name: textAt(details, 'AttachmentName') ?? '',
    base64: nodesAt(details, 'AttachmentContent')[0]?.text ?? '',
  };
}

function nothingToTake(root: string, attachments: ReadonlySet<string>): Refusal {
  if (attachments.size > 0)
    return refuseFile('attachments_only', { number: '', types: [...attachments].join(', ').slice(0, 100) });
  if (/^Finvoice-?ack/iu.test(root)) return refuseFile('document_is_response', { root });
  return refuseFile('xml_not_supported', { root: root.slice(0, 100), customization: null });
}
