import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findNode24 } from '#scripts/node24.mjs';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { fuzzCorpora, fuzzFormats } from '#test/support/fuzz/fuzzFormats.ts';

/** What the fuzzing prints of a format. */
interface Figures {
  readonly fuzz: string;
  readonly cases: number;
  readonly faults: number;
  readonly read: number;
  readonly refused: number;
  readonly takenAndUndone: number;
}

/** The same cases each time; `npm run fuzz` has 10,000 of each format, and others each time. */
const usual = ['--cases', '200', '--seed', '1', '--take-over', '30'];

test('damaged files of every format are read or refused with a reason, in time, and never by halves', async () => {
  const { code, lines } = await fuzz(usual);
  expect(lines.filter((line) => 'fault' in line)).toEqual([]);
  const figures = lines as unknown as Figures[];
  expect(figures.map(({ fuzz: format }) => format).toSorted()).toEqual([...fuzzFormats].toSorted());
  for (const { cases, faults, read, refused, takenAndUndone } of figures) {
    expect({ cases, faults }).toEqual({ cases: 200, faults: 0 });
    // Where all were refused, or none was damaged, nothing would have been tried.
    expect(Math.min(read, refused)).toBeGreaterThan(20);
    expect(takenAndUndone).toBeGreaterThan(0);
  }
  expect(code).toBe(0);
}, 300_000);

test('a case is the same whenever it is made, and others are others', async () => {
  const corpora = await fuzzCorpora();
  for (const format of fuzzFormats) {
    const [one, again, other] = [
      await corpora[format].make(7, 3),
      await corpora[format].make(7, 3),
      await corpora[format].make(7, 4),
    ];
    expect(one.content.equals(again.content)).toBe(true);
    expect(one.content.equals(other.content)).toBe(false);
  }
}, 60_000);

test('a thread that stands still, one that breaks down, and a fault are told with the case that brings them back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frist-fuzz-planted-'));
  try {
    const planted = join(folder, 'planted.ts');
    writeFileSync(planted, plantedWorker);
    const { code, lines } = await fuzz(['csv', '--cases', '5', '--seed', '1'], {
      FRIST_FUZZ_WORKER: planted,
      FRIST_FUZZ_SILENCE: '1500',
    });
    expect(code).toBe(1);
    expect(lines.slice(0, -1)).toEqual([
      { fuzz: 'csv', again: 'npm run fuzz -- csv --seed 1 --case 1', fault: 'a fault' },
      { fuzz: 'csv', again: 'npm run fuzz -- csv --seed 1 --case 2', fault: 'said nothing for 1.5 s' },
      {
        fuzz: 'csv',
        again: 'npm run fuzz -- csv --seed 1 --case 3',
        fault: expect.stringContaining('broken') as string,
      },
    ]);
    expect(lines.at(-1)).toMatchObject({ cases: 5, faults: 3, refused: 2 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

/** Refuses the first and the last case; the second has a fault, the third never ends, the fourth breaks the thread down. */
const plantedWorker = `import { parentPort, workerData } from 'node:worker_threads';
const { from, to, now } = workerData;
for (let number = from; number < to; number++) {
  Atomics.store(now, 0, number);
  if (number === 2) for (;;);
  if (number === 3) throw new Error('broken');
  const outcome = number === 1 ? null : { kind: 'refused', code: 'file_empty' };
  parentPort.postMessage({ number, outcome, taken: null, milliseconds: 1, fault: number === 1 ? 'a fault' : null });
  // Messages of a thread that never ends would not be sent.
  await new Promise((resolve) => setTimeout(resolve, 50));
}
`;

async function fuzz(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly lines: readonly object[] }> {
  const script = fileURLToPath(new URL('intakeFuzz.ts', import.meta.url));
  const child = spawn(
    findNode24() ?? process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = once(child, 'close');
  const said = await text(child.stdout);
  const [code] = (await gone) as [number | null];
  const lines = said.split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line) => JSON.parse(line) as object) };
}
