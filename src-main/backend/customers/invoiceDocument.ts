import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#backend/border/refuse.ts';
import { errorCode, type Reader } from '#backend/ledger/index.ts';

/** The invoice as it was sent: the kept file by its checksum, and what it is called for people. */
export interface InvoiceDocument {
  /** Of the invoice. */
  readonly number: string;
  readonly sha256: string;
  readonly name: string;
  readonly extension: string;
}

/**
 * The document of an invoice that can be shown: a PDF before a picture, the newest of several. Refuses
 * `invoice_not_found`, and `document_missing` where no file brought one.
 */
export async function findInvoiceDocument(db: Reader, invoiceId: number): Promise<InvoiceDocument> {
  const invoice = await db
    .selectFrom('invoice')
    .select('number')
    .where('id', '=', invoiceId)
    .executeTakeFirst();
  if (invoice === undefined) return refuse('invoice_not_found', { invoice: invoiceId });
  const kept = await db
    .selectFrom('invoice_document')
    .select(['sha256', 'media_type'])
    .where('invoice_id', '=', invoiceId)
    .where('media_type', 'in', Object.keys(extensions))
    .orderBy('media_type')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const extension = kept === undefined ? undefined : extensions[kept.media_type];
  if (kept === undefined || extension === undefined) {
    return refuse('document_missing', { invoice: invoice.number });
  }
  const name = invoice.number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return { number: invoice.number, sha256: kept.sha256, name: `${name}${extension}`, extension };
}

/** What is shown, by its media type; in alphabetical order the PDF is the first. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/**
 * Copies a kept document to where files for the user lie, under a name that the system knows the kind of. The kept one
 * stays as it is. Refuses `document_missing` where it is no longer there.
 */
export async function copyDocument(
  from: string,
  passing: string,
  document: InvoiceDocument,
): Promise<string> {
  const path = join(passing, `${document.sha256.slice(0, 16)}${document.extension}`);
  try {
    await copyFile(from, path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return refuse('document_missing', { invoice: document.number });
    throw error;
  }
  return path;
}
