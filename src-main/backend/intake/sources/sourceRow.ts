import type { SourceState } from '#shared/contract/intake.ts';
import { usualStaleDays } from '#shared/domain/intake/freshness.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** Where a creditor's files come from, as it was settled. */
export interface SourceRow {
  readonly creditorId: number;
  readonly kind: SourceState['kind'];
  readonly folder: string | null;
  readonly absent: SourceState['absent'];
  readonly taking: SourceState['taking'];
  readonly staleDays: number;
  readonly synchronisedAt: string | null;
}

/** The source of a creditor; files by hand where nothing was settled, `undefined` where there is no such creditor. */
export async function readSource(db: Reader, creditorId: number): Promise<SourceRow | undefined> {
  const [row] = await sources(db).where('creditor.id', '=', creditorId).execute();
  return row === undefined ? undefined : toRow(row);
}

/** The sources that are folders, by creditor. */
export async function readFolderSources(db: Reader): Promise<SourceRow[]> {
  const rows = await sources(db).where('source.kind', '=', 'folder').orderBy('creditor.id').execute();
  return rows.map(toRow);
}

function sources(db: Reader) {
  return db
    .selectFrom('creditor')
    .leftJoin('source', 'source.creditor_id', 'creditor.id')
    .select(['creditor.id', 'creditor.synchronised_at'])
    .select(['source.kind', 'source.folder', 'source.absent', 'source.taking', 'source.stale_days']);
}

type Found = Awaited<ReturnType<ReturnType<typeof sources>['execute']>>[number];

function toRow(row: Found): SourceRow {
  return {
    creditorId: row.id,
    kind: row.kind ?? 'files',
    folder: row.folder,
    absent: row.absent ?? 'ask',
    taking: row.taking ?? 'ask',
    staleDays: row.stale_days ?? usualStaleDays,
    synchronisedAt: row.synchronised_at,
  };
}
