import type { LetterModel } from '#shared/domain/letters/letterModel.ts';

/**
 * The text in which a letter is frozen: JSON with the keys of every object in order, so that equal models have equal
 * texts and equal checksums, however they were built.
 */
export function serializeModel(model: LetterModel): string {
  return canonical(model);
}

/** Reads a frozen letter. Throws on anything that `serializeModel` did not write. */
export function readModel(text: string): LetterModel {
  const model: unknown = JSON.parse(text);
  if (typeof model !== 'object' || model === null || !('version' in model) || model.version !== 1) {
    throw new Error('not a frozen letter of version 1');
  }
  return model as LetterModel;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
