import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runCollected } from './runProcess.mjs';
import { Stop } from './stop.mjs';

/** @typedef {{ readonly node: string, readonly environment: NodeJS.ProcessEnv }} Runtime Node 24, as `setUp` found it */

/**
 * Builds the screens into `out/renderer` where a source is newer than the last build. Browser and desktop
 * show the same files.
 * @param {Runtime} runtime
 */
export async function buildRenderer(runtime) {
  await build(runtime, {
    what: 'the screens',
    marker: join('out', 'renderer', 'index.html'),
    sources: ['src-renderer', 'src-shared', 'resources', 'package-lock.json'],
    command: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'src-renderer', '--logLevel', 'warn'],
  });
}

/**
 * Builds everything the desktop application runs (shell, preload, backend, threads, screens) into `out` where
 * a source is newer than the last build.
 * @param {Runtime} runtime
 */
export async function buildDesktop(runtime) {
  const marker = join('out', 'main', '.built');
  const built = await build(runtime, {
    what: 'the desktop application',
    marker,
    sources: [
      'src-main',
      'src-renderer',
      'src-shared',
      'resources',
      'package-lock.json',
      'electron.vite.config.ts',
    ],
    command: [
      join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ],
  });
  if (!built) return;
  mkdirSync(dirname(join(projectRoot, marker)), { recursive: true });
  writeFileSync(join(projectRoot, marker), '');
}

/**
 * @param {Runtime} runtime
 * @param {{ what: string, marker: string, sources: readonly string[], command: readonly string[] }} task
 * @returns {Promise<boolean>} whether there was something to build
 */
async function build(runtime, task) {
  const marker = join(projectRoot, task.marker);
  if (existsSync(marker) && newest(task.sources) <= statSync(marker).mtimeMs) return false;
  process.stderr.write(`Building ${task.what} …\n`);
  const { code, output } = await runCollected(runtime.node, task.command, {
    cwd: projectRoot,
    env: { ...runtime.environment, NO_COLOR: '1' },
  });
  if (code === 0) return true;
  throw new Stop(
    `${output.trimEnd()}\nFrist could not build ${task.what}: mend what is said above and run the same command again.`,
  );
}

/**
 * The newest change below some paths, folders included, since a deleted file changes nothing but its folder.
 * @param {readonly string[]} paths relative to the project
 * @returns {number} milliseconds since 1970
 */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const absolute = join(projectRoot, path);
    if (!existsSync(absolute)) continue;
    const facts = statSync(absolute);
    latest = Math.max(latest, facts.mtimeMs);
    if (!facts.isDirectory()) continue;
    latest = Math.max(latest, newest(readdirSync(absolute).map((name) => join(path, name))));
  }
  return latest;
}
