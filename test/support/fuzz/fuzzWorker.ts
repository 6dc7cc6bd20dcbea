import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { checkReading, type FuzzOutcome } from '#test/support/fuzz/checkReading.ts';
import { checkTakeOver } from '#test/support/fuzz/checkTakeOver.ts';
import { type FuzzFormat, fuzzCorpora } from '#test/support/fuzz/fuzzFormats.ts';

/** The cases that a thread goes through. */
export interface FuzzShare {
  readonly format: FuzzFormat;
  readonly seed: number;
  /** From this one up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** One in so many is taken all the way into a ledger. */
  readonly takeOverEvery: number;
  /** Where the number of the case stands that is under way. */
  readonly now: Int32Array;
  /** A case whose file is kept, and where. */
  readonly keep: string | null;
}

/** What a thread tells of one case. */
export interface FuzzReport {
  readonly number: number;
  readonly outcome: FuzzOutcome | null;
  /** Parts that were taken into a ledger and out again; null where that was not tried. */
  readonly taken: number | null;
  /** Processor time of this thread. */
  readonly milliseconds: number;
  readonly fault: string | null;
}

const { format, seed, from, to, takeOverEvery, now, keep } = workerData as FuzzShare;
const corpus = (await fuzzCorpora())[format];
const folder = mkdtempSync(join(tmpdir(), 'frist-fuzz-'));
try {
  for (let number = from; number < to; number++) {
    Atomics.store(now, 0, number);
    parentPort?.postMessage(await runCase(number));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function runCase(number: number): Promise<FuzzReport> {
  const made = await corpus.make(seed, number);
  const path = keep ?? join(folder, 'file');
  writeFileSync(path, made.content);
  const began = process.threadCpuUsage();
  const told = {
    outcome: null as FuzzOutcome | null,
    taken: null as number | null,
    fault: null as string | null,
  };
  try {
    told.outcome = await checkReading(path, made.creditor);
    if (number % takeOverEvery === 0) told.taken = await checkTakeOver(path, made, corpus.samples, folder);
  } catch (error) {
    told.fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.threadCpuUsage(began);
  return { number, ...told, milliseconds: (user + system) / 1000 };
}
