import { join } from 'node:path';
import type { Parcel } from '#shared/contract/intake.ts';
import { freshness } from '#shared/domain/intake/freshness.ts';
import { type IsoDate, localDay } from '#shared/kernel/isoDate.ts';
import type { ChangeFeed } from '#backend/border/changeFeed.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import type { Intake } from '#backend/intake/intake.ts';
import { type FolderLook, type FolderLooker, isSame } from '#backend/intake/sources/folderLook.ts';
import type { OpenParcels } from '#backend/intake/sources/openParcels.ts';
import { fileAt, type FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { readSourceFiles, rememberFiles, type SourceFile } from '#backend/intake/sources/sourceFiles.ts';
import type { SourceRow } from '#backend/intake/sources/sourceRow.ts';

/** What was read of a folder. */
export interface FolderReading {
  readonly parcel: Parcel;
  readonly source: SourceRow;
  /** Whether the files are still as they were when their reading began. */
  readonly isUnchanged: () => Promise<boolean>;
}

/** A folder, and whose it is. */
export interface WatchedFolder {
  readonly creditorId: number;
  readonly folder: string;
}

/** Reads creditors' folders into parcels, and remembers what lies in them. */
export interface FolderReader {
  /** The files that wait, oldest first. */
  waiting(creditorId: number): Promise<SourceFile[]>;
  /** Brings what is remembered of a folder up to a look at it, and tells the screens where that is news. */
  remember(folder: WatchedFolder, look: FolderLook): Promise<void>;
  /**
   * Reads what waits and nobody is writing any more; null where nothing is new. Throws as `scanFolder` and the intake's
   * `stage`.
   */
  read(
    tools: JobTools,
    source: SourceRow & WatchedFolder,
    looker: FolderLooker,
  ): Promise<FolderReading | null>;
}

interface ReaderMeans {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly feed: ChangeFeed;
  readonly intake: Intake;
  readonly parcels: OpenParcels;
  /** How long files that are being written are waited for, in milliseconds. */
  readonly patience: number;
}

/** Makes the reader of folders of an office. */
export function createFolderReader(means: ReaderMeans): FolderReader {
  const { ledger, clock, feed, intake, parcels } = means;

  const remember = async (folder: WatchedFolder, look: FolderLook): Promise<void> => {
    if (await rememberFiles(ledger, folder, look, clock.now())) feed.publish(['intake', 'creditors']);
  };

  const waiting = async (creditorId: number): Promise<SourceFile[]> =>
    (await readSourceFiles(ledger.reader, creditorId)).filter(({ state }) => state === 'waiting');

  /** Reads what waits and nobody is writing any more. The parcel is null where nothing is new. */
  const read: FolderReader['read'] = async (tools, source, looker) => {
    const { folder, creditorId } = source;
    const look = await looker.lookUntilSettled(means.patience, tools.signal);
    await remember(source, look);
    const settled = new Map(look.settled.map((file) => [file.path, file]));
    const files = (await waiting(creditorId)).filter((file) => isSettled(file, settled));
    if (files.length === 0) {
      await confirmFresh(source, look);
      return null;
    }
    const today = clock.today();
    const sources = files.map((file) => ({
      path: join(folder, ...file.path.split('/')),
      name: file.path,
      day: dayOf(file, today),
    }));
    const parcel = await intake.stage(tools, { creditorId, sources, complete: null, listDate: null });
    await parcels.opened(creditorId, parcel, files);
    feed.publish(['intake', 'creditors']);
    const isEmpty = parcel.parts.length + parcel.unmapped.length + parcel.refused.length === 0;
    if (!isEmpty) return { parcel, source, isUnchanged: () => areUnchanged(folder, files) };
    intake.discard(parcel.parcel);
    parcels.closed(parcel.parcel);
    await confirmFresh(source, look);
    return null;
  };

  /**
   * Nothing new was found: the data is as fresh as the folder. It counts as brought up to date now if everything in the
   * folder was taken over, and if somebody still writes to it: one that has gone quiet gets no fresher by being looked at.
   */
  const confirmFresh = async (source: SourceRow, { all, settled }: FolderLook): Promise<void> => {
    const newest = all.at(-1);
    if (newest === undefined || settled.length < all.length || source.synchronisedAt === null) return;
    if (freshness(newest.modifiedAt, clock.today(), source.staleDays).isStale) return;
    const files = await readSourceFiles(ledger.reader, source.creditorId);
    if (files.some(({ state }) => state === 'waiting' || state === 'refused')) return;
    await ledger.write((db) =>
      db
        .updateTable('creditor')
        .set({ synchronised_at: clock.now() })
        .where('id', '=', source.creditorId)
        .execute(),
    );
    feed.publish(['intake', 'creditors']);
  };

  return { waiting, remember, read };
}

function isSettled(file: FoundFile, settled: ReadonlyMap<string, FoundFile>): boolean {
  const found = settled.get(file.path);
  return found !== undefined && isSame(found, file);
}

async function areUnchanged(folder: string, files: readonly FoundFile[]): Promise<boolean> {
  for (const file of files) {
    const now = await fileAt(folder, file.path);
    if (now === null || !isSame(now, file)) return false;
  }
  return true;
}

/** The day on which a file was written; a clock that is ahead cannot bring a list of tomorrow. */
function dayOf(file: FoundFile, today: IsoDate): IsoDate {
  const written = localDay(new Date(file.modifiedAt));
  return written < today ? written : today;
}
