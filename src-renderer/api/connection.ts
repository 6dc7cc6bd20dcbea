import { create } from 'zustand';
import { failureOf, type Failure } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import type { Line } from '#renderer/platform/platform.ts';

/** Whether the backend answers. `generation` counts the lines so far, so that a feed knows when to begin anew. */
export interface Connection {
  readonly state: 'connecting' | 'open' | 'lost';
  readonly failure: Failure | null;
  readonly generation: number;
}

/** The state of the line to the backend. */
export const useConnection = create<Connection>(() => ({
  state: 'connecting',
  failure: null,
  generation: 0,
}));

/** The open line; waits while it is being opened again after a loss. */
export function currentLine(): Promise<Line> {
  line ??= keepTrying();
  return line;
}

let line: Promise<Line> | null = null;

const waitsBetweenTries = [200, 500, 1000, 2000];

async function keepTrying(): Promise<Line> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const opened = await platform.connect();
      useConnection.setState((before) => ({
        state: 'open',
        failure: null,
        generation: before.generation + 1,
      }));
      void watch(opened);
      return opened;
    } catch (error) {
      useConnection.setState({ state: 'lost', failure: failureOf(error) });
      await sleep(waitsBetweenTries[Math.min(attempt, waitsBetweenTries.length - 1)] ?? 2000);
    }
  }
}

async function watch(opened: Line): Promise<void> {
  const reason = await opened.lost;
  useConnection.setState({
    state: 'lost',
    failure: reason === null ? { code: 'connection_lost', params: {} } : reason,
  });
  line = null;
  // Begin at once, also where no screen asks for anything just now.
  await currentLine();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}
