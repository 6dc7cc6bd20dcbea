import type { CoverSheetModel } from '#shared/domain/letters/coverSheet.ts';
import { fillText } from '#shared/domain/letters/letterTexts.ts';
import { drawPages, type EncodedText } from '#backend/notices/letters/drawPages.ts';
import { layoutCoverSheet } from '#backend/notices/letters/layoutCoverSheet.ts';
import { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import type { LetterFontFiles } from '#backend/notices/letters/letterFonts.ts';
import { pageMargins, pageSize } from '#backend/notices/letters/letterGeometry.ts';
import { ink, size } from '#backend/notices/letters/letterStyle.ts';
import { pageFooter } from '#backend/notices/letters/pageFurniture.ts';
import { PdfmakeLayoutBuilder } from '#backend/notices/letters/pdfmakeInternals.ts';
import { printable } from '#backend/notices/letters/printable.ts';
import { textMeasure } from '#backend/notices/letters/textMeasure.ts';

/** Draws the sheet that lies on top of a printed run. The same model gives the same bytes. */
export async function drawCoverSheet(
  given: CoverSheetModel,
  fonts: LetterFontFiles,
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const { value: model, family } = printable(given, fonts);
  const document = new LetterDocument(fonts, {
    title: model.title,
    author: 'Frist',
    language: model.language === 'en' ? 'en-GB' : `${model.language}-${model.country}`,
    created: new Date(`${model.date}T12:00:00Z`),
  });
  const encoded: EncodedText = new Map();
  const contents = layoutCoverSheet(model, textMeasure(document, family));
  for (const [at, content] of contents.entries()) {
    const label = fillText(model.pageLabel, { page: String(at + 1), pages: String(contents.length) });
    const pages = new PdfmakeLayoutBuilder(pageSize, pageMargins, null).layoutDocument(
      content,
      document,
      {},
      { font: family, fontSize: size.body, color: ink.text },
      undefined,
      () => null,
      pageFooter(['Frist'], label),
      undefined,
      undefined,
    );
    // Pages are counted before they are laid out; a page that ran over would be one that the sheet denies.
    if (pages.length !== 1)
      throw new Error(`page ${at + 1} of the cover sheet ran over to ${pages.length} pages`);
    drawPages(document, pages, encoded);
  }
  return { pdf: await document.finish(), pages: contents.length };
}
