import type { Clock } from '#backend/border/clock.ts';
import type { ChangeFeed } from '#backend/border/changeFeed.ts';
import type { Log } from '#backend/border/log.ts';
import type { Threads } from '#backend/jobs/index.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import { projectionState } from '#backend/reminders/projectStandings.ts';
import type { RefreshInput, RefreshResult } from '#backend/reminders/refreshStandings.ts';

/** Keeps the projections of all creditors up to date with the day, the data and the law. */
export interface StandingsKeeper {
  /** Makes a creditor's projection anew if it is outdated. Calls that come meanwhile share the same work. */
  ensure(creditorId: number): Promise<void>;
  /** The same for every creditor, one after the other. */
  ensureAll(): Promise<void>;
}

/** Changes that come faster than this are for whoever asks next. */
const mostRounds = 3;

/** Makes the keeper of an office. */
export function createStandingsKeeper(
  ledger: Ledger,
  threads: Threads,
  clock: Clock,
  laws: LawBook,
  feed: ChangeFeed,
  log: Log,
): StandingsKeeper {
  const underWay = new Map<number, Promise<void>>();

  const refresh = async (creditorId: number): Promise<void> => {
    const creditor = await ledger.reader
      .selectFrom('creditor')
      .select('country')
      .where('id', '=', creditorId)
      .executeTakeFirst();
    if (creditor === undefined) return;
    // What changed while the thread worked, the day or the law, wants another round.
    for (let round = 0; round < mostRounds; round += 1) {
      const law = lawOf(laws, creditor.country);
      const asOf = clock.today();
      if ((await projectionState(ledger.reader, creditorId, asOf, law)).current) return;
      const input: RefreshInput = { ledgerPath: ledger.path, creditorId, asOf, law };
      await ledger.exclusive(() => threads.run<RefreshResult>('standings', 'refresh', input));
      feed.publish(['reminders', 'creditors', 'customers']);
    }
  };

  const ensure = (creditorId: number): Promise<void> => {
    const running = underWay.get(creditorId);
    if (running !== undefined) return running;
    const started = refresh(creditorId)
      .catch((error: unknown) => log.error(`standings of creditor ${creditorId}`, error))
      .finally(() => underWay.delete(creditorId));
    underWay.set(creditorId, started);
    return started;
  };

  return {
    ensure,
    async ensureAll() {
      const creditors = await ledger.reader.selectFrom('creditor').select('id').orderBy('id').execute();
      for (const { id } of creditors) await ensure(id);
    },
  };
}
