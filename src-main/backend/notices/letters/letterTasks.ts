import { readFile } from 'node:fs/promises';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import { composeCoverSheet } from '#shared/domain/letters/composeCoverSheet.ts';
import type { CoverSheetFacts } from '#shared/domain/letters/coverSheet.ts';
import { readModel } from '#shared/domain/letters/serializeModel.ts';
import { sha256Of } from '#backend/notices/letters/checksumOf.ts';
import { drawBundle, type Substitution } from '#backend/notices/letters/drawBundle.ts';
import { drawCoverSheet } from '#backend/notices/letters/drawCoverSheet.ts';
import type { LetterLogo } from '#backend/notices/letters/letterAssets.ts';
import { type LetterFontFiles, readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { mergePdf } from '#backend/notices/letters/mergePdf.ts';
import { writeWholeFile } from '#backend/notices/letters/writeWholeFile.ts';

/** Draws frozen letters into one PDF file. */
export interface DrawBundleInput {
  /** Frozen letters (`serializeModel`) in print order: here, or as a file with one on each line. */
  readonly letters: readonly string[] | { readonly path: string };
  readonly outputPath: string;
  /** `resources/fonts/letters`. */
  readonly fontFolder: string;
  readonly logo: LetterLogo | null;
}

export interface DrawBundleResult {
  /** Pages of each letter, in the order given. */
  readonly pages: readonly number[];
  readonly sha256: string;
  readonly bytes: number;
  readonly substituted: readonly Substitution[];
}

/** Draws the cover sheet of a run into a PDF file. */
export interface DrawCoverSheetInput {
  readonly facts: CoverSheetFacts;
  readonly outputPath: string;
  readonly fontFolder: string;
}

/** Puts PDF files one behind the other into one. */
export interface MergeInput {
  readonly paths: readonly string[];
  readonly outputPath: string;
  readonly title: string;
  readonly author: string;
  readonly date: IsoDate;
}

export interface WrittenPdf {
  readonly pages: number;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a thread hands to a task: the shape of the worker's context. */
export interface LetterControl {
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: {
    readonly phase: string;
    readonly done: number;
    readonly total: number | null;
  }) => void;
}

/** The tasks of the letters' thread, by name. Every file is there whole or not at all. */
export const letterTasks = {
  draw_bundle: drawBundleTask,
  draw_cover_sheet: drawCoverSheetTask,
  merge_pdf: mergeTask,
};

async function drawBundleTask(input: DrawBundleInput, control: LetterControl): Promise<DrawBundleResult> {
  const models = (await frozenLetters(input.letters)).map(readModel);
  const { pdf, pages, substituted } = await drawBundle(models, {
    assets: { fonts: await fontsOf(input.fontFolder), logo: input.logo },
    onLetter: (done) => {
      stopIfCancelled(control);
      control.onProgress({ phase: 'draw', done, total: models.length });
    },
  });
  await writeWholeFile(input.outputPath, pdf);
  return { pages, sha256: sha256Of(pdf), bytes: pdf.length, substituted };
}

async function drawCoverSheetTask(input: DrawCoverSheetInput, control: LetterControl): Promise<WrittenPdf> {
  stopIfCancelled(control);
  const model = composeCoverSheet(
    input.facts,
    letterTextsFor(input.facts.country, input.facts.language).cover,
  );
  const { pdf, pages } = await drawCoverSheet(model, await fontsOf(input.fontFolder));
  return write(input.outputPath, pdf, pages);
}

async function mergeTask(input: MergeInput, control: LetterControl): Promise<WrittenPdf> {
  const parts = input.paths.map((path, at) => () => {
    stopIfCancelled(control);
    control.onProgress({ phase: 'merge', done: at, total: input.paths.length });
    return readFile(path);
  });
  const { pdf, pages } = await mergePdf(parts, infoOf(input));
  return write(input.outputPath, pdf, pages);
}

async function write(path: string, pdf: Uint8Array, pages: number): Promise<WrittenPdf> {
  await writeWholeFile(path, pdf);
  return { pages, sha256: sha256Of(pdf), bytes: pdf.length };
}

function infoOf({
  title,
  author,
  date,
}: {
  readonly title: string;
  readonly author: string;
  readonly date: IsoDate;
}) {
  return { title, author, created: new Date(`${date}T12:00:00Z`) };
}

async function frozenLetters(letters: DrawBundleInput['letters']): Promise<readonly string[]> {
  if ('path' in letters) return (await readFile(letters.path, 'utf8')).split('\n').filter(Boolean);
  return letters;
}

/** A thread reads and parses its fonts once; what comes after finds them by the bytes' identity. */
const fontsByFolder = new Map<string, Promise<LetterFontFiles>>();

function fontsOf(folder: string): Promise<LetterFontFiles> {
  let fonts = fontsByFolder.get(folder);
  if (fonts === undefined) {
    fonts = readLetterFonts(folder);
    fonts.catch(() => fontsByFolder.delete(folder));
    fontsByFolder.set(folder, fonts);
  }
  return fonts;
}

function stopIfCancelled(control: LetterControl): void {
  if (control.isCancelled()) throw new Refusal(cancelledCode);
}
