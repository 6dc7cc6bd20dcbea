import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron';
import { shellTexts, type ShellTexts } from './shellTexts.ts';

/** The folders that the help menu shows; absolute paths. */
export interface MenuFolders {
  readonly dataFolder: string;
  readonly logFolder: string;
}

/** Sets the menu, in the system's language and in the order that each platform expects. */
export function enableMenu(folders: MenuFolders): void {
  const texts = shellTexts(app.getLocale());
  const onMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(onMac ? [applicationMenu(texts)] : []),
      {
        label: texts.file,
        submenu: [onMac ? { role: 'close', label: texts.close } : { role: 'quit', label: texts.quit }],
      },
      editMenu(texts),
      viewMenu(texts),
      { label: texts.window, submenu: [{ role: 'minimize', label: texts.minimize }] },
      helpMenu(texts, folders, onMac),
    ]),
  );
}

function applicationMenu(texts: ShellTexts): MenuItemConstructorOptions {
  return {
    label: 'Frist',
    submenu: [
      { role: 'about', label: texts.about },
      { type: 'separator' },
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      { type: 'separator' },
      { role: 'quit', label: texts.quit },
    ],
  };
}

function editMenu(texts: ShellTexts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

function viewMenu(texts: ShellTexts): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'toggleDevTools', label: texts.developerTools },
  ];
  return {
    label: texts.view,
    submenu: [
      { role: 'resetZoom', label: texts.actualSize },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(app.isPackaged ? [] : forDevelopers),
    ],
  };
}

function helpMenu(texts: ShellTexts, folders: MenuFolders, onMac: boolean): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'about', label: texts.about }];
  return {
    label: texts.help,
    role: 'help',
    submenu: [
      { label: texts.showData, click: () => void shell.openPath(folders.dataFolder) },
      { label: texts.showLog, click: () => void shell.openPath(folders.logFolder) },
      ...(onMac ? [] : about),
    ],
  };
}
