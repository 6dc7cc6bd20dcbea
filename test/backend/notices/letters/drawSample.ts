import { readFileSync } from 'node:fs';
import { sha256Of } from '#backend/notices/letters/checksumOf.ts';
import { drawBundle } from '#backend/notices/letters/drawBundle.ts';
import { readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { sampleModels } from '#test/support/sampleModels.ts';

/*
 * Run in a process of its own: draws sample letters in bundles and tells their checksums and what the process needed.
 * Arguments: letters per bundle, bundles, and how many other letters to draw before (which fills every cache).
 */
const [perBundle = 0, bundles = 0, before = 0] = process.argv.slice(2).map(Number);
const fonts = await readLetterFonts('resources/fonts/letters');
const logo = { bytes: readFileSync('resources/demo/logo.png'), type: 'image/png' } as const;
if (before > 0) await drawBundle(sampleModels(before, 50_000), { assets: { fonts, logo } });
const checksums: string[] = [];
let pages = 0;
for (let bundle = 0; bundle < bundles; bundle += 1) {
  const drawn = await drawBundle(sampleModels(perBundle, bundle * perBundle), { assets: { fonts, logo } });
  checksums.push(sha256Of(drawn.pdf));
  pages += drawn.pages.reduce((sum, count) => sum + count, 0);
}
console.log(JSON.stringify({ checksums, pages, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
