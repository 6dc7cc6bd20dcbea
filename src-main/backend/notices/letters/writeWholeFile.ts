import { open, rename, rm } from 'node:fs/promises';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * Writes a file that is there whole or not at all: under another name first, on the disk, then renamed. An older file
 * of the same name is replaced. Throws a `Refusal` `disk_full` or `folder_not_writable` for what the user can mend.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.part`;
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw asRefusal(thrown, path);
  }
}

function asRefusal(thrown: unknown, path: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('disk_full', { path });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR') {
    return new Refusal('folder_not_writable', { path });
  }
  return thrown;
}
