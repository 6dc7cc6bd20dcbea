import type { DocumentDraft } from '#backend/intake/formats/intakeSink.ts';
import type { DocumentWarnings } from '#backend/intake/formats/documentFields.ts';

/** The largest picture that is kept, in bytes. A scanned contract of a hundred pages is smaller. */
export const largestPicture = 20 * 1024 * 1024;
/** What of an attachment's text is kept: base64 takes four letters for three bytes, and may be broken into lines. */
export const longestPictureText = Math.ceil((largestPicture * 4) / 3 / 70) * 72;

/** An attachment of an e-invoice as its file has it. */
export interface Attachment {
  readonly mediaType: string;
  readonly name: string;
  readonly base64: string;
}

/**
 * The PDF pictures among the attachments of an invoice. What is too large, or is no PDF after all, is left out with a
 * warning (`picture_too_large`, `picture_broken`): the invoice itself is as good without its picture. Everything but PDF
 * is left out without a word.
 */
export function keepPictures(
  attachments: readonly Attachment[],
  invoiceNumber: string,
  warnings: DocumentWarnings,
): readonly DocumentDraft[] {
  return attachments.filter(isPdf).flatMap((attachment) => {
    const name = fileName(attachment.name, invoiceNumber);
    if (attachment.base64.length >= longestPictureText) {
      warnings.add('picture_too_large', { number: invoiceNumber, name, limit: largestPicture });
      return [];
    }
    const content = decode(attachment.base64);
    if (content === undefined) {
      warnings.add('picture_broken', { number: invoiceNumber, name });
      return [];
    }
    return [{ invoiceNumber, name, mediaType: 'application/pdf', content }];
  });
}

/** Whether the file says that an attachment is a PDF. */
function isPdf({ mediaType, name }: Pick<Attachment, 'mediaType' | 'name'>): boolean {
  const type = mediaType.trim().toLowerCase().split(';')[0];
  if (type === 'application/pdf' || type === 'application/x-pdf') return true;
  return (type === '' || type === 'application/octet-stream') && /\.pdf$/iu.test(name.trim());
}

/** The bytes of a PDF; undefined where the text is no base64 or holds something else. */
function decode(text: string): Buffer | undefined {
  const compact = text.replaceAll(/\s+/gu, '');
  if (compact === '' || !/^[A-Za-z0-9+/]*={0,2}$/u.test(compact)) return undefined;
  if (compact.length % 4 === 1 || (compact.endsWith('=') && compact.length % 4 !== 0)) return undefined;
  const content = Buffer.from(compact, 'base64');
  // A PDF may have a few bytes before its mark.
  return content.subarray(0, 1024).includes('%PDF-') ? content : undefined;
}

/** The name without folders and signs that a file system would not take. */
function fileName(stated: string, invoiceNumber: string): string {
  const clean = (text: string): string =>
    text
      .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[. ]+/u, '')
      .trim();
  const base = clean(stated.split(/[/\\]/u).at(-1) ?? '').slice(-120);
  const name = base === '' ? clean(invoiceNumber) : base;
  return /\.pdf$/iu.test(name) ? name : `${name}.pdf`;
}
