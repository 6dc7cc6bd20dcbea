import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import { drawLetter, drawRun, type DrawnRun } from '#backend/notices/drawRun.ts';
import { readRun } from '#backend/notices/readRun.ts';
import type {
  ApproveResult,
  ConfirmResult,
  DraftInput,
  DraftResult,
  RunTaskInput,
} from '#backend/notices/runTasks.ts';

/**
 * The life of a run: draft, approve, draw, confirm. The screens, the command line and the demo office all go through
 * these, so that a run is a run wherever it was started. Each works in a thread with what the job gives it.
 */
export interface Runs {
  draft(tools: JobTools, creditorId: number, invoiceIds: DraftInput['invoiceIds']): Promise<DraftResult>;
  approve(tools: JobTools, runId: number): Promise<ApproveResult>;
  draw(tools: JobTools, runId: number): Promise<DrawnRun>;
  confirm(tools: JobTools, runId: number): Promise<ConfirmResult>;
  /** Draws one letter of a run as a PDF of its own; gives its path. */
  letter(tools: JobTools, runId: number, number: number): Promise<string>;
}

/** What runs are made with. `folder` is where their PDFs are kept. */
export interface RunMeans {
  readonly ledger: Ledger;
  readonly laws: LawBook;
  readonly clock: Clock;
  readonly folder: string;
  readonly resources: string;
}

/** Makes the runs of an office. */
export function createRuns(means: RunMeans): Runs {
  const { ledger, laws, clock } = means;
  const taskInput = async (creditorId: number): Promise<RunTaskInput> => {
    const creditor = await ledger.reader
      .selectFrom('creditor')
      .select('country')
      .where('id', '=', creditorId)
      .executeTakeFirst();
    const law = lawOf(laws, creditor?.country ?? 'NO');
    return { ledgerPath: ledger.path, law, today: clock.today(), now: clock.now() };
  };
  const onRun = async (runId: number): Promise<RunTaskInput & { readonly runId: number }> => {
    const run = await readRun(ledger.reader, runId);
    return { ...(await taskInput(run.creditor_id)), runId };
  };
  return {
    async draft(tools, creditorId, invoiceIds) {
      const input: DraftInput = { ...(await taskInput(creditorId)), creditorId, invoiceIds };
      return tools.writingThread('runs', 'draft', input);
    },
    approve: async (tools, runId) => tools.writingThread('runs', 'approve', await onRun(runId)),
    draw: (tools, runId) => drawRun(means, tools, runId),
    confirm: async (tools, runId) => tools.writingThread('runs', 'confirm', await onRun(runId)),
    letter: (tools, runId, number) => drawLetter(means, tools, runId, number),
  };
}
