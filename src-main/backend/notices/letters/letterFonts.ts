import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The font files that letters are drawn with: two cuts of two weights. */
export interface LetterFontFiles {
  /** The characters of the Nordic, Sami and other Latin languages. */
  readonly letter: FontPair;
  /** Greek, Cyrillic and Vietnamese too; taken for the letter that needs them. */
  readonly full: FontPair;
}

export interface FontPair {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

/** Reads the font files from the program's resources (`resources/fonts/letters`, see the README there). */
export async function readLetterFonts(folder: string): Promise<LetterFontFiles> {
  const read = (name: string): Promise<Uint8Array> => readFile(join(folder, name));
  const [regular, semibold, fullRegular, fullSemibold] = await Promise.all([
    read('letter-regular.otf'),
    read('letter-semibold.otf'),
    read('full-regular.otf'),
    read('full-semibold.otf'),
  ]);
  return { letter: { regular, semibold }, full: { regular: fullRegular, semibold: fullSemibold } };
}
