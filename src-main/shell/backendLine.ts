import { ipcMain, type BrowserWindow } from 'electron';
import type { ShellError, ShellToPage } from '#shared/contract/shellMessages.ts';
import type { BackendEvents, BackendProcess } from './BackendProcess.ts';
import { channels } from './channels.ts';
import { isPageAddress } from './pageAddress.ts';

/** Hands every page that asks for it a port to the backend. */
export function enableBackendLine(backend: BackendProcess): void {
  ipcMain.on(channels.connect, (event) => {
    if (!isPageAddress(event.senderFrame?.url ?? '')) return;
    const line = backend.connect();
    if ('code' in line) event.sender.send(channels.toPage, refused(line));
    else event.sender.postMessage(channels.toPage, { frist: 'port' } satisfies ShellToPage, [line]);
  });
}

/** What happens to the backend is told to the window that is open then. */
export function tellPage(mainWindow: () => BrowserWindow | undefined): BackendEvents {
  const tell = (message: ShellToPage): void => mainWindow()?.webContents.send(channels.toPage, message);
  return {
    onRestarted: () => tell({ frist: 'backend_restarted' }),
    onRefused: (error) => tell(refused(error)),
  };
}

function refused(error: ShellError): ShellToPage {
  return { frist: 'backend_refused', error };
}
