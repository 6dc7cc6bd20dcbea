/** Chance that can be had again: the same words give the same draws. */
export interface Random {
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number;
  /** True in one of so many cases. */
  oneIn(count: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** Chance from words that name what it is for. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = hashOf(words.join('\u001f'));
  const next = (): number => {
    // Marsaglia's xorshift on 32 bits; it never comes to nought from another number.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first draws of neighbouring states resemble each other.
  for (let at = 0; at < 8; at++) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneIn: (count) => below(count) === 0,
    pick(values) {
      if (values.length === 0) throw new RangeError('nothing to pick from');
      return values[below(values.length)] as (typeof values)[number];
    },
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash === 0 ? 1 : hash;
}
