import { type CommitResult, type CommitTerms, commitStaged } from '#backend/intake/commitStaged.ts';
import { compareWithLedger, type IntakeComparison } from '#backend/intake/compareWithLedger.ts';
import { type ParcelRequest, stageParcel, type StagedParcel } from '#backend/intake/parcel/stageParcel.ts';
import type { IntakeTerms } from '#backend/intake/planIntake.ts';
import { type UndoResult, type UndoTerms, undoIntake } from '#backend/intake/undo/undoIntake.ts';
import { type UndoState, undoState } from '#backend/intake/undo/undoState.ts';
import { type Connection, connect } from '#backend/ledger/openLedger.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';

export type { CommitResult, IntakeComparison, StagedParcel, UndoResult, UndoState };

/** What is to be read, and the ledger that knows what was read before. */
export interface StageInput extends ParcelRequest {
  readonly ledgerPath: string;
  readonly creditorId: number;
}

/** A staged part and the ledger that it is for. */
export interface StagedInput {
  readonly ledgerPath: string;
  readonly stagingPath: string;
}

export interface CompareInput extends StagedInput {
  readonly differencePath: string;
  readonly terms: IntakeTerms;
}

export interface CommitInput extends StagedInput {
  readonly terms: CommitTerms;
}

export interface UndoInput {
  readonly ledgerPath: string;
  readonly terms: UndoTerms;
}

/** What a thread hands to a task: the shape of the worker's context. */
export interface IntakeControl {
  readonly signal: AbortSignal;
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: {
    phase: string;
    done: number;
    total: number | null;
    files?: { done: number; total: number };
  }) => void;
}

/** Task `stage_parcel`: see `stageParcel`; the ledger is only asked which files it knows. */
export async function stageParcelTask(input: StageInput, control: IntakeControl): Promise<StagedParcel> {
  const { ledgerPath, creditorId, ...request } = input;
  return withLedger(ledgerPath, 'read', (connection) => {
    const taken = connection
      .prepare(
        `SELECT 1 FROM intake_file JOIN intake ON intake.id = intake_file.intake_id
         WHERE intake_file.sha256 = ? AND intake.creditor_id = ? AND intake.undone_at IS NULL LIMIT 1`,
      )
      .pluck();
    const wasTaken = (sha256: string): boolean => taken.get(sha256, creditorId) !== undefined;
    return stageParcel(request, { signal: control.signal, onProgress: control.onProgress, wasTaken });
  });
}

/** Task `compare_staged`: says what a part would do, and writes the difference into a file of its own. */
export async function compareStagedTask(
  input: CompareInput,
  control: IntakeControl,
): Promise<IntakeComparison> {
  // Written is the file of the difference alone; one connection can have no database that is written beside one that is not.
  return withLedger(input.ledgerPath, 'write', (connection) =>
    compareWithLedger(connection, input.stagingPath, input.differencePath, input.terms, () =>
      stopIfCancelled(control),
    ),
  );
}

/** Task `commit_staged`: takes the part over; a cancel before the last statement takes everything back. */
export async function commitStagedTask(input: CommitInput, control: IntakeControl): Promise<CommitResult> {
  return withLedger(input.ledgerPath, 'write', (connection) =>
    commitStaged(connection, input.stagingPath, input.terms, steps(control, 'commit')),
  );
}

/** Task `undo_intake`: takes back what an import did; a cancel before the last statement leaves it as it was. */
export async function undoIntakeTask(input: UndoInput, control: IntakeControl): Promise<UndoResult> {
  return withLedger(input.ledgerPath, 'write', (connection) =>
    undoIntake(connection, input.terms, steps(control, 'undo')),
  );
}

/** Task `undo_state`: see `undoState`. */
export async function undoStateTask(input: {
  readonly ledgerPath: string;
  readonly intakeId: number;
}): Promise<UndoState> {
  return withLedger(input.ledgerPath, 'read', (connection) => undoState(connection, input.intakeId));
}

function steps(control: IntakeControl, phase: string): (done: number, total: number) => void {
  return (done, total) => {
    stopIfCancelled(control);
    control.onProgress({ phase, done, total });
  };
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
