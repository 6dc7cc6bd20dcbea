import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createChangeFeed } from '#backend/border/changeFeed.ts';
import { clockOn, type Clock } from '#backend/border/clock.ts';
import type { BorderMeans } from '#backend/border/context.ts';
import { createFileTokens, type FileTokens } from '#backend/border/fileTokens.ts';
import type { Log } from '#backend/border/log.ts';
import { createBorderRouter, type BorderRouter } from '#backend/border/router.ts';
import { createCalculatorHandlers } from '#backend/calculator/index.ts';
import { createCreditorHandlers } from '#backend/creditors/index.ts';
import { createCustomerHandlers, renewMatchKeys } from '#backend/customers/index.ts';
import {
  createIntake,
  createIntakeHandlers,
  createMappingHandlers,
  createSourceHandlers,
  createSources,
  creditorAsRead,
  documentPath,
  sweepUnfinished,
  type Intake,
  type Sources,
  type WatchTimes,
} from '#backend/intake/index.ts';
import { createJobs, createThreads, jobHandlers, type Jobs, type ThreadName } from '#backend/jobs/index.ts';
import { createLawHandlers, loadLawBook, openOfficeLaw, type LawBook } from '#backend/law/index.ts';
import { openLedger, takeOfficeLock, type Ledger } from '#backend/ledger/index.ts';
import { createNoticeHandlers, createRuns, type Runs } from '#backend/notices/index.ts';
import { createOfficeHandlers, type DemoMeans } from '#backend/office/index.ts';
import { createPaymentHandlers } from '#backend/payments/index.ts';
import { createProfileHandlers } from '#backend/profiles/index.ts';
import {
  createReminderHandlers,
  createStandingsKeeper,
  type StandingsKeeper,
} from '#backend/reminders/index.ts';

/** Everything that the backend is handed from outside. It knows no path, clock or log of its own. */
export interface OfficeStart {
  /** The folder of the ledger and of what is made from it. */
  readonly folder: string;
  /** The folder `resources` of the program. */
  readonly resources: string;
  readonly version: string;
  readonly clock: Clock;
  /** Who works at this machine; named in the history of everything a person decides. */
  readonly actor: string;
  readonly log: Log;
  /** Where the entry of a thread is. */
  readonly threadEntry: (name: ThreadName) => URL | string;
  /** How patient the watching of folders is; as usual when not given. */
  readonly watchTimes?: WatchTimes;
}

/** An open office: the router of the border with its context, and what the command line uses directly. */
export interface Office {
  readonly folder: string;
  readonly router: BorderRouter;
  readonly means: BorderMeans;
  readonly ledger: Ledger;
  readonly laws: LawBook;
  readonly jobs: Jobs;
  readonly files: FileTokens;
  readonly intake: Intake;
  readonly sources: Sources;
  readonly runs: Runs;
  readonly keeper: StandingsKeeper;
  /** A folder for files in passing; emptied at each start. */
  readonly passing: string;
  readonly demo: DemoMeans;
  close(): Promise<void>;
}

/**
 * The composition root: takes the data folder, opens the ledger, loads the law and builds the areas. Throws a
 * `Refusal` for what can be foreseen: a folder in use or not writable, a newer or damaged ledger, a broken law pack.
 */
export async function openOffice(start: OfficeStart): Promise<Office> {
  const shipped = loadLawBook(start.resources);
  const { ledger, release } = openFolder(start.folder);
  const passing = join(start.folder, 'passing');
  rmSync(passing, { recursive: true, force: true });
  mkdirSync(passing, { recursive: true, mode: 0o700 });
  const documents = join(start.folder, 'documents');
  sweepUnfinished(ledger.path, documents);
  const threads = createThreads(start.threadEntry, ledger.path);
  const files = createFileTokens(passing);
  const feed = createChangeFeed();
  const jobs = createJobs(ledger, threads, start.clock);
  await jobs.markInterrupted();
  await renewMatchKeys(ledger);
  const law = await openOfficeLaw(ledger, shipped, start.clock);
  const laws = law.book;
  const keeper = createStandingsKeeper(ledger, threads, start.clock, laws, feed, start.log);
  const runsBy = (clock: Clock, on: Ledger, folder: string): Runs =>
    createRuns({ ledger: on, laws, clock, folder, resources: start.resources });
  const intakeBy = (clock: Clock, on: Ledger): Intake =>
    createIntake({ ledger: on, threads, clock, laws, passing, documents });
  const runs = runsBy(start.clock, ledger, join(start.folder, 'runs'));
  const sources = createSources({
    ledger,
    jobs,
    feed,
    keeper,
    clock: start.clock,
    log: start.log,
    intake: intakeBy(start.clock, ledger),
    ...(start.watchTimes === undefined ? {} : { times: start.watchTimes }),
  });
  const { intake } = sources;
  const demo: DemoMeans = {
    resources: start.resources,
    passing,
    laws,
    clock: start.clock,
    ledger,
    intakeOn: (day, on) => intakeBy(clockOn(day), on),
    // The demo's letters are drawn to walk the whole way; whoever wants to see one draws it again.
    runsOn: (day, on) => runsBy(clockOn(day), on, join(passing, 'demo', 'runs')),
  };
  const router = createBorderRouter({
    office: createOfficeHandlers({ version: start.version, laws, keeper, demo }),
    creditors: createCreditorHandlers(laws, start.resources, keeper),
    customers: createCustomerHandlers({
      laws,
      keeper,
      passing,
      resources: start.resources,
      documentPath: (sha256) => documentPath(documents, sha256),
    }),
    intake: {
      ...createIntakeHandlers(intake, keeper),
      ...createMappingHandlers({ fileOf: (parcel, file) => intake.fileOf(parcel, file), creditorAsRead }),
      ...createSourceHandlers(sources),
    },
    reminders: createReminderHandlers(laws, keeper),
    law: createLawHandlers({
      law,
      passing,
      onEnacted: () =>
        void keeper
          .ensureAll()
          .catch((error: unknown) => start.log.error('standings after a change of the law', error)),
    }),
    notices: createNoticeHandlers(laws, runs, keeper),
    payments: createPaymentHandlers(laws, passing),
    profiles: createProfileHandlers({ laws, resources: start.resources, ledger, threads, keeper }),
    calculator: createCalculatorHandlers(laws, start.resources),
    jobs: jobHandlers,
  });
  const means: BorderMeans = {
    ledger,
    clock: start.clock,
    actor: start.actor,
    files,
    feed,
    log: start.log,
    jobs,
  };
  return {
    folder: start.folder,
    router,
    means,
    ledger,
    laws,
    jobs,
    files,
    intake,
    sources,
    runs,
    keeper,
    passing,
    demo,
    async close() {
      await sources.close();
      await threads.close();
      await ledger.close();
      rmSync(passing, { recursive: true, force: true });
      release();
    },
  };
}

function openFolder(folder: string): { ledger: Ledger; release: () => void } {
  const release = takeOfficeLock(folder);
  try {
    return { ledger: openLedger(folder), release };
  } catch (error) {
    release();
    throw error;
  }
}
