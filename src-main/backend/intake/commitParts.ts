import type { JobTools } from '#backend/jobs/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { creditorAsRead } from '#backend/intake/creditorAsRead.ts';
import type { IntakeMeans, ParcelResult } from '#backend/intake/intakeOrders.ts';
import { forgetFiles, type OpenParcel } from '#backend/intake/openParcel.ts';
import type { OpenPart } from '#backend/intake/previewOf.ts';
import type { CommitInput, CommitResult } from '#backend/intake/thread.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * Takes parts of a parcel over one after the other, each in one transaction. What was taken before a part that is refused,
 * or before a cancel, stays; the result says which.
 */
export async function commitParts(
  { ledger, clock, laws, documents }: IntakeMeans,
  tools: JobTools,
  parcel: OpenParcel,
  parts: readonly OpenPart[],
  actor: string,
): Promise<ParcelResult> {
  const { creditorId } = parcel.order;
  const { country } = await creditorAsRead(ledger.reader, creditorId);
  const taken: ParcelResult['taken'][number][] = [];
  for (const open of parts) {
    const { part, stagingPath, complete, listDate } = open;
    const moment = { now: clock.now(), law: lawOf(laws, country) };
    const terms = { creditorId, listDate, complete, ...moment, actor, documents };
    const input: CommitInput = { ledgerPath: ledger.path, stagingPath, terms };
    try {
      const result = await tools.writingThread<CommitResult>('intake', 'commit_staged', input);
      taken.push({ part, ...result });
    } catch (error) {
      if (!(error instanceof Refusal) || taken.length === 0) throw error;
      return { taken, failed: { part, code: error.code, params: { ...error.params } } };
    }
    parcel.parts.delete(part);
    await forgetFiles(open);
  }
  return { taken, failed: null };
}
