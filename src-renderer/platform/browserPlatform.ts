import type { ChosenFile, FileKind } from '#shared/contract/shellMessages.ts';
import { PlatformFailure, type Line, type Platform } from '#renderer/platform/platform.ts';

/** An ordinary browser: a web socket to the backend, and files sent and fetched over the same loopback address. */
export function createBrowserPlatform(): Platform {
  const token = takeToken();
  const fileAddress = (file: string) =>
    `/files/${encodeURIComponent(file)}?token=${encodeURIComponent(token)}`;
  return {
    kind: 'browser',
    connect: () => connect(token),
    chooseFiles: async (kind) => {
      const files = await pickFiles(kind);
      return Promise.all(files.map((file) => upload(file, token)));
    },
    takeDropped: (file) => upload(file, token),
    openFile: async (file) => {
      window.open(fileAddress(file), '_blank', 'noopener');
      return { kind: 'done' };
    },
    saveFile: async (file, name) => {
      const link = document.createElement('a');
      link.href = fileAddress(file);
      link.download = name;
      link.click();
      return { kind: 'done' };
    },
  };
}

const tokenKey = 'frist-token';

/** Takes the token out of the address, so that it stands neither in the history nor in a copied link. */
function takeToken(): string {
  const address = new URL(window.location.href);
  const given = address.searchParams.get('token');
  if (given !== null) {
    window.sessionStorage.setItem(tokenKey, given);
    address.searchParams.delete('token');
    window.history.replaceState(null, '', address);
  }
  return given ?? window.sessionStorage.getItem(tokenKey) ?? '';
}

function connect(token: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const address = `ws://${window.location.host}/rpc?token=${encodeURIComponent(token)}`;
    const socket = new WebSocket(address);
    const lost = new Promise<null>((end) => socket.addEventListener('close', () => end(null)));
    socket.addEventListener('open', () => resolve({ kind: 'socket', socket, lost }));
    socket.addEventListener('error', () => reject(new PlatformFailure('connection_lost')));
  });
}

const acceptedTypes: Readonly<Record<FileKind, string>> = {
  ledger_export: '.csv,.txt,.tsv,.xml',
  logo: 'image/png,image/jpeg',
  creditor: '.json',
  law_pack: '.json',
};

function pickFiles(kind: FileKind): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = acceptedTypes[kind];
    const finish = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', finish);
    input.addEventListener('cancel', finish);
    input.hidden = true;
    // In the document, so that the file can also be handed to it by assistive software and by tests.
    document.body.append(input);
    input.click();
  });
}

async function upload(file: File, token: string): Promise<ChosenFile> {
  const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'x-frist-token': token, 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  if (answer === null || !answer.ok) throw new PlatformFailure('upload_failed');
  const { token: given, name } = (await answer.json()) as ChosenFile;
  return { token: given, name };
}
