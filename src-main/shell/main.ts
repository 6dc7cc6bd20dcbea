import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { enableBackendLine, tellPage } from './backendLine.ts';
import { BackendProcess } from './BackendProcess.ts';
import { argumentOf } from './argumentOf.ts';
import { dataFolder } from './dataFolder.ts';
import { enableFileDialogs } from './fileDialogs.ts';
import { enableLog } from './log.ts';
import { enableMenu } from './menu.ts';
import { enableNavigationGuard } from './navigationGuard.ts';
import { announcePageProtocol, enablePageProtocol } from './pageProtocol.ts';
import { enablePermissionGuard } from './permissionGuard.ts';
import { shellTexts } from './shellTexts.ts';
import { enableSingleInstance } from './singleInstance.ts';
import { enableUpdates } from './updates.ts';
import { openWindow } from './window.ts';

/** The bundle's own folder is `out/main`; preload, page and backend lie beside it. */
const built = join(import.meta.dirname, '..');
const data = dataFolder(process.argv);
const settingsFolder = join(data, 'desktop');
const logFolder = join(data, 'logs');
const resourcesFolder = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(built, '..', 'resources');

let window: BrowserWindow | undefined;
const mainWindow = (): BrowserWindow | undefined => window;

announcePageProtocol();
if (!makeSettingsFolder()) {
  app.exit(1);
} else if (!enableSingleInstance(mainWindow)) {
  app.quit();
} else {
  enableNavigationGuard();
  app.whenReady().then(start, fail);
}

/** Makes the folder the shell remembers things in, and with it the data folder; says so where it cannot. */
function makeSettingsFolder(): boolean {
  try {
    mkdirSync(settingsFolder, { recursive: true });
  } catch {
    const { locale } = new Intl.DateTimeFormat().resolvedOptions();
    dialog.showErrorBox('Frist', shellTexts(locale).folderUnwritable(data));
    return false;
  }
  // Also what makes the single instance one per data folder, and not one per machine.
  app.setPath('userData', settingsFolder);
  return true;
}

function start(): void {
  const log = enableLog(logFolder);
  const backend = new BackendProcess(
    join(built, 'main', 'backend.js'),
    { dataFolder: data, resourcesFolder, logFolder, appVersion: app.getVersion(), ...fixedDay() },
    tellPage(mainWindow),
    log,
  );
  enablePermissionGuard();
  enablePageProtocol(join(built, 'renderer'));
  enableBackendLine(backend);
  enableFileDialogs(backend);
  enableMenu({ dataFolder: data, logFolder });
  enableUpdates(log);
  const open = (): void => {
    window = openWindow({ settingsFolder, preloadPath: join(built, 'preload', 'preload.cjs') });
    window.on('closed', () => {
      window = undefined;
    });
  };
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  enableQuit(backend);
}

/** The ledger is closed before the program is gone; on macOS the program outlives its window. */
function enableQuit(backend: BackendProcess): void {
  let closed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** Tests fix the day. An application that is delivered always goes by the clock. */
function fixedDay(): { readonly today?: string } {
  const today = app.isPackaged ? undefined : argumentOf(process.argv, '--today');
  return today === undefined ? {} : { today };
}

function fail(problem: unknown): void {
  process.stderr.write(`Frist could not start: ${String(problem)}\n`);
  app.exit(1);
}
