import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serializeModel } from '#shared/domain/letters/serializeModel.ts';
import type { CoverSheetFacts } from '#shared/domain/letters/coverSheet.ts';
import { requestCancel, type ThreadReport, threadRun } from '#backend/jobs/threadProtocol.ts';
import { sha256Of } from '#backend/notices/letters/checksumOf.ts';
import type { DrawBundleInput, DrawBundleResult, WrittenPdf } from '#backend/notices/thread.ts';
import { hasPoppler, pdfInfo, pdfText, resource } from '#test/support/pdfText.ts';
import { letterDay } from '#test/support/sampleLetter.ts';
import { sampleModels } from '#test/support/sampleModels.ts';

let worker: Worker;
let folder: string;
let lastId = 0;

beforeAll(() => {
  worker = new Worker(new URL('../../../../src-main/workers/letters.ts', import.meta.url));
});
afterAll(() => worker.terminate());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frist-letters-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a task in the thread; gives its last report. `onProgress` may cancel. */
function task(
  name: string,
  input: unknown,
  onProgress?: (cancel: () => void) => void,
): Promise<ThreadReport> {
  lastId += 1;
  const run = threadRun(lastId, name, input);
  return new Promise((resolve, reject) => {
    const listen = (report: ThreadReport): void => {
      if (report.id !== run.id) return;
      if (report.kind === 'progress') {
        onProgress?.(() => worker.postMessage(requestCancel(run)));
        return;
      }
      worker.off('message', listen);
      resolve(report);
    };
    worker.on('message', listen);
    worker.once('error', reject);
    worker.postMessage(run);
  });
}

async function done<Result>(name: string, input: unknown): Promise<Result> {
  const report = await task(name, input);
  if (report.kind !== 'done') throw new Error(JSON.stringify(report));
  return report.result as Result;
}

function bundle(count: number, name: string, change: Partial<DrawBundleInput> = {}): DrawBundleInput {
  return {
    letters: sampleModels(count).map(serializeModel),
    outputPath: join(folder, name),
    fontFolder: 'resources/fonts/letters',
    logo: { bytes: resource('demo/logo.png'), type: 'image/png' },
    ...change,
  };
}

const info = { title: 'Utsendelse 17', author: 'Fjordlys Elektro AS', date: letterDay };

describe('the letters’ thread', () => {
  it('draws frozen letters into a file, and tells their pages and its checksum', async () => {
    const drawn = await done<DrawBundleResult>('draw_bundle', bundle(5, 'a.pdf'));
    const written = await readFile(join(folder, 'a.pdf'));
    expect(drawn).toMatchObject({ sha256: sha256Of(written), bytes: written.length, substituted: [] });
    expect(drawn.pages).toHaveLength(5);
    // From a file with one letter a line: the same bytes.
    const path = join(folder, 'models.jsonl');
    await writeFile(path, `${sampleModels(5).map(serializeModel).join('\n')}\n`);
    const again = await done<DrawBundleResult>('draw_bundle', bundle(0, 'b.pdf', { letters: { path } }));
    expect(again.sha256).toBe(drawn.sha256);
    expect((await readdir(folder)).sort()).toEqual(['a.pdf', 'b.pdf', 'models.jsonl']);
  });

  it('puts cover sheet and bundles into one file in order, the same bytes each time', async () => {
    const first = await done<DrawBundleResult>('draw_bundle', bundle(4, '1.pdf'));
    const second = await done<DrawBundleResult>(
      'draw_bundle',
      bundle(0, '2.pdf', { letters: sampleModels(3, 4).map(serializeModel) }),
    );
    const facts = coverFacts([...first.pages, ...second.pages]);
    const cover = await done<WrittenPdf>('draw_cover_sheet', {
      facts,
      outputPath: join(folder, 'cover.pdf'),
      fontFolder: 'resources/fonts/letters',
    });
    const paths = ['cover.pdf', '1.pdf', '2.pdf'].map((name) => join(folder, name));
    const merged = await done<WrittenPdf>('merge_pdf', {
      paths,
      outputPath: join(folder, 'run.pdf'),
      ...info,
    });
    const again = await done<WrittenPdf>('merge_pdf', {
      paths,
      outputPath: join(folder, 'run2.pdf'),
      ...info,
    });
    const pages = facts.letters.reduce((sum, letter) => sum + letter.pages, 0);
    expect(merged.pages).toBe(cover.pages + pages);
    expect(again.sha256).toBe(merged.sha256);
    if (!hasPoppler) return;
    const pdf = await readFile(join(folder, 'run.pdf'));
    const texts = pdfText(pdf);
    expect(texts[0]).toContain('Følgeark til utskrift');
    expect(texts[0]).toMatch(/Brev +7/);
    const names = texts.slice(cover.pages).flatMap((text) => text.match(/Storgata \d+/) ?? []);
    expect(names).toEqual(['0', '1', '2', '3', '4', '5', '6'].map((at) => `Storgata ${at}`));
    expect(pdfInfo(pdf)).toMatchObject({ Title: 'Utsendelse 17', Author: 'Fjordlys Elektro AS' });
    expect(pdfInfo(pdf)['CreationDate']).toMatch(/^2026-11-21T/);
  });

  it('stops between two letters when it is cancelled, and leaves no file', async () => {
    const report = await task('draw_bundle', bundle(200, 'a.pdf'), (cancel) => cancel());
    expect(report.kind).toBe('cancelled');
    expect(await readdir(folder)).toEqual([]);
    // The thread goes on with the next task.
    await done('draw_bundle', bundle(1, 'b.pdf'));
  });

  it('says what the user can mend: a folder that is not there, a broken logo', async () => {
    const nowhere = await task('draw_bundle', bundle(1, 'missing/a.pdf'));
    expect(nowhere).toMatchObject({ kind: 'failed', error: { code: 'folder_not_writable' } });
    const logo = { bytes: new Uint8Array([1, 2, 3]), type: 'image/png' } as const;
    const broken = await task('draw_bundle', bundle(1, 'a.pdf', { logo }));
    expect(broken).toMatchObject({ kind: 'failed', error: { code: 'logo_unreadable' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('replaces an older file as a whole', async () => {
    await writeFile(join(folder, 'a.pdf'), 'old');
    const { sha256 } = await done<DrawBundleResult>('draw_bundle', bundle(1, 'a.pdf'));
    expect(sha256Of(await readFile(join(folder, 'a.pdf')))).toBe(sha256);
  });
});

function coverFacts(pages: readonly number[]): CoverSheetFacts {
  const letters = pages.map((count, at) => ({
    number: at + 1,
    kind: 'reminder' as const,
    ordinal: 1,
    customer: `Kunde ${at}`,
    customerNumber: String(at),
    postcode: '5003',
    pages: count,
    total: 1000,
  }));
  const total = letters.length * 1000;
  return {
    country: 'NO',
    language: 'nb',
    creditor: 'Fjordlys Elektro AS',
    runNumber: 17,
    date: letterDay,
    currency: 'NOK',
    sums: { principal: total, interest: 0, fees: 0, compensation: 0, credit: 0, total },
    letters,
  };
}
