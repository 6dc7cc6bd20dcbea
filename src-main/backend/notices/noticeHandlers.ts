import { basename } from 'node:path';
import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { creditorOf, selectedInvoices, type StandingsKeeper } from '#backend/reminders/index.ts';
import { discardRun } from '#backend/notices/discardRun.ts';
import { readRun } from '#backend/notices/readRun.ts';
import { readRunItems, readRunRow, readRuns } from '#backend/notices/runQueries.ts';
import type { Runs } from '#backend/notices/runs.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobContext } from '#backend/border/context.ts';

/** The handlers of the area `notices`: runs and their letters. */
export function createNoticeHandlers(laws: LawBook, runs: Runs, keeper: StandingsKeeper) {
  /** After a job that wrote: tell the lists, and make the standings anew where that is still to be done. */
  const follow = async (context: Pick<JobContext, 'db' | 'feed'>, runId: number): Promise<void> => {
    context.feed.publish(['notices', 'payments', 'reminders', 'customers', 'creditors']);
    void keeper.ensure(await creditorOfRun(context.db, runId));
  };

  return {
    runs: asQuery.notices.runs.handler(({ input, context: { db } }) =>
      readRuns(db, input.creditorId, input.limit),
    ),

    run: asQuery.notices.run.handler(async ({ input, context: { db } }) => {
      const run = (await readRunRow(db, input.runId)) ?? refuse('run_not_found', { run: input.runId });
      return { run, ...(await readRunItems(db, input.runId, input.offset, input.limit)) };
    }),

    draft: asJob.notices.draft.handler(({ input, context, signal }) => {
      const creditorId = creditorOf(input);
      return context.jobs.stream({ kind: 'draft', creditorId }, signal, async (tools) => {
        const ids = await selectedInvoices(context.db, input);
        const result = await runs.draft(tools, creditorId, ids);
        context.feed.publish(['notices']);
        return result;
      });
    }),

    approve: asJob.notices.approve.handler(async function* ({ input, context, signal }) {
      const creditorId = await creditorOfRun(context.db, input.runId);
      yield* context.jobs.stream({ kind: 'approve', creditorId }, signal, async (tools) => {
        const result = await runs.approve(tools, input.runId);
        await follow(context, input.runId);
        return result;
      });
    }),

    draw: asJob.notices.draw.handler(async function* ({ input, context, signal }) {
      const creditorId = await creditorOfRun(context.db, input.runId);
      yield* context.jobs.stream({ kind: 'draw', creditorId }, signal, async (tools) => {
        const drawn = await runs.draw(tools, input.runId);
        context.feed.publish(['notices']);
        const { path, name, pages, letters } = drawn;
        return { file: context.files.register(path, name), name, pages, letters };
      });
    }),

    confirm: asJob.notices.confirm.handler(async function* ({ input, context, signal }) {
      const creditorId = await creditorOfRun(context.db, input.runId);
      yield* context.jobs.stream({ kind: 'confirm', creditorId }, signal, async (tools) => {
        const result = await runs.confirm(tools, input.runId, dayOf(input.sentOn, context.clock));
        await follow(context, input.runId);
        return {
          sent: result.sent,
          withdrawn: result.withdrawn.map((one) => ({ ...one, reasons: [...one.reasons] })),
        };
      });
    }),

    discard: asCommand.notices.discard.handler(async ({ input, context: { db, clock, changed } }) => {
      const law = (country: string) => lawOf(laws, country);
      const creditorId = await creditorOfRun(db, input.runId);
      const released = await discardRun(db, input.runId, law, clock.today(), clock.now());
      // After the commit, for a run so large that its rows were not brought up to date one by one.
      setImmediate(() => void keeper.ensure(creditorId));
      changed('notices', 'reminders', 'creditors', 'customers');
      return { released };
    }),

    answerLetter: asJob.notices.answerLetter.handler(async function* ({ input, context, signal }) {
      const creditorId = await creditorOfHold(context.db, input.holdId);
      yield* context.jobs.stream({ kind: 'letter', creditorId }, signal, async (tools) => {
        const path = await runs.answer(tools, input.holdId);
        const name = basename(path);
        return { file: context.files.register(path, name), name };
      });
    }),

    letter: asJob.notices.letter.handler(async function* ({ input, context, signal }) {
      const creditorId = await creditorOfRun(context.db, input.runId);
      yield* context.jobs.stream({ kind: 'letter', creditorId }, signal, async (tools) => {
        const path = await runs.letter(tools, input.runId, input.letter);
        const name = basename(path);
        return { file: context.files.register(path, name), name };
      });
    }),
  };
}

async function creditorOfRun(db: Reader, runId: number): Promise<number> {
  return (await readRun(db, runId)).creditor_id;
}

async function creditorOfHold(db: Reader, holdId: number): Promise<number> {
  const hold = await db.selectFrom('hold').select('creditor_id').where('id', '=', holdId).executeTakeFirst();
  return hold?.creditor_id ?? refuse('hold_not_found', { hold: holdId });
}

function dayOf(given: string | undefined, clock: Clock): IsoDate {
  if (given === undefined) return clock.today();
  return isIsoDate(given)
    ? given
    : refuse('run_sent_on_wrong', { sentOn: given, earliest: given, latest: clock.today() });
}
