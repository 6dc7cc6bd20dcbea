import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesktop } from './buildOutputs.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { runScript } from './stop.mjs';

/** Packs the desktop application into `dist`; arguments go to electron-builder, e.g. `--win` or `--mac --dir`. */
await runScript(async () => {
  const runtime = await setUp();
  rmSync(join(projectRoot, 'out'), { recursive: true, force: true });
  await buildDesktop(runtime);
  return runForeground(
    runtime.node,
    [join('node_modules', 'electron-builder', 'cli.js'), '--publish', 'never', ...process.argv.slice(2)],
    { cwd: projectRoot, env: runtime.environment },
  );
});
