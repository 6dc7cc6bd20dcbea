import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pageAddress } from './pageAddress.ts';
import { readWindowPlace, smallestWindow, usableBounds, writeWindowPlace } from './windowPlace.ts';

/** What the window needs to know. Paths are absolute. */
export interface WindowOptions {
  /** Folder in which the window's place is remembered. */
  readonly settingsFolder: string;
  readonly preloadPath: string;
}

/** Opens the window where it was last time and loads the page. Shown when there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const placePath = join(options.settingsFolder, 'window.json');
  const place = readWindowPlace(placePath);
  const window = new BrowserWindow({
    ...usableBounds(
      place,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Frist',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: options.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeWindowPlace(placePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  void window.loadURL(pageAddress);
  return window;
}
