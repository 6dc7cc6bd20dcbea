import type { Selectable } from 'kysely';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { LedgerTables, Reader } from '#backend/ledger/index.ts';

/** A run with its creditor's name: as it was approved, before that as it is. */
export type RunInState = Selectable<LedgerTables['run']> & {
  readonly creditorName: string;
  readonly country: string;
};

/** Reads a run that must be in one of the states. Throws `run_not_found` or `run_wrong_state`. */
export async function readRun(
  db: Reader,
  runId: number,
  ...wanted: readonly RunInState['state'][]
): Promise<RunInState> {
  const run = await db
    .selectFrom('run')
    .innerJoin('creditor', 'creditor.id', 'run.creditor_id')
    .selectAll('run')
    .select('creditor.country')
    .select((row) => row.fn.coalesce('run.creditor_name', 'creditor.name').as('creditorName'))
    .where('run.id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Refusal('run_not_found', { run: runId });
  if (wanted.length > 0 && !wanted.includes(run.state)) {
    throw new Refusal('run_wrong_state', { run: runId, state: run.state, wanted: wanted.join(', ') });
  }
  return run;
}
