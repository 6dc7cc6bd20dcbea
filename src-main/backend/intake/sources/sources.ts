import type { Parcel, SourceState } from '#shared/contract/intake.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ChangeFeed } from '#backend/border/changeFeed.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { Log } from '#backend/border/log.ts';
import type { Jobs, JobTools } from '#backend/jobs/index.ts';
import type { Ledger, Reader } from '#backend/ledger/index.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';
import type { Intake } from '#backend/intake/intake.ts';
import { createFolderLooker, type FolderLooker } from '#backend/intake/sources/folderLook.ts';
import { createFolderReader, type FolderReading } from '#backend/intake/sources/folderReader.ts';
import { createOpenParcels } from '#backend/intake/sources/openParcels.ts';
import type { FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { sourceState } from '#backend/intake/sources/sourceState.ts';
import { readFolderSources, readSource, type SourceRow } from '#backend/intake/sources/sourceRow.ts';
import {
  automation,
  takeByItself,
  type TakenByItself,
  wouldTake,
} from '#backend/intake/sources/takeByItself.ts';
import {
  type FolderWatch,
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

/** Makes the sources of an office. Nothing is watched until `watch`. */
export function createSources(means: SourceMeans): Sources {
  const { ledger, clock, feed, log } = means;
  const times = means.times ?? usualTimes;
  const parcels = createOpenParcels(ledger, means.intake);
  const reader = createFolderReader({
    ledger,
    clock,
    feed,
    intake: means.intake,
    parcels,
    patience: times.patience,
  });
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

  const startWatch = (creditorId: number, folder: string): void => {
    const eye = eyeOf(creditorId, folder);
    eye.watch ??= watchFolder({
      folder,
      looker: eye.looker,
      times,
      onLook: async (look) => {
        await reader.remember({ creditorId, folder }, look);
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
    const waiting = await reader.waiting(creditorId);
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

  /** Reads what waits in a creditor's folder; null where nothing is new, or where files come by hand. */
  const read = async (tools: JobTools, creditorId: number): Promise<FolderReading | null> => {
    const source = await sourceOf(ledger.reader, creditorId);
    const { folder } = source;
    return folder === null
      ? null
      : reader.read(tools, { ...source, folder }, eyeOf(creditorId, folder).looker);
  };

  const take = async (tools: JobTools, creditorId: number): Promise<TakenByItself> => {
    const reading = await read(tools, creditorId);
    if (reading === null) return nothing;
    const { parcel, source } = reading;
    try {
      // What was written while it was read is read again as soon as it has settled.
      if (!(await reading.isUnchanged())) return nothing;
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
      return sourceState(db, source, eyes.get(creditorId)?.watch ?? null, clock.today());
    },
    async synchronise(tools, creditorId) {
      // What is just being taken over by itself is not read a second time beside it.
      await beingTaken.get(creditorId)?.catch(() => undefined);
      beingRead.set(creditorId, (beingRead.get(creditorId) ?? 0) + 1);
      try {
        return (await read(tools, creditorId))?.parcel ?? null;
      } finally {
        const others = (beingRead.get(creditorId) ?? 1) - 1;
        if (others === 0) beingRead.delete(creditorId);
        else beingRead.set(creditorId, others);
      }
    },
    take,
    async examine(tools, creditorId) {
      const reading = await read(tools, creditorId);
      if (reading === null) return nothing;
      try {
        return await wouldTake({ ledger }, reading.source, reading.parcel);
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

const nothing: TakenByItself = { taken: [], left: [], refused: [] };

/** A file as it is at the moment, as one text. */
function keyOf({ path, bytes, modifiedAt }: FoundFile): string {
  return JSON.stringify([path, bytes, modifiedAt]);
}

/** Follows a job that nobody looks at to its end. */
async function follow(events: AsyncIterable<unknown>): Promise<void> {
  for await (const event of events) void event;
}

async function sourceOf(db: Reader, creditorId: number): Promise<SourceRow> {
  const source = await readSource(db, creditorId);
  if (source === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  return source;
}
