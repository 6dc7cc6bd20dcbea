import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import type { FileTokens } from '#backend/border/fileTokens.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Intake } from '#backend/intake/intake.ts';
import { readFormats, readHistory, readIntake } from '#backend/intake/intakeQueries.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** The handlers of the area `intake`: files in, with a look at what they would do first. */
export function createIntakeHandlers(intake: Intake, keeper: StandingsKeeper) {
  const creditorOf = (parcel: string): number =>
    intake.creditorOf(parcel) ?? refuse('staging_unknown', { staging: parcel });
  /** The files that a parcel was read from, by their tokens: they are let go together with it. */
  const handedOver = new Map<string, readonly string[]>();
  const letGo = async (parcel: string, files: FileTokens): Promise<void> => {
    const tokens = handedOver.get(parcel) ?? [];
    handedOver.delete(parcel);
    for (const token of tokens) await files.forget(token);
  };
  return {
    stage: asJob.intake.stage.handler(async function* ({ input, context, signal }) {
      const { files } = context;
      const { creditorId, complete } = input;
      const sources = input.files.map((token) => files.resolve(token) ?? refuse('file_unknown', { token }));
      const listDate = input.listDate as IsoDate | null;
      let isStaged = false;
      try {
        const events = context.jobs.stream({ kind: 'stage', creditorId }, signal, (tools) =>
          intake.stage(tools, { creditorId, sources, complete, listDate }),
        );
        for await (const event of events) {
          if (event.kind === 'done' && intake.creditorOf(event.result.parcel) !== undefined) {
            isStaged = true;
            handedOver.set(event.result.parcel, input.files);
          }
          yield event;
        }
      } finally {
        // Nothing came of it. A file of the user can be named again by its token; an upload only takes room.
        for (const [at, { isUpload }] of isStaged ? [] : sources.entries()) {
          const token = input.files[at];
          if (isUpload && token !== undefined) await files.forget(token);
        }
      }
    }),

    compare: asJob.intake.compare.handler(({ input, context, signal }) =>
      context.jobs.stream({ kind: 'compare', creditorId: creditorOf(input.parcel) }, signal, (tools) =>
        intake.compare(tools, { ...input, listDate: input.listDate as IsoDate | null }),
      ),
    ),

    difference: asQuery.intake.difference.handler(({ input }) => {
      const { total, rows } = intake.difference(input);
      return { total, rows: [...rows] };
    }),

    commit: asJob.intake.commit.handler(({ input, context, signal }) => {
      const creditorId = creditorOf(input.parcel);
      return context.jobs.stream({ kind: 'commit', creditorId }, signal, async (tools) => {
        const { taken, failed } = await intake.commit(tools, { ...input, actor: context.actor });
        if (intake.creditorOf(input.parcel) === undefined) await letGo(input.parcel, context.files);
        context.feed.publish(['intake', 'creditors', 'payments', 'reminders', 'customers']);
        await keeper.ensure(creditorId);
        return { taken: [...taken], failed };
      });
    }),

    discard: asCommand.intake.discard.handler(async ({ input, context }) => {
      intake.discard(input.parcel);
      await letGo(input.parcel, context.files);
      return {};
    }),

    map: asJob.intake.map.handler(({ input, context, signal }) =>
      context.jobs.stream({ kind: 'stage', creditorId: creditorOf(input.parcel) }, signal, async (tools) => {
        const parcel = await intake.map(tools, input);
        if (input.saveAs !== null) context.feed.publish(['intake']);
        return parcel;
      }),
    ),

    formats: asQuery.intake.formats.handler(() => readFormats()),

    history: asQuery.intake.history.handler(({ input, context: { db } }) => readHistory(db, input)),

    get: asQuery.intake.get.handler(async ({ input, context: { db } }) => {
      const found = await readIntake(db, input.intakeId);
      const undo = await intake.undoState(input.intakeId);
      return { ...found, undo: { ...undo, obstacles: [...undo.obstacles] } };
    }),

    undo: asJob.intake.undo.handler(async function* ({ input, context, signal }) {
      const { intakeId } = input;
      const row = await context.db
        .selectFrom('intake')
        .select('creditor_id')
        .where('id', '=', intakeId)
        .executeTakeFirst();
      const creditorId = row?.creditor_id ?? refuse('intake_not_found', { intake: intakeId });
      yield* context.jobs.stream({ kind: 'undo', creditorId }, signal, async (tools) => {
        const undone = await intake.undo(tools, { intakeId, actor: context.actor });
        context.feed.publish(['intake', 'creditors', 'payments', 'reminders', 'customers', 'notices']);
        await keeper.ensure(creditorId);
        return undone;
      });
    }),
  };
}
