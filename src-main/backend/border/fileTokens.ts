import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

/** A file that the screen knows by a token only; its path stays on this side. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** The files that the screen may name: those it chose, and those made for it. */
export interface FileTokens {
  /** Gives a file a token. The name is for people; by default the file's own. */
  register(path: string, name?: string): string;
  resolve(token: string): NamedFile | undefined;
  forget(token: string): void;
}

/** Makes an empty table of file tokens. Tokens are random, so that none can be guessed. */
export function createFileTokens(): FileTokens {
  const files = new Map<string, NamedFile>();
  return {
    register(path, name = basename(path)) {
      const token = randomUUID();
      files.set(token, { path, name });
      return token;
    },
    resolve: (token) => files.get(token),
    forget: (token) => void files.delete(token),
  };
}
