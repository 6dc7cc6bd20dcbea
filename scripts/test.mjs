import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCheck, runChecks } from './check.mjs';
import { electronBinary, whyNoDesktop } from './electronBinary.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runForeground } from './runProcess.mjs';
import { setUp } from './setUp.mjs';
import { runScript } from './stop.mjs';
import { findTestTools } from './testTools.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {import('./buildOutputs.mjs').Runtime} Runtime
 */

/** Runs the checks and every suite, and ends with one line that counts them together. */
await runScript(async () => {
  const found = await setUp();
  const tools = await findTestTools(found);
  if (tools.poppler === undefined)
    say('poppler-utils cannot be had here: what looks into PDF files skips itself.');
  const folder = mkdtempSync(join(tmpdir(), 'frist-test-'));
  // Hundreds of offices are opened, each with threads of its own: what was compiled for one serves the others.
  const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const runtime = { ...found, environment: { ...found.environment, ...compiled } };
  try {
    const counts = [
      await countChecks(runtime),
      await countVitest(runtime, join(folder, 'vitest.json')),
      await countPlaywright(runtime, join(folder, 'playwright.json'), tools.chromium),
    ];
    const sum = counts.reduce(add);
    const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
    process.stdout.write(`${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
    return sum.failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {Runtime} runtime
 * @returns {Promise<Count>} each check counts as one test
 */
async function countChecks(runtime) {
  head('check');
  const results = await runChecks(runtime, (result) => process.stdout.write(describeCheck(result)));
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/**
 * @param {Runtime} runtime
 * @param {string} report where vitest writes its numbers
 * @returns {Promise<Count>}
 */
async function countVitest(runtime, report) {
  head('vitest');
  const code = await runForeground(
    runtime.node,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: projectRoot, env: runtime.environment },
  );
  const numbers = readReport(report);
  if (numbers === undefined) return crashed('vitest', code);
  const files = /** @type {{ status: string, assertionResults: unknown[] }[]} */ (numbers.testResults ?? []);
  // A file that cannot even be loaded has no tests of its own to fail.
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return settled('vitest', code, {
    passed: numbers.numPassedTests,
    failed: numbers.numFailedTests + unloaded,
    skipped: numbers.numPendingTests + numbers.numTodoTests,
  });
}

/**
 * @param {Runtime} runtime
 * @param {string} report where Playwright writes its numbers
 * @param {string | undefined} chromium
 * @returns {Promise<Count>}
 */
async function countPlaywright(runtime, report, chromium) {
  head('playwright');
  const desktop = whyNoDesktop() ?? (electronBinary() === undefined ? 'its binary is not here' : undefined);
  if (desktop !== undefined)
    say(`The desktop specifications skip themselves, they need Electron: ${desktop}.`);
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...runtime.environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  if (chromium !== undefined) environment['FRIST_CHROMIUM'] = chromium;
  else say('The browser specifications are skipped: there is no Chromium here and none could be installed.');
  const command = [join('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=line,json'];
  if (chromium === undefined) command.push('--project=desktop');
  const code = await runForeground(runtime.node, ['--disable-warning=ExperimentalWarning', ...command], {
    cwd: projectRoot,
    env: environment,
  });
  const numbers = readReport(report);
  if (numbers?.stats === undefined) return crashed('playwright', code);
  const { expected, unexpected, flaky, skipped } = numbers.stats;
  return settled('playwright', code, {
    passed: expected + flaky,
    failed: unexpected + (numbers.errors?.length ?? 0),
    // Both variants run the same specifications, so the desktop's number is the browser's too.
    skipped: chromium === undefined ? 2 * skipped + expected + unexpected + flaky : skipped,
  });
}

/**
 * Nothing counted is not the same as nothing wrong: a suite that ran nothing, or that ended badly without a
 * failed test, is a failure.
 * @param {string} name
 * @param {number} code
 * @param {Count} count
 * @returns {Count}
 */
function settled(name, code, count) {
  if (count.failed > 0) return count;
  if (count.passed + count.skipped === 0) say(`${name} ran no test at all.`);
  else if (code !== 0) say(`${name} ended with ${code} although no test failed.`);
  else return count;
  return { ...count, failed: 1 };
}

/**
 * @param {string} name
 * @param {number} code
 * @returns {Count}
 */
function crashed(name, code) {
  say(`${name} ended with ${code} and left no result.`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {Count} one
 * @param {Count} other
 * @returns {Count}
 */
function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** @param {string} title */
function head(title) {
  process.stdout.write(`\n── ${title}\n`);
}

/** @param {string} sentence */
function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
