import { setTimeout as wait } from 'node:timers/promises';
import { type FoundFile, scanFolder } from '#backend/intake/sources/scanFolder.ts';

/** What a look at a folder found. */
export interface FolderLook {
  /** Everything that lies there, oldest first. */
  readonly all: readonly FoundFile[];
  /** Those of them that nobody is writing any more. */
  readonly settled: readonly FoundFile[];
}

/** Looks at one folder again and again, and remembers which files were still growing. */
export interface FolderLooker {
  /** One look. Throws as `scanFolder`. */
  look(): Promise<FolderLook>;
  /** Looks until no file grows any more, or until so many milliseconds have passed. */
  lookUntilSettled(patience: number, signal?: AbortSignal): Promise<FolderLook>;
}

/** A file that nobody has touched for so long is whole, in milliseconds: it need not be looked at twice. */
const longAgo = 60_000;

/**
 * Makes the eyes for a folder. A file counts as whole when two looks at least `settle` milliseconds apart find it the
 * same, or when it was last written a minute ago or earlier: until then some program may be in the middle of it, and half a
 * list of open items would read as one on which the rest is paid.
 */
export function createFolderLooker(folder: string, settle: number): FolderLooker {
  /** Files that were written lately: how they were when they were first seen so, and when that was. */
  const growing = new Map<string, { readonly as: FoundFile; readonly since: number }>();

  const isSettled = (file: FoundFile, now: number): boolean => {
    if (now - Date.parse(file.modifiedAt) >= longAgo) return true;
    const seen = growing.get(file.path);
    if (seen !== undefined && isSame(seen.as, file)) return now - seen.since >= settle;
    growing.set(file.path, { as: file, since: now });
    return false;
  };

  const look = async (): Promise<FolderLook> => {
    const all = await scanFolder(folder);
    const now = Date.now();
    const settled = all.filter((file) => isSettled(file, now));
    const there = new Set(all.map(({ path }) => path));
    for (const path of growing.keys()) if (!there.has(path)) growing.delete(path);
    return { all, settled };
  };

  return {
    look,
    async lookUntilSettled(patience, signal) {
      const until = Date.now() + patience;
      for (;;) {
        const found = await look();
        if (found.settled.length === found.all.length || Date.now() >= until) return found;
        await wait(settle + 20, undefined, signal === undefined ? {} : { signal });
      }
    },
  };
}

/** Whether a file is as it was. */
export function isSame(a: FoundFile, b: FoundFile): boolean {
  return a.bytes === b.bytes && a.modifiedAt === b.modifiedAt;
}
