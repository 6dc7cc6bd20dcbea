import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { reproject } from '#backend/reminders/thread.ts';
import { readRun } from '#backend/notices/readRun.ts';

/**
 * Throws a run away that was not confirmed: its notices are cancelled, so that the steps are free again. The letters
 * stay in the ledger as what was once approved. Returns how many notices were freed.
 */
export async function discardRun(
  db: Writer,
  runId: number,
  law: (country: string) => LawPack,
  today: IsoDate,
  now: string,
): Promise<number> {
  const run = await readRun(db, runId, 'draft', 'approved', 'dispatched');
  const freed = await db
    .updateTable('notice')
    .set({ cancelled_at: now })
    .where('run_id', '=', runId)
    .where('cancelled_at', 'is', null)
    .where('sent_on', 'is', null)
    .returning('invoice_id')
    .execute();
  await db
    .updateTable('run')
    .set({ state: 'discarded', discarded_at: now })
    .where('id', '=', runId)
    .execute();
  if (freed.length === 0) return 0;
  const creditor = await db
    .selectFrom('creditor')
    .select('country')
    .where('id', '=', run.creditor_id)
    .executeTakeFirstOrThrow();
  const ids = freed.map((row) => row.invoice_id);
  await reproject(db, run.creditor_id, law(creditor.country), today, { kind: 'invoices', ids });
  return freed.length;
}
