import { runThreadTask } from '#workers/threadTask.ts';

/** A thread that does whatever a thread should not: it waits, dies, throws, and goes between two tasks. */
runThreadTask({
  echo: async (input: unknown) => input,
  wait: async (_: unknown, { isCancelled, onProgress }) => {
    for (let done = 0; ; done += 1) {
      onProgress({ phase: String(done), done, total: null });
      if (isCancelled()) throw Object.assign(new Error('stopped'), { name: 'AbortError' });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  die: async () => process.exit(7),
  crash: async () => {
    setImmediate(() => {
      throw new Error('out of the blue');
    });
    return new Promise(() => undefined);
  },
  leave: async () => {
    setTimeout(() => process.exit(0), 20);
    return 'done';
  },
  full: async () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  },
  prose: async () => {
    throw new Error('prose');
  },
});
