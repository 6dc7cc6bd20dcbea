import type { StagedWarning } from '#backend/intake/stagedFile.ts';

/** UTF-8 that somebody saved as Windows-1252 and as UTF-8 again (`Ã¸`), or characters that were lost before (`�`). */
const decodedTwice = /Ã[\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a]|â€|\ufffd/u;
/** What ø å æ ä ö of the old DOS and Macintosh sets look like as Windows-1252: signs inside a word. */
const otherSet = /\p{L}[›†‘„”¿Œ¾]\p{Ll}|[\u0080-\u009f]/u;

/** A character that any of these signs begins with or holds; few texts have one, and need a closer look. */
const suspicious = /[\u0080-\u009fÃâ\ufffd›†‘„”¿Œ¾]/u;

/**
 * Looks at all texts for signs that they were decoded wrongly, somewhere on their way. The warning
 * `encoding_doubtful` shows the first such text, so that a person can tell.
 */
export function watchEncoding(): {
  observe: (line: number, cells: readonly string[]) => void;
  warnings: () => readonly StagedWarning[];
} {
  let first: { readonly line: number; readonly text: string } | undefined;
  let rows = 0;
  return {
    observe(line, cells) {
      if (!suspicious.test(cells.join('\n'))) return;
      const text = cells.find((cell) => decodedTwice.test(cell) || otherSet.test(cell));
      if (text === undefined) return;
      rows++;
      first ??= { line, text: text.slice(0, 100) };
    },
    warnings: () => (first === undefined ? [] : [{ code: 'encoding_doubtful', params: { ...first, rows } }]),
  };
}
