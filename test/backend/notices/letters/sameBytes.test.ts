import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readModel, serializeModel } from '#shared/domain/letters/serializeModel.ts';
import { checksumOf, sha256Of } from '#backend/notices/letters/checksumOf.ts';
import { drawBundle } from '#backend/notices/letters/drawBundle.ts';
import { type LetterFontFiles, readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { resource } from '#test/support/pdfText.ts';
import { sampleModels } from '#test/support/sampleModels.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./drawSample.ts', import.meta.url));

interface Drawn {
  readonly checksums: readonly string[];
  readonly pages: number;
  readonly peakMegabytes: number;
}

/** Draws in a fresh process. */
async function drawElsewhere(
  args: readonly number[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Drawn> {
  const { stdout } = await run(process.execPath, [script, ...args.map(String)], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout) as Drawn;
}

let fonts: LetterFontFiles;

beforeAll(async () => {
  fonts = await readLetterFonts('resources/fonts/letters');
});

describe('a frozen letter', () => {
  it('has one text and one checksum, however its model was built', () => {
    const [model] = sampleModels(1);
    if (model === undefined) throw new Error('no sample');
    const text = serializeModel(model);
    const reversed = Object.fromEntries(Object.entries(readModel(text)).reverse()) as unknown as typeof model;
    expect(serializeModel(reversed)).toBe(text);
    expect(checksumOf(reversed)).toBe(checksumOf(model));
    expect(checksumOf({ ...model, title: `${model.title} ` })).not.toBe(checksumOf(model));
    expect(text).not.toContain('\n');
    expect(() => readModel('{"version":2}')).toThrow();
    expect(() => readModel('[]')).toThrow();
  });

  it('gives the same bytes in every process, time zone and locale, whatever was drawn before', async () => {
    const models = sampleModels(25).map((model) => readModel(serializeModel(model)));
    const logo = { bytes: resource('demo/logo.png'), type: 'image/png' } as const;
    const here = await drawBundle(models, { assets: { fonts, logo } });
    const again = await drawBundle(models, { assets: { fonts, logo } });
    const [fresh, used] = await Promise.all([
      drawElsewhere([25, 1, 0], { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' }),
      drawElsewhere([25, 1, 40], { TZ: 'America/Los_Angeles' }),
    ]);
    expect(sha256Of(again.pdf)).toBe(sha256Of(here.pdf));
    expect(fresh.checksums).toEqual([sha256Of(here.pdf)]);
    expect(used.checksums).toEqual([sha256Of(here.pdf)]);
  }, 60_000);

  it('is drawn a thousand times, in two bundles, in less than a gigabyte', async () => {
    const { checksums, pages, peakMegabytes } = await drawElsewhere([500, 2, 0]);
    expect(new Set(checksums).size).toBe(2);
    expect(pages).toBeGreaterThanOrEqual(1000);
    expect(peakMegabytes).toBeLessThan(1000);
  }, 120_000);
});
