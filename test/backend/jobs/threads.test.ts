import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createThreads, threadCount, type Threads } from '#backend/jobs/index.ts';

let threads: Threads;
beforeEach(() => {
  const entry = new URL('../../support/office/threads/restless.ts', import.meta.url);
  threads = createThreads(() => entry, '/office/ledger.sqlite');
});
afterEach(() => threads.close());

const run = (task: string, input: unknown = null, options = {}): Promise<unknown> =>
  threads.run('runs', task, input, options);

describe('a thread', () => {
  test('does one task after the other, more of them than there are threads, each with its own answer', async () => {
    const numbers = Array.from({ length: threadCount * 5 + 3 }, (_, at) => at);
    expect(await Promise.all(numbers.map((number) => run('echo', number)))).toEqual(numbers);
  });

  test.each([
    ['die', /ended with code 7/],
    ['crash', /out of the blue/],
  ])('that dies (%s) takes its task with it and is replaced', async (task, why) => {
    await expect(run(task)).rejects.toThrow(why);
    // Those that waited behind it are done all the same.
    const behind = [run(task), run('echo', 1), run('echo', 2)];
    await expect(behind[0]).rejects.toThrow(why);
    expect(await Promise.all(behind.slice(1))).toEqual([1, 2]);
  });

  test('that goes between two tasks is not given another one', async () => {
    expect(await run('leave')).toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await run('echo', 'there')).toBe('there');
  });

  test('hands errors on as data: foreseen ones of SQLite with the ledger’s path, others with their message', async () => {
    await expect(run('full')).rejects.toMatchObject({
      code: 'disk_full',
      params: { path: '/office/ledger.sqlite' },
    });
    await expect(run('prose')).rejects.toThrow('prose');
    await expect(run('unheard-of')).rejects.toThrow('no handler for the task unheard-of');
  });

  test('stops when asked, before it began as well as in the middle', async () => {
    const stop = new AbortController();
    let seen = 0;
    const waiting = run('wait', null, {
      signal: stop.signal,
      onProgress: () => {
        seen += 1;
        if (seen === 3) stop.abort();
      },
    });
    await expect(waiting).rejects.toMatchObject({ code: 'job_cancelled' });
    await expect(run('wait', null, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'job_cancelled',
    });
    expect(await run('echo', 'and goes on')).toBe('and goes on');
  });

  test('closing ends what runs and what waits, and starts nothing more', async () => {
    const tasks = Array.from({ length: threadCount + 2 }, () => run('wait'));
    const ends = Promise.allSettled(tasks);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await threads.close();
    expect((await ends).every((end) => end.status === 'rejected')).toBe(true);
    await expect(run('echo', 1)).rejects.toThrow();
  });
});
