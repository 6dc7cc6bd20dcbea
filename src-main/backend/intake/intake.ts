import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type {
  DifferenceGroup,
  DifferenceRow,
  IntakeCounts,
  IntakePreview,
  Parcel,
} from '#shared/contract/intake.ts';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import type {
  CommitInput,
  CommitResult,
  CompareInput,
  IntakeComparison,
  StagedFile,
  StageRequest,
} from '#backend/intake/thread.ts';

/** Files to be read for a creditor. */
export interface StageOrder {
  readonly creditorId: number;
  readonly sources: readonly ParcelSource[];
  /** Whether lists hold every open item, so that what is gone from them is settled; the source decides when null. */
  readonly complete: boolean | null;
  /** The day whose balances the lists tell; what a file says of itself, or today, when null. */
  readonly listDate: IsoDate | null;
}

/** A file, folder or zip. */
export interface ParcelSource {
  readonly path: string;
  /** The name that people know it by. */
  readonly name: string;
  /** The day on which it was written, where that is known: what a list tells is of it, if the list itself says nothing. */
  readonly day?: IsoDate;
}

/** A file of a parcel, as far as others have to know it. */
export interface ParcelFile extends ParcelSource {
  readonly creditorId: number;
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

/** Taking files over: read and stage, compare, commit or discard. Each heavy part works in a thread. */
export interface Intake {
  /** Reads everything into a parcel. A file that cannot be read is refused in it and leaves the others alone. */
  stage(tools: JobTools, order: StageOrder): Promise<Parcel>;
  compare(tools: JobTools, order: CompareOrder): Promise<IntakePreview>;
  difference(window: DifferenceWindow): { readonly total: number; readonly rows: DifferenceRow[] };
  /** Takes parts over, each in one transaction. Throws `job_cancelled` only where nothing was taken before. */
  commit(
    tools: JobTools,
    order: { readonly parcel: string; readonly parts: readonly string[]; readonly actor: string },
  ): Promise<ParcelResult>;
  discard(parcel: string): void;
  /** The creditor that a parcel is for; undefined when it is not there any more. */
  creditorOf(parcel: string): number | undefined;
  /** A list of a parcel by its key. Throws `staging_unknown`. */
  fileOf(parcel: string, file: string): ParcelFile;
}

/** What the intake works with. `passing` is where staging files lie. */
export interface IntakeMeans {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly laws: LawBook;
  readonly passing: string;
}

interface OpenParcel {
  readonly creditorId: number;
  readonly folder: string;
  readonly files: Map<string, ParcelSource>;
  readonly parts: Map<string, OpenPart>;
  readonly shown: Parcel;
}

interface OpenPart {
  readonly stagingPath: string;
  readonly staged: StagedFile;
  complete: boolean;
  listDate: IsoDate;
  comparison: IntakeComparison;
}

/** Makes the intake of an office. */
export function createIntake({ ledger, clock, laws, passing }: IntakeMeans): Intake {
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
  const compareStaged = (
    tools: JobTools,
    creditorId: number,
    stagingPath: string,
    complete: boolean,
    listDate: IsoDate,
  ): Promise<IntakeComparison> => {
    const terms = { creditorId, listDate, complete };
    const input: CompareInput = { ledgerPath: ledger.path, stagingPath, terms, preview };
    return tools.thread<IntakeComparison>('intake', 'compare_staged', input);
  };
  const discard = (name: string): void => {
    const parcel = parcels.get(name);
    if (parcel === undefined) return;
    rmSync(parcel.folder, { recursive: true, force: true });
    parcels.delete(name);
  };
  return {
    async stage(tools, order) {
      const creditor = await readIntakeCreditor(ledger, order.creditorId);
      const complete = order.complete ?? (await absentSettles(ledger, order.creditorId));
      const name = randomUUID();
      const folder = join(passing, `parcel-${name}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const shown: Parcel = { parcel: name, parts: [], unmapped: [], refused: [], ignored: [] };
      const parcel: OpenParcel = {
        creditorId: order.creditorId,
        folder,
        files: new Map(),
        parts: new Map(),
        shown,
      };
      parcels.set(name, parcel);
      try {
        for (const [at, source] of order.sources.entries()) {
          const part = `f${at + 1}`;
          parcel.files.set(part, source);
          const stagingPath = join(folder, `${part}.sqlite`);
          const request: StageRequest = { ...source, fileName: source.name, stagingPath, creditor };
          try {
            const staged = await tools.thread<StagedFile>('intake', 'stage_file', request);
            const listDate = order.listDate ?? staged.listDate ?? source.day ?? clock.today();
            const comparison = await compareStaged(tools, order.creditorId, stagingPath, complete, listDate);
            const open: OpenPart = { stagingPath, staged, complete, listDate, comparison };
            parcel.parts.set(part, open);
            shown.parts.push(toPreview(part, open));
          } catch (error) {
            if (!(error instanceof Refusal) || passedOn.has(error.code)) throw error;
            shown.refused.push({ file: source.name, code: error.code, params: { ...error.params } });
          }
        }
        // Nothing is left that anybody could do with it.
        if (shown.parts.length === 0 && shown.unmapped.length === 0) discard(name);
        return shown;
      } catch (error) {
        discard(name);
        throw error;
      }
    },
    async compare(tools, { parcel, part, complete, listDate }) {
      const open = findPart(parcel, part);
      const { creditorId } = find(parcel);
      const day = listDate ?? open.listDate;
      open.comparison = await compareStaged(tools, creditorId, open.stagingPath, complete, day);
      open.complete = complete;
      open.listDate = day;
      return toPreview(part, open);
    },
    difference({ parcel, part, group, offset, limit }) {
      const { comparison } = findPart(parcel, part);
      const rows = rowsOf(comparison, group);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    async commit(tools, { parcel: name, parts }) {
      const { creditorId, parts: open, shown } = find(name);
      const { country } = await readIntakeCreditor(ledger, creditorId);
      const taken: ParcelResult['taken'][number][] = [];
      for (const part of parts) {
        const { stagingPath, complete, listDate } = findPart(name, part);
        const terms = { creditorId, listDate, complete, now: clock.now(), law: lawOf(laws, country) };
        const input: CommitInput = { ledgerPath: ledger.path, stagingPath, terms };
        try {
          const result = await tools.writingThread<CommitResult>('intake', 'commit_staged', input);
          taken.push({ part, ...result, ...nothingBeside, number: result.intakeId });
        } catch (error) {
          if (!(error instanceof Refusal) || taken.length === 0) throw error;
          return { taken, failed: { part, code: error.code, params: { ...error.params } } };
        }
        open.delete(part);
      }
      if (open.size === 0 && shown.unmapped.length === 0) discard(name);
      return { taken, failed: null };
    },
    discard,
    creditorOf: (parcel) => parcels.get(parcel)?.creditorId,
    fileOf(parcel, file) {
      const { files, creditorId } = find(parcel);
      const found = files.get(file);
      if (found === undefined) throw new Refusal('staging_unknown', { staging: file });
      return { ...found, creditorId };
    },
  };
}

/** How much of a file the preview shows; the counts are of all of it. */
const preview = { rows: 200, errors: 500 } as const;
const nothingBeside = { gone: 0, customersAdded: 0, customersChanged: 0, conflicts: 0 } as const;

async function absentSettles(ledger: Ledger, creditorId: number): Promise<boolean> {
  const row = await ledger.reader
    .selectFrom('source')
    .select('absent')
    .where('creditor_id', '=', creditorId)
    .executeTakeFirst();
  return row?.absent === 'settle';
}

async function readIntakeCreditor(ledger: Ledger, creditorId: number): Promise<StageRequest['creditor']> {
  const row = await ledger.reader
    .selectFrom('creditor')
    .select(['country', 'currency', 'address_order'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const addressOrder = JSON.parse(row.address_order) as AddressPurpose[];
  return { country: row.country, currency: row.currency, addressOrder };
}

/** Refusals that concern the whole work, and not one file of a parcel. */
const passedOn: ReadonlySet<string> = new Set([
  cancelledCode,
  'creditor_not_found',
  'disk_full',
  'ledger_busy',
  'ledger_damaged',
]);

function rowsOf({ rows, errors, staged }: IntakeComparison, group: DifferenceGroup): DifferenceRow[] {
  const empty = { changes: [], error: null, balance: null, file: staged.fileName };
  if (group === 'rejected') {
    return errors.map(({ line, field, code, params }) => ({
      ...empty,
      line,
      number: '',
      customer: '',
      issued: null,
      due: null,
      currency: null,
      original: null,
      open: null,
      ledgerOpen: null,
      error: { file: staged.fileName, line, field, code, params: { ...params } },
    }));
  }
  const action = { added: 'add', changed: 'change', unchanged: 'unchanged' }[String(group)];
  return rows.filter((row) => row.action === action).map((row) => ({ ...empty, ...row }));
}

function toPreview(part: string, { staged, comparison, complete, listDate }: OpenPart): IntakePreview {
  const { counts, warnings } = comparison;
  const groups = (['added', 'changed', 'settled', 'unchanged', 'rejected'] as const).map((group) => ({
    group,
    rows: counts[group],
  }));
  return {
    part,
    kind: staged.kind,
    files: [
      {
        name: staged.fileName,
        format: staged.format,
        bytes: staged.bytes,
        drafts: staged.drafts,
        rejected: staged.rejected,
      },
    ],
    fileCount: 1,
    encoding: staged.encoding,
    delimiter: staged.delimiter,
    columns: staged.columns.map(({ header, field }) => ({ header, field })),
    mappable: staged.columns.length > 0,
    mapping: null,
    listDate,
    complete: complete && staged.kind === 'open_items',
    counts: { ...counts, ...nothingBeside },
    sums: [],
    balances: { agree: 0, total: 0, unspecified: 0 },
    groups: groups.filter(({ rows }) => rows > 0),
    warnings: warnings.map(({ code, params }) => ({ code, params: { ...params }, file: staged.fileName })),
  };
}
