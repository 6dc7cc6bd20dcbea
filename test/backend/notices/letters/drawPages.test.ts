import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { drawPages } from '#backend/notices/letters/drawPages.ts';
import { layoutLetter } from '#backend/notices/letters/layoutLetter.ts';
import { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import { readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { pageMargins, pageSize } from '#backend/notices/letters/letterGeometry.ts';
import { ink, size } from '#backend/notices/letters/letterStyle.ts';
import { pageFooter, pageHeader } from '#backend/notices/letters/pageFurniture.ts';
import { type LaidOutPage, PdfmakeLayoutBuilder } from '#backend/notices/letters/pdfmakeInternals.ts';
import { textMeasure } from '#backend/notices/letters/textMeasure.ts';
import { hasPoppler, pdfPixels } from '#test/support/pdfText.ts';
import { sampleModels } from '#test/support/sampleModels.ts';

/** pdfmake's own renderer, which ours takes the place of. */
const { default: PdfmakeRenderer } = createRequire(import.meta.url)('pdfmake/js/Renderer.js') as {
  default: new (document: LetterDocument) => { renderPages(pages: readonly LaidOutPage[]): void };
};

describe.skipIf(!hasPoppler)('drawPages', () => {
  it('shows the same picture as pdfmake’s own renderer', async () => {
    const fonts = await readLetterFonts('resources/fonts/letters');
    for (const model of sampleModels(3)) {
      const named = { ...model, sender: { ...model.sender, hasLogo: false } };
      const draw = async (render: (document: LetterDocument, pages: readonly LaidOutPage[]) => void) => {
        const document = new LetterDocument(fonts, {
          title: '',
          author: '',
          language: 'nb',
          created: new Date(0),
        });
        const pages = new PdfmakeLayoutBuilder(pageSize, pageMargins, null).layoutDocument(
          layoutLetter(named, textMeasure(document, 'letter')),
          document,
          {},
          { font: 'letter', fontSize: size.body, color: ink.text },
          undefined,
          pageHeader(named.continuation),
          pageFooter(named.footer, named.pageLabel),
          undefined,
          undefined,
        );
        render(document, pages);
        return pdfPixels(await document.finish(), 1);
      };
      const ours = await draw((document, pages) => drawPages(document, pages, new Map()));
      const theirs = await draw((document, pages) => new PdfmakeRenderer(document).renderPages(pages));
      expect(ours.grey.length).toBe(theirs.grey.length);
      const differing = ours.grey.filter((grey, at) => Math.abs(grey - (theirs.grey[at] ?? 0)) > 40).length;
      const inked = theirs.grey.filter((grey) => grey < 200).length;
      expect(inked).toBeGreaterThan(3000);
      // The same glyphs at the same places; only the rounding of coordinates differs.
      expect(differing / inked).toBeLessThan(0.01);
    }
  });
});
