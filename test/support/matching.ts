import { expect } from 'vitest';

/* The matchers of vitest with the type of what they stand for; its own are `any`. */

/** Any text. */
export const anyText = expect.any(String) as string;

/** Any number. */
export const anyNumber = expect.any(Number) as number;

/** A text that has this part. */
export function textWith(part: string): string {
  return expect.stringContaining(part) as string;
}

/** A text of this shape. */
export function textLike(shape: RegExp): string {
  return expect.stringMatching(shape) as string;
}

/** An object that has at least these properties. */
export function objectWith<Part extends object>(part: Part): Part {
  return expect.objectContaining<object>(part) as Part;
}
