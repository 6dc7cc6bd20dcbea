import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IntakeCounts, IntakePreview } from '#shared/contract/intake.ts';
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

/** A file to be read for a creditor. */
export interface IntakeFile {
  readonly creditorId: number;
  readonly path: string;
  /** The name that people know the file by. */
  readonly name: string;
  /** Whether the list holds every open item, so that what is gone from it is settled. */
  readonly complete: boolean;
  /** The day whose balances the list tells; today when not given. */
  readonly listDate?: IsoDate;
  /** How many row errors are wanted at most; a screen's worth when not given. */
  readonly mostErrors?: number;
}

/** A staged file by its name, and how it is to be taken. */
export interface StagedChoice {
  readonly staging: string;
  readonly complete: boolean;
}

/** Taking files over: read and stage, compare, commit or discard. Each heavy part works in a thread. */
export interface Intake {
  /** Throws `intake_refused` with what is wrong with the file as a whole. */
  stage(tools: JobTools, file: IntakeFile): Promise<IntakePreview>;
  compare(tools: JobTools, choice: StagedChoice): Promise<IntakePreview>;
  commit(tools: JobTools, choice: StagedChoice): Promise<IntakeCounts & { readonly intakeId: number | null }>;
  discard(staging: string): void;
  /** The creditor that a staged file is for; undefined when it is not there any more. */
  creditorOf(staging: string): number | undefined;
}

/** What the intake works with. `passing` is where staging files lie. */
export interface IntakeMeans {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly laws: LawBook;
  readonly passing: string;
}

interface Staging {
  readonly path: string;
  readonly creditorId: number;
  readonly name: string;
  readonly listDate: IsoDate;
}

/** How much of a file the preview shows; the counts are of all of it. */
const preview = { rows: 200, errors: 500 } as const;

/** Makes the intake of an office. */
export function createIntake({ ledger, clock, laws, passing }: IntakeMeans): Intake {
  const stagings = new Map<string, Staging>();
  const find = (name: string): Staging => {
    const staging = stagings.get(name);
    if (staging === undefined) throw new Refusal('staging_unknown', { staging: name });
    return staging;
  };
  const compare = async (
    tools: JobTools,
    { staging: name, complete }: StagedChoice,
    errors: number = preview.errors,
  ): Promise<IntakePreview> => {
    const staging = find(name);
    const terms = { creditorId: staging.creditorId, listDate: staging.listDate, complete };
    const input: CompareInput = {
      ledgerPath: ledger.path,
      stagingPath: staging.path,
      terms,
      preview: { ...preview, errors },
    };
    return toPreview(
      name,
      staging.name,
      await tools.thread<IntakeComparison>('intake', 'compare_staged', input),
    );
  };
  const discard = (name: string): void => {
    const staging = stagings.get(name);
    if (staging === undefined) return;
    rmSync(staging.path, { force: true });
    stagings.delete(name);
  };
  return {
    async stage(tools, file) {
      const creditor = await readIntakeCreditor(ledger, file.creditorId);
      const name = randomUUID();
      const path = join(passing, `staging-${name}.sqlite`);
      const request: StageRequest = { path: file.path, fileName: file.name, stagingPath: path, creditor };
      await refusedAs(file.name, () => tools.thread<StagedFile>('intake', 'stage_file', request));
      const listDate = file.listDate ?? clock.today();
      stagings.set(name, { path, creditorId: file.creditorId, name: file.name, listDate });
      try {
        return await compare(tools, { staging: name, complete: file.complete }, file.mostErrors);
      } catch (error) {
        discard(name);
        throw error;
      }
    },
    compare: (tools, choice) => compare(tools, choice),
    async commit(tools, { staging: name, complete }) {
      const { path, creditorId, listDate } = find(name);
      const { country } = await readIntakeCreditor(ledger, creditorId);
      const terms = { creditorId, listDate, complete, now: clock.now(), law: lawOf(laws, country) };
      const input: CommitInput = { ledgerPath: ledger.path, stagingPath: path, terms };
      const result = await tools.writingThread<CommitResult>('intake', 'commit_staged', input);
      discard(name);
      return result;
    },
    discard,
    creditorOf: (staging) => stagings.get(staging)?.creditorId,
  };
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

/** What is wrong with a file as a whole crosses the border under one code, with the file's name. */
async function refusedAs<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || passedOn.has(error.code)) throw error;
    if (error.code === 'file_unreadable') {
      throw new Refusal('file_unreadable', { file, problem: String(error.params['problem'] ?? '') });
    }
    throw new Refusal('intake_refused', { file, code: error.code, params: error.params as never });
  }
}

const passedOn: ReadonlySet<string> = new Set([cancelledCode, 'disk_full', 'ledger_busy', 'ledger_damaged']);

function toPreview(staging: string, file: string, comparison: IntakeComparison): IntakePreview {
  const { staged, counts, rows, errors, warnings } = comparison;
  return {
    staging,
    file,
    format: staged.format,
    encoding: staged.encoding,
    delimiter: staged.delimiter,
    columns: staged.columns.map(({ header, field }) => ({ header, field })),
    counts,
    rows: [...rows],
    errors: errors.map((error) => ({ ...error, file, params: { ...error.params } })),
    warnings: warnings.map(({ code, params }) => ({ code, params: { ...params } })),
  };
}
