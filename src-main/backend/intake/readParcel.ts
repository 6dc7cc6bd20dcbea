import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Parcel } from '#shared/contract/intake.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import { creditorAsRead } from '#backend/intake/creditorAsRead.ts';
import type { IntakeMeans, MapOrder, StageOrder } from '#backend/intake/intakeOrders.ts';
import { prepareMapping, readMapping } from '#backend/intake/mappings/prepareMapping.ts';
import { markMappingUsed, readSavedMappings, saveMapping } from '#backend/intake/mappings/savedMappings.ts';
import { forgetFiles, type OpenParcel } from '#backend/intake/openParcel.ts';
import type { OpenPart } from '#backend/intake/previewOf.ts';
import type { CompareInput, IntakeComparison, StagedParcel, StageInput } from '#backend/intake/thread.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** What is read into a parcel; `key` is that of the only list, where it has one already. */
type ReadOrder = Pick<StageOrder, 'sources' | 'mapping'> & { readonly key?: string };

/** Reads sources into a parcel, and compares what came of them with the ledger. */
export async function readParcel(
  { ledger, clock }: IntakeMeans,
  tools: JobTools,
  parcel: OpenParcel,
  order: ReadOrder,
): Promise<void> {
  const { creditorId } = parcel.order;
  parcel.readings += 1;
  const input: StageInput = {
    ledgerPath: ledger.path,
    creditorId,
    sources: order.sources,
    folder: parcel.folder,
    prefix: parcel.readings === 1 ? 'f' : `f${parcel.readings}.`,
    ...(order.key === undefined ? {} : { key: order.key }),
    creditor: await creditorAsRead(ledger.reader, creditorId),
    mapping: order.mapping === undefined ? null : readMapping(order.mapping),
    savedMappings: await readSavedMappings(ledger.reader, creditorId),
  };
  const staged = await tools.thread<StagedParcel>('intake', 'stage_parcel', input);
  keepBeside(parcel, staged);
  if (staged.usedMappings.length > 0) {
    await tools.write(async (db) => {
      for (const id of staged.usedMappings) await markMappingUsed(db, id, clock.now());
    });
  }
  const lists = staged.parts.filter(({ staged: { kind } }) => kind === 'open_items').length;
  // Several lists may be parts of one: each by itself would settle what the others name.
  const complete = parcel.order.complete ?? (lists === 1 && (await absentSettles(ledger, creditorId)));
  for (const { part, stagingPath, staged: whole, day, mapping } of staged.parts) {
    const listDate = parcel.order.listDate ?? whole.listDate ?? day ?? clock.today();
    const compared = await comparePart(ledger, tools, parcel, { part, stagingPath, complete, listDate });
    parcel.parts.set(part, { part, stagingPath, mapping, lists, ...compared });
  }
}

/**
 * Reads a list of a parcel anew under a mapping, which is kept for the creditor under a name where one is given. Throws
 * `staging_unknown`, `mapping_invalid`.
 */
export async function mapList(
  means: IntakeMeans,
  tools: JobTools,
  parcel: OpenParcel,
  { file, mapping, saveAs }: MapOrder,
): Promise<void> {
  const list = parcel.lists.get(file);
  if (list === undefined) throw new Refusal('staging_unknown', { staging: file });
  const prepared = await prepareMapping(list.path, mapping, tools.signal);
  const before = parcel.parts.get(file);
  const { unmapped } = parcel;
  parcel.unmapped = unmapped.filter((each) => each.file !== file);
  try {
    await readParcel(means, tools, parcel, { sources: [list], mapping, key: file });
  } catch (error) {
    parcel.unmapped = unmapped;
    throw error;
  }
  if (before !== undefined) await forgetFiles(before);
  const name = saveAs?.trim() ?? '';
  if (name === '') return;
  const { creditorId } = parcel.order;
  await tools.write((db) => saveMapping(db, { ...prepared, name, creditorId, now: means.clock.now() }));
}

/** Compares a part with the ledger, into a new file of its difference. */
export async function comparePart(
  ledger: Ledger,
  tools: JobTools,
  parcel: OpenParcel,
  choice: Pick<OpenPart, 'part' | 'stagingPath' | 'complete' | 'listDate'>,
): Promise<Pick<OpenPart, 'complete' | 'listDate' | 'comparison' | 'differencePath'>> {
  const { part, stagingPath, complete, listDate } = choice;
  const differencePath = join(parcel.folder, `${part}-${randomUUID()}.difference`);
  const terms = { creditorId: parcel.order.creditorId, listDate, complete };
  const input: CompareInput = { ledgerPath: ledger.path, stagingPath, differencePath, terms };
  const comparison = await tools.thread<IntakeComparison>('intake', 'compare_staged', input);
  return { complete, listDate, comparison, differencePath };
}

/** Remembers what is no part: lists that can be mapped, and files that cannot be read or need not be. */
function keepBeside(parcel: OpenParcel, staged: StagedParcel): void {
  for (const { file, ...source } of staged.lists) parcel.lists.set(file, source);
  parcel.unmapped = [...parcel.unmapped, ...staged.unmapped.map(toUnmapped)];
  const refused = staged.refused.map(({ file, code, params }) => ({ file, code, params: { ...params } }));
  parcel.refused = [...parcel.refused, ...refused];
  parcel.ignored = [...parcel.ignored, ...staged.ignored];
}

function toUnmapped({
  file,
  name,
  code,
  params,
}: StagedParcel['unmapped'][number]): Parcel['unmapped'][number] {
  const columns = params['columns'];
  const missing = Array.isArray(columns) ? columns.map(String) : [];
  return { file, name, missing, refusal: { code, params: { ...params } } };
}

/** What an invoice that a complete list lacks means to the creditor; a person is asked where nothing was said. */
async function absentSettles(ledger: Ledger, creditorId: number): Promise<boolean> {
  const row = await ledger.reader
    .selectFrom('source')
    .select('absent')
    .where('creditor_id', '=', creditorId)
    .executeTakeFirst();
  return row?.absent === 'settle';
}
