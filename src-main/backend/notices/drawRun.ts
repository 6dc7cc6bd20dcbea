import { basename, join } from 'node:path';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { threadCount, type JobTools } from '#backend/jobs/index.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import { coverSheetFacts } from '#backend/notices/runCoverSheet.ts';
import { makeRunFolder, runFiles, type RunFiles } from '#backend/notices/runFiles.ts';
import { bundlesOf, readFrozen, type LetterBundle, type RunLetter } from '#backend/notices/runLetters.ts';
import type { RunMeans } from '#backend/notices/runs.ts';
import type { DispatchInput, ListLettersInput, RunTaskInput } from '#backend/notices/runTasks.ts';
import type {
  DrawBundleInput,
  DrawBundleResult,
  DrawCoverSheetInput,
  MergeInput,
  WrittenPdf,
} from '#backend/notices/thread.ts';

/** The finished file of a run. */
export interface DrawnRun {
  readonly path: string;
  readonly name: string;
  readonly pages: number;
  readonly letters: number;
  readonly sha256: string;
  /** Characters that no font has and that are printed as a box, with the letter they stand in. */
  readonly substituted: readonly { readonly letter: number; readonly characters: string }[];
}

/** A run to be drawn, as threads are told of it. */
export type DrawInput = RunTaskInput & { readonly runId: number };

/**
 * Draws the letters of an approved run: bundles in threads, a cover sheet for each currency, and one file in print
 * order; then the run counts as dispatched. The letters are frozen, so drawing them again gives the same file, and a
 * run that was cut off is simply drawn again. Throws `run_not_found`, `run_wrong_state` (also when the run was
 * discarded meanwhile), `output_unwritable`.
 */
export async function drawRun(means: RunMeans, tools: JobTools, input: DrawInput): Promise<DrawnRun> {
  const run = await readRun(means.ledger.reader, input.runId, 'approved', 'dispatched', 'confirmed');
  await makeRunFolder(means.folder, run.id);
  const files = runFiles(means.folder, run);
  const list: ListLettersInput = { ledgerPath: input.ledgerPath, runId: run.id };
  const letters = await tools.thread<RunLetter[]>('runs', 'list_letters', list, () => undefined);
  const bundles = bundlesOf(letters);
  const drawn = await drawBundles(means, tools, run, files, bundles, letters.length);
  const pages = pagesByLetter(bundles, drawn);
  const merge: MergeInput = {
    paths: await inPrintOrder(means, tools, run, files, bundles, pages),
    outputPath: files.whole,
    title: `${run.creditorName} ${run.as_of}`,
    author: run.creditorName,
    date: run.as_of as IsoDate,
  };
  const whole = await inLetters<WrittenPdf>(tools, 'merge_pdf', merge);
  const dispatch: DispatchInput = { ...input, pages: [...pages] };
  await tools.writingThread('runs', 'dispatch', dispatch);
  return {
    path: files.whole,
    name: basename(files.whole),
    pages: whole.pages,
    letters: letters.length,
    sha256: whole.sha256,
    substituted: substitutions(bundles, drawn),
  };
}

/**
 * Draws one letter of a run as a PDF of its own: no second fee and no second step. Gives its path. A letter that was
 * withdrawn is not printed any more: `letter_not_found`.
 */
export async function drawLetter(
  means: RunMeans,
  tools: JobTools,
  runId: number,
  number: number,
): Promise<string> {
  const db = means.ledger.reader;
  const run = await readRun(db, runId, 'approved', 'dispatched', 'confirmed');
  const letter = await db
    .selectFrom('letter')
    .select('model')
    .where('run_id', '=', runId)
    .where('number', '=', number)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (letter === undefined) throw new Refusal('letter_not_found', { run: runId, letter: number });
  await makeRunFolder(means.folder, runId);
  const path = runFiles(means.folder, run).letter(number);
  await inLetters(tools, 'draw_bundle', bundleInput(means, run, [letter.model], path));
  return path;
}

async function drawBundles(
  means: RunMeans,
  tools: JobTools,
  run: RunInState,
  files: RunFiles,
  bundles: readonly LetterBundle[],
  total: number,
): Promise<DrawBundleResult[]> {
  const done = bundles.map(() => 0);
  const draw = async (bundle: LetterBundle, at: number): Promise<DrawBundleResult> => {
    const frozen = await readFrozen(means.ledger.reader, bundle);
    const input = bundleInput(means, run, frozen, files.bundle(at));
    return inLetters<DrawBundleResult>(tools, 'draw_bundle', input, (drawn) => {
      done[at] = drawn;
      tools.progress(
        done.reduce((sum, count) => sum + count, 0),
        total,
      );
    });
  };
  return inPool(bundles, draw);
}

/** Works through a list with as many under way as the threads can take, in order. */
async function inPool<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at] as Item, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(threadCount, items.length) }, lane));
  return results;
}

/** Cover sheet and bundles of one currency after the other: the paths of the parts in print order. */
async function inPrintOrder(
  means: RunMeans,
  tools: JobTools,
  run: RunInState,
  files: RunFiles,
  bundles: readonly LetterBundle[],
  pages: ReadonlyMap<number, number>,
): Promise<string[]> {
  const paths: string[] = [];
  for (const currency of new Set(bundles.map((bundle) => bundle.currency))) {
    const input: DrawCoverSheetInput = {
      facts: coverSheetFacts(run, currency, bundles, pages),
      outputPath: files.cover(currency),
      fontFolder: fontFolder(means),
    };
    await inLetters<WrittenPdf>(tools, 'draw_cover_sheet', input);
    paths.push(input.outputPath);
    for (const [at, bundle] of bundles.entries())
      if (bundle.currency === currency) paths.push(files.bundle(at));
  }
  return paths;
}

function pagesByLetter(
  bundles: readonly LetterBundle[],
  drawn: readonly DrawBundleResult[],
): ReadonlyMap<number, number> {
  const pages = new Map<number, number>();
  for (const [at, bundle] of bundles.entries()) {
    for (const [place, letter] of bundle.letters.entries()) {
      pages.set(letter.number, drawn[at]?.pages[place] ?? 0);
    }
  }
  return pages;
}

function bundleInput(
  means: RunMeans,
  run: RunInState,
  letters: readonly string[],
  outputPath: string,
): DrawBundleInput {
  const logo = run.logo === null || run.logo_type === null ? null : { bytes: run.logo, type: run.logo_type };
  return { letters, outputPath, fontFolder: fontFolder(means), logo };
}

function substitutions(
  bundles: readonly LetterBundle[],
  drawn: readonly DrawBundleResult[],
): DrawnRun['substituted'] {
  return drawn.flatMap((result, at) =>
    result.substituted.map(({ letter, characters }) => ({
      letter: bundles[at]?.letters[letter]?.number ?? 0,
      characters,
    })),
  );
}

/** Where the fonts of the letters lie. */
export function fontFolder(means: RunMeans): string {
  return join(means.resources, 'fonts', 'letters');
}

/** One task of the letters' thread. That its file cannot be written is said as of every output of a run. */
export async function inLetters<Result>(
  tools: JobTools,
  task: string,
  input: unknown,
  onProgress: (done: number) => void = () => undefined,
): Promise<Result> {
  try {
    return await tools.thread<Result>('letters', task, input, onProgress);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'folder_not_writable') throw error;
    throw new Refusal('output_unwritable', { path: String(error.params['path']), problem: 'EACCES' });
  }
}
