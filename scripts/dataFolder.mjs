import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { userFolder } from './projectRoot.mjs';
import { Stop } from './stop.mjs';

/**
 * The folder the office's data are kept in, made where it is missing.
 * @param {string | undefined} chosen what the user gave with `--data`
 * @returns {string} absolute path
 */
export function dataFolder(chosen) {
  const folder = chosen === undefined ? platformFolder() : resolve(userFolder(), chosen);
  try {
    makeFolder(folder);
    // A slash at the end makes a file of that name fail too.
    accessSync(join(folder, sep), constants.W_OK);
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? ` (${String(problem.code)})` : '';
    throw new Stop(
      `Frist cannot write its data folder ${folder}${code}: make it writable, or choose another with \`npm start -- --data FOLDER\`.`,
    );
  }
  return folder;
}

/**
 * Makes a folder and those above it. Not with `recursive`: where a parent refuses in an unusual way (below
 * `/proc`, some network mounts) Node's own recursion never ends.
 * @param {string} folder absolute path
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

/** The same places that the installed application uses (src-main/shell/dataFolder.ts). */
function platformFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Frist');
  if (process.platform === 'win32') {
    return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Frist');
  }
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'frist');
}
