import { sep } from 'node:path';
import type { SourceState } from '#shared/contract/intake.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { checkFolder } from '#backend/intake/sources/checkFolder.ts';
import { readFolderSources, readSource } from '#backend/intake/sources/sourceRow.ts';

/** What is settled of where a creditor's files come from. `folder` null keeps the one that is set. */
export interface SourceTerms extends Pick<SourceState, 'kind' | 'absent' | 'taking' | 'staleDays'> {
  readonly folder: string | null;
}

/**
 * Settles where a creditor's files come from. Another folder is looked at as if nothing of it were known: what was taken
 * over before is recognised by its contents. Throws `creditor_not_found`, `folder_missing` (also where none was chosen),
 * `folder_unreadable`, or `folder_in_use` for one that another creditor's files come from.
 */
export async function setSource(db: Writer, creditorId: number, terms: SourceTerms): Promise<void> {
  const before = await readSource(db, creditorId);
  if (before === undefined) return refuse('creditor_not_found', { creditor: creditorId });
  const folder = terms.kind === 'files' ? null : await chosenFolder(terms.folder, before.folder);
  if (folder !== null) await refuseShared(db, creditorId, folder);
  const row = {
    kind: terms.kind,
    folder,
    absent: terms.absent,
    taking: terms.taking,
    stale_days: terms.staleDays,
  };
  await db
    .insertInto('source')
    .values({ creditor_id: creditorId, ...row })
    .onConflict((conflict) => conflict.column('creditor_id').doUpdateSet(row))
    .execute();
  if (folder !== before.folder) {
    await db.deleteFrom('source_file').where('creditor_id', '=', creditorId).execute();
  }
}

/** A folder that stays need not be there at the moment: its drive may come back. */
async function chosenFolder(chosen: string | null, before: string | null): Promise<string> {
  if (chosen !== null) return checkFolder(chosen);
  return before ?? refuse('folder_missing', { folder: '' });
}

/** The files of one client must never be taken over for another. */
async function refuseShared(db: Writer, creditorId: number, folder: string): Promise<void> {
  for (const other of await readFolderSources(db)) {
    if (other.creditorId === creditorId || other.folder === null) continue;
    if (!isWithin(folder, other.folder) && !isWithin(other.folder, folder)) continue;
    const { name } = await db
      .selectFrom('creditor')
      .select('name')
      .where('id', '=', other.creditorId)
      .executeTakeFirstOrThrow();
    refuse('folder_in_use', { folder, creditor: name });
  }
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
