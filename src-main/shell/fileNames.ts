import { basename, extname } from 'node:path';

/** Kinds of files that Frist makes and that the system may open. Never a program, whatever a token leads to. */
const opened = new Set(['.pdf', '.csv', '.json', '.txt', '.xml', '.png']);

/** Tells whether the system may be asked to open a file. */
export function mayBeOpened(path: string): boolean {
  return opened.has(extname(path).toLowerCase());
}

const refusedInNames = new Set('<>:"/|?*');

/** A name that no file system refuses and that cannot lead to another folder. */
export function safeFileName(suggested: string): string {
  const characters = Array.from(basename(suggested.replaceAll('\\', '/')));
  const name = characters
    .map((character) => (character < ' ' || refusedInNames.has(character) ? '_' : character))
    .join('')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  return name === '' ? 'frist.pdf' : name;
}
