import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { runScript } from './stop.mjs';

/**
 * Damages the sample files of every format in 10,000 ways and lets the intake read them; prints JSON lines and ends with 1
 * where there was a fault. Arguments choose: `npm run fuzz -- csv xlsx --cases 500 --seed 7`; with `--case N` one case is
 * done again, and `--keep FILE` keeps its file.
 */
await runScript(async () => {
  const { node, environment } = await setUp();
  const fuzz = join(projectRoot, 'test', 'fault', 'intakeFuzz.ts');
  return runForeground(node, ['--disable-warning=ExperimentalWarning', fuzz, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: environment,
  });
});
