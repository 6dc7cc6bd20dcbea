import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  DifferenceGroup,
  DifferenceRow,
  IntakeCounts,
  IntakePreview,
  ListMappingData,
  Parcel,
} from '#shared/contract/intake.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools, Threads } from '#backend/jobs/index.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import { creditorAsRead } from '#backend/intake/creditorAsRead.ts';
import { prepareMapping } from '#backend/intake/mappings/prepareMapping.ts';
import { markMappingUsed, readSavedMappings, saveMapping } from '#backend/intake/mappings/savedMappings.ts';
import { kindOrder } from '#backend/intake/stagedFile.ts';
import { readDifference } from '#backend/intake/readDifference.ts';
import { type OpenPart, previewOf } from '#backend/intake/previewOf.ts';
import type { ParcelSource } from '#backend/intake/parcel/findFiles.ts';
import type {
  CommitInput,
  CommitResult,
  CompareInput,
  IntakeComparison,
  StageInput,
  StagedParcel,
  UndoInput,
  UndoResult,
  UndoState,
} from '#backend/intake/thread.ts';

export type { ParcelSource };

/** Files to be read for a creditor. */
export interface StageOrder {
  readonly creditorId: number;
  /** Files, folders and zips. */
  readonly sources: readonly ParcelSource[];
  /** Whether lists hold every open item, so that what is gone from them is settled; the source decides when null. */
  readonly complete: boolean | null;
  /** The day whose balances the lists tell; what a file says of itself, or today, when null. */
  readonly listDate: IsoDate | null;
  /** What a person has said about the columns of the only list among them. */
  readonly mapping?: ListMappingData;
}

/** A list of a parcel, as far as those who map it have to know it. */
export interface ParcelFile extends ParcelSource {
  readonly creditorId: number;
}

/** A list that is read anew under a mapping, which is kept under a name where one is given. */
export interface MapOrder {
  readonly parcel: string;
  readonly file: string;
  readonly mapping: ListMappingData;
  readonly saveAs: string | null;
}

/** How one part of a parcel is to be compared. */
export interface CompareOrder {
  readonly parcel: string;
  readonly part: string;
  readonly complete: boolean;
  readonly listDate: IsoDate | null;
}

/** Which window of a part's difference is wanted. */
export interface DifferenceWindow {
  readonly parcel: string;
  readonly part: string;
  readonly group: DifferenceGroup;
  readonly offset: number;
  readonly limit: number;
}

/** What was taken over of a parcel, and what ended it early. */
export interface ParcelResult {
  readonly taken: (IntakeCounts & {
    readonly part: string;
    readonly intakeId: number | null;
    readonly number: number | null;
  })[];
  readonly failed: {
    readonly part: string;
    readonly code: string;
    readonly params: Record<string, unknown>;
  } | null;
}

/** Taking files over: read and stage, compare, commit or discard, and undo. Each heavy part works in a thread. */
export interface Intake {
  /** Reads everything into a parcel. A file that cannot be read is refused in it and leaves the others alone. */
  stage(tools: JobTools, order: StageOrder): Promise<Parcel>;
  /** Reads a list of a parcel anew under a mapping. Throws `mapping_invalid`, `staging_unknown`. */
  map(tools: JobTools, order: MapOrder): Promise<Parcel>;
  compare(tools: JobTools, order: CompareOrder): Promise<IntakePreview>;
  difference(window: DifferenceWindow): { readonly total: number; readonly rows: DifferenceRow[] };
  /** Takes parts over, each in one transaction. What was taken before a part fails stays; the result says which. */
  commit(
    tools: JobTools,
    order: { readonly parcel: string; readonly parts: readonly string[]; readonly actor: string },
  ): Promise<ParcelResult>;
  /** Takes back what an import did. Throws `intake_not_found`, `intake_built_on`. */
  undo(tools: JobTools, order: { readonly intakeId: number; readonly actor: string }): Promise<UndoResult>;
  /** Whether an import can be undone, and what that would do. Throws `intake_not_found`. */
  undoState(intakeId: number): Promise<UndoState>;
  discard(parcel: string): void;
  /** The creditor that a parcel is for; undefined when it is not there any more. */
  creditorOf(parcel: string): number | undefined;
  /** A list of a parcel by its key. Throws `staging_unknown`. */
  fileOf(parcel: string, file: string): ParcelFile;
}

/** What the intake works with. */
export interface IntakeMeans {
  readonly ledger: Ledger;
  readonly threads: Threads;
  readonly clock: Clock;
  readonly laws: LawBook;
  /** Where staging files lie. */
  readonly passing: string;
  /** Where pictures of invoices are kept. */
  readonly documents: string;
}

interface OpenParcel {
  readonly name: string;
  readonly order: StageOrder;
  readonly folder: string;
  /** Lists that can be mapped, by their keys. */
  readonly lists: Map<string, ParcelSource>;
  readonly parts: Map<string, OpenPart>;
  unmapped: Parcel['unmapped'];
  refused: Parcel['refused'];
  ignored: Parcel['ignored'];
  /** How often something was read into it. */
  readings: number;
}

/** Makes the intake of an office. */
export function createIntake(means: IntakeMeans): Intake {
  const { ledger, threads, clock, laws, passing, documents } = means;
  const parcels = new Map<string, OpenParcel>();
  const find = (name: string): OpenParcel => {
    const parcel = parcels.get(name);
    if (parcel === undefined) throw new Refusal('staging_unknown', { staging: name });
    return parcel;
  };
  const findPart = (parcel: string, part: string): OpenPart => {
    const found = find(parcel).parts.get(part);
    if (found === undefined) throw new Refusal('staging_unknown', { staging: part });
    return found;
  };
  const discard = (name: string): void => {
    const parcel = parcels.get(name);
    if (parcel === undefined) return;
    parcels.delete(name);
    try {
      rmSync(parcel.folder, { recursive: true, force: true });
    } catch {
      // What cannot be deleted now, say while it is read, goes with the whole folder at the next start.
    }
  };
  const ended = (parcel: OpenParcel): void => {
    if (parcel.parts.size === 0 && parcel.unmapped.length === 0) discard(parcel.name);
  };

  /** Reads sources into a parcel and compares what came of them. */
  const read = async (
    tools: JobTools,
    parcel: OpenParcel,
    order: Pick<StageOrder, 'sources' | 'mapping'> & { readonly key?: string },
  ): Promise<readonly string[]> => {
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
      mapping: (order.mapping ?? null) as StageInput['mapping'] & {},
      savedMappings: await readSavedMappings(ledger.reader, creditorId),
    };
    const staged = await tools.thread<StagedParcel>('intake', 'stage_parcel', input);
    for (const { file, path, name } of staged.lists) parcel.lists.set(file, { path, name });
    parcel.unmapped = [...parcel.unmapped, ...staged.unmapped.map(toUnmapped)];
    parcel.refused = [
      ...parcel.refused,
      ...staged.refused.map(({ params, ...file }) => ({ ...file, params: { ...params } })),
    ];
    parcel.ignored = [...parcel.ignored, ...staged.ignored];
    await tools.write(async (db) => {
      for (const id of staged.usedMappings) await markMappingUsed(db, id, clock.now());
    });
    const lists = staged.parts.filter(({ staged: { kind } }) => kind === 'open_items').length;
    const complete = parcel.order.complete ?? (lists === 1 && (await absentSettles(ledger, creditorId)));
    for (const { part, stagingPath, staged: whole, day, mapping } of staged.parts) {
      const listDate = parcel.order.listDate ?? whole.listDate ?? day ?? clock.today();
      const open = {
        part,
        stagingPath,
        mapping,
        lists,
        ...(await comparePart(tools, parcel, { part, stagingPath, complete, listDate })),
      };
      parcel.parts.set(part, open);
    }
    return staged.parts.map(({ part }) => part);
  };

  const comparePart = async (
    tools: JobTools,
    parcel: OpenParcel,
    {
      part,
      stagingPath,
      complete,
      listDate,
    }: Pick<OpenPart, 'part' | 'stagingPath' | 'complete' | 'listDate'>,
  ): Promise<Pick<OpenPart, 'complete' | 'listDate' | 'comparison' | 'differencePath'>> => {
    const differencePath = join(parcel.folder, `${part}-${randomUUID()}.difference`);
    const terms = { creditorId: parcel.order.creditorId, listDate, complete };
    const input: CompareInput = { ledgerPath: ledger.path, stagingPath, differencePath, terms };
    const comparison = await tools.thread<IntakeComparison>('intake', 'compare_staged', input);
    return { complete, listDate, comparison, differencePath };
  };

  return {
    async stage(tools, order) {
      // Unknown creditors are refused before a folder is made.
      await creditorAsRead(ledger.reader, order.creditorId);
      const name = randomUUID();
      const folder = join(passing, `parcel-${name}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const parcel: OpenParcel = {
        name,
        order,
        folder,
        readings: 0,
        lists: new Map(),
        parts: new Map(),
        unmapped: [],
        refused: [],
        ignored: [],
      };
      parcels.set(name, parcel);
      try {
        await read(tools, parcel, order);
        // Where nothing is left, nobody could do anything with it.
        ended(parcel);
        return shown(parcel);
      } catch (error) {
        discard(name);
        throw error;
      }
    },
    async map(tools, { parcel: name, file, mapping, saveAs }) {
      const parcel = find(name);
      const list = parcel.lists.get(file);
      if (list === undefined) throw new Refusal('staging_unknown', { staging: file });
      const prepared = await prepareMapping(list.path, mapping, tools.signal);
      const before = parcel.parts.get(file);
      const unmapped = parcel.unmapped;
      parcel.unmapped = unmapped.filter((each) => each.file !== file);
      try {
        await read(tools, parcel, { sources: [list], mapping, key: file });
      } catch (error) {
        parcel.unmapped = unmapped;
        throw error;
      }
      if (before !== undefined) await forgetFiles(before);
      if (saveAs !== null && saveAs.trim() !== '') {
        const saved = {
          ...prepared,
          name: saveAs.trim(),
          creditorId: parcel.order.creditorId,
          now: clock.now(),
        };
        await tools.write((db) => saveMapping(db, saved));
      }
      return shown(parcel);
    },
    async compare(tools, { parcel, part, complete, listDate }) {
      const open = findPart(parcel, part);
      const before = open.differencePath;
      const choice = { ...open, complete, listDate: listDate ?? open.listDate };
      Object.assign(open, await comparePart(tools, find(parcel), choice));
      await rm(before, { force: true });
      return previewOf(open);
    },
    difference({ parcel, part, group, offset, limit }) {
      return readDifference(findPart(parcel, part).differencePath, group, offset, limit);
    },
    async commit(tools, { parcel: name, parts, actor }) {
      const parcel = find(name);
      const { creditorId } = parcel.order;
      const { country } = await creditorAsRead(ledger.reader, creditorId);
      const chosen = parts.map((part) => findPart(name, part));
      const taken: ParcelResult['taken'][number][] = [];
      for (const open of chosen) {
        const { part, stagingPath, complete, listDate } = open;
        const law = lawOf(laws, country);
        const terms = { creditorId, listDate, complete, now: clock.now(), law, actor, documents };
        const input: CommitInput = { ledgerPath: ledger.path, stagingPath, terms };
        try {
          const result = await tools.writingThread<CommitResult>('intake', 'commit_staged', input);
          taken.push({ part, ...result });
        } catch (error) {
          if (!(error instanceof Refusal) || taken.length === 0) throw error;
          return { taken, failed: { part, code: error.code, params: { ...error.params } } };
        }
        parcel.parts.delete(part);
        await forgetFiles(open);
      }
      ended(parcel);
      return { taken, failed: null };
    },
    async undo(tools, { intakeId, actor }) {
      const row = await ledger.reader
        .selectFrom('intake')
        .innerJoin('creditor', 'creditor.id', 'intake.creditor_id')
        .select('creditor.country')
        .where('intake.id', '=', intakeId)
        .executeTakeFirst();
      if (row === undefined) throw new Refusal('intake_not_found', { intake: intakeId });
      const moment = { now: clock.now(), today: clock.today() };
      const terms = { ...moment, intakeId, actor, documents, law: lawOf(laws, row.country) };
      const input: UndoInput = { ledgerPath: ledger.path, terms };
      return tools.writingThread<UndoResult>('intake', 'undo_intake', input);
    },
    undoState: (intakeId) => threads.run('intake', 'undo_state', { ledgerPath: ledger.path, intakeId }),
    discard,
    creditorOf: (parcel) => parcels.get(parcel)?.order.creditorId,
    fileOf(parcel, file) {
      const { lists, order } = find(parcel);
      const found = lists.get(file);
      if (found === undefined) throw new Refusal('staging_unknown', { staging: file });
      return { ...found, creditorId: order.creditorId };
    },
  };
}

async function forgetFiles({ stagingPath, differencePath }: OpenPart): Promise<void> {
  for (const path of [stagingPath, differencePath]) await rm(path, { force: true }).catch(() => undefined);
}

function shown({ name, parts, unmapped, refused, ignored }: OpenParcel): Parcel {
  const inOrder = [...parts.values()].toSorted(
    (a, b) => kindOrder.indexOf(a.comparison.staged.kind) - kindOrder.indexOf(b.comparison.staged.kind),
  );
  return { parcel: name, parts: inOrder.map(previewOf), unmapped, refused, ignored };
}

function toUnmapped({
  file,
  name,
  code,
  params,
}: StagedParcel['unmapped'][number]): Parcel['unmapped'][number] {
  const columns = params['columns'];
  return {
    file,
    name,
    missing: Array.isArray(columns) ? columns.map(String) : [],
    refusal: { code, params: { ...params } },
  };
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
