import { join } from 'node:path';
import { benchDay } from '#test/bench/support/benchOffice.ts';
import { measureIntake, share, withFolder } from '#test/bench/support/measureIntake.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';

/** A list of open items of 200 MB: nothing but parsed, read into drafts, and staged on the disk. */
await withFolder(async (folder) => {
  const path = join(folder, 'list.csv');
  await writeOpenItems(path, Math.round(1_900_000 * share), benchDay);
  await measureIntake({ name: 'csv', path, tasks: ['csv-parse', 'read', 'stage'], rounds: 2 });
});
