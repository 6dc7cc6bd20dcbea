import type { SourceState } from '#shared/contract/intake.ts';
import { freshness } from '#shared/domain/intake/freshness.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { checkFolder } from '#backend/intake/sources/checkFolder.ts';
import { readSourceFiles, type SourceFile } from '#backend/intake/sources/sourceFiles.ts';
import type { SourceRow } from '#backend/intake/sources/sourceRow.ts';
import { type FolderProblem, type FolderWatch, problemOf } from '#backend/intake/sources/watchFolder.ts';

/** A screen shows so many waiting files; the count is of all. */
const mostShown = 200;

/** How a source stands: how fresh the data is, whether the folder can be read, and what waits in it. */
export async function sourceState(
  db: Reader,
  { creditorId, ...source }: SourceRow,
  watch: FolderWatch | null,
  today: IsoDate,
): Promise<SourceState> {
  const problem = watch === null ? await problemBeside(source.folder) : watch.problem();
  const files = await readSourceFiles(db, creditorId);
  const waiting = files.filter(({ state }) => state === 'waiting' || state === 'refused');
  return {
    ...source,
    ...freshness(source.synchronisedAt, today, source.staleDays),
    watching: watch !== null && problem === null,
    problem,
    waiting: waiting.slice(0, mostShown).map(toWaiting),
    waitingCount: waiting.length,
  };
}

/** Why a folder that is not being watched could not be read. */
async function problemBeside(folder: string | null): Promise<FolderProblem | null> {
  if (folder === null) return null;
  try {
    await checkFolder(folder);
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return problem;
  }
}

function toWaiting({ path, bytes, modifiedAt, refusal }: SourceFile): SourceState['waiting'][number] {
  return {
    path,
    bytes,
    modifiedAt,
    refusal: refusal === null ? null : (JSON.parse(refusal) as SourceState['waiting'][number]['refusal']),
  };
}
