const window = 60_000;
const mostRestarts = 3;

/** Counts restarts, so that a process that dies at once is not started for ever. */
export class RestartLimit {
  #restarts: number[] = [];

  /** Notes a restart at `now` (milliseconds) and tells whether it is still within three in a minute. */
  allows(now: number): boolean {
    this.#restarts = this.#restarts.filter((moment) => now - moment < window);
    if (this.#restarts.length >= mostRestarts) return false;
    this.#restarts.push(now);
    return true;
  }
}
