import type { Reader, Writer } from '#backend/ledger/index.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';

/** A mapping that was kept for a creditor. Plain data, so that threads can be given it. */
export interface SavedMapping {
  readonly id: number;
  readonly name: string;
  /** See `mappingSignature`. */
  readonly signature: string;
  readonly mapping: ListMapping;
  readonly usedAt: string;
}

/** The saved mappings of a creditor, the one used last first. */
export async function readSavedMappings(db: Reader, creditorId: number): Promise<readonly SavedMapping[]> {
  const rows = await db
    .selectFrom('column_mapping')
    .select(['id', 'name', 'signature', 'mapping', 'used_at'])
    .where('creditor_id', '=', creditorId)
    .orderBy('used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, name, signature, mapping, used_at: usedAt }) => ({
    id,
    name,
    signature,
    mapping: JSON.parse(mapping) as ListMapping,
    usedAt,
  }));
}

/** Keeps a mapping for lists with these headers; one that was kept for them before is replaced. */
export async function saveMapping(
  db: Writer,
  saved: Pick<SavedMapping, 'name' | 'signature' | 'mapping'> & {
    readonly creditorId: number;
    readonly now: string;
  },
): Promise<void> {
  const { creditorId, name, signature, now } = saved;
  const mapping = JSON.stringify(saved.mapping);
  await db
    .insertInto('column_mapping')
    .values({ creditor_id: creditorId, name, signature, mapping, created_at: now, used_at: now })
    .onConflict((conflict) =>
      conflict.columns(['creditor_id', 'signature']).doUpdateSet({ name, mapping, used_at: now }),
    )
    .execute();
}

/** Notes that a list was read by a saved mapping. */
export async function markMappingUsed(db: Writer, id: number, now: string): Promise<void> {
  await db.updateTable('column_mapping').set({ used_at: now }).where('id', '=', id).execute();
}

/** Forgets a mapping; false where there is none. */
export async function deleteMapping(db: Writer, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('column_mapping').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
