import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type FuzzFormat, fuzzFormats } from '#test/support/fuzz/fuzzFormats.ts';
import type { FuzzReport, FuzzShare } from '#test/support/fuzz/fuzzWorker.ts';

/**
 * Damages the sample files of every format and lets the intake read them: each gives an import or a refusal with a text,
 * in time, and never half an import.
 *
 * `intakeFuzz.ts [FORMAT …] [--cases N] [--seed N] [--case N] [--keep FILE] [--take-over N]` prints a line of JSON for
 * each format, and one for each fault with the words that bring it back. Ends with 1 where there was a fault.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    case: { type: 'string' },
    keep: { type: 'string' },
    'take-over': { type: 'string', default: '25' },
  },
});

/** What is told of a fault. */
interface Fault {
  readonly number: number;
  readonly fault: string;
}

/** More processor time for one file is a hang; a thread that says nothing for longer than `silence` is ended. */
const longest = 5000;
const silence = Number(process.env['FRIST_FUZZ_SILENCE'] ?? 30_000);
/** A test puts another thread here. */
const thread =
  process.env['FRIST_FUZZ_WORKER'] ??
  fileURLToPath(new URL('../support/fuzz/fuzzWorker.ts', import.meta.url));
const mostFaults = 20;

const seed = Number(values.seed);
const waiting = positionals.length === 0 ? [...fuzzFormats] : positionals.map(knownFormat);
let isSound = true;
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    for (let format = waiting.shift(); format !== undefined; format = waiting.shift())
      isSound = (await fuzzFormat(format)) && isSound;
  }),
);
process.exitCode = isSound ? 0 : 1;

function knownFormat(word: string): FuzzFormat {
  const known = fuzzFormats.find((format) => format === word);
  if (known === undefined) throw new Error(`no format ${word}; there are ${fuzzFormats.join(', ')}`);
  return known;
}

/** Goes through the cases of a format and prints what became of them. True where there was no fault. */
async function fuzzFormat(format: FuzzFormat): Promise<boolean> {
  const first = values.case === undefined ? 0 : Number(values.case);
  const end = values.case === undefined ? Number(values.cases) : first + 1;
  const outcomes = new Map<string, number>();
  const faults: Fault[] = [];
  const figures = { read: 0, rows: 0, refused: 0, tried: 0, taken: 0, slowest: 0 };
  const began = performance.now();
  const onReport = ({ number, outcome, taken, milliseconds, fault }: FuzzReport): void => {
    figures.slowest = Math.max(figures.slowest, milliseconds);
    if (milliseconds > longest) addFault({ number, fault: `took ${Math.round(milliseconds)} ms` });
    if (fault !== null) addFault({ number, fault });
    if (taken !== null) figures.tried++;
    figures.taken += taken ?? 0;
    if (outcome === null) return;
    if (outcome.kind === 'read') {
      figures.read++;
      figures.rows += outcome.rows;
    } else figures.refused++;
    const key = outcome.kind === 'read' ? outcome.format : outcome.code;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  };
  const addFault = (told: Fault): void => {
    faults.push(told);
    const again = `npm run fuzz -- ${format} --seed ${seed} --case ${told.number}`;
    if (faults.length <= mostFaults) print({ fuzz: format, again, fault: told.fault });
  };
  for (let from = first; from < end; ) {
    const stopped = await runShare({ format, seed, from, to: end, ...tools() }, onReport);
    if (stopped === null) break;
    addFault(stopped);
    from = stopped.number + 1;
  }
  print({
    fuzz: format,
    seed,
    cases: end - first,
    faults: faults.length,
    read: figures.read,
    rows: figures.rows,
    refused: figures.refused,
    takeOvers: figures.tried,
    takenAndUndone: figures.taken,
    slowestMilliseconds: Math.round(figures.slowest),
    seconds: Math.round((performance.now() - began) / 1000),
    outcomes: Object.fromEntries([...outcomes].toSorted(([, a], [, b]) => b - a)),
  });
  return faults.length === 0;
}

function tools(): Pick<FuzzShare, 'takeOverEvery' | 'now' | 'keep'> {
  return {
    takeOverEvery: values.case === undefined ? Number(values['take-over']) : 1,
    now: new Int32Array(new SharedArrayBuffer(4)).fill(-1),
    keep: values.keep === undefined ? null : resolve(values.keep),
  };
}

/** Runs cases in a thread of their own. Gives the case that the thread did not survive; null where it came to its end. */
async function runShare(share: FuzzShare, onReport: (report: FuzzReport) => void): Promise<Fault | null> {
  const worker = new Worker(thread, {
    workerData: share,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let heard = performance.now();
  let fault: string | null = null;
  worker.on('message', (report: FuzzReport) => {
    heard = performance.now();
    onReport(report);
  });
  worker.on('error', (error: unknown) => {
    fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  const watch = setInterval(() => {
    if (performance.now() - heard < silence) return;
    fault = `said nothing for ${silence / 1000} s`;
    void worker.terminate();
  }, 500);
  await new Promise((done) => worker.once('exit', done));
  clearInterval(watch);
  return fault === null ? null : { number: Atomics.load(share.now, 0), fault };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
