import { join } from 'node:path';
import { findChromium, findProgram } from './findChromium.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runCollected } from './runProcess.mjs';

const fetchLimitMilliseconds = 10 * 60_000;

/**
 * Looks for what the tests need beside the packages, a Chromium and poppler's `pdftotext`, and installs what is
 * missing: with apt where this is a Debian and we may, else with Playwright.
 * @param {import('./buildOutputs.mjs').Runtime} runtime
 * @returns {Promise<{ chromium: string | undefined, poppler: string | undefined }>} absolute paths
 */
export async function findTestTools(runtime) {
  const missing = [];
  if (findChromium() === undefined) missing.push('chromium');
  if (findPoppler() === undefined) missing.push('poppler-utils');
  if (missing.length > 0 && process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined) {
    process.stderr.write(`Installing ${missing.join(' and ')} with apt-get …\n`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', ...missing],
    ]) {
      await runCollected('apt-get', args, { env: environment, timeoutMilliseconds: fetchLimitMilliseconds });
    }
  }
  if (findChromium() === undefined) {
    process.stderr.write('Fetching a Chromium with Playwright …\n');
    await runCollected(
      runtime.node,
      [join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'],
      { cwd: projectRoot, env: runtime.environment, timeoutMilliseconds: fetchLimitMilliseconds },
    );
  }
  return { chromium: findChromium(), poppler: findPoppler() };
}

function findPoppler() {
  return findProgram(['pdftotext']);
}
