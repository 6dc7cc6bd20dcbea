import { PDFDocument } from '@cantoo/pdf-lib';

/** What the merged file says of itself. */
export interface MergedInfo {
  readonly title: string;
  readonly author: string;
  /** Never the clock: the same parts give the same bytes. */
  readonly created: Date;
}

/**
 * Puts PDF documents one behind the other: the cover sheet and the bundles of a run, in print order. The parts are
 * fetched one at a time, since all of them need not fit into memory at once; ten thousand letters take about 350 MB.
 * Works on the calling thread.
 */
export async function mergePdf(
  parts: Iterable<() => Promise<Uint8Array>>,
  info: MergedInfo,
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const merged = await emptyDocument(info);
  for (const fetch of parts) {
    const part = await PDFDocument.load(await fetch(), { updateMetadata: false });
    for (const page of await merged.copyPages(part, part.getPageIndices())) merged.addPage(page);
  }
  const pages = merged.getPageCount();
  return { pdf: await merged.save({ useObjectStreams: false }), pages };
}

async function emptyDocument({ title, author, created }: MergedInfo): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setCreator('Frist');
  document.setProducer('Frist');
  document.setCreationDate(created);
  return document;
}
