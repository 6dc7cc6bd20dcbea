import { basename } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isPassing } from '#backend/intake/sources/isPassing.ts';
import type { FolderLook, FolderLooker } from '#backend/intake/sources/folderLook.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** How patient the watching of folders is, in milliseconds. */
export interface WatchTimes {
  /** For how long a file must have stayed the same until it counts as whole. */
  readonly settle: number;
  /** How often a folder is looked at although nothing was told of it: network drives tell nothing. */
  readonly poll: number;
  /** How long `synchronise` waits for files that are being written. */
  readonly patience: number;
}

export const usualTimes: WatchTimes = { settle: 2000, poll: 15_000, patience: 10_000 };

/** Why a folder is not being read: `missing`, `unreadable`, or `overfull` files. */
export type FolderProblem = 'missing' | 'unreadable' | 'overfull';

/** A folder under watch. */
export interface FolderWatch {
  readonly problem: () => FolderProblem | null;
  /** Ends the watch; what is just being looked at is finished. */
  close(): Promise<void>;
}

/** What a watch is made with. */
export interface WatchMeans {
  readonly folder: string;
  readonly looker: FolderLooker;
  readonly times: WatchTimes;
  /** Gets every look. The next look waits for it. */
  readonly onLook: (look: FolderLook) => Promise<void>;
  /** The folder can no longer be read, or can be read again. */
  readonly onProblem: (problem: FolderProblem | null) => void;
  /** What nobody foresaw; the watch goes on. */
  readonly onError: (error: unknown) => void;
}

/**
 * Watches a folder until it is closed. What the system tells of changes only wakes the watch up; what counts is what a look
 * finds. So nothing is missed where the system tells nothing (network drives, too many watches), where the folder
 * vanishes and comes back, or where files changed while nobody watched: the folder is looked at now and then anyway.
 */
export function watchFolder(means: WatchMeans): FolderWatch {
  const { folder, looker, times } = means;
  let problem: FolderProblem | null = null;
  let watcher: FSWatcher | null = null;
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> | null = null;
  let isWoken = false;
  let isClosed = false;

  const wake = (): void => {
    isWoken = true;
    if (underWay === null) sleep(afterEvent);
  };
  const sleep = (milliseconds: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = isClosed ? null : setTimeout(begin, milliseconds);
    // Looking at a folder is no reason for a process to stay alive.
    timer?.unref();
  };
  const begin = (): void => {
    isWoken = false;
    underWay = round()
      .catch((error: unknown) => {
        means.onError(error);
        return times.poll;
      })
      .then((next) => {
        underWay = null;
        sleep(isWoken ? afterEvent : next);
      });
  };

  /** One look and what follows from it. Gives after how long to look again. */
  const round = async (): Promise<number> => {
    try {
      const look = await looker.look();
      tell(null);
      listen();
      await means.onLook(look);
      return look.settled.length < look.all.length ? times.settle : times.poll;
    } catch (error) {
      const found = problemOf(error);
      if (found === null) means.onError(error);
      else {
        tell(found);
        await deafen();
      }
      return Math.min(times.poll, whileMissing);
    }
  };
  const tell = (found: FolderProblem | null): void => {
    if (found === problem) return;
    problem = found;
    means.onProblem(found);
  };

  /** A watcher of a folder that has vanished hears nothing more, so each return of the folder gets a new one. */
  const listen = (): void => {
    if (watcher !== null || isClosed) return;
    watcher = watch(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => path !== folder && isPassing(basename(path)),
    });
    watcher.on('all', wake);
    // Too many watches, say. The folder is looked at now and then all the same.
    watcher.on('error', wake);
  };
  const deafen = async (): Promise<void> => {
    const before = watcher;
    watcher = null;
    await before?.close();
  };

  begin();
  return {
    problem: () => problem,
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await underWay;
      if (timer !== null) clearTimeout(timer);
      await deafen();
    },
  };
}

/** What is told of one file in several messages is looked at once. */
const afterEvent = 100;
/** A folder that is not there is looked for more often: somebody is probably just connecting the drive. */
const whileMissing = 5000;

/** Why a folder cannot be read, where that was foreseen. */
export function problemOf(error: unknown): FolderProblem | null {
  if (!(error instanceof Refusal)) return null;
  if (error.code === 'folder_missing') return 'missing';
  if (error.code !== 'folder_unreadable') return null;
  return error.params['problem'] === 'overfull' ? 'overfull' : 'unreadable';
}
