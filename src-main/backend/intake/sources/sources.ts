import { join } from 'node:path';
import type { Parcel, SourceState } from '#shared/contract/intake.ts';
import { freshness } from '#shared/domain/intake/freshness.ts';
import { type IsoDate, localDay } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ChangeFeed } from '#backend/border/changeFeed.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { Log } from '#backend/border/log.ts';
import type { Jobs, JobTools } from '#backend/jobs/index.ts';
import type { Ledger, Reader } from '#backend/ledger/index.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';
import type { Intake } from '#backend/intake/intake.ts';
import { checkFolder } from '#backend/intake/sources/checkFolder.ts';
import {
  createFolderLooker,
  type FolderLook,
  type FolderLooker,
  isSame,
} from '#backend/intake/sources/folderLook.ts';
import { createOpenParcels } from '#backend/intake/sources/openParcels.ts';
import { fileAt, type FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { readSourceFiles, rememberFiles, type SourceFile } from '#backend/intake/sources/sourceFiles.ts';
import { readFolderSources, readSource, type SourceRow } from '#backend/intake/sources/sourceRow.ts';
import {
  automation,
  takeByItself,
  type TakenByItself,
  wouldTake,
} from '#backend/intake/sources/takeByItself.ts';
import {
  type FolderProblem,
  type FolderWatch,
  problemOf,
  usualTimes,
  watchFolder,
  type WatchTimes,
} from '#backend/intake/sources/watchFolder.ts';

/** Where creditors' files come from: folders that are watched, what waits in them, and what is taken over by itself. */
export interface Sources {
  /** The intake, through which every parcel goes, so that it is known what became of a folder's files. */
  readonly intake: Intake;
  /** Begins to watch the folders of all creditors, until `close`. */
  watch(): Promise<void>;
  /** A creditor's source is another one from now on. */
  follow(creditorId: number): Promise<void>;
  /** Where a creditor's files come from, and what waits there. Throws `creditor_not_found`. */
  state(db: Reader, creditorId: number): Promise<SourceState>;
  /**
   * Reads what is new in a creditor's folder into a parcel; null where nothing is. Throws `creditor_not_found`,
   * `folder_missing`, `folder_unreadable`.
   */
  synchronise(tools: JobTools, creditorId: number): Promise<Parcel | null>;
  /** Reads what is new, and takes over what is not doubtful. Throws as `synchronise`. */
  take(tools: JobTools, creditorId: number): Promise<TakenByItself>;
  /** Reads what is new, and says what `take` would do; nothing is taken over. Throws as `synchronise`. */
  examine(tools: JobTools, creditorId: number): Promise<TakenByItself>;
  close(): Promise<void>;
}

/** What the sources of an office work with. */
export interface SourceMeans {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly intake: Intake;
  readonly jobs: Jobs;
  readonly feed: ChangeFeed;
  readonly log: Log;
  readonly keeper: StandingsKeeper;
  /** How patient the watching is; as usual when not given. */
  readonly times?: WatchTimes;
}

/** A creditor's folder with the eyes on it, and the watch where it is being watched. */
interface Eye {
  readonly folder: string;
  readonly looker: FolderLooker;
  watch: FolderWatch | null;
}

/** A screen shows so many waiting files; the count is of all. */
const mostShown = 200;

/** Makes the sources of an office. Nothing is watched until `watch`. */
export function createSources(means: SourceMeans): Sources {
  const { ledger, clock, feed, log } = means;
  const times = means.times ?? usualTimes;
  const parcels = createOpenParcels(ledger, means.intake);
  const eyes = new Map<number, Eye>();
  /** Creditors whose folder a person is just having read. */
  const beingRead = new Map<number, number>();
  /** The files that were tried and may have been left for a person: alone, they are no reason to try again. */
  const tried = new Map<number, Set<string>>();
  /** Creditors for which something is just being taken over by itself. */
  const beingTaken = new Map<number, Promise<void>>();
  const ending = new AbortController();
  let isWatching = false;
  /** One at a time, over all creditors. */
  let queue: Promise<unknown> = Promise.resolve();

  const intake: Intake = {
    ...means.intake,
    async commit(tools, order) {
      const creditorId = means.intake.creditorOf(order.parcel);
      const result = await means.intake.commit(tools, order);
      await parcels.taken(order.parcel, result);
      // What a person took over may have been what the others were waiting for.
      if (creditorId !== undefined && order.actor !== automation) {
        tried.delete(creditorId);
        consider(creditorId);
      }
      return result;
    },
    discard(parcel) {
      means.intake.discard(parcel);
      const creditorId = parcels.closed(parcel);
      if (creditorId !== undefined) consider(creditorId);
    },
  };

  const eyeOf = (creditorId: number, folder: string): Eye => {
    const known = eyes.get(creditorId);
    if (known?.folder === folder) return known;
    const eye: Eye = { folder, looker: createFolderLooker(folder, times.settle), watch: null };
    eyes.set(creditorId, eye);
    return eye;
  };

  const remember = async (creditorId: number, look: FolderLook): Promise<void> => {
    if (await rememberFiles(ledger, creditorId, look, clock.now())) feed.publish(['intake', 'creditors']);
  };

  const startWatch = (creditorId: number, folder: string): void => {
    const eye = eyeOf(creditorId, folder);
    eye.watch ??= watchFolder({
      folder,
      looker: eye.looker,
      times,
      onLook: async (look) => {
        await remember(creditorId, look);
        consider(creditorId);
      },
      onProblem: () => feed.publish(['intake']),
      onError: (error) => log.error(`watching the folder of creditor ${creditorId}`, error),
    });
  };

  /** Whether anything is to be taken over by itself; if so, it is done in its turn. */
  const consider = (creditorId: number): void => {
    if (!isWatching || ending.signal.aborted) return;
    queue = queue
      .then(() => takeInTurn(creditorId))
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log.error(`taking over by itself for creditor ${creditorId}`, error);
      });
  };

  const takeInTurn = async (creditorId: number): Promise<void> => {
    if (ending.signal.aborted) return;
    const source = await readSource(ledger.reader, creditorId);
    if (source?.taking !== 'auto' || source.folder === null) return;
    const waiting = await waitingFiles(creditorId);
    const before = tried.get(creditorId) ?? new Set<string>();
    if (waiting.every((file) => before.has(keyOf(file)))) return;
    if (beingRead.has(creditorId) || parcels.holds(creditorId, waiting)) return;
    tried.set(creditorId, new Set(waiting.map(keyOf)));
    const taking = follow(
      means.jobs.stream({ kind: 'synchronise', creditorId }, ending.signal, (tools) =>
        take(tools, creditorId),
      ),
    );
    beingTaken.set(creditorId, taking);
    await taking.finally(() => beingTaken.delete(creditorId));
  };

  const waitingFiles = async (creditorId: number): Promise<SourceFile[]> =>
    (await readSourceFiles(ledger.reader, creditorId)).filter(({ state }) => state === 'waiting');

  /** Reads what waits and nobody is writing any more. The parcel is null where nothing is new. */
  const read = async (tools: JobTools, source: SourceRow): Promise<Reading | null> => {
    if (source.folder === null) return null;
    const { folder, creditorId } = source;
    const look = await eyeOf(creditorId, folder).looker.lookUntilSettled(times.patience, tools.signal);
    await remember(creditorId, look);
    const settled = new Map(look.settled.map((file) => [file.path, file]));
    const files = (await waitingFiles(creditorId)).filter((file) => isSettled(file, settled));
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
    const parcel = await means.intake.stage(tools, { creditorId, sources, complete: null, listDate: null });
    await parcels.opened(creditorId, parcel, files);
    feed.publish(['intake', 'creditors']);
    const isEmpty = parcel.parts.length + parcel.unmapped.length + parcel.refused.length === 0;
    if (!isEmpty) return { parcel, files };
    intake.discard(parcel.parcel);
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

  const take = async (tools: JobTools, creditorId: number): Promise<TakenByItself> => {
    const source = await sourceOf(ledger.reader, creditorId);
    const reading = await read(tools, source);
    if (reading === null) return { taken: [], left: [], refused: [] };
    const { parcel, files } = reading;
    try {
      // What was written while it was read is read again as soon as it has settled.
      if (!(await areUnchanged(source.folder ?? '', files))) return { taken: [], left: [], refused: [] };
      return await takeByItself(tools, { ledger, clock, intake, parcels }, source, parcel);
    } finally {
      intake.discard(parcel.parcel);
      feed.publish(['intake', 'creditors', 'payments', 'reminders', 'customers']);
      await means.keeper.ensure(creditorId);
    }
  };

  return {
    intake,
    async watch() {
      isWatching = true;
      for (const { creditorId, folder } of await readFolderSources(ledger.reader)) {
        if (folder !== null) startWatch(creditorId, folder);
      }
    },
    async follow(creditorId) {
      const source = await readSource(ledger.reader, creditorId);
      const before = eyes.get(creditorId);
      tried.delete(creditorId);
      if (before !== undefined && before.folder !== source?.folder) {
        eyes.delete(creditorId);
        await before.watch?.close();
      }
      if (!isWatching || source === undefined || source.folder === null) return;
      startWatch(creditorId, source.folder);
      consider(creditorId);
    },
    async state(db, creditorId) {
      const source = await sourceOf(db, creditorId);
      const watch = eyes.get(creditorId)?.watch ?? null;
      const problem = watch === null ? await problemBeside(source.folder) : watch.problem();
      const files = await readSourceFiles(db, creditorId);
      const waiting = files.filter(({ state }) => state === 'waiting' || state === 'refused');
      const { kind, folder, absent, taking, staleDays, synchronisedAt } = source;
      return {
        kind,
        folder,
        absent,
        taking,
        staleDays,
        synchronisedAt,
        ...freshness(synchronisedAt, clock.today(), staleDays),
        watching: watch !== null && problem === null,
        problem,
        waiting: waiting.slice(0, mostShown).map(toWaiting),
        waitingCount: waiting.length,
      };
    },
    async synchronise(tools, creditorId) {
      // What is just being taken over by itself is not read a second time beside it.
      await beingTaken.get(creditorId)?.catch(() => undefined);
      beingRead.set(creditorId, (beingRead.get(creditorId) ?? 0) + 1);
      try {
        return (await read(tools, await sourceOf(ledger.reader, creditorId)))?.parcel ?? null;
      } finally {
        const others = (beingRead.get(creditorId) ?? 1) - 1;
        if (others === 0) beingRead.delete(creditorId);
        else beingRead.set(creditorId, others);
      }
    },
    take,
    async examine(tools, creditorId) {
      const source = await sourceOf(ledger.reader, creditorId);
      const reading = await read(tools, source);
      if (reading === null) return { taken: [], left: [], refused: [] };
      try {
        return await wouldTake({ ledger }, source, reading.parcel);
      } finally {
        intake.discard(reading.parcel.parcel);
      }
    },
    async close() {
      ending.abort();
      await Promise.all([...eyes.values()].flatMap(({ watch }) => watch?.close() ?? []));
      await queue;
    },
  };
}

/** A file as it is at the moment, as one text. */
function keyOf({ path, bytes, modifiedAt }: FoundFile): string {
  return JSON.stringify([path, bytes, modifiedAt]);
}

/** Follows a job that nobody looks at to its end. */
async function follow(events: AsyncIterable<unknown>): Promise<void> {
  for await (const event of events) void event;
}

/** A parcel and the files that it was read from. */
interface Reading {
  readonly parcel: Parcel;
  readonly files: readonly FoundFile[];
}

async function sourceOf(db: Reader, creditorId: number): Promise<SourceRow> {
  const source = await readSource(db, creditorId);
  if (source === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  return source;
}

/** Why a folder that is not being watched could not be read. */
async function problemBeside(folder: string | null): Promise<FolderProblem | null> {
  if (folder === null) return null;
  try {
    await checkFolder(folder);
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return problem;
  }
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

function toWaiting({ path, bytes, modifiedAt, refusal }: SourceFile): SourceState['waiting'][number] {
  return {
    path,
    bytes,
    modifiedAt,
    refusal: refusal === null ? null : (JSON.parse(refusal) as SourceState['waiting'][number]['refusal']),
  };
}
