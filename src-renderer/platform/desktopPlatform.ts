import type { DesktopBridge, ShellError, ShellToPage } from '#shared/contract/shellMessages.ts';
import { PlatformFailure, type Line, type Platform } from '#renderer/platform/platform.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop application; absent in an ordinary browser. */
    readonly frist?: DesktopBridge<File>;
  }
}

/** The desktop application: a message port to the backend, and the system's own file dialogs. */
export function createDesktopPlatform(bridge: DesktopBridge<File>): Platform {
  return {
    kind: 'desktop',
    connect: () => connect(bridge),
    chooseFiles: (kind) => bridge.chooseFiles(kind),
    chooseFilesOfFolder: async () => {
      const folder = await bridge.chooseFolder();
      return folder === null ? [] : [folder];
    },
    chooseFolder: () => bridge.chooseFolder(),
    filesOfDrop: (drop) => Promise.resolve([...drop.files]),
    takeDropped: (file) => bridge.tokenOfDropped(file),
    openFile: (token) => bridge.openFile(token),
    saveFile: (token, name) => bridge.saveFile(token, name),
  };
}

function connect(bridge: DesktopBridge<File>): Promise<Line> {
  return new Promise((resolve, reject) => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== window || !isFromShell(event.data)) return;
      if (event.data.frist === 'backend_refused') {
        window.removeEventListener('message', listen);
        reject(failureOf(event.data.error));
      }
      const port = event.ports[0];
      if (event.data.frist !== 'port' || port === undefined) return;
      window.removeEventListener('message', listen);
      port.start();
      resolve({ kind: 'port', port, lost: lossOf(port) });
    };
    window.addEventListener('message', listen);
    bridge.connect();
  });
}

/** A port tells nothing of its other end's death; the shell does. */
function lossOf(port: MessagePort): Promise<ShellError | null> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== window || !isFromShell(event.data) || event.data.frist === 'port') return;
      window.removeEventListener('message', listen);
      port.close();
      resolve(event.data.frist === 'backend_refused' ? event.data.error : null);
    };
    window.addEventListener('message', listen);
  });
}

function isFromShell(data: unknown): data is ShellToPage {
  return typeof data === 'object' && data !== null && 'frist' in data;
}

function failureOf(error: ShellError): PlatformFailure {
  return new PlatformFailure(error.code, error.params);
}
