import { join } from 'node:path';
import { projectRoot, userFolder } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { runScript } from './stop.mjs';

/** The command line: hands its arguments to the program under Node 24 and takes over its exit code. */
await runScript(async () => {
  const { node, environment } = await setUp();
  const entry = join(projectRoot, 'src-main', 'backend', 'entries', 'cli.ts');
  return runForeground(node, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)], {
    cwd: userFolder(),
    env: environment,
  });
});
