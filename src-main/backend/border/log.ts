/** Where the backend writes what only its makers need. Handed to it by whoever starts it. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** A log that keeps nothing, for threads and tests. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
