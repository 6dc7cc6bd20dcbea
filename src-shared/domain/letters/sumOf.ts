import type { Minor } from '#shared/kernel/money.ts';
import type { LetterInput, LetterLine } from '#shared/domain/letters/letterInput.ts';

/** Adds up something of all invoices of a letter, in minor units. */
export function sumOf(input: LetterInput, of: (line: LetterLine) => Minor): Minor {
  return input.lines.reduce((sum, line) => sum + of(line), 0);
}
