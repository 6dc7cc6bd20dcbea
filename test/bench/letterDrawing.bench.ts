import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawBundle } from '#backend/notices/letters/drawBundle.ts';
import type { LetterAssets } from '#backend/notices/letters/letterAssets.ts';
import { readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { lettersPerBundle } from '#backend/notices/letters/letterGeometry.ts';
import { mergePdf } from '#backend/notices/letters/mergePdf.ts';
import { drawWithPdfkit } from '#test/bench/peers/pdfkitLetter.ts';
import { measure, percentile, report, round } from '#test/bench/support/measure.ts';
import { sampleModels } from '#test/support/sampleModels.ts';

/** Letters drawn on one thread, in bundles: beside PDFKit alone, and as runs of 1,000 and 10,000 put into one file. */
const assets: LetterAssets = {
  fonts: await readLetterFonts('resources/fonts/letters'),
  logo: { bytes: await readFile('resources/demo/logo.png'), type: 'image/png' },
};

await besidePdfkit();
for (const count of [1000, 10_000]) await wholeRun(count);

/** The same letters, turn and turn about, so that what else the machine does meets both. */
async function besidePdfkit(): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round_ = 0; round_ < 8; round_ += 1) {
    const models = sampleModels(200, round_ * 200);
    ours.push(models.length / (await measure(() => drawBundle(models, { assets }))).seconds);
    theirs.push(models.length / (await measure(() => drawWithPdfkit(models, assets))).seconds);
  }
  // The first rounds warm both up.
  const warm = (rates: readonly number[]): number => percentile(rates.slice(2), 0.5);
  report('letters.draw', {
    lettersPerSecond: Math.round(warm(ours)),
    pdfkitPerSecond: Math.round(warm(theirs)),
    ratio: round(
      percentile(
        ours.slice(2).map((rate, at) => rate / (theirs[at + 2] ?? Number.NaN)),
        0.5,
      ),
      2,
    ),
  });
}

async function wholeRun(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-bench-letters-'));
  try {
    const paths: string[] = [];
    let pages = 0;
    const drawn = await measure(async () => {
      for (let first = 0; first < count; first += lettersPerBundle) {
        const bundle = await drawBundle(sampleModels(Math.min(lettersPerBundle, count - first), first), {
          assets,
        });
        pages += bundle.pages.reduce((sum, letter) => sum + letter, 0);
        const path = join(folder, `${paths.length}.pdf`);
        await writeFile(path, bundle.pdf);
        paths.push(path);
      }
    });
    const merged = await measure(() =>
      mergePdf(
        paths.map((path) => () => readFile(path)),
        { title: 'Bench', author: 'Frist', created: new Date(0) },
      ),
    );
    report('letters.run', {
      letters: count,
      pages,
      drawSeconds: drawn.seconds,
      lettersPerSecond: Math.round(count / drawn.seconds),
      mergeSeconds: merged.seconds,
      megabytes: round(merged.value.pdf.length / 1e6, 1),
      peakMegabytes: Math.max(drawn.peakMegabytes, merged.peakMegabytes),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
