import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DifferenceRow, IntakePreview, Parcel } from '#shared/contract/intake.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { commitParts } from '#backend/intake/commitParts.ts';
import { creditorAsRead } from '#backend/intake/creditorAsRead.ts';
import type {
  CompareOrder,
  DifferenceWindow,
  IntakeMeans,
  MapOrder,
  ParcelFile,
  ParcelResult,
  StageOrder,
} from '#backend/intake/intakeOrders.ts';
import { emptyParcel, isEmpty, type OpenParcel, showParcel } from '#backend/intake/openParcel.ts';
import { type OpenPart, previewOf } from '#backend/intake/previewOf.ts';
import { readDifference } from '#backend/intake/readDifference.ts';
import { comparePart, mapList, readParcel } from '#backend/intake/readParcel.ts';
import type { UndoInput, UndoResult, UndoState } from '#backend/intake/thread.ts';

export type { ParcelResult };

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

/** Makes the intake of an office. */
export function createIntake(means: IntakeMeans): Intake {
  const { ledger, threads, passing } = means;
  const parcels = new Map<string, OpenParcel>();
  const find = (name: string): OpenParcel => parcels.get(name) ?? unknown(name);
  const findPart = (parcel: string, part: string): OpenPart => find(parcel).parts.get(part) ?? unknown(part);
  const discard = (name: string): void => {
    const parcel = parcels.get(name);
    parcels.delete(name);
    if (parcel !== undefined) removeFolder(parcel.folder);
  };
  return {
    async stage(tools, order) {
      // Unknown creditors are refused before a folder is made.
      await creditorAsRead(ledger.reader, order.creditorId);
      const name = randomUUID();
      const folder = join(passing, `parcel-${name}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const parcel = emptyParcel(name, order, folder);
      parcels.set(name, parcel);
      try {
        await readParcel(means, tools, parcel, order);
        if (isEmpty(parcel)) discard(name);
        return showParcel(parcel);
      } catch (error) {
        discard(name);
        throw error;
      }
    },
    async map(tools, order) {
      const parcel = find(order.parcel);
      await mapList(means, tools, parcel, order);
      return showParcel(parcel);
    },
    async compare(tools, { parcel, part, complete, listDate }) {
      const open = findPart(parcel, part);
      const before = open.differencePath;
      const choice = { ...open, complete, listDate: listDate ?? open.listDate };
      Object.assign(open, await comparePart(ledger, tools, find(parcel), choice));
      await rm(before, { force: true });
      return previewOf(open);
    },
    difference: ({ parcel, part, group, offset, limit }) =>
      readDifference(findPart(parcel, part).differencePath, group, offset, limit),
    async commit(tools, { parcel: name, parts, actor }) {
      const parcel = find(name);
      const chosen = parts.map((part) => findPart(name, part));
      const result = await commitParts(means, tools, parcel, chosen, actor);
      if (isEmpty(parcel)) discard(name);
      return result;
    },
    undo: (tools, { intakeId, actor }) => undo(means, tools, intakeId, actor),
    undoState: (intakeId) => threads.run('intake', 'undo_state', { ledgerPath: ledger.path, intakeId }),
    discard,
    creditorOf: (parcel) => parcels.get(parcel)?.order.creditorId,
    fileOf(parcel, file) {
      const { lists, order } = find(parcel);
      return { ...(lists.get(file) ?? unknown(file)), creditorId: order.creditorId };
    },
  };
}

async function undo(
  { ledger, clock, laws, documents }: IntakeMeans,
  tools: JobTools,
  intakeId: number,
  actor: string,
): Promise<UndoResult> {
  const row = await ledger.reader
    .selectFrom('intake')
    .innerJoin('creditor', 'creditor.id', 'intake.creditor_id')
    .select('creditor.country')
    .where('intake.id', '=', intakeId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('intake_not_found', { intake: intakeId });
  const moment = { now: clock.now(), today: clock.today(), law: lawOf(laws, row.country) };
  const input: UndoInput = { ledgerPath: ledger.path, terms: { ...moment, intakeId, actor, documents } };
  return tools.writingThread<UndoResult>('intake', 'undo_intake', input);
}

function unknown(staging: string): never {
  throw new Refusal('staging_unknown', { staging });
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // What cannot be deleted now, say while it is read, goes with the folder of all of them at the next start.
  }
}
