import { type CommitResult, type CommitTerms, commitStaged } from '#backend/intake/commitStaged.ts';
import {
  compareWithLedger,
  type IntakeComparison,
  type PreviewSize,
} from '#backend/intake/compareWithLedger.ts';
import type { IntakeTerms } from '#backend/intake/planIntake.ts';
import { stageFile, type StageRequest } from '#backend/intake/stageFile.ts';
import type { StagedFile } from '#backend/intake/stagedFile.ts';
import { type Connection, connect } from '#backend/ledger/openLedger.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';

export type { CommitResult, IntakeComparison, StagedFile, StageRequest };

/** A staged file and the ledger that it is for. */
export interface StagedInput {
  readonly ledgerPath: string;
  readonly stagingPath: string;
}

export interface CompareInput extends StagedInput {
  readonly terms: IntakeTerms;
  readonly preview: PreviewSize;
}

export interface CommitInput extends StagedInput {
  readonly terms: CommitTerms;
}

/** What a thread hands to a task: the shape of the worker's context. */
export interface IntakeControl {
  readonly signal: AbortSignal;
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: { phase: string; done: number; total: number | null }) => void;
}

/** Task `stage_file`: see `stageFile`. */
export async function stageFileTask(input: StageRequest, control: IntakeControl): Promise<StagedFile> {
  return stageFile(input, control);
}

/** Task `compare_staged`: opens the ledger for reading alone and says what the file would do. */
export async function compareStagedTask(
  input: CompareInput,
  control: IntakeControl,
): Promise<IntakeComparison> {
  return withLedger(input.ledgerPath, 'read', (connection) =>
    compareWithLedger(connection, input.stagingPath, input.terms, input.preview, () =>
      stopIfCancelled(control),
    ),
  );
}

/** Task `commit_staged`: takes the file over; a cancel before the last statement takes everything back. */
export async function commitStagedTask(input: CommitInput, control: IntakeControl): Promise<CommitResult> {
  return withLedger(input.ledgerPath, 'write', (connection) =>
    commitStaged(connection, input.stagingPath, input.terms, (done, total) => {
      stopIfCancelled(control);
      control.onProgress({ phase: 'commit', done, total });
    }),
  );
}

async function withLedger<Value>(
  path: string,
  access: 'read' | 'write',
  work: (connection: Connection) => Value | Promise<Value>,
): Promise<Value> {
  const connection = connect(path, access);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

function stopIfCancelled(control: IntakeControl): void {
  if (control.isCancelled()) throw new Refusal(cancelledCode);
}
