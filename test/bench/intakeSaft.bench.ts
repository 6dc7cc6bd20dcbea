import { join } from 'node:path';
import { measureIntake, share, withFolder } from '#test/bench/support/measureIntake.ts';
import { writeSaft } from '#test/bench/support/writeSaft.ts';

/** A SAF-T file of 500 MB with 20,000 customers: nothing but parsed, and staged with its open items rebuilt. */
await withFolder(async (folder) => {
  const path = join(folder, 'saft.xml');
  await writeSaft(path, 500e6 * share);
  await measureIntake({ name: 'saft', path, tasks: ['saxes', 'stage'], rounds: 1 });
});
