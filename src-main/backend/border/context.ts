import type { ChangedArea } from '#shared/contract/office.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { Log } from '#backend/border/log.ts';
import type { ChangeFeed } from '#backend/border/changeFeed.ts';
import type { FileTokens } from '#backend/border/fileTokens.ts';
import type { Jobs } from '#backend/jobs/jobs.ts';
import type { Ledger, Reader, Writer } from '#backend/ledger/index.ts';

/** What every handler may use. No database: that depends on the kind of the procedure. */
export interface BorderContext {
  readonly clock: Clock;
  /** Who works at this machine, as its system calls the person: what history names. */
  readonly actor: string;
  readonly files: FileTokens;
  readonly feed: ChangeFeed;
  readonly log: Log;
}

/** What a query gets: a connection that cannot write. */
export interface QueryContext extends BorderContext {
  readonly db: Reader;
}

/** What a command gets: an open transaction, and the place to say which areas it changed. */
export interface CommandContext extends BorderContext {
  readonly db: Writer;
  readonly changed: (...areas: readonly ChangedArea[]) => void;
  /** Has something done once the transaction has committed, before the change is told; never when it rolls back. */
  readonly afterCommit: (work: () => void) => void;
}

/** What a job gets: a reader, and the means to run threads and to write in their turn. */
export interface JobContext extends BorderContext {
  readonly db: Reader;
  readonly jobs: Jobs;
}

/** What the border itself is built with. */
export interface BorderMeans extends BorderContext {
  readonly ledger: Ledger;
  readonly jobs: Jobs;
}
