import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import { connect, kyselyOver, type Writer } from '#backend/ledger/index.ts';
import { approveRun } from '#backend/notices/approveRun.ts';
import { confirmRun } from '#backend/notices/confirmRun.ts';
import { dispatchRun } from '#backend/notices/dispatchRun.ts';
import { draftRun } from '#backend/notices/draftRun.ts';
import { readRunLetters, type RunLetter } from '#backend/notices/runLetters.ts';
import type {
  ApproveInput,
  ApproveResult,
  ConfirmInput,
  ConfirmResult,
  DispatchInput,
  DraftInput,
  DraftResult,
  ListLettersInput,
  RunTaskInput,
  RunTools,
} from '#backend/notices/runTasks.ts';

/** What the thread is told while it works. */
interface ThreadTools {
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: { phase: string; done: number; total: number | null }) => void;
}

/** The tasks on runs, each in a thread with a connection of its own and in one transaction. */
export const runTasks = {
  draft: (input: DraftInput, tools: ThreadTools): Promise<DraftResult> =>
    inRun(input, tools, 'draft', draftRun),
  approve: (input: ApproveInput, tools: ThreadTools): Promise<ApproveResult> =>
    inRun(input, tools, 'approve', approveRun),
  dispatch: (input: DispatchInput, tools: ThreadTools): Promise<void> =>
    inRun(input, tools, 'dispatch', dispatchRun),
  confirm: (input: ConfirmInput, tools: ThreadTools): Promise<ConfirmResult> =>
    inRun(input, tools, 'confirm', confirmRun),
  list_letters: listLetters,
};

async function listLetters(input: ListLettersInput): Promise<RunLetter[]> {
  const connection = connect(input.ledgerPath, 'read');
  try {
    return await readRunLetters(kyselyOver(connection), input.runId);
  } finally {
    connection.close();
  }
}

async function inRun<Input extends RunTaskInput, Result>(
  input: Input,
  tools: ThreadTools,
  phase: string,
  task: (db: Writer, input: Input, tools: RunTools) => Promise<Result>,
): Promise<Result> {
  const connection = connect(input.ledgerPath, 'write');
  const step = (done: number, total: number): void => {
    if (tools.isCancelled()) throw new Refusal(cancelledCode);
    tools.onProgress({ phase, done, total });
  };
  try {
    return await kyselyOver(connection)
      .transaction()
      .execute((db) => task(db, input, { step }));
  } finally {
    connection.close();
  }
}
