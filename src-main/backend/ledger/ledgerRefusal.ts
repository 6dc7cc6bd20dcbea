import { dirname } from 'node:path';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * The foreseen failure behind an error of SQLite or of the file system, by its code: `ledger_busy`, `disk_full`,
 * `ledger_damaged` or `folder_unwritable`. What is not foreseen comes back as it is. SQLite's errors are translated
 * here and nowhere else.
 */
export function ledgerRefusal(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return new Refusal('ledger_busy');
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'ENOSPC') {
    return new Refusal('disk_full', { path });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new Refusal('ledger_damaged', { path });
  if (unwritable.has(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal('folder_unwritable', { folder: dirname(path), problem: code });
  }
  return error;
}

/** The code that Node or SQLite put on an error; empty where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG']);
