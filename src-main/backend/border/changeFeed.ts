import type { ChangedArea } from '#shared/contract/office.ts';

/** Tells every open screen which areas' data is no longer what it was. */
export interface ChangeFeed {
  publish(areas: readonly ChangedArea[]): void;
  /** Yields the changes from now on until the signal aborts; those that pile up meanwhile come together. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<{ areas: ChangedArea[] }, void>;
}

/** Makes the change feed of an office. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(areas: readonly ChangedArea[]) => void>();
  return {
    publish(areas) {
      for (const listener of listeners) listener(areas);
    },
    async *listen(signal) {
      const waiting = new Set<ChangedArea>();
      let wake = (): void => undefined;
      const listener = (areas: readonly ChangedArea[]): void => {
        for (const area of areas) waiting.add(area);
        wake();
      };
      const stop = (): void => wake();
      listeners.add(listener);
      signal?.addEventListener('abort', stop);
      try {
        while (signal?.aborted !== true) {
          if (waiting.size === 0) await new Promise<void>((resolve) => (wake = resolve));
          if (waiting.size === 0) continue;
          const areas = [...waiting];
          waiting.clear();
          yield { areas };
        }
      } finally {
        listeners.delete(listener);
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}
