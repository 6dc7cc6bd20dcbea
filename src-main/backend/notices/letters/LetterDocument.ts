import { Refusal } from '#shared/kernel/refusal.ts';
import { checkLogo } from '#backend/notices/letters/checkLogo.ts';
import type { LetterLogo } from '#backend/notices/letters/letterAssets.ts';
import type { FontPair, LetterFontFiles } from '#backend/notices/letters/letterFonts.ts';
import { pageSize } from '#backend/notices/letters/letterGeometry.ts';
import {
  type EmbeddedFont,
  type ParsedFont,
  PdfmakeDocument,
  type PdfkitImage,
} from '#backend/notices/letters/pdfmakeInternals.ts';

/** The two cuts of the letter font, as pdfmake's styles name them. */
export type FontFamily = keyof LetterFontFiles;

export interface LetterDocumentOptions {
  readonly title: string;
  readonly author: string;
  /** A BCP 47 language tag. */
  readonly language: string;
  /** Stands in the file as its date of creation: never the clock, so that the same letters give the same bytes. */
  readonly created: Date;
}

/**
 * The document of one bundle. It takes its fonts from a process-wide cache of parsed font files, and knows no files and
 * no addresses: whatever asks for one is refused.
 */
export class LetterDocument extends PdfmakeDocument {
  readonly #files: LetterFontFiles;
  readonly #fonts: Record<FontFamily, Partial<Record<keyof FontPair, EmbeddedFont>>> = {
    letter: {},
    full: {},
  };
  readonly #chunks: Uint8Array[] = [];
  readonly #written: Promise<void>;

  constructor(files: LetterFontFiles, options: LetterDocumentOptions) {
    super(
      {},
      {},
      {},
      {},
      {
        size: [pageSize.width, pageSize.height],
        pdfVersion: '1.7',
        compress: true,
        lang: options.language,
        displayTitle: true,
        autoFirstPage: false,
        bufferPages: false,
        font: null,
        info: {
          Title: options.title,
          Author: options.author,
          Creator: 'Frist',
          Producer: 'Frist',
          CreationDate: options.created,
        },
      },
      null,
      () => false,
    );
    this.#files = files;
    this.#written = new Promise((resolve, reject) => {
      this.on('data', (chunk) => this.#chunks.push(chunk));
      this.on('end', resolve);
      this.on('error', reject);
    });
  }

  /** pdfmake asks for fonts by family and weight, for every word. Letters have no italics. */
  provideFont(family: string, bold: boolean): EmbeddedFont {
    const pair = family === 'full' ? this.#fonts.full : this.#fonts.letter;
    const weight = bold ? 'semibold' : 'regular';
    return (pair[weight] ??= this.#embedFont(family === 'full' ? 'full' : 'letter', weight));
  }

  #embedFont(family: FontFamily, weight: keyof FontPair): EmbeddedFont {
    const font = embedFont(this, this.#files[family][weight]);
    this._fontFamilies[`${family} ${weight}`] = font;
    return font;
  }

  /** pdfmake asks for images by name; only those that were embedded before exist. */
  provideImage(name: string): PdfkitImage {
    const image = this._imageRegistry[name];
    if (image === undefined) throw new Error(`no image ${name} in this document`);
    return image;
  }

  /**
   * Embeds an image under a name and waits until it is written: PDFKit unpacks transparency asynchronously, and the
   * order of the objects in the file must not depend on when that ends.
   */
  async embedImage(name: string, logo: LetterLogo): Promise<void> {
    checkLogo(logo);
    const image = this.#openLogo(logo);
    await new Promise<void>((resolve) => {
      const { finalize } = image;
      if (finalize === undefined) {
        image.embed(this);
        resolve();
        return;
      }
      image.finalize = () => {
        const written = finalize.call(image);
        resolve();
        return written;
      };
      image.embed(this);
    });
    this._imageRegistry[name] = image;
  }

  /** PDFKit has its own reasons to refuse a picture that looks whole, such as a JPEG of twelve bits. */
  #openLogo(logo: LetterLogo): PdfkitImage {
    // A logo that came through a thread is a plain Uint8Array, which PDFKit would not take for a picture.
    const { buffer, byteOffset, byteLength } = logo.bytes;
    try {
      return this.openImage(Buffer.from(buffer, byteOffset, byteLength));
    } catch {
      throw new Refusal('logo_unreadable', { problem: 'damaged' });
    }
  }

  /** Ends the document and hands out its bytes. */
  async finish(): Promise<Uint8Array> {
    this.end();
    await this.#written;
    return Buffer.concat(this.#chunks);
  }
}

/**
 * Tells which characters a pair of fonts can print. Parsing is done once per process and font file.
 */
export function charactersOf(files: FontPair): ReadonlySet<number> {
  const { parsed } = parseFont(files.regular);
  let characters = characterSets.get(parsed);
  if (characters === undefined) {
    const semibold = new Set(parseFont(files.semibold).parsed.characterSet);
    characters = new Set(parsed.characterSet.filter((point) => semibold.has(point)));
    characterSets.set(parsed, characters);
  }
  return characters;
}

interface SharedFont {
  readonly parsed: ParsedFont;
  readonly Embedded: new (document: PdfmakeDocument, font: ParsedFont, id: string) => EmbeddedFont;
  words: Record<string, unknown>;
  wordsUntil: number;
}

/** Keyed by the bytes' identity: a process reads each font file once. */
const sharedFonts = new WeakMap<Uint8Array, SharedFont>();
const characterSets = new WeakMap<ParsedFont, ReadonlySet<number>>();

/** Documents that share one cache of measured words; names and amounts never repeat, so it is thrown away then. */
const documentsPerWordCache = 2;

function embedFont(document: LetterDocument, bytes: Uint8Array): EmbeddedFont {
  const shared = parseFont(bytes);
  document._fontCount += 1;
  const font = new shared.Embedded(document, shared.parsed, `F${document._fontCount}`);
  if (shared.wordsUntil === 0) {
    shared.words = Object.create(null) as Record<string, unknown>;
    shared.wordsUntil = documentsPerWordCache;
  }
  shared.wordsUntil -= 1;
  font.layoutCache = shared.words;
  return font;
}

function parseFont(bytes: Uint8Array): SharedFont {
  const known = sharedFonts.get(bytes);
  if (known !== undefined) return known;
  // PDFKit 0.19 takes no parsed font; its own font class does, and is only to be had from an instance.
  const probe = new PdfmakeDocument({}, {}, {}, {}, probeOptions, null, () => false).font(bytes)._font;
  const shared: SharedFont = {
    parsed: probe.font,
    Embedded: probe.constructor as SharedFont['Embedded'],
    words: Object.create(null) as Record<string, unknown>,
    wordsUntil: 0,
  };
  sharedFonts.set(bytes, shared);
  return shared;
}

const probeOptions = {
  size: [pageSize.width, pageSize.height],
  pdfVersion: '1.7',
  compress: false,
  lang: 'nb',
  displayTitle: false,
  autoFirstPage: false,
  bufferPages: false,
  font: null,
  info: { Title: '', Author: '', Creator: '', Producer: '', CreationDate: new Date(0) },
} as const;
