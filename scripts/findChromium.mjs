import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * Finds a Chromium for the browser tests: FRIST_CHROMIUM, one of the system's, or the one Playwright installs.
 * @returns {string | undefined} absolute path
 */
export function findChromium() {
  const given = process.env['FRIST_CHROMIUM'];
  if (given !== undefined && given !== '') return existsSync(given) ? given : undefined;
  return findProgram(names) ?? playwrightChromium();
}

/**
 * Finds a program in the path.
 * @param {readonly string[]} wanted names, the best first
 * @returns {string | undefined} absolute path
 */
export function findProgram(wanted) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of wanted) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (existsSync(path)) return path;
      }
    }
  }
  return undefined;
}

function playwrightChromium() {
  try {
    // By require, and late: this file is read before the packages are there.
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
