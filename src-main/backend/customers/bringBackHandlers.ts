import { createTexts } from '#shared/i18n/createTexts.ts';
import { chooseLocale } from '#shared/i18n/locales.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import { readChanges, tickChanges } from '#backend/customers/changesToBringBack.ts';
import { type FollowChange, writing } from '#backend/customers/followChange.ts';
import { writeChanges } from '#backend/customers/writeChanges.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** What was changed here and belongs in the accounting system too. Files are written in `passing`. */
export function bringBackHandlers({ follow, passing }: { follow: FollowChange; passing: string }) {
  return {
    changes: asQuery.customers.changes.handler(async ({ input, context: { db } }) => {
      await readCreditor(db, input.creditorId);
      return readChanges(db, input.creditorId, input.done, input);
    }),

    tickChanges: asCommand.customers.tickChanges.handler(async ({ input, context }) => {
      const { db } = context;
      const { changed, customers } = await tickChanges(db, input.changeIds, input.done, writing(context));
      for (const [creditorId, ids] of customers) await follow(context, creditorId, ids);
      return { changed };
    }),

    exportChanges: asQuery.customers.exportChanges.handler(
      async ({ input, context: { db, clock, files } }) => {
        const creditor = await readCreditor(db, input.creditorId);
        const texts = createTexts(chooseLocale([input.locale]));
        const written = await writeChanges(db, creditor, input.format, {
          folder: passing,
          day: clock.today(),
          texts,
        });
        const { path, name, rows } = written;
        return { file: files.register(path, name), name, rows };
      },
    ),
  };
}

async function readCreditor(db: Reader, creditorId: number) {
  const row = await db
    .selectFrom('creditor')
    .select(['id', 'country'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  return row ?? refuse('creditor_not_found', { creditor: creditorId });
}
