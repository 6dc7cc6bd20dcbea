import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { readDifference } from '#backend/intake/readDifference.ts';
import type {
  CommitInput,
  CommitResult,
  CompareInput,
  IntakeComparison,
  StagedParcel,
  StageInput,
} from '#backend/intake/thread.ts';
import {
  requestCancel,
  type ThreadProgress,
  type ThreadReport,
  threadRun,
} from '#backend/jobs/threadProtocol.ts';
import {
  intakeLaw,
  type IntakeLedger,
  intakeLedger,
  norwegianCreditor,
} from '#test/support/intake/intakeLedger.ts';
import { openItemsList } from '#test/support/intake/openItemsList.ts';

const worker = new Worker(join(import.meta.dirname, '../../../src-main/workers/intake.ts'));
afterAll(() => worker.terminate());

let lastId = 0;

/** Gives the thread a task and waits for how it ends; `onProgress` may answer `cancel`. */
function send(
  task: string,
  input: unknown,
  onProgress: (progress: ThreadProgress) => 'cancel' | undefined = () => undefined,
): Promise<ThreadReport> {
  lastId += 1;
  const run = threadRun(lastId, task, input);
  return new Promise((resolve) => {
    const listen = (report: ThreadReport): void => {
      if (report.id !== run.id) return;
      if (report.kind !== 'progress') {
        worker.off('message', listen);
        resolve(report);
      } else if (onProgress(report.progress) === 'cancel') worker.postMessage(requestCancel(run));
    };
    worker.on('message', listen);
    worker.postMessage(run);
  });
}

function inputs(
  ledger: IntakeLedger,
  path: string,
): { stage: StageInput; compare: CompareInput; commit: CommitInput } {
  const folder = ledger.folder;
  // The first list of the parcel.
  const stagingPath = join(folder, 'f1.sqlite');
  const terms = { creditorId: 1, listDate: '2026-10-01', complete: true };
  return {
    stage: {
      ledgerPath: ledger.path,
      creditorId: 1,
      folder,
      prefix: 'f',
      creditor: norwegianCreditor,
      sources: [{ path, name: 'list.csv' }],
      savedMappings: [],
    },
    compare: { ledgerPath: ledger.path, stagingPath, differencePath: join(folder, 'f1.difference'), terms },
    commit: {
      ledgerPath: ledger.path,
      stagingPath,
      terms: {
        ...terms,
        now: '2026-10-01T08:00:00Z',
        law: intakeLaw,
        actor: 'tester',
        documents: join(folder, 'documents'),
      },
    },
  };
}

describe('the thread', () => {
  test('takes 100,000 rows over, with progress at most ten times a second', async () => {
    await using ledger = intakeLedger();
    const content = openItemsList({ invoices: 100_000 });
    const { stage, compare, commit } = inputs(ledger, ledger.file('list.csv', content));
    const started = performance.now();
    const progress: ThreadProgress[] = [];
    const note = (report: ThreadProgress): undefined => void progress.push(report);

    const staged = (await send('stage_parcel', stage, note)) as { kind: string; result: StagedParcel };
    expect(staged).toMatchObject({
      kind: 'done',
      result: {
        parts: [
          { part: 'f1', staged: { first: { format: 'csv' }, drafts: 100_000, rejected: 0, warnings: [] } },
        ],
        refused: [],
      },
    });
    const compared = (await send('compare_staged', compare)) as { kind: string; result: IntakeComparison };
    expect(compared).toMatchObject({
      kind: 'done',
      result: { counts: { read: 100_000, added: 100_000, settled: 0 } },
    });
    const before = performance.now();
    const window = readDifference(compare.differencePath, 'added', 99_990, 200);
    expect([window.total, window.rows.length, window.rows[0]?.number]).toEqual([100_000, 10, '599990']);
    // A window is read where it begins, wherever that is.
    expect(performance.now() - before).toBeLessThan(500);
    const committed = (await send('commit_staged', commit, note)) as { kind: string; result: CommitResult };
    expect(committed).toMatchObject({ kind: 'done', result: { intakeId: 1, added: 100_000 } });
    // Ten to twenty times what it takes on a quiet machine.
    expect(performance.now() - started).toBeLessThan(60_000);

    expect(ledger.value('SELECT count(*) FROM invoice')).toBe(100_000);
    expect(ledger.value('SELECT count(*) FROM customer')).toBe(33_334);
    // Independent of the program's own reading: the sum of the list's last but one column.
    const sum = content
      .split('\r\n')
      .slice(1, -1)
      .reduce((total, line) => total + Number(line.split(';')[13]?.replaceAll(/\D/gu, '')), 0);
    expect(ledger.value('SELECT sum(open) FROM invoice')).toBe(sum);
    // Ten a second, and one more for each of the four phases.
    expect(progress.length).toBeLessThanOrEqual((performance.now() - started) / 100 + 4);
    expect(progress.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['inspect', 'read', 'check', 'commit']),
    );
    expect(progress.every(({ done, total }) => total === null || done <= total)).toBe(true);
  }, 120_000);

  test('stops reading when it is told to, and leaves nothing behind', async () => {
    await using ledger = intakeLedger();
    const { stage } = inputs(ledger, ledger.file('list.csv', openItemsList({ invoices: 60_000 })));
    const report = await send('stage_parcel', stage, ({ phase }) =>
      phase === 'read' ? 'cancel' : undefined,
    );
    expect(report.kind).toBe('cancelled');
    expect(existsSync(join(stage.folder, 'f1.sqlite'))).toBe(false);
    expect(existsSync(join(stage.folder, 'f1.sqlite-journal'))).toBe(false);
  });

  test('stops a taking over in the middle of its statements, and leaves the ledger as it was', async () => {
    await using ledger = intakeLedger();
    const { stage, commit } = inputs(ledger, ledger.file('list.csv', openItemsList({ invoices: 30_000 })));
    expect(await send('stage_parcel', stage)).toMatchObject({ kind: 'done' });
    const report = await send('commit_staged', commit, () => 'cancel');
    expect(report.kind).toBe('cancelled');
    expect(ledger.value('SELECT count(*) FROM invoice')).toBe(0);
    expect(ledger.value('SELECT count(*) FROM intake')).toBe(0);
    expect(await send('commit_staged', commit)).toMatchObject({ kind: 'done', result: { added: 30_000 } });
  });

  test('answers a bad file with code and parameters, and goes on working', async () => {
    await using ledger = intakeLedger();
    const { stage } = inputs(ledger, ledger.file('list.csv', '%PDF-1.7'));
    expect(await send('stage_parcel', stage)).toMatchObject({
      kind: 'done',
      result: { parts: [], refused: [{ file: 'list.csv', code: 'file_is_pdf', params: {} }] },
    });
    const missing = { ...stage, sources: [{ path: join(ledger.folder, 'none.csv'), name: 'none.csv' }] };
    expect(await send('stage_parcel', missing)).toMatchObject({
      kind: 'done',
      result: { refused: [{ file: 'none.csv', code: 'file_unreadable', params: { problem: 'ENOENT' } }] },
    });
  });

  test('answers what was not foreseen with its origin for the log', async () => {
    await using ledger = intakeLedger();
    const { commit } = inputs(ledger, '');
    const nowhere = await send('commit_staged', {
      ...commit,
      ledgerPath: join(ledger.folder, 'none', 'ledger.sqlite'),
    });
    expect(nowhere).toMatchObject({ kind: 'failed' });
    expect(await send('fly', {})).toMatchObject({
      kind: 'failed',
      error: {
        code: 'unexpected',
        params: {},
        cause: { name: 'Error', message: expect.stringContaining('fly') as unknown },
      },
    });
  });
});
