import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { report, round } from '#test/bench/support/measure.ts';
import type { TaskFigures } from '#test/bench/support/intakeTask.ts';

/** How large the files are, in parts of the whole: `FRIST_BENCH_SHARE=0.1` for a first look. */
export const share = Number(process.env['FRIST_BENCH_SHARE'] ?? 1);

/** A file or folder to be read by several tasks; the first is the bare library, with which the others are compared. */
export interface IntakeBench {
  readonly name: string;
  readonly path: string;
  /** Of what is read; the file's own where it is not said. */
  readonly bytes?: number;
  readonly tasks: readonly string[];
  readonly rounds: number;
}

/**
 * Lets each task read the same file, turn and turn about, each in a process of its own, and prints what it took and how
 * many times the bare library's time of the same round that is, in processor time, which other work on the machine
 * changes least, and in time of the clock.
 */
export async function measureIntake({ name, path, bytes, tasks, rounds }: IntakeBench): Promise<void> {
  const size = bytes ?? (await stat(path)).size;
  const found = new Map<string, TaskFigures[]>();
  for (let round_ = 0; round_ < rounds; round_++) {
    for (const task of tasks) found.set(task, [...(found.get(task) ?? []), await runTask(task, path)]);
  }
  const bare = found.get(tasks[0] ?? '') ?? [];
  for (const [task, all] of found) {
    const ratios = (of: (figures: TaskFigures) => number): number =>
      median(all.map((each, at) => of(each) / of(bare[at] ?? each)));
    const processor = median(all.map(({ processorSeconds }) => processorSeconds));
    report(`intake.${name}`, {
      task,
      megabytes: round(size / 1e6, 1),
      rows: all[0]?.rows ?? 0,
      seconds: round(median(all.map(({ seconds }) => seconds)), 2),
      processorSeconds: round(processor, 2),
      megabytesPerProcessorSecond: round(size / 1e6 / processor, 1),
      peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)),
      ratio: round(
        ratios(({ processorSeconds }) => processorSeconds),
        2,
      ),
      ratioByClock: round(
        ratios(({ seconds }) => seconds),
        2,
      ),
    });
  }
}

/** Gives the work a folder of its own and takes it away again. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-bench-intake-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const script = fileURLToPath(new URL('intakeTask.ts', import.meta.url));

async function runTask(task: string, path: string): Promise<TaskFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-bench-staging-'));
  try {
    const args = ['--disable-warning=ExperimentalWarning', script, task, path, join(folder, 'parcel')];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as TaskFigures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
