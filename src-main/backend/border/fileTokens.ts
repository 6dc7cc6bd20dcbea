import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

/** A file that the screen knows by a token only; its path stays on this side. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
  /** Whether it is a copy that was handed over and is the office's own, and not a file of the user. */
  readonly isUpload: boolean;
}

/** The files that the screen may name: those it chose, and those made for it. */
export interface FileTokens {
  /** Gives a file a token. The name is for people; by default the file's own. */
  register(path: string, name?: string): string;
  resolve(token: string): NamedFile | undefined;
  /** Forgets a token. An upload goes with it; a file of the user stays as it is. */
  forget(token: string): Promise<void>;
}

/** Makes an empty table of file tokens; uploads lie in `passing`. Tokens are random, so that none can be guessed. */
export function createFileTokens(passing: string): FileTokens {
  const files = new Map<string, NamedFile>();
  const uploads = resolve(passing);
  return {
    register(path, name = basename(path)) {
      const token = randomUUID();
      files.set(token, { path, name, isUpload: dirname(resolve(path)) === uploads });
      return token;
    },
    resolve: (token) => files.get(token),
    async forget(token) {
      const file = files.get(token);
      files.delete(token);
      // What cannot be deleted now, say while it is sent, goes with the whole folder at the next start.
      if (file?.isUpload === true) await rm(file.path, { force: true }).catch(() => undefined);
    },
  };
}
