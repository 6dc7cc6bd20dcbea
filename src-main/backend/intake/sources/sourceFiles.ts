import type { Ledger, Reader, Writer } from '#backend/ledger/index.ts';
import { type FolderLook, isSame } from '#backend/intake/sources/folderLook.ts';
import type { FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { readSource } from '#backend/intake/sources/sourceRow.ts';

/** A file of a watched folder as the ledger remembers it. */
export interface SourceFile extends FoundFile {
  readonly id: number;
  readonly state: 'waiting' | 'taken' | 'refused' | 'ignored';
  /** JSON `{code, params}`: why it cannot be read, or why it was left for a person. */
  readonly refusal: string | null;
}

/** What became of files once they were read. */
export interface FileOutcome {
  readonly state: SourceFile['state'];
  readonly refusal: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
  readonly intakeId: number | null;
}

/** The files of a creditor's folder that are remembered, oldest first. */
export async function readSourceFiles(db: Reader, creditorId: number): Promise<SourceFile[]> {
  const rows = await db
    .selectFrom('source_file')
    .select(['id', 'path', 'bytes', 'modified_at', 'state', 'refusal'])
    .where('creditor_id', '=', creditorId)
    .orderBy('modified_at')
    .orderBy('path')
    .execute();
  return rows.map(({ modified_at: modifiedAt, ...row }) => ({ ...row, modifiedAt }));
}

/** What a look at a folder changes in what is remembered of it. */
interface Difference {
  readonly fresh: readonly FoundFile[];
  readonly changed: readonly (FoundFile & { readonly id: number })[];
  readonly gone: readonly number[];
}

/**
 * Brings what is remembered of a folder up to what a look found: new and changed files wait; those that are gone before
 * anybody took them over are forgotten. A file that is still being written stays as it was remembered. Tells whether
 * anything changed; where nothing did, nothing is written.
 */
export async function rememberFiles(
  ledger: Pick<Ledger, 'reader' | 'write'>,
  { creditorId, folder }: { readonly creditorId: number; readonly folder: string },
  look: FolderLook,
  now: string,
): Promise<boolean> {
  const difference = differenceOf(await readSourceFiles(ledger.reader, creditorId), look);
  const { fresh, changed, gone } = difference;
  if (fresh.length + changed.length + gone.length === 0) return false;
  return ledger.write(async (db) => {
    // Somebody may have chosen another folder while this one was being looked at.
    if ((await readSource(db, creditorId))?.folder !== folder) return false;
    await writeDifference(db, creditorId, difference, now);
    return true;
  });
}

function differenceOf(known: readonly SourceFile[], { all, settled }: FolderLook): Difference {
  const byPath = new Map(known.map((file) => [file.path, file]));
  const fresh: FoundFile[] = [];
  const changed: (FoundFile & { readonly id: number })[] = [];
  for (const file of settled) {
    const before = byPath.get(file.path);
    if (before === undefined) fresh.push(file);
    else if (!isSame(before, file)) changed.push({ ...file, id: before.id });
  }
  const there = new Set(all.map(({ path }) => path));
  const gone = known.filter(({ path, state }) => state !== 'taken' && !there.has(path)).map(({ id }) => id);
  return { fresh, changed, gone };
}

/** SQLite takes 32,766 parameters a statement. */
const rowsPerStatement = 2000;

async function writeDifference(
  db: Writer,
  creditorId: number,
  { fresh, changed, gone }: Difference,
  now: string,
): Promise<void> {
  for (let at = 0; at < fresh.length; at += rowsPerStatement) {
    const rows = fresh.slice(at, at + rowsPerStatement).map((file) => ({
      creditor_id: creditorId,
      path: file.path,
      bytes: file.bytes,
      modified_at: file.modifiedAt,
      state: 'waiting' as const,
      refusal: null,
      intake_id: null,
      seen_at: now,
    }));
    await db
      .insertInto('source_file')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const { id, bytes, modifiedAt } of changed) {
    const row = { bytes, modified_at: modifiedAt, state: 'waiting' as const, refusal: null, intake_id: null };
    await db
      .updateTable('source_file')
      .set({ ...row, seen_at: now })
      .where('id', '=', id)
      .execute();
  }
  for (let at = 0; at < gone.length; at += rowsPerStatement) {
    await db
      .deleteFrom('source_file')
      .where('id', 'in', gone.slice(at, at + rowsPerStatement))
      .execute();
  }
}

/**
 * Writes down what became of a file. One that has been written anew meanwhile waits again, and stays so: what was read
 * of it is not what lies there now.
 */
export async function settleFile(
  db: Writer,
  creditorId: number,
  file: FoundFile,
  { state, refusal, intakeId }: FileOutcome,
): Promise<void> {
  await db
    .updateTable('source_file')
    .set({ state, refusal: refusal === null ? null : JSON.stringify(refusal), intake_id: intakeId })
    .where('creditor_id', '=', creditorId)
    .where('path', '=', file.path)
    .where('bytes', '=', file.bytes)
    .where('modified_at', '=', file.modifiedAt)
    .execute();
}
