import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { Stop, runScript } from './stop.mjs';

/**
 * Runs the measurements in `test/bench` one after the other, each in a process of its own, and lets them print
 * JSON lines. Arguments choose: `npm run bench -- letters` runs those whose name contains "letters".
 */
await runScript(async () => {
  const { node, environment } = await setUp();
  const folder = join(projectRoot, 'test', 'bench');
  const wanted = process.argv.slice(2);
  const files = benches(folder).filter(
    (file) => wanted.length === 0 || wanted.some((word) => file.includes(word)),
  );
  if (files.length === 0)
    throw new Stop(`No measurement is named so: there are ${benches(folder).join(', ')}.`);
  let worst = 0;
  for (const file of files) {
    const code = await runForeground(
      node,
      ['--disable-warning=ExperimentalWarning', '--expose-gc', join(folder, file)],
      { cwd: projectRoot, env: environment },
    );
    if (code !== 0) process.stderr.write(`${file} ended with ${code}\n`);
    worst = Math.max(worst, code);
  }
  return worst;
});

/** @param {string} folder */
function benches(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.bench.ts'))
    .sort();
}
