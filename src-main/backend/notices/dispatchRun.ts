import { readRun } from '#backend/notices/readRun.ts';
import type { DispatchInput, RunTools } from '#backend/notices/runTasks.ts';
import type { Writer } from '#backend/ledger/index.ts';

/**
 * Notes that the letters of a run were drawn. The state is looked at again in the same transaction: a run that was
 * discarded while it was drawn stays discarded (`run_wrong_state`), and one that was confirmed stays confirmed.
 */
export async function dispatchRun(db: Writer, input: DispatchInput, tools: RunTools): Promise<void> {
  const run = await readRun(db, input.runId, 'approved', 'dispatched', 'confirmed');
  for (const [at, [number, pages]] of input.pages.entries()) {
    tools.step(at, input.pages.length);
    await db
      .updateTable('letter')
      .set({ pages })
      .where('run_id', '=', run.id)
      .where('number', '=', number)
      .execute();
  }
  if (run.state !== 'approved') return;
  await db
    .updateTable('run')
    .set({ state: 'dispatched', dispatched_at: input.now })
    .where('id', '=', run.id)
    .execute();
}
