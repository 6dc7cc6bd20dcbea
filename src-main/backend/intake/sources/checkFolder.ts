import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, normalize, parse } from 'node:path';
import { errorCode } from '#backend/ledger/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * Looks whether a path is a folder that can be read, and gives it as it is kept: whole, without a separator at its end.
 * Throws a `Refusal` `folder_missing` (also for what is no folder, or no whole path) or `folder_unreadable`.
 */
export async function checkFolder(path: string): Promise<string> {
  if (!isAbsolute(path)) throw new Refusal('folder_missing', { folder: path });
  const folder = withoutEnd(normalize(path));
  try {
    if (!(await stat(folder)).isDirectory()) throw new Refusal('folder_missing', { folder });
    // Reading the names needs the one, reading the files the other.
    await access(folder, constants.R_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw folderRefusal(error, folder);
  }
}

/** What keeps a folder from being read, as data. Anything but an error of the file system is thrown on as it is. */
export function folderRefusal(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (error instanceof Refusal || code === '') return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('folder_missing', { folder });
  return new Refusal('folder_unreadable', { folder, problem: code });
}

function withoutEnd(folder: string): string {
  const { root } = parse(folder);
  return folder.length > root.length ? folder.replace(/[\\/]+$/u, '') : folder;
}
