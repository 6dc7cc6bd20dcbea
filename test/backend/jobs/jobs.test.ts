import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import { openItems } from '#test/support/openItems.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';
import { anyText, textLike, textWith } from '#test/support/matching.ts';

// Real threads on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

interface JobRow {
  readonly kind: string;
  readonly state: string;
  readonly error: string | null;
  readonly ended_at: string | null;
}
const jobs = (frist: TestOffice): JobRow[] =>
  frist.all('SELECT kind, state, error, ended_at FROM job ORDER BY id');

describe('what came of a job is written down', () => {
  test('also when its reader leaves at the result, at the start, or in the middle', async () => {
    await using frist = await openTestOffice();
    const stream = (work: Parameters<typeof frist.office.jobs.stream<number>>[2]) =>
      frist.office.jobs.stream({ kind: 'test', creditorId: null }, undefined, work);
    for await (const event of stream(async () => 1)) if (event.kind === 'done') break;
    expect(jobs(frist)).toMatchObject([{ state: 'done', error: null, ended_at: anyText }]);

    let stopped = 0;
    const untilStopped = async (signal: AbortSignal): Promise<never> => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped += 1;
      throw new Refusal('job_cancelled');
    };
    for await (const _ of stream(({ signal }) => untilStopped(signal))) break;
    expect([stopped, jobs(frist).at(-1)?.state]).toEqual([1, 'cancelled']);
    for await (const event of stream(({ signal, progress }) => {
      progress(1, 2);
      return untilStopped(signal);
    })) {
      if (event.kind === 'progress') break;
    }
    expect([stopped, jobs(frist).at(-1)?.state]).toEqual([2, 'cancelled']);
  });

  test('as failed with the code of the error, and as unexpected where there is none', async () => {
    await using frist = await openTestOffice();
    for (const [error, code] of [
      [new Refusal('run_empty', { creditor: 'A' }), 'run_empty'],
      [new Error('prose'), 'unexpected'],
    ] as const) {
      const events = frist.office.jobs.stream({ kind: 'test', creditorId: null }, undefined, async () => {
        throw error;
      });
      await expect(finished(events)).rejects.toBe(error);
      expect(jobs(frist).at(-1)).toMatchObject({ state: 'failed', error: code });
    }
  });

  test('a job that a crash cut off is marked as such at the next opening', async () => {
    await using frist = await openTestOffice();
    frist.execute(
      "INSERT INTO job (kind, state, started_at) VALUES ('import', 'running', '2026-11-15T08:00:00Z')",
    );
    await frist.reopen();
    expect(jobs(frist)).toMatchObject([{ state: 'interrupted', ended_at: textLike(/^2026-11-16/) }]);
  });
});

test('a job for a creditor that is not there is refused before it begins, and leaves no row', async () => {
  await using frist = await openTestOffice();
  const file = frist.file('liste.csv', openItems([{ number: '1' }]));
  const selection = { kind: 'some' as const, creditorId: 7, invoiceIds: [1] };
  for (const call of [
    async () => finished(await frist.client.intake.stage({ creditorId: 7, files: [file], complete: false })),
    async () => finished(await frist.client.notices.draft(selection)),
  ]) {
    expect(await refusalOf(call)).toEqual({
      code: 'creditor_not_found',
      params: { creditor: 7 },
      defined: true,
    });
  }
  expect(jobs(frist)).toEqual([]);
});

describe('progress', () => {
  test('of several reports in a row only the last is told, and the result comes last', async () => {
    await using frist = await openTestOffice();
    const told: unknown[] = [];
    const events = frist.office.jobs.stream(
      { kind: 'test', creditorId: null },
      undefined,
      async ({ progress }) => {
        for (let done = 0; done <= 100; done += 1) progress(done, 100);
        await new Promise((resolve) => setTimeout(resolve, 20));
        progress(100, 100);
        return 'result';
      },
    );
    for await (const event of events) told.push(event);
    expect(told[0]).toMatchObject({ kind: 'started' });
    expect(told.slice(1, -1).every((event) => (event as { done: number }).done === 100)).toBe(true);
    expect(told.at(-1)).toEqual({ kind: 'done', result: 'result' });
  });
});

describe('cancelling by key', () => {
  test('in the middle of a taking over undoes everything, and the same file can be taken over then', async () => {
    await using frist = await openTestOffice({ today: '2026-09-15' });
    const creditorId = await frist.addCreditor();
    const items = Array.from({ length: 4_000 }, (_, at) => ({
      number: String(at),
      customer: String(at % 400),
    }));
    const file = frist.file('liste.csv', openItems(items));
    const { parcel } = await finished(
      await frist.client.intake.stage({ creditorId, files: [file], complete: false }),
    );
    const before = everything(frist);
    const refused = await refusalOf(async () => {
      let jobId = 0;
      for await (const event of await frist.client.intake.commit({ parcel, parts: ['f1'] })) {
        if (event.kind === 'started') jobId = event.jobId;
        if (event.kind === 'progress')
          expect(await frist.client.jobs.cancel({ jobId })).toEqual({ asked: true });
      }
    });
    expect(refused).toEqual({ code: 'job_cancelled', params: {}, defined: true });
    expect(everything(frist)).toEqual(before);
    expect(jobs(frist).at(-1)).toMatchObject({ kind: 'commit', state: 'cancelled' });
    expect(await finished(await frist.client.intake.commit({ parcel, parts: ['f1'] }))).toMatchObject({
      taken: [{ added: 4_000 }],
    });

    // And in the middle of an approval of what stands there now.
    const all = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
    const { runId } = await finished(await frist.client.notices.draft(all));
    const approval = await refusalOf(async () => {
      let jobId = 0;
      for await (const event of await frist.client.notices.approve({ runId })) {
        if (event.kind === 'started') jobId = event.jobId;
        if (event.kind === 'progress') await frist.client.jobs.cancel({ jobId });
      }
    });
    expect(approval.code).toBe('job_cancelled');
    for (const table of ['letter', 'notice', 'charge']) {
      expect([table, frist.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
    }
    expect(frist.value('SELECT state FROM run')).toBe('draft');
    expect(await finished(await frist.client.notices.approve({ runId }))).toEqual({
      letters: 400,
      withdrawn: 0,
    });
  }, 60_000);

  test('of a job that is not there says so', async () => {
    await using frist = await openTestOffice();
    expect(await frist.client.jobs.cancel({ jobId: 4711 })).toEqual({ asked: false });
  });
});

test('a thread that dies in the middle of writing leaves nothing half done, and the next one goes on', async () => {
  const dying = new URL('../../support/office/threads/restless.ts', import.meta.url);
  let broken = true;
  const real = (name: string): URL => new URL(`../../../src-main/workers/${name}.ts`, import.meta.url);
  await using frist = await openTestOffice({
    today: '2026-09-15',
    threadEntry: (name) => (name === 'runs' && broken ? dying : real(name)),
  });
  const creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, [{ number: '1' }]);
  const { jobs: runner, ledger } = frist.office;
  const job = runner.stream({ kind: 'test', creditorId }, undefined, (tools) =>
    tools.writingThread('runs', 'die', null),
  );
  expect(await refusalOf(finished(job))).toMatchObject({
    code: textWith('ended with code 7'),
  });
  expect(jobs(frist).at(-1)).toMatchObject({ state: 'failed', error: 'unexpected' });
  // The gate is open again: commands are not kept waiting for the dead.
  await ledger.write((db) => db.insertInto('office_setting').values({ key: 'a', value: '' }).execute());
  broken = false;
  await frist.reopen();
  expect(await frist.dispatch(creditorId)).toBe(1);
});

/** Every row of the ledger but those of the jobs themselves. */
function everything(frist: TestOffice): unknown {
  const tables = frist.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('job') AND name NOT LIKE 'sqlite_%'",
  );
  return Object.fromEntries(tables.map(({ name }) => [name, frist.all(`SELECT * FROM ${name}`)]));
}
