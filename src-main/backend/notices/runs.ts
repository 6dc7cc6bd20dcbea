import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import { drawAnswer } from '#backend/notices/drawAnswer.ts';
import { drawLetter, drawRun, type DrawnRun } from '#backend/notices/drawRun.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { readRun } from '#backend/notices/readRun.ts';
import type {
  ApproveResult,
  ConfirmInput,
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
  /** `sentOn` is the day of posting, from the run's own day to today. */
  confirm(tools: JobTools, runId: number, sentOn: IsoDate): Promise<ConfirmResult>;
  /** Draws one letter of a run as a PDF of its own; gives its path. */
  letter(tools: JobTools, runId: number, number: number): Promise<string>;
  /** Draws the answer to an objection as a PDF; gives its path. */
  answer(tools: JobTools, holdId: number): Promise<string>;
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
    if (creditor === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
    const law = lawOf(laws, creditor.country);
    return { ledgerPath: ledger.path, law, today: clock.today(), now: clock.now() };
  };
  const onRun = async (runId: number): Promise<RunTaskInput & { readonly runId: number }> => {
    const run = await readRun(ledger.reader, runId);
    return { ...(await taskInput(run.creditor_id)), runId };
  };
  // Two windows may ask for the same file; it is drawn once, and both get it.
  const drawing = new Map<number, Promise<DrawnRun>>();
  const once = (runId: number, draw: () => Promise<DrawnRun>): Promise<DrawnRun> => {
    const underWay = drawing.get(runId);
    if (underWay !== undefined) return underWay;
    const started = draw().finally(() => drawing.delete(runId));
    drawing.set(runId, started);
    return started;
  };
  return {
    async draft(tools, creditorId, invoiceIds) {
      const input: DraftInput = { ...(await taskInput(creditorId)), creditorId, invoiceIds };
      return tools.writingThread('runs', 'draft', input);
    },
    approve: async (tools, runId) => tools.writingThread('runs', 'approve', await onRun(runId)),
    draw: (tools, runId) => once(runId, async () => drawRun(means, tools, await onRun(runId))),
    async confirm(tools, runId, sentOn) {
      const input: ConfirmInput = { ...(await onRun(runId)), sentOn };
      return tools.writingThread('runs', 'confirm', input);
    },
    letter: (tools, runId, number) => drawLetter(means, tools, runId, number),
    answer: (tools, holdId) => drawAnswer(means, tools, holdId),
  };
}
