import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderRefusal } from '#backend/intake/sources/checkFolder.ts';
import { isPassing } from '#backend/intake/sources/isPassing.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** A file as it lies in a folder. */
export interface FoundFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly modifiedAt: string;
}

/** An accounting system sorts its files into a few folders; what lies deeper is not its doing. */
const deepest = 6;
/** Whoever chose a whole drive by mistake shall be told, not waited for. */
const mostFiles = 50_000;

/**
 * Lists the files of a folder and of those below it, oldest first and then by path. Left out are files in passing,
 * empty ones (somebody has only begun to write them), and links. A file or a lower folder that vanishes or cannot be
 * read meanwhile is left out, too. Throws a `Refusal` `folder_missing` or `folder_unreadable` (problem: the system's
 * code, or `overfull`).
 */
export async function scanFolder(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const below: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  for (let next = below.shift(); next !== undefined; next = below.shift()) {
    for (const entry of await entriesOf(folder, next.path)) {
      if (isPassing(entry.name)) continue;
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      if (entry.isDirectory() && next.depth < deepest) below.push({ path, depth: next.depth + 1 });
      else if (entry.isFile()) {
        const file = await fileAt(folder, path);
        if (file !== null && file.bytes > 0) found.push(file);
      }
    }
    if (found.length > mostFiles) throw new Refusal('folder_unreadable', { folder, problem: 'overfull' });
  }
  return found.sort(inOrder);
}

/** How a file of a folder is at the moment; null where there is none. */
export async function fileAt(folder: string, path: string): Promise<FoundFile | null> {
  try {
    const { size, mtimeMs } = await stat(join(folder, path));
    return { path, bytes: size, modifiedAt: new Date(Math.floor(mtimeMs)).toISOString() };
  } catch {
    return null;
  }
}

/** The order in which files are read: as they were written; those of one moment by their paths. */
export function inOrder(a: FoundFile, b: FoundFile): number {
  return compare(a.modifiedAt, b.modifiedAt) || compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function entriesOf(folder: string, path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(folder, path), { withFileTypes: true });
  } catch (error) {
    if (path === '') throw folderRefusal(error, folder);
    return [];
  }
}
