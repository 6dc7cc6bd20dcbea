import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadEntry } from '#backend/entries/places.ts';
import type { ThreadName } from '#backend/jobs/index.ts';
import { requestCancel, threadRun, type ThreadReport } from '#backend/jobs/threadProtocol.ts';
import { lawOf } from '#backend/law/index.ts';
import type { RefreshInput } from '#backend/reminders/refreshStandings.ts';
import type { DraftInput } from '#backend/notices/runTasks.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { openTestOffice, type TestOffice } from '#test/support/openTestOffice.ts';

let frist: TestOffice;
beforeAll(async () => {
  frist = await openTestOffice({ today: '2026-09-15' });
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [{ number: '1' }]);
});
afterAll(() => frist[Symbol.asyncDispose]());

/** Gives a thread a task that was asked to stop before it began, and tells how it answers. */
async function answerOf(name: ThreadName, task: string, input: unknown): Promise<ThreadReport> {
  const worker = new Worker(threadEntry(name));
  try {
    const run = threadRun(1, task, input);
    requestCancel(run);
    return await new Promise<ThreadReport>((resolve, reject) => {
      worker.on('error', reject).on('message', resolve);
      worker.postMessage(run);
    });
  } finally {
    await worker.terminate();
  }
}

test.each(['standings', 'runs'] as const)(
  'the thread of %s says that it was stopped, not that it failed',
  async (name) => {
    const given = {
      ledgerPath: frist.office.ledger.path,
      creditorId: 1,
      law: lawOf(frist.office.laws, 'NO'),
    };
    const today = isoDate('2026-09-15');
    const refresh: RefreshInput = { ...given, asOf: today };
    const draft: DraftInput = { ...given, today, now: '2026-09-15T08:00:00Z', invoiceIds: 'all_due' };
    const answer = name === 'standings' ? answerOf(name, 'refresh', refresh) : answerOf(name, 'draft', draft);
    expect(await answer).toEqual({ kind: 'cancelled', id: 1 });
    expect(frist.value('SELECT count(*) FROM run')).toBe(0);
  },
);
