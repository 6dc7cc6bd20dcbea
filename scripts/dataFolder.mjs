import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
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
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? ` (${problem.code})` : '';
    throw new Stop(
      `Frist cannot write its data folder ${folder}${code}: make it writable, or choose another with \`npm start -- --data FOLDER\`.`,
    );
  }
  return folder;
}

/** The same places that the installed application uses (src-main/shell/dataFolder.ts). */
function platformFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Frist');
  if (process.platform === 'win32') {
    return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Frist');
  }
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'frist');
}
