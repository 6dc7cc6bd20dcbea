import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoverSheetFacts, CoverSheetLetter } from '#shared/domain/letters/coverSheet.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { threadCount, type JobTools } from '#backend/jobs/index.ts';
import { errorCode, type Reader } from '#backend/ledger/index.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import type { RunMeans } from '#backend/notices/runs.ts';
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

/** Letters in one PDF document; more do not scale in memory, fewer embed the fonts too often. */
const lettersPerBundle = 500;

/**
 * Draws the letters of an approved run: bundles in threads, a cover sheet for each currency, and one file in print
 * order. The letters are frozen, so drawing them again gives the same file; a run that was cut off is simply drawn
 * again. Throws `run_not_found`, `run_wrong_state`, `output_unwritable`.
 */
export async function drawRun(means: RunMeans, tools: JobTools, runId: number): Promise<DrawnRun> {
  const db = means.ledger.reader;
  const run = await readRun(db, runId, 'approved', 'dispatched', 'confirmed');
  const folder = join(means.folder, String(runId));
  await makeFolder(folder);
  const letters = await readLetters(db, runId);
  const bundles = bundlesOf(letters);
  const drawn = await drawBundles(means, tools, run, folder, bundles, letters.length);
  await tools.write(async (writer) => {
    for (const [at, bundle] of bundles.entries()) {
      for (const [place, letter] of bundle.letters.entries()) {
        const pages = drawn[at]?.pages[place] ?? 0;
        await writer.updateTable('letter').set({ pages }).where('id', '=', letter.id).execute();
      }
    }
  });
  const paths = await coverAndOrder(means, tools, run, folder, bundles, drawn);
  const name = `${fileName(run.creditorName)}-${run.as_of}-${runId}.pdf`;
  const path = join(folder, name);
  const merge: MergeInput = {
    paths,
    outputPath: path,
    title: `${run.creditorName} ${run.as_of}`,
    author: run.creditorName,
    date: run.as_of as IsoDate,
  };
  const whole = await inLetters<WrittenPdf>(tools, 'merge_pdf', merge);
  if (run.state === 'approved') {
    const at = means.clock.now();
    await tools.write((writer) =>
      writer
        .updateTable('run')
        .set({ state: 'dispatched', dispatched_at: at })
        .where('id', '=', runId)
        .execute(),
    );
  }
  return {
    path,
    name,
    pages: whole.pages,
    letters: letters.length,
    sha256: whole.sha256,
    substituted: substitutions(bundles, drawn),
  };
}

/** Draws one letter of a run as a PDF of its own: no second fee and no second step. Gives its path. */
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
    .executeTakeFirst();
  if (letter === undefined) throw new Refusal('letter_not_found', { run: runId, letter: number });
  const folder = join(means.folder, String(runId));
  await makeFolder(folder);
  const path = join(folder, `${fileName(run.creditorName)}-${run.as_of}-${runId}-${number}.pdf`);
  await inLetters(tools, 'draw_bundle', bundleInput(means, run, [letter.model], path));
  return path;
}

type LetterRow = Awaited<ReturnType<typeof readLetters>>[number];

interface Bundle {
  readonly currency: string;
  readonly letters: readonly LetterRow[];
}

/** The letters of a run in print order, with what the cover sheet says of each. The models are read bundle by bundle. */
function readLetters(db: Reader, runId: number) {
  return db
    .selectFrom('letter')
    .innerJoin('notice', 'notice.letter_id', 'letter.id')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .innerJoin('run_item', (join_) =>
      join_
        .onRef('run_item.run_id', '=', 'letter.run_id')
        .onRef('run_item.invoice_id', '=', 'notice.invoice_id'),
    )
    .select((row) => [
      'letter.id',
      'letter.number',
      'letter.recipient as customer',
      'letter.recipient_number as customerNumber',
      'letter.postcode',
      'invoice.currency',
      'notice.kind',
      'notice.ordinal',
      row.fn.sum<number>('notice.principal').as('principal'),
      row.fn.sum<number>('notice.interest').as('interest'),
      row.fn.sum<number>('notice.fee').as('fee'),
      row.fn.sum<number>('notice.earlier_fees').as('earlierFees'),
    ])
    .where('letter.run_id', '=', runId)
    .groupBy('letter.id')
    .orderBy('letter.number')
    .execute();
}

/** Consecutive letters of one currency, at most so many: a cover sheet adds up one currency. */
function bundlesOf(letters: readonly LetterRow[]): Bundle[] {
  const bundles: { currency: string; letters: LetterRow[] }[] = [];
  for (const letter of letters) {
    const last = bundles.at(-1);
    if (last !== undefined && last.currency === letter.currency && last.letters.length < lettersPerBundle) {
      last.letters.push(letter);
    } else bundles.push({ currency: letter.currency, letters: [letter] });
  }
  return bundles;
}

async function drawBundles(
  means: RunMeans,
  tools: JobTools,
  run: RunInState,
  folder: string,
  bundles: readonly Bundle[],
  total: number,
): Promise<DrawBundleResult[]> {
  const done = bundles.map(() => 0);
  const draw = async (bundle: Bundle, at: number): Promise<DrawBundleResult> => {
    const models = await readModels(means.ledger.reader, bundle);
    const input = bundleInput(means, run, models, bundlePath(folder, at));
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

/** Frozen letters of one bundle; no more are in memory at a time than threads draw. */
async function readModels(db: Reader, bundle: Bundle): Promise<string[]> {
  const ids = bundle.letters.map((letter) => letter.id);
  const rows = await db
    .selectFrom('letter')
    .select('model')
    .where('id', 'in', ids)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.model);
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

async function coverAndOrder(
  means: RunMeans,
  tools: JobTools,
  run: RunInState,
  folder: string,
  bundles: readonly Bundle[],
  drawn: readonly DrawBundleResult[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const currency of new Set(bundles.map((bundle) => bundle.currency))) {
    const outputPath = join(folder, `cover-${currency}.pdf`);
    const input: DrawCoverSheetInput = {
      facts: coverFacts(run, currency, bundles, drawn),
      outputPath,
      fontFolder: fontFolder(means),
    };
    await inLetters<WrittenPdf>(tools, 'draw_cover_sheet', input);
    paths.push(outputPath);
    for (const [at, bundle] of bundles.entries())
      if (bundle.currency === currency) paths.push(bundlePath(folder, at));
  }
  return paths;
}

function coverFacts(
  run: RunInState,
  currency: string,
  bundles: readonly Bundle[],
  drawn: readonly DrawBundleResult[],
): CoverSheetFacts {
  const letters: CoverSheetLetter[] = [];
  const sums = { principal: 0, interest: 0, fees: 0, total: 0 };
  for (const [at, bundle] of bundles.entries()) {
    if (bundle.currency !== currency) continue;
    for (const [place, letter] of bundle.letters.entries()) {
      const fees = letter.fee + letter.earlierFees;
      const total = letter.principal + letter.interest + fees;
      sums.principal += letter.principal;
      sums.interest += letter.interest;
      sums.fees += fees;
      sums.total += total;
      letters.push({
        number: letter.number,
        kind: letter.kind,
        ordinal: letter.ordinal,
        customer: letter.customer,
        customerNumber: letter.customerNumber ?? '',
        postcode: letter.postcode,
        pages: drawn[at]?.pages[place] ?? 0,
        total,
      });
    }
  }
  return {
    language: 'nb',
    creditor: run.creditorName,
    runNumber: run.id,
    date: run.as_of as IsoDate,
    currency,
    sums,
    letters,
  };
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
  bundles: readonly Bundle[],
  drawn: readonly DrawBundleResult[],
): DrawnRun['substituted'] {
  return drawn.flatMap((result, at) =>
    result.substituted.map(({ letter, characters }) => ({
      letter: bundles[at]?.letters[letter]?.number ?? 0,
      characters,
    })),
  );
}

function fontFolder(means: RunMeans): string {
  return join(means.resources, 'fonts', 'letters');
}

function bundlePath(folder: string, at: number): string {
  return join(folder, `bundle-${String(at + 1).padStart(3, '0')}.pdf`);
}

/** A file name that every system takes: letters, digits and hyphens. */
function fileName(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').replace(/[æÆ]/g, 'ae');
  return (
    plain
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'letters'
  );
}

/** One task of the letters' thread. That its file cannot be written is said as of every output of a run. */
async function inLetters<Result>(
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

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal('output_unwritable', { path: folder, problem: errorCode(error) });
  }
}
