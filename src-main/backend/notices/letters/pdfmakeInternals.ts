import { createRequire } from 'node:module';

/*
 * pdfmake's own entry lays out and draws one whole document at a time; a run of a thousand letters is then slow and
 * does not fit into memory. The parts below are put together anew by our wrapper: one layout per letter, one document
 * per bundle. pdfmake publishes no types for them; here stands what we use, as it is in 0.3.11. The version is pinned.
 */

const require = createRequire(import.meta.url);

/** pdfmake's document: a PDFKit document that also finds fonts and images. */
export const PdfmakeDocument = (
  require('pdfmake/js/PDFDocument.js') as {
    readonly default: new (
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: PdfmakeDocumentOptions,
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    ) => PdfmakeDocument;
  }
).default;

/** pdfmake's layout engine: a tree of nodes becomes pages of positioned lines, vectors and images. */
export const PdfmakeLayoutBuilder = (
  require('pdfmake/js/LayoutBuilder.js') as {
    readonly default: new (
      pageSize: PageSize,
      pageMargins: PageMargins,
      svgMeasure: null,
    ) => PdfmakeLayoutBuilder;
  }
).default;

export interface PdfmakeDocumentOptions {
  readonly size: readonly [number, number];
  readonly pdfVersion: '1.7';
  readonly compress: boolean;
  readonly lang: string;
  readonly displayTitle: boolean;
  readonly autoFirstPage: false;
  readonly bufferPages: false;
  readonly font: null;
  readonly info: {
    readonly Title: string;
    readonly Author: string;
    readonly Creator: string;
    readonly Producer: string;
    readonly CreationDate: Date;
  };
}

export interface PdfmakeDocument {
  page: PdfkitPage;
  _fontCount: number;
  readonly _fontFamilies: Record<string, EmbeddedFont>;
  readonly _imageRegistry: Record<string, PdfkitImage>;
  addPage(options: { readonly size: readonly [number, number] }): this;
  addContent(operators: string): this;
  image(
    name: string,
    x: number,
    y: number,
    options: { readonly width: number; readonly height: number },
  ): this;
  openImage(bytes: Uint8Array): PdfkitImage;
  /** Makes a font known to the document; the font object is then in `_font`. */
  font(bytes: Uint8Array): this;
  readonly _font: EmbeddedFont;
  on(event: 'data', listener: (chunk: Uint8Array) => void): this;
  on(event: 'end', listener: () => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  end(): void;
}

export interface PdfkitPage {
  readonly fonts: Record<string, unknown>;
}

export interface PdfkitImage {
  readonly width: number;
  readonly height: number;
  embed(document: PdfmakeDocument): void;
  finalize?: () => unknown;
}

/** A font in one document: which of its glyphs are used, and what widths words have. */
export interface EmbeddedFont {
  readonly id: string;
  /** The parsed font file, by far the most costly part; may be shared by all documents of a process. */
  readonly font: ParsedFont;
  /** In thousandths of the font size. */
  readonly ascender: number;
  layoutCache: Record<string, unknown>;
  encode(text: string): readonly [readonly string[], readonly GlyphPosition[]];
  widthOfString(text: string, size: number): number;
  lineHeight(size: number): number;
  ref(): unknown;
}

export interface ParsedFont {
  readonly characterSet: readonly number[];
}

/** In thousandths of the font size. */
export interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** Where the glyph would end without kerning. */
  readonly advanceWidth: number;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait';
}

export interface PageMargins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfmakeLayoutBuilder {
  layoutDocument(
    content: unknown,
    document: PdfmakeDocument,
    styles: object,
    defaultStyle: object,
    background: undefined,
    header: PageFurniture,
    footer: PageFurniture,
    watermark: undefined,
    pageBreakBefore: ((node: PlacedNode, questions: PlacedNodeQuestions) => boolean) | undefined,
  ): readonly LaidOutPage[];
}

export type PageFurniture = (page: number, pages: number) => unknown;

export interface PlacedNode {
  readonly headlineLevel?: number;
}

export interface PlacedNodeQuestions {
  getFollowingNodesOnPage(): readonly unknown[];
}

export interface LaidOutPage {
  readonly items: readonly LaidOutItem[];
}

export type LaidOutItem =
  | { readonly type: 'line'; readonly item: LaidOutLine }
  | { readonly type: 'vector'; readonly item: LaidOutVector }
  | { readonly type: 'image'; readonly item: LaidOutImage };

export interface LaidOutLine {
  readonly x: number;
  readonly y: number;
  readonly inlines: readonly LaidOutInline[];
  getAscenderHeight(): number;
}

export interface LaidOutInline {
  readonly text: string;
  readonly x: number;
  readonly font: EmbeddedFont;
  readonly fontSize: number;
  readonly color: string;
}

export type LaidOutVector =
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly lineWidth: number;
      readonly lineColor: string;
    }
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly color: string;
    };

export interface LaidOutImage {
  readonly image: string;
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}
