import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { drawPages, type EncodedText } from '#backend/notices/letters/drawPages.ts';
import { LetterDocument } from '#backend/notices/letters/LetterDocument.ts';
import type { LetterAssets } from '#backend/notices/letters/letterAssets.ts';
import { lettersPerBundle, pageMargins, pageSize } from '#backend/notices/letters/letterGeometry.ts';
import { layoutLetter, logoName } from '#backend/notices/letters/layoutLetter.ts';
import { ink, size } from '#backend/notices/letters/letterStyle.ts';
import { pageFooter, pageHeader } from '#backend/notices/letters/pageFurniture.ts';
import { type LaidOutPage, PdfmakeLayoutBuilder } from '#backend/notices/letters/pdfmakeInternals.ts';
import { printable } from '#backend/notices/letters/printable.ts';
import { textMeasure } from '#backend/notices/letters/textMeasure.ts';

export interface DrawnBundle {
  readonly pdf: Uint8Array;
  /** Pages of each letter, in the order given. */
  readonly pages: readonly number[];
  readonly substituted: readonly Substitution[];
}

/** Characters of a letter that no font of ours has and that are printed as □. */
export interface Substitution {
  /** Which letter of the bundle, counted from 0. */
  readonly letter: number;
  readonly characters: string;
}

export interface DrawBundleOptions {
  readonly assets: LetterAssets;
  /** Called after each letter with the number of letters drawn. Throw to stop. */
  readonly onLetter?: (done: number) => void;
}

/**
 * Draws letters into one PDF document, one after the other. The same models and assets give the same bytes, on every
 * day and in every process. At most `lettersPerBundle` letters, for more do not scale in memory; works on the calling thread without pause,
 * so it belongs into a worker. Throws a `Refusal` `logo_unreadable` for a logo that is not a whole PNG or JPEG.
 */
export async function drawBundle(
  models: readonly LetterModel[],
  { assets, onLetter }: DrawBundleOptions,
): Promise<DrawnBundle> {
  const [first] = models;
  if (first === undefined || models.length > lettersPerBundle) {
    throw new RangeError(`a bundle has 1 to ${lettersPerBundle} letters, not ${models.length}`);
  }
  const document = new LetterDocument(assets.fonts, {
    title: models.length === 1 ? first.continuation : `${first.sender.name} ${first.letterDate}`,
    author: first.sender.name,
    language: first.language === 'en' ? 'en-GB' : `${first.language}-${first.country}`,
    created: new Date(`${first.letterDate}T12:00:00Z`),
  });
  const showsLogo = assets.logo !== null && models.some((model) => model.sender.hasLogo);
  if (assets.logo !== null && showsLogo) await document.embedImage(logoName, assets.logo);
  const encoded: EncodedText = new Map();
  const pages: number[] = [];
  const substituted: Substitution[] = [];
  for (const [at, frozen] of models.entries()) {
    const { value: model, family, substituted: characters } = printable(frozen, assets.fonts);
    if (characters !== '') substituted.push({ letter: at, characters });
    const laidOut = layOut(document, showsLogo ? model : withoutLogo(model), family);
    drawPages(document, laidOut, encoded);
    pages.push(laidOut.length);
    onLetter?.(at + 1);
  }
  return { pdf: await document.finish(), pages, substituted };
}

function layOut(
  document: LetterDocument,
  model: LetterModel,
  font: 'letter' | 'full',
): readonly LaidOutPage[] {
  return new PdfmakeLayoutBuilder(pageSize, pageMargins, null).layoutDocument(
    layoutLetter(model, textMeasure(document, font)),
    document,
    {},
    { font, fontSize: size.body, color: ink.text },
    undefined,
    pageHeader(model.continuation),
    pageFooter(model.footer, model.pageLabel),
    undefined,
    undefined,
  );
}

/** A letter whose logo nobody has shows the sender's name instead. */
function withoutLogo(model: LetterModel): LetterModel {
  return model.sender.hasLogo ? { ...model, sender: { ...model.sender, hasLogo: false } } : model;
}
