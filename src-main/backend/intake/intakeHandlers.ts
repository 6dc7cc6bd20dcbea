import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import type { FileTokens } from '#backend/border/fileTokens.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Intake } from '#backend/intake/intake.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';

/** The handlers of the area `intake`: files in, with a look at what they would do first. */
export function createIntakeHandlers(intake: Intake, keeper: StandingsKeeper) {
  const creditorOf = (staging: string): number =>
    intake.creditorOf(staging) ?? refuse('staging_unknown', { staging });
  /** The file that a staging was read from, by its token: it is let go together with the staging. */
  const sources = new Map<string, string>();
  const letGo = async (staging: string, files: FileTokens): Promise<void> => {
    const token = sources.get(staging);
    sources.delete(staging);
    if (token !== undefined) await files.forget(token);
  };
  return {
    stage: asJob.intake.stage.handler(async function* ({ input, context, signal }) {
      const { files } = context;
      const file = files.resolve(input.file) ?? refuse('file_unknown', { token: input.file });
      const { creditorId, complete } = input;
      let isStaged = false;
      try {
        const events = context.jobs.stream({ kind: 'stage', creditorId }, signal, (tools) =>
          intake.stage(tools, { creditorId, path: file.path, name: file.name, complete }),
        );
        for await (const event of events) {
          if (event.kind === 'done') {
            isStaged = true;
            sources.set(event.result.staging, input.file);
          }
          yield event;
        }
      } finally {
        // Nothing came of it. A file of the user can be named again by its token; an upload only takes room.
        if (!isStaged && file.isUpload) await files.forget(input.file);
      }
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
        await letGo(input.staging, context.files);
        context.feed.publish(['intake', 'creditors', 'payments', 'reminders', 'customers']);
        await keeper.ensure(creditorId);
        return result;
      });
    }),

    discard: asCommand.intake.discard.handler(async ({ input, context }) => {
      intake.discard(input.staging);
      await letGo(input.staging, context.files);
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
