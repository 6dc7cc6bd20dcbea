import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  test as base,
  _electron as electron,
  type Browser,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { electronBinary, whyNoDesktop } from '#scripts/electronBinary.mjs';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { serveFrist } from '#test/support/serveFrist.ts';

export { expect } from '@playwright/test';

/** What a project or a specification sets with `test.use`. */
export interface FristOptions {
  /** Where the specification runs; set by the project. */
  readonly variant: 'browser' | 'desktop';
  /** The day the program works on, `YYYY-MM-DD`. */
  readonly today: string;
  /** Fills the data folder before Frist is opened on it, e.g. by the command line; null opens on an empty one. */
  readonly ledger: LedgerFilling | null;
}

/** In an object, since Playwright takes a bare function for a fixture. */
export interface LedgerFilling {
  readonly fill: (dataFolder: string) => Promise<void>;
}

/** Frist, opened on a data folder of its own; the same in a browser and in Electron. */
export interface OpenFrist {
  readonly page: Page;
  /** An absolute path, removed after the test. */
  readonly dataFolder: string;
  /** Does what opens the file dialog, and chooses these files in it. */
  readonly chooseFiles: (paths: readonly string[], open: () => Promise<void>) => Promise<void>;
  /** Does what asks for a folder that stays where it is, and names this one. */
  readonly chooseFolder: (path: string, open: () => Promise<void>) => Promise<void>;
  /** Does what saves a file, and gives the absolute path it was saved under. */
  readonly saveFile: (save: () => Promise<void>) => Promise<string>;
}

interface Opened {
  readonly frist: OpenFrist;
  readonly close: () => Promise<void>;
}

interface WorkerFixtures {
  /** Starts the browser when it is first asked for, so that the desktop variant does without one. */
  readonly sharedBrowser: () => Promise<Browser>;
}

/** The test function of all browser specifications: `test('…', async ({ frist }) => { … })`. */
export const test = base.extend<FristOptions & { readonly frist: OpenFrist }, WorkerFixtures>({
  variant: ['browser', { option: true }],
  today: ['2026-11-21', { option: true }],
  ledger: [null, { option: true }],
  sharedBrowser: [
    async ({ playwright, launchOptions }, give) => {
      let browser: Promise<Browser> | undefined;
      await give(() => (browser ??= playwright.chromium.launch(launchOptions)));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  frist: async (
    { variant, today, ledger, sharedBrowser, viewport, locale, timezoneId, colorScheme },
    give,
    testInfo,
  ) => {
    const missing = variant === 'desktop' ? whyNoElectron() : undefined;
    testInfo.skip(missing !== undefined, `desktop specifications need Electron: ${missing}`);
    const folder = mkdtempSync(join(tmpdir(), 'frist-spec-'));
    const dataFolder = join(folder, 'data');
    const newPage = async (): Promise<Page> => {
      const browser = await sharedBrowser();
      const context = await browser.newContext({
        viewport,
        colorScheme,
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
      });
      return context.newPage();
    };
    try {
      await ledger?.fill(dataFolder);
      const opened =
        variant === 'desktop'
          ? await openInElectron(dataFolder, folder, today)
          : await openInBrowser(newPage, dataFolder, folder, today);
      try {
        await give(opened.frist);
      } finally {
        await opened.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

async function openInBrowser(
  newPage: () => Promise<Page>,
  dataFolder: string,
  folder: string,
  today: string,
): Promise<Opened> {
  const served = await serveFrist(dataFolder, today);
  try {
    const page = await newPage();
    await page.goto(served.url);
    const frist: OpenFrist = {
      page,
      dataFolder,
      chooseFiles: async (paths, open) => {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
        await chooser.setFiles([...paths]);
      },
      chooseFolder: async (path, open) => {
        // A browser has no dialog for it: the path is asked for.
        page.once('dialog', (dialog) => void dialog.accept(path));
        await open();
      },
      saveFile: async (save) => {
        const [download] = await Promise.all([page.waitForEvent('download'), save()]);
        const path = join(folder, download.suggestedFilename());
        await download.saveAs(path);
        return path;
      },
    };
    return {
      frist,
      close: async () => {
        await page.context().close();
        await closeServed(served.close);
      },
    };
  } catch (problem) {
    await served.close();
    throw problem;
  }
}

/** That the program does not end cleanly is a finding of its own. */
async function closeServed(close: () => Promise<number | null>): Promise<void> {
  const code = await close();
  if (code !== 0) throw new Error(`serve ended with ${code} when it was asked to close`);
}

async function openInElectron(dataFolder: string, folder: string, today: string): Promise<Opened> {
  const application = await electron.launch({
    executablePath: electronBinary() ?? '',
    args: [projectRoot, '--data', dataFolder, '--today', today, '--lang=nb'],
    cwd: projectRoot,
  });
  const page = await application.firstWindow();
  const frist: OpenFrist = {
    page,
    dataFolder,
    chooseFiles: async (paths, open) => {
      await answerOpenDialog(application, paths);
      await open();
    },
    chooseFolder: async (path, open) => {
      await answerOpenDialog(application, [path]);
      await open();
    },
    saveFile: async (save) => {
      const path = join(folder, `saved-${Date.now()}`);
      await answerSaveDialog(application, path);
      await save();
      await base.expect.poll(() => existsSync(path)).toBe(true);
      return path;
    },
  };
  return { frist, close: () => application.close() };
}

async function answerOpenDialog(application: ElectronApplication, paths: readonly string[]): Promise<void> {
  await application.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [...paths],
  );
}

async function answerSaveDialog(application: ElectronApplication, path: string): Promise<void> {
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

function whyNoElectron(): string | undefined {
  return whyNoDesktop() ?? (electronBinary() === undefined ? 'its binary is not here' : undefined);
}
