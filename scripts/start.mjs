import { join } from 'node:path';
import { buildDesktop, buildRenderer } from './buildOutputs.mjs';
import { dataFolder } from './dataFolder.mjs';
import { findElectron } from './electronBinary.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { Stop, runScript } from './stop.mjs';

const usage = `npm start -- [--browser] [--data FOLDER] [--port N]

  --browser      open Frist in the default browser even where Electron is there
  --data FOLDER  keep the office's data in this folder
  --port N       the port for the browser (otherwise one that is free)
`;

/** Opens Frist: in Electron where it can be had, else in the default browser. */
await runScript(async () => {
  const wish = readArguments(process.argv.slice(2));
  if (wish === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const runtime = await setUp();
  const data = dataFolder(wish.data);
  const electron = wish.browser
    ? { missing: 'that is what --browser asks for' }
    : await findElectron(runtime);
  if ('path' in electron) {
    await buildDesktop(runtime);
    process.stderr.write('Frist opens in Electron.\n');
    return runForeground(electron.path, [projectRoot, '--data', data, ...wish.rest], {
      cwd: projectRoot,
      env: runtime.environment,
    });
  }
  await buildRenderer(runtime);
  process.stderr.write(`Frist opens in the default browser, not in Electron: ${electron.missing}.\n`);
  const entry = join(projectRoot, 'src-main', 'backend', 'entries', 'cli.ts');
  const code = await runForeground(
    runtime.node,
    ['--disable-warning=ExperimentalWarning', entry, 'serve', '--data', data, '--open', ...wish.rest],
    { cwd: projectRoot, env: runtime.environment },
  );
  // Ended with Ctrl+C: that is how one leaves, and no failure.
  return code === 130 ? 0 : code;
});

/**
 * @param {readonly string[]} args
 * @returns {'help' | { browser: boolean, data: string | undefined, rest: readonly string[] }} `rest` is handed on
 */
function readArguments(args) {
  let browser = false;
  /** @type {string | undefined} */
  let data;
  const rest = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--help' || argument === '-h') return 'help';
    if (argument === '--browser') browser = true;
    else if (argument === '--data') {
      index += 1;
      data = args[index];
      if (data === undefined) throw new Stop('`--data` needs a folder: npm start -- --data FOLDER');
    } else if (argument.startsWith('--data=')) data = argument.slice('--data='.length);
    else rest.push(argument);
  }
  return { browser, data, rest };
}
