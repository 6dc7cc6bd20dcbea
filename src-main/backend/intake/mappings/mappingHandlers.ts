import { asCommand, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import { layoutOf } from '#backend/intake/mappings/layoutOf.ts';
import { deleteMapping, readSavedMappings } from '#backend/intake/mappings/savedMappings.ts';
import { tryMapping } from '#backend/intake/mappings/tryMapping.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** What the handlers of mappings have to know of the parcels. */
export interface MappableLists {
  /** A list of a parcel by its key. Throws `staging_unknown`. */
  fileOf(
    parcel: string,
    file: string,
  ): { readonly path: string; readonly name: string; readonly creditorId: number };
  creditorAsRead(db: Reader, creditorId: number): Promise<IntakeCreditor>;
}

/** The handlers of `intake` for lists whose columns a person says the meaning of. Spread into those of the area. */
export function createMappingHandlers(lists: MappableLists) {
  return {
    layout: asQuery.intake.layout.handler(async ({ input, context: { db }, signal }) => {
      const { parcel, file, ...question } = input;
      const { path, name, creditorId } = lists.fileOf(parcel, file);
      const saved = await readSavedMappings(db, creditorId);
      return naming(name, () => layoutOf(path, name, question, saved, signalOr(signal)));
    }),

    tryMapping: asQuery.intake.tryMapping.handler(async ({ input, context: { db }, signal }) => {
      const { path, name, creditorId } = lists.fileOf(input.parcel, input.file);
      const creditor = await lists.creditorAsRead(db, creditorId);
      return naming(name, () => tryMapping(path, creditor, input.mapping, signalOr(signal)));
    }),

    mappings: asQuery.intake.mappings.handler(async ({ input, context: { db } }) => {
      await refuseUnknownCreditor(db, input.creditorId);
      const saved = await readSavedMappings(db, input.creditorId);
      return saved.map(({ id, name, mapping, usedAt }) => ({
        id,
        name,
        columns: Object.keys(mapping.fields).length,
        usedAt,
        mapping: { ...mapping, fields: { ...mapping.fields } },
      }));
    }),

    forgetMapping: asCommand.intake.forgetMapping.handler(async ({ input, context }) => {
      const isGone = await deleteMapping(context.db, input.mappingId);
      if (!isGone) refuse('mapping_not_found', { mapping: input.mappingId });
      context.changed('intake');
      return {};
    }),
  };
}

async function refuseUnknownCreditor(db: Reader, creditorId: number): Promise<void> {
  const known = await db.selectFrom('creditor').select('id').where('id', '=', creditorId).executeTakeFirst();
  if (known === undefined) refuse('creditor_not_found', { creditor: creditorId });
}

/** What is wrong with the file as a whole crosses the border under one code, with its name. */
async function naming<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'mapping_invalid') throw error;
    throw new Refusal('intake_refused', { file, code: error.code, params: { ...error.params } as never });
  }
}

function signalOr(signal: AbortSignal | undefined): AbortSignal {
  return signal ?? new AbortController().signal;
}
