/** Lets one writer at a time through, in the order of asking. */
export type WriteGate = <Value>(work: () => Promise<Value>) => Promise<Value>;

/**
 * Makes the gate of a ledger. SQLite has one writer; where a thread writes, the backend's own commands wait here,
 * asynchronously, instead of standing still inside SQLite's busy timeout and with them the whole event loop.
 */
export function createWriteGate(): WriteGate {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
