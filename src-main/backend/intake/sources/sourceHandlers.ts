import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import { setSource } from '#backend/intake/sources/setSource.ts';
import type { Sources } from '#backend/intake/sources/sources.ts';

/** The handlers of where files come from: part of the area `intake`. */
export function createSourceHandlers(sources: Sources) {
  return {
    source: asQuery.intake.source.handler(({ input, context: { db } }) =>
      sources.state(db, input.creditorId),
    ),

    setSource: asCommand.intake.setSource.handler(async ({ input, context }) => {
      const { db, files, changed, afterCommit, log } = context;
      const { folder: token, creditorId, ...terms } = input;
      const folder =
        token === null ? null : (files.resolve(token)?.path ?? refuse('file_unknown', { token }));
      await setSource(db, creditorId, { ...terms, folder });
      changed('intake', 'creditors');
      afterCommit(
        () =>
          void sources
            .follow(creditorId)
            .catch((error: unknown) => log.error(`the source of creditor ${creditorId}`, error)),
      );
      return {};
    }),

    synchronise: asJob.intake.synchronise.handler(({ input: { creditorId }, context, signal }) =>
      context.jobs.stream({ kind: 'synchronise', creditorId }, signal, async (tools) => ({
        parcel: await sources.synchronise(tools, creditorId),
      })),
    ),
  };
}
