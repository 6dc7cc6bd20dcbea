import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { drawPages, type EncodedText } from '#backend/notices/letters/drawPages.ts';
import { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import type { LetterAssets } from '#backend/notices/letters/letterAssets.ts';
import { pageMargins, pageSize } from '#backend/notices/letters/letterGeometry.ts';
import { layoutLetter, logoName } from '#backend/notices/letters/layoutLetter.ts';
import { ink, size } from '#backend/notices/letters/letterStyle.ts';
import { pageFooter, pageHeader } from '#backend/notices/letters/pageFurniture.ts';
import { PdfmakeLayoutBuilder } from '#backend/notices/letters/pdfmakeInternals.ts';
import { printableModel, type Substitution } from '#backend/notices/letters/printableModel.ts';
import { textMeasure } from '#backend/notices/letters/textMeasure.ts';

export interface DrawnBundle {
  readonly pdf: Uint8Array;
  /** Pages of each letter, in the order given. */
  readonly pages: readonly number[];
  /** Characters that no font has and that are printed as □. */
  readonly substituted: readonly Substitution[];
}

export interface DrawBundleOptions {
  readonly assets: LetterAssets;
  /** Called after each letter with the number of letters drawn. Throw to stop. */
  readonly onLetter?: (done: number) => void;
}

/**
 * Draws letters into one PDF document, one after the other. The same models and assets give the same bytes, on every
 * day and in every process. Meant for up to `lettersPerBundle` letters; works on the calling thread without pause,
 * so it belongs into a worker.
 */
export async function drawBundle(
  models: readonly LetterModel[],
  { assets, onLetter }: DrawBundleOptions,
): Promise<DrawnBundle> {
  const [first] = models;
  if (first === undefined) throw new Error('a bundle without letters');
  const document = new LetterDocument(assets.fonts, {
    title: bundleTitle(models, first),
    author: first.sender.name,
    language: first.language === 'nb' ? 'nb-NO' : 'en-GB',
    created: new Date(`${first.letterDate}T12:00:00Z`),
  });
  if (assets.logo !== null) await document.embedImage(logoName, assets.logo.bytes);
  const encoded: EncodedText = new Map();
  const pages: number[] = [];
  const substituted: Substitution[] = [];
  for (const [at, given] of models.entries()) {
    const { model, family, substitutions } = printableModel(given, at, assets);
    substituted.push(...substitutions);
    const laidOut = new PdfmakeLayoutBuilder(pageSize, pageMargins, null).layoutDocument(
      layoutLetter(model, textMeasure(document, family)),
      document,
      {},
      { font: family, fontSize: size.body, color: ink.text },
      undefined,
      pageHeader(model.continuation),
      pageFooter(model.footer, model.pageLabel),
      undefined,
      undefined,
    );
    drawPages(document, laidOut, encoded);
    pages.push(laidOut.length);
    onLetter?.(at + 1);
  }
  return { pdf: await document.finish(), pages, substituted };
}

function bundleTitle(models: readonly LetterModel[], first: LetterModel): string {
  return models.length === 1 ? first.continuation : `${first.sender.name} ${first.letterDate}`;
}
