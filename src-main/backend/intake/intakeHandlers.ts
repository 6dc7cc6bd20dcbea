import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Intake } from '#backend/intake/intake.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';

/** The handlers of the area `intake`: files in, with a look at what they would do first. */
export function createIntakeHandlers(intake: Intake, keeper: StandingsKeeper) {
  const creditorOf = (staging: string): number =>
    intake.creditorOf(staging) ?? refuse('staging_unknown', { staging });
  return {
    stage: asJob.intake.stage.handler(({ input, context, signal }) => {
      const file = context.files.resolve(input.file) ?? refuse('file_unknown', { token: input.file });
      const { creditorId, complete } = input;
      return context.jobs.stream({ kind: 'stage', creditorId }, signal, (tools) =>
        intake.stage(tools, { creditorId, path: file.path, name: file.name, complete }),
      );
    }),

    compare: asJob.intake.compare.handler(({ input, context, signal }) =>
      context.jobs.stream({ kind: 'compare', creditorId: creditorOf(input.staging) }, signal, (tools) =>
        intake.compare(tools, input),
      ),
    ),

    commit: asJob.intake.commit.handler(({ input, context, signal }) => {
      const creditorId = creditorOf(input.staging);
      return context.jobs.stream({ kind: 'commit', creditorId }, signal, async (tools) => {
        const result = await intake.commit(tools, input);
        context.feed.publish(['intake', 'creditors', 'reminders', 'customers']);
        await keeper.ensure(creditorId);
        return result;
      });
    }),

    discard: asCommand.intake.discard.handler(({ input }) => {
      intake.discard(input.staging);
      return {};
    }),

    history: asQuery.intake.history.handler(async ({ input, context: { db } }) => {
      const rows = await db
        .selectFrom('intake')
        .selectAll()
        .where('creditor_id', '=', input.creditorId)
        .orderBy('id', 'desc')
        .limit(input.limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        file: row.file_name,
        format: row.format,
        listDate: row.list_date,
        complete: row.complete === 1,
        committedAt: row.committed_at,
        read: row.read_count,
        added: row.added,
        changed: row.changed,
        unchanged: row.unchanged,
        settled: row.settled,
        rejected: row.rejected,
      }));
    }),
  };
}
