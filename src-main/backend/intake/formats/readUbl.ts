import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import { readXml, type XmlEvents } from '#backend/intake/formats/readXml.ts';
import { readUblDocument } from '#backend/intake/formats/readUblDocument.ts';
import type { UblRoot, UblText } from '#backend/intake/formats/ublText.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';

/** An invoice with its attachments; larger ones are no invoices but an attack or a mistake. */
const mostBytes = 100 * 1024 * 1024;
const deepest = 64;
/** Texts of the head and the foot of a document; an invoice has some hundred. Its lines are not kept at all. */
const mostTexts = 10_000;
const lineElements: ReadonlySet<string> = new Set(['InvoiceLine', 'CreditNoteLine']);
/** What is kept of one element's text; attachments and notes are longer and not needed. */
const longestText = 4000;
const limits = { mostBytes, deepest, longestText: () => longestText };
const billing = 'urn:cen.eu:en16931:2017';
const envelope = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
const rootNamespaces: Readonly<Record<UblRoot, string>> = {
  Invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  CreditNote: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
};

/**
 * Reads a Peppol BIS Billing 3 or EHF Billing 3 invoice or credit note (formats.md A.4), also inside the envelope of
 * the Peppol network. Everything before the end of the document is only collected: a file that is not well-formed to
 * its last byte gives nothing. No DTD is read, so that there are no entities to expand and none to fetch.
 *
 * Throws `Refusal`: `xml_not_wellformed {line, column}`, `xml_doctype`, `xml_too_large`, `xml_too_deep`, `xml_too_long`,
 * `xml_not_supported {root, customization}`, `ehf_reminder`, `ehf_payment_request`, `encoding_invalid`.
 */
export const readUbl: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const collector = collectUbl();
  await readXml(path, file, collector, limits, control);
  const { root, line, texts } = collector.finish();
  const { reading, warnings, supplierNumbers, supplierName } = readUblDocument(root, texts, line, creditor);
  sink.take(line, reading);
  for (const warning of warnings) sink.warn(warning.code, warning.params);
  return {
    format: root === 'Invoice' ? 'ubl_invoice' : 'ubl_credit_note',
    kind: 'documents',
    delimiter: null,
    columns: [],
    supplierNumbers,
    supplierName,
    listDate: null,
  };
};

interface CollectedDocument {
  readonly root: UblRoot;
  readonly line: number;
  readonly texts: readonly UblText[];
}

/** Collects the short texts of the document outside its lines, with their paths; notices at once what it cannot read. */
function collectUbl(): XmlEvents & { finish: () => CollectedDocument } {
  const texts: UblText[] = [];
  let document: { readonly root: UblRoot; readonly line: number; readonly depth: number } | undefined;
  let enveloped = false;
  let attributes: Readonly<Record<string, string>> = {};
  return {
    open(element, path, line) {
      if (path.length === 1)
        enveloped = element.uri === envelope && element.local === 'StandardBusinessDocument';
      if (document === undefined) {
        const root = rootOf(element.local, element.uri);
        const expected = path.length === 1 || (enveloped && path.length === 2);
        if (root !== undefined && expected) document = { root, line, depth: path.length };
        else if (path.length === 1 && !enveloped) throw notSupported(element.local, null);
      }
      attributes = element.attributes;
    },
    close(text, path) {
      if (document !== undefined && path.length > document.depth) {
        const trimmed = text.trim();
        if (trimmed !== '' && !lineElements.has(path[document.depth] ?? '')) {
          if (texts.length === mostTexts) throw refuseFile('xml_too_long', { limit: mostTexts });
          texts.push({ path: path.slice(document.depth).join('/'), text: trimmed, attributes });
        }
        if (path.at(-1) === 'CustomizationID' && path.length === document.depth + 1)
          refuseOthers(document.root, trimmed);
      }
      attributes = {};
    },
    finish() {
      if (document === undefined) throw notSupported(enveloped ? 'StandardBusinessDocument' : '', null);
      if (!texts.some(({ path: at }) => at === 'CustomizationID')) throw notSupported(document.root, null);
      return { root: document.root, line: document.line, texts };
    },
  };
}

function rootOf(local: string, namespace: string): UblRoot | undefined {
  if (local !== 'Invoice' && local !== 'CreditNote') return undefined;
  return rootNamespaces[local] === namespace ? local : undefined;
}

/**
 * A reminder or a payment request comes as an `Invoice` too. Taking a reminder for an invoice would claim the same
 * debt a second time, with its fee as principal.
 */
function refuseOthers(root: UblRoot, customization: string): void {
  if (/:ehf:reminder:/u.test(customization)) throw refuseFile('ehf_reminder', { customization });
  if (/:payment-request:/u.test(customization)) throw refuseFile('ehf_payment_request', { customization });
  if (customization !== billing && !customization.startsWith(`${billing}#`))
    throw notSupported(root, customization);
}

function notSupported(root: string, customization: string | null): Refusal {
  return refuseFile('xml_not_supported', {
    root: root.slice(0, 100),
    customization: customization?.slice(0, 200) ?? null,
  });
}
