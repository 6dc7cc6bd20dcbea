import type { LetterFontFiles } from '#backend/notices/letters/letterFonts.ts';

/** What letters are drawn with besides their models. */
export interface LetterAssets {
  readonly fonts: LetterFontFiles;
  /** The creditor's logo, or null; letters whose sender has none do not show it. */
  readonly logo: LetterLogo | null;
}

export interface LetterLogo {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
}
