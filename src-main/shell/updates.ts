import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import electronUpdater from 'electron-updater';
import type { ShellLog } from './log.ts';

const betweenLooks = 6 * 60 * 60 * 1000;

/**
 * Looks for updates where the packaged application was given a feed to look in (`app-update.yml`, which
 * electron-builder writes only when a publisher is configured). Fetched updates are installed on quitting.
 */
export function enableUpdates(log: ShellLog): void {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return;
  const { autoUpdater } = electronUpdater;
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.on('error', (problem) => log.error('update failed', problem));
  autoUpdater.on('update-downloaded', ({ version }) => log.info('update is ready', { version }));
  const look = (): void => {
    autoUpdater.checkForUpdates().catch((problem: unknown) => log.error('no answer about updates', problem));
  };
  look();
  setInterval(look, betweenLooks).unref();
}
