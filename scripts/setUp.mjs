import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWith, findNode24, nodePackage } from './node24.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runCollected } from './runProcess.mjs';
import { Stop, runScript } from './stop.mjs';

/**
 * Makes the checkout ready to run: packages as in the lockfile, and a Node 24. Says what it does on stderr,
 * and nothing at all where everything is there.
 * @returns {Promise<{ node: string, environment: NodeJS.ProcessEnv }>} Node 24 and the environment to run it in
 */
export async function setUp() {
  if (!packagesAreInstalled()) await installPackages();
  const node = findNode24();
  if (node === undefined) throw new Stop(sentenceWithoutNode());
  return { node, environment: environmentWith(node) };
}

/**
 * Compares what npm noted down in `node_modules` with the lockfile, and looks whether the program's own
 * packages are still in their folders.
 */
function packagesAreInstalled() {
  const noted = readPackages(join(projectRoot, 'node_modules', '.package-lock.json'));
  const locked = readPackages(join(projectRoot, 'package-lock.json'));
  if (noted === undefined || locked === undefined) return false;
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue;
    const installed = noted[path];
    if (installed === undefined && entry.optional === true) continue;
    if (installed?.version !== entry.version) return false;
  }
  const own = { ...locked['']?.dependencies, ...locked['']?.devDependencies };
  return Object.keys(own).every((name) =>
    existsSync(join(projectRoot, 'node_modules', name, 'package.json')),
  );
}

/**
 * @typedef {{ version?: string, optional?: boolean, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} LockedPackage
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function installPackages() {
  process.stderr.write('Fetching the packages Frist is built from (once, a minute or two) …\n');
  // Not `npm ci`: it refuses the lockfile where a registry lacks a package that only another platform would need,
  // and takes everything away first. `install --no-save` keeps to the lockfile and leaves it as it is.
  const { code, output } = await runNpm([
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code !== 0) throw new Stop(sentenceOfNpm(output));
  if (!packagesAreInstalled()) {
    throw new Stop(
      `npm installed other packages than the lockfile names: remove ${join(projectRoot, 'node_modules')} and run the same command again.`,
    );
  }
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const options = { cwd: projectRoot };
  const npm = process.env['npm_execpath'];
  // Inside `npm start` npm tells where it is itself, which spares the search and Windows' `.cmd`.
  if (npm?.endsWith('.js') === true) return runCollected(process.execPath, [npm, ...args], options);
  return process.platform === 'win32'
    ? runCollected('npm.cmd', args, { ...options, shell: true })
    : runCollected('npm', args, options);
}

const networkTrouble =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|CERT_HAS_EXPIRED)\b/;

/**
 * @param {string} output what npm said
 * @returns {string}
 */
function sentenceOfNpm(output) {
  const network = networkTrouble.exec(output);
  if (network !== null) {
    return `Frist could not fetch its packages because the npm registry does not answer (${network[1]}): connect to the internet, or set npm's registry or proxy (npm config), and run the same command again.`;
  }
  const code = /npm error code (\S+)/.exec(output)?.[1];
  if (code === 'ENOSPC') {
    return 'Frist could not install its packages because the disk is full: free about 1.5 GB and run the same command again.';
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Frist could not install its packages because ${projectRoot} cannot be written: make the folder writable and run the same command again.`;
  }
  if (code === undefined && output.includes('ENOENT')) {
    return 'Frist could not find npm: install Node together with npm from https://nodejs.org and run the same command again.';
  }
  const said = output.split('\n').map((line) => line.replace(/^npm error\b/, '').trim());
  const line = said.find((text) => text !== '' && !text.startsWith('code '));
  return `Frist could not install its packages (npm: ${line ?? code ?? 'unknown'}): run \`npm install --no-save\` in ${projectRoot} to see it all.`;
}

function sentenceWithoutNode() {
  const wanted = nodePackage();
  return wanted === undefined
    ? `Frist runs on Node 24 and there is no npm package of it for ${process.platform} ${process.arch}: install Node 24 from https://nodejs.org and run the same command again.`
    : `Frist runs on Node 24 and its package ${wanted} is not installed: run \`npm install --no-save --include=optional\` in ${projectRoot} and then the same command again.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const { node } = await setUp();
    process.stderr.write(`Ready: packages as in the lockfile, Node at ${node}.\n`);
    return 0;
  });
}
