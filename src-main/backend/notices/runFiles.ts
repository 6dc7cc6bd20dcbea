import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#shared/kernel/refusal.ts';
import { errorCode } from '#backend/ledger/index.ts';

/** Where the files of a run lie. */
export interface RunFiles {
  readonly bundle: (at: number) => string;
  readonly cover: (currency: string) => string;
  /** The finished file of the run; its name says whose it is, and of which day. */
  readonly whole: string;
  readonly letter: (number: number) => string;
}

/** Names the files of a run in a folder of its own. */
export function runFiles(
  folder: string,
  run: { readonly id: number; readonly as_of: string; readonly creditorName: string },
): RunFiles {
  const own = join(folder, String(run.id));
  const name = `${plainName(run.creditorName)}-${run.as_of}-${run.id}`;
  return {
    bundle: (at) => join(own, `bundle-${String(at + 1).padStart(3, '0')}.pdf`),
    cover: (currency) => join(own, `cover-${currency}.pdf`),
    whole: join(own, `${name}.pdf`),
    letter: (number) => join(own, `${name}-${number}.pdf`),
  };
}

/** Makes the folder of a run. Throws `output_unwritable` or `disk_full`. */
export async function makeRunFolder(folder: string, runId: number): Promise<void> {
  const path = join(folder, String(runId));
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal('output_unwritable', { path, problem: errorCode(error) });
  }
}

/** A name that every file system takes: letters, digits and hyphens. */
function plainName(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').replace(/[æÆ]/g, 'ae');
  const joined = plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return joined.toLowerCase() || 'letters';
}
