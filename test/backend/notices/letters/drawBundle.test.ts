import { beforeAll, describe, expect, it } from 'vitest';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import { type DrawnBundle, drawBundle } from '#backend/notices/letters/drawBundle.ts';
import type { LetterLogo } from '#backend/notices/letters/letterAssets.ts';
import { type LetterFontFiles, readLetterFonts } from '#backend/notices/letters/letterFonts.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { hasPoppler, pdfFonts, pdfInfo, pdfText, pdfWords, resource } from '#test/support/pdfText.ts';
import { sampleLetter, sampleLine, sampleLines } from '#test/support/sampleLetter.ts';
import { samplePng } from '#test/support/samplePng.ts';

let fonts: LetterFontFiles;

beforeAll(async () => {
  fonts = await readLetterFonts('resources/fonts/letters');
});

function draw(inputs: readonly LetterInput[], logo: LetterLogo | null = null): Promise<DrawnBundle> {
  const models = inputs.map((input) =>
    composeLetter(input, letterTextsFor(input.law.country, input.language)),
  );
  return drawBundle(models, { assets: { fonts, logo } });
}

describe.skipIf(!hasPoppler)('drawBundle: what a reader finds', () => {
  it('has every fact of a collection notice on one page', async () => {
    const line = sampleLine({ reduced: 25_000, earlierFees: 3800, newFee: 3800, reference: '0020260101073' });
    const { pdf, pages } = await draw([sampleLetter([line], { form: 'collection_notice' })]);
    const [text = ''] = pdfText(pdf);
    expect(pages).toEqual([1]);
    for (const expected of [
      'Inkassovarsel',
      'inkassoloven § 9',
      'Ingrid Sørbø Hætta',
      '1234 56 78903',
      '0020260101073',
      'kr 1 143,07',
      '07.12.2026',
      '12,25 %',
      'Org.nr. 923 609 016',
      'faktura@fjordlys.example',
      'Side 1 av 1',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toMatch(
      /20260101\s+20\.04\.2026\s+04\.05\.2026\s+1 250,00\s+−250,00\s+1 000,00\s+67,07\s+76,00\s+1 143,07/,
    );
  });

  it('numbers the pages of each letter by itself, and repeats the head of a broken table', async () => {
    const drawn = await draw([
      sampleLetter([sampleLine()]),
      sampleLetter(sampleLines(60, { newFee: 0 }), { language: 'en', ordinal: 2 }),
      sampleLetter([sampleLine({ number: '777' })]),
    ]);
    const texts = pdfText(drawn.pdf);
    const [, long = 0] = drawn.pages;
    expect(drawn.pages).toEqual([1, long, 1]);
    expect(long).toBeGreaterThan(2);
    expect(texts).toHaveLength(long + 2);
    expect(texts[0]).toContain('Side 1 av 1');
    for (let page = 1; page <= long; page += 1) expect(texts[page]).toContain(`Page ${page} of ${long}`);
    expect(texts.at(-1)).toContain('777');
    expect(texts[2]).toMatch(/Payment reminder no\. 2 21 Nov 2026 · Ingrid Sørbø Hætta/);
    expect(texts[2]).toMatch(/Invoice\s+Date\s+Due date\s+Invoiced\s+Interest\s+Total/);
    const rows =
      texts
        .slice(1, -1)
        .join('\n')
        .match(/^ *202601\d\d +\d+ \w{3} 2026 +\d+ \w{3} 2026 .*$/gm) ?? [];
    expect(rows.map((row) => Number(row.trim().split(' ')[0]))).toEqual(
      Array.from({ length: 60 }, (_, at) => 20_260_101 + at),
    );
  });

  it('stays whole with six hundred invoices', async () => {
    const { pdf, pages } = await draw([sampleLetter(sampleLines(600), { form: 'collection_notice' })]);
    const words = pdfWords(pdf);
    expect(words).toHaveLength(pages[0] ?? 0);
    const found = new Set(words.flat().map((word) => word.text));
    for (let at = 0; at < 600; at += 1) expect(found).toContain(String(20_260_101 + at));
    for (const page of words) {
      // Nothing runs into the footer or over the edges; the footer itself ends 8 mm above the edge.
      expect(Math.max(...page.map((word) => word.right))).toBeLessThanOrEqual(190.5);
      expect(Math.max(...page.map((word) => word.bottom))).toBeLessThanOrEqual(289);
    }
  });

  it('never leaves a head or a heading alone at the foot of a page', async () => {
    // The table of interest moves down row by row, past the end of the page.
    for (let count = 1; count <= 30; count += 1) {
      const { pdf } = await draw([sampleLetter(sampleLines(count), { form: 'collection_notice' })]);
      for (const page of pdfText(pdf)) {
        const lines = page
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
        const last = lines.filter((line) => !/^(Fjordlys Elektro AS|Tlf\.)/.test(line)).at(-1) ?? '';
        expect(last).not.toMatch(
          /^(Faktura +Periode|Faktura +Dato|Slik er rentene|Spørsmål eller|Forsinkelsesrente etter)/,
        );
      }
    }
  });

  it('prints Nordic, Sami and the figures’ own characters with the small font', async () => {
    const name = 'Áŋŋá Čáhcesuolu-Đžemilović Šeaŋaŧ';
    const { pdf, substituted } = await draw([
      sampleLetter([sampleLine({ reduced: 1 })], {
        customer: { name, street: 'Øvre Åsgård ærlig Küßnacht ǩǥǯ' },
      }),
    ]);
    expect(pdfText(pdf)[0]).toContain(name);
    expect(pdfText(pdf)[0]).toContain('Øvre Åsgård ærlig Küßnacht ǩǥǯ');
    expect(pdfText(pdf)[0]).toContain('−0,01');
    expect(substituted).toEqual([]);
    const used = pdfFonts(pdf);
    expect(used.length).toBe(2);
    expect(used.every((font) => font.embedded)).toBe(true);
  });

  it('takes the full font for other scripts, and shows and tells what no font has', async () => {
    const greek = await draw([
      sampleLetter([sampleLine()], { customer: { name: 'Ελένη Παπαδοπούλου', city: 'Ђаково Nguyễn' } }),
    ]);
    expect(pdfText(greek.pdf)[0]).toContain('Ελένη Παπαδοπούλου');
    expect(pdfText(greek.pdf)[0]).toContain('5007 Ђаково Nguyễn');
    expect(greek.substituted).toEqual([]);
    const chinese = await draw([
      sampleLetter([sampleLine()]),
      sampleLetter([sampleLine()], { customer: { name: '王 Wang 王' } }),
    ]);
    expect(chinese.substituted).toEqual([{ letter: 1, characters: '王' }]);
    expect(pdfText(chinese.pdf)[1]).toContain('□ Wang □');
  });

  it('tells title, author and language, and the letter’s own day instead of the clock', async () => {
    const { pdf } = await draw([sampleLetter([sampleLine()])]);
    expect(pdfInfo(pdf)).toMatchObject({
      Title: 'Betalingspåminnelse 21.11.2026 · Ingrid Sørbø Hætta',
      Author: 'Fjordlys Elektro AS',
      'Page size': '595.276 x 841.89 pts (A4)',
    });
    expect(pdfInfo(pdf)['CreationDate']).toMatch(/^2026-11-21T/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (nb-NO)');
  });
});

describe.skipIf(!hasPoppler)('drawBundle: the envelope', () => {
  /** The window of a C5 envelope on the folded sheet (docs/decisions/letter-layout.md), in millimetres. */
  const shown = { left: 15, top: 44, right: 120, bottom: 79 };

  const addresses: Readonly<Record<string, Partial<LetterInput['customer']>>> = {
    ordinary: {},
    'of six lines': {
      name: 'Nordlys Eiendom AS',
      attention: 'Regnskapsavdelingen',
      street: 'c/o Forvaltning Nord',
      street2: 'Postboks 1234 Sentrum',
      country: 'SE',
    },
    'with a name of eighty letters': {
      name: 'Det Sørnorske Sameie for Næringseiendom, Boligutvikling og Eiendomsforvaltning AS',
      attention: 'Avdeling for innkjøp og leverandøroppfølging, kontor Bergen Vest',
      street2: 'Postboks 1234 Sentrum',
      country: 'DE',
    },
    'with a word that never ends': { name: 'Sammenskrevet'.repeat(12) },
  };

  for (const [name, customer] of Object.entries(addresses)) {
    for (const logo of [null, { bytes: resource('demo/logo.png'), type: 'image/png' } as const]) {
      it(`shows an address ${name} in the window and nothing else${logo === null ? '' : ', below a logo'}`, async () => {
        const input = sampleLetter([sampleLine()], { customer, creditor: { hasLogo: logo !== null } });
        const { pdf } = await draw([input], logo);
        const [page = []] = pdfWords(pdf);
        const inside = page.filter(
          (word) =>
            word.right > shown.left &&
            word.left < shown.right &&
            word.bottom > shown.top &&
            word.top < shown.bottom,
        );
        for (const word of inside) {
          expect(word.left).toBeGreaterThanOrEqual(shown.left + 3);
          // A sheet that lies 15 mm further right in the envelope still shows all of it.
          expect(word.right).toBeLessThanOrEqual(shown.right - 15);
          expect(word.bottom).toBeLessThanOrEqual(shown.bottom - 2);
        }
        const model = composeLetter(input, letterTextsFor('NO', 'nb'));
        const squeeze = (text: string): string => text.replace(/\s/g, '');
        expect(squeeze(inside.map((word) => word.text).join(''))).toBe(
          squeeze(model.sender.returnLine + model.recipient.join('')),
        );
      });
    }
  }

  it('has the fold at half of the sheet', async () => {
    const { pdf } = await draw([sampleLetter([sampleLine()])]);
    // 148.5 mm in points from the top: the page's content is compressed, so look at a picture of its left edge.
    const { pdfPixels } = await import('#test/support/pdfText.ts');
    const { width, grey } = pdfPixels(pdf, 1);
    const column = Math.round((6 / 210) * width);
    const dark = Array.from({ length: grey.length / width }, (_, y) => y).filter(
      (y) => (grey[y * width + column] ?? 255) < 250,
    );
    expect(dark.length).toBeGreaterThan(0);
    for (const y of dark) expect(Math.abs((y / (grey.length / width)) * 297 - 148.5)).toBeLessThan(0.7);
  });
});

describe('drawBundle: logos', () => {
  const drawWith = (logo: LetterLogo): Promise<DrawnBundle> =>
    draw([sampleLetter([sampleLine()], { creditor: { hasLogo: true } })], logo);

  it('draws a logo with transparency, the same each time', async () => {
    const logo = { bytes: samplePng(120, 40), type: 'image/png' } as const;
    const [first, second] = [await drawWith(logo), await drawWith(logo)];
    expect(Buffer.from(first.pdf).includes('/SMask')).toBe(true);
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  });

  it('refuses broken pictures before they are unpacked', async () => {
    const whole = samplePng(120, 40);
    const torn = whole.subarray(0, whole.length - 40);
    const scrambled = Buffer.from(whole);
    scrambled.fill(0x55, 60, 90);
    const refused = { code: 'logo_unreadable', params: { problem: 'damaged' } };
    for (const bytes of [torn, scrambled, Buffer.alloc(0), Buffer.from('%PDF-1.7'), samplePng(5000, 1)]) {
      await expect(drawWith({ bytes, type: 'image/png' })).rejects.toMatchObject(refused);
    }
    for (const bytes of [whole, Buffer.from([0xff, 0xd8, 0xff, 0xd9]), Buffer.alloc(40, 0xff)]) {
      await expect(drawWith({ bytes, type: 'image/jpeg' })).rejects.toMatchObject(refused);
    }
  });

  it('writes the name where the logo is missing', async () => {
    const { pdf } = await draw([sampleLetter([sampleLine()], { creditor: { hasLogo: true } })]);
    if (hasPoppler) {
      const heading = pdfWords(pdf)[0]?.find((word) => word.text === 'Fjordlys');
      expect(heading?.top).toBeLessThan(25);
      expect((heading?.bottom ?? 0) - (heading?.top ?? 0)).toBeGreaterThan(4);
    }
  });
});
