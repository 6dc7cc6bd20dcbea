import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { runCollected } from './runProcess.mjs';

const fetchLimitMilliseconds = 60_000;
const answerLimitMilliseconds = 5_000;

/**
 * @typedef {{ readonly path: string } | { readonly missing: string }} ElectronFound
 * Where Electron's binary is, or half a sentence that says why it cannot be used.
 */

/**
 * Looks for Electron's binary without fetching it.
 * @returns {string | undefined} absolute path
 */
export function electronBinary() {
  const folder = join(projectRoot, 'node_modules', 'electron');
  try {
    const inside = readFileSync(join(folder, 'path.txt'), 'utf8');
    const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), inside);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} half a sentence that says why this machine cannot show a desktop window */
export function whyNoDesktop() {
  if (process.platform !== 'linux') return undefined;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no graphical display here';
  if (process.getuid?.() === 0) return "Electron's sandbox does not run as root";
  return undefined;
}

/**
 * Finds Electron's binary and fetches it where it is missing: npm brings the package only, the binary comes
 * from GitHub (or ELECTRON_MIRROR). A network that does not answer is found out in seconds.
 * @param {import('./buildOutputs.mjs').Runtime} runtime
 * @returns {Promise<ElectronFound>}
 */
export async function findElectron(runtime) {
  const reason = whyNoDesktop();
  if (reason !== undefined) return { missing: reason };
  const present = electronBinary();
  if (present !== undefined) return { path: present };
  if (!(await sourceAnswers()))
    return { missing: 'its binary is not here and the place to fetch it from does not answer' };
  process.stderr.write('Fetching Electron (once, about 110 MB) …\n');
  const { code } = await runCollected(runtime.node, [join('node_modules', 'electron', 'install.js')], {
    cwd: projectRoot,
    env: runtime.environment,
    timeoutMilliseconds: fetchLimitMilliseconds,
  });
  const fetched = electronBinary();
  if (code === 0 && fetched !== undefined) return { path: fetched };
  return {
    missing:
      code === 124 ? 'its binary could not be fetched within a minute' : 'its binary could not be fetched',
  };
}

async function sourceAnswers() {
  const source =
    process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com';
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(answerLimitMilliseconds) });
    return true;
  } catch {
    return false;
  }
}
