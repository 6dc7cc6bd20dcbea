import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/findChromium.mjs';
import type { FristOptions } from './test/support/openFrist.ts';

const chromium = findChromium();

/**
 * The same specifications twice: in an ordinary browser over the loopback entry, and in Electron. Where there is
 * no Electron binary the second project skips itself and says so.
 */
export default defineConfig<FristOptions>({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './test/support/buildPages.ts',
  // Every specification has a backend of its own; on two cores a third at once would only make the others wait.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-features=Translate,OptimizationHints,MediaRouter',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'browser', use: { variant: 'browser' } },
    { name: 'desktop', use: { variant: 'desktop' } },
  ],
});
