import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './projectRoot.mjs';
import { runCollected } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { runScript } from './stop.mjs';

/**
 * @typedef {{ readonly name: string, readonly says: string, readonly command: readonly string[] }} Check
 * @typedef {{ readonly name: string, readonly passed: boolean, readonly seconds: number, readonly output: string }} CheckResult
 */

/** @param {readonly string[]} parts */
const installed = (...parts) => join('node_modules', ...parts);

/**
 * Every check that needs no running program, the slow ones first.
 * @type {readonly Check[]}
 */
const checks = [
  {
    name: 'types',
    says: 'each environment by its own tsconfig',
    command: [installed('typescript', 'bin', 'tsc'), '-b'],
  },
  {
    name: 'lint',
    says: 'oxlint with the type-aware rules',
    command: [installed('oxlint', 'bin', 'oxlint'), '.'],
  },
  {
    name: 'unused',
    says: 'files, exports and packages nobody uses',
    command: [installed('knip', 'bin', 'knip.js'), '--no-progress'],
  },
  { name: 'boundaries', says: 'who imports whom', command: [join('scripts', 'checkBoundaries.mjs')] },
  {
    name: 'catalogs',
    says: 'the same texts in every language',
    command: [join('scripts', 'checkCatalogs.mjs')],
  },
  { name: 'format', says: 'Biome', command: [installed('@biomejs', 'biome', 'bin', 'biome'), 'format', '.'] },
];

const atOnce = 2;

/**
 * Runs the checks two at a time and tells each result as soon as it is there.
 * @param {import('./buildOutputs.mjs').Runtime} runtime
 * @param {(result: CheckResult) => void} onResult
 * @returns {Promise<readonly CheckResult[]>} in the order of ending
 */
export async function runChecks(runtime, onResult) {
  const waiting = [...checks];
  /** @type {CheckResult[]} */
  const results = [];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = Date.now();
      const { code, output } = await runCollected(
        runtime.node,
        ['--disable-warning=ExperimentalWarning', ...check.command],
        { cwd: projectRoot, env: { ...runtime.environment, NO_COLOR: '1', FORCE_COLOR: '0' } },
      );
      const result = { name: check.name, passed: code === 0, seconds: (Date.now() - started) / 1000, output };
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

/**
 * One line for a check, and everything it said where it failed.
 * @param {CheckResult} result
 */
export function describeCheck(result) {
  const says = checks.find((check) => check.name === result.name)?.says ?? '';
  const line = `${result.passed ? 'ok  ' : 'FAIL'} ${result.name.padEnd(11)}${result.seconds.toFixed(1).padStart(5)} s  ${says}\n`;
  return result.passed ? line : `${line}${result.output.trimEnd()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const runtime = await setUp();
    const results = await runChecks(runtime, (result) => process.stdout.write(describeCheck(result)));
    return results.every((result) => result.passed) ? 0 : 1;
  });
}
