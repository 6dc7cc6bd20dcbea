import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ChosenFile, DesktopBridge, FileOutcome, ShellToPage } from '#shared/contract/shellMessages.ts';
import { channels } from '#shell/channels.ts';

/** All that a page gets from the desktop. It cannot name a channel, and it never sees a path. */
const bridge: DesktopBridge<File> = {
  connect: () => ipcRenderer.send(channels.connect),
  chooseFiles: async (kind) =>
    (await ipcRenderer.invoke(channels.chooseFiles, kind)) as readonly ChosenFile[],
  chooseFolder: async () => (await ipcRenderer.invoke(channels.chooseFolder)) as ChosenFile | null,
  openFile: async (token) => (await ipcRenderer.invoke(channels.openFile, token)) as FileOutcome,
  saveFile: async (token, suggestedName) =>
    (await ipcRenderer.invoke(channels.saveFile, token, suggestedName)) as FileOutcome,
  tokenOfDropped: async (file) =>
    (await ipcRenderer.invoke(channels.registerDropped, webUtils.getPathForFile(file))) as ChosenFile,
};

contextBridge.exposeInMainWorld('frist', bridge);

// Ports cannot cross the context bridge; a message to the own window carries them over.
ipcRenderer.on(channels.toPage, (event, message: ShellToPage) => {
  window.postMessage(message, '*', [...event.ports]);
});
