import { app, type BrowserWindow } from 'electron';

/**
 * Lets only one Frist work on a data folder. A second start shows the first one's window and ends.
 * Returns false where this is the second start; the caller quits.
 */
export function enableSingleInstance(mainWindow: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return true;
}
