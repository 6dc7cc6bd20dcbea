import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { charactersOf, type FontFamily } from '#backend/notices/letters/LetterDocument.ts';
import type { LetterAssets } from '#backend/notices/letters/letterAssets.ts';

/** Characters of a letter that no font of ours has. */
export interface Substitution {
  /** Which letter of the bundle, counted from 0. */
  readonly letter: number;
  readonly characters: string;
}

export interface PrintableModel {
  readonly model: LetterModel;
  readonly family: FontFamily;
  readonly substitutions: readonly Substitution[];
}

/** What stands in the place of a character that cannot be printed: visible, so that somebody asks. */
const placeholder = '□';

/**
 * Chooses the font for a letter before it is laid out: the small one where it has every character, else the full one,
 * with what even that lacks replaced and reported. PDFKit would print empty boxes and say nothing. A logo that the
 * model wants but nobody has is left out.
 */
export function printableModel(model: LetterModel, letter: number, assets: LetterAssets): PrintableModel {
  const withLogo =
    model.sender.hasLogo && assets.logo === null
      ? { ...model, sender: { ...model.sender, hasLogo: false } }
      : model;
  const small = charactersOf(assets.fonts.letter);
  if (missingCharacters(withLogo, small).size === 0) {
    return { model: withLogo, family: 'letter', substitutions: [] };
  }
  const full = charactersOf(assets.fonts.full);
  const missing = missingCharacters(withLogo, full);
  if (missing.size === 0) return { model: withLogo, family: 'full', substitutions: [] };
  return {
    model: mapStrings(withLogo, (text) => replaceCharacters(text, missing)) as LetterModel,
    family: 'full',
    substitutions: [{ letter, characters: [...missing].join('') }],
  };
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
