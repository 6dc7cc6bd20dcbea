import { resolve } from 'node:path';
import { silentLog } from '#backend/border/index.ts';
import { clockOn, systemClock } from '#backend/border/clock.ts';
import { actorName } from '#backend/entries/actorName.ts';
import { programVersion, resourcesFolder, threadEntry } from '#backend/entries/places.ts';
import { openOffice, type Office } from '#backend/office.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** Opens the office of a data folder for one command, does its work and closes it again, whatever happens. */
export async function withOffice<Result>(
  folder: string,
  today: IsoDate | null,
  work: (office: Office) => Promise<Result>,
): Promise<Result> {
  const office = await openOffice({
    folder: resolve(folder),
    resources: resourcesFolder,
    version: programVersion(),
    clock: today === null ? systemClock : clockOn(today),
    actor: actorName(),
    log: silentLog,
    threadEntry,
  });
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}
