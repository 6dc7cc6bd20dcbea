import { asCommand, asFeed, asJob, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';
import { newestFigure } from '#backend/law/index.ts';
import { startDemo, type DemoMeans } from '#backend/office/startDemo.ts';

/** What the area needs besides the border. */
export interface OfficeHandlerMeans {
  readonly version: string;
  readonly laws: LawBook;
  readonly keeper: StandingsKeeper;
  readonly demo: DemoMeans;
}

/** The handlers of the area `office`: the frame of the screen, the first opening, and the feed of changes. */
export function createOfficeHandlers({ version, laws, keeper, demo }: OfficeHandlerMeans) {
  return {
    status: asQuery.office.status.handler(async ({ context: { db, clock } }) => {
      const creditors = await countCreditors(db);
      const chosen = await db
        .selectFrom('office_setting')
        .select('value')
        .where('key', '=', openedKey)
        .executeTakeFirst();
      return {
        version,
        today: clock.today(),
        firstOpening: creditors === 0 && chosen === undefined,
        creditors,
        law: [...laws.values()].map((pack) => ({
          country: pack.country,
          version: pack.version,
          from: newestFigure(pack, clock.today()),
        })),
      };
    }),

    changes: asFeed.office.changes.handler(({ context, signal }) => context.feed.listen(signal)),

    startEmpty: asCommand.office.startEmpty.handler(async ({ context: { db, changed } }) => {
      if ((await countCreditors(db)) > 0) refuse('office_not_empty', {});
      await db
        .insertInto('office_setting')
        .values({ key: openedKey, value: 'empty' })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      changed('office');
      return {};
    }),

    startDemo: asJob.office.startDemo.handler(async function* ({ context, signal }) {
      if ((await countCreditors(context.db)) > 0) refuse('office_not_empty', {});
      yield* context.jobs.stream({ kind: 'demo', creditorId: null }, signal, async (tools) => {
        const result = await startDemo(tools, demo);
        await keeper.ensureAll();
        context.feed.publish(['office', 'creditors', 'customers', 'reminders', 'notices', 'intake']);
        return result;
      });
    }),
  };
}

/** Set once the office has left the first opening. */
const openedKey = 'opened';

async function countCreditors(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('creditor')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
