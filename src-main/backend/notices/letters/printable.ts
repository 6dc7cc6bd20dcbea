import { charactersOf, type FontFamily } from '#backend/notices/letters/LetterDocument.ts';
import type { LetterFontFiles } from '#backend/notices/letters/letterFonts.ts';

/** Blocks of text that can be printed, with the font that can print them. */
export interface Printable<Model> {
  readonly value: Model;
  readonly family: FontFamily;
  /** The characters that no font of ours has, each once, in order of appearance; □ is printed for them. */
  readonly substituted: string;
}

/** What stands in the place of a character that cannot be printed: visible, so that somebody asks. */
const placeholder = '□';

/**
 * Chooses the font for a letter before it is laid out: the small one where it has every character, else the full one,
 * with what even that lacks replaced and told. PDFKit would print empty boxes and say nothing.
 */
export function printable<Model extends object>(value: Model, fonts: LetterFontFiles): Printable<Model> {
  if (missingCharacters(value, charactersOf(fonts.letter)).size === 0) {
    return { value, family: 'letter', substituted: '' };
  }
  const missing = missingCharacters(value, charactersOf(fonts.full));
  if (missing.size === 0) return { value, family: 'full', substituted: '' };
  const replaced = mapStrings(value, (text) => replaceCharacters(text, missing)) as Model;
  return { value: replaced, family: 'full', substituted: [...missing].join('') };
}

function missingCharacters(value: unknown, available: ReadonlySet<number>): ReadonlySet<string> {
  const missing = new Set<string>();
  eachString(value, (text) => {
    for (const character of text) {
      if (!available.has(character.codePointAt(0) ?? 0)) missing.add(character);
    }
  });
  return missing;
}

function replaceCharacters(text: string, missing: ReadonlySet<string>): string {
  return Array.from(text, (character) => (missing.has(character) ? placeholder : character)).join('');
}

function eachString(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) eachString(inner, visit);
  }
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapStrings(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, change)]));
}
