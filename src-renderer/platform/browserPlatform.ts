import type { ChosenFile, FileKind, ShellError } from '#shared/contract/shellMessages.ts';
import { filesOfDrop } from '#renderer/platform/filesOfDrop.ts';
import { PlatformFailure, type Line, type Platform } from '#renderer/platform/platform.ts';

/** An ordinary browser: a web socket to the backend, and files sent and fetched over the same loopback address. */
export function createBrowserPlatform(): Platform {
  const token = takeToken();
  const fileAddress = (file: string) =>
    `/files/${encodeURIComponent(file)}?token=${encodeURIComponent(token)}`;
  return {
    kind: 'browser',
    connect: () => connect(token),
    chooseFiles: async (kind) => uploadAll(await pickFiles(kind), token),
    chooseFilesOfFolder: async (kind) => uploadAll(await pickFiles(kind, { folder: true }), token),
    chooseFolder: async (question) => {
      const path = window.prompt(question)?.trim() ?? '';
      return path === '' ? null : takeFolder(path, token);
    },
    filesOfDrop,
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
  ledger_export: '.csv,.txt,.tsv,.xlsx,.xml,.zip,.se,.si',
  logo: 'image/png,image/jpeg',
  creditor: '.json',
  law_pack: '.json',
};

function pickFiles(kind: FileKind, { folder = false } = {}): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = acceptedTypes[kind];
    input.multiple = kind === 'ledger_export';
    input.webkitdirectory = folder;
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

/** One after the other: a folder may hold ten thousand files. */
async function uploadAll(files: readonly File[], token: string): Promise<readonly ChosenFile[]> {
  const known: ChosenFile[] = [];
  for (const file of files) known.push(await upload(file, token));
  return known;
}

/** Makes a folder of this machine known by its path. */
async function takeFolder(path: string, token: string): Promise<ChosenFile> {
  const answer = await fetch(`/folders?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-frist-token': token },
  }).catch(() => null);
  if (answer === null) throw new PlatformFailure('connection_lost');
  if (answer.ok) return (await answer.json()) as ChosenFile;
  if (answer.status !== 409) throw new PlatformFailure('upload_failed');
  const { code, params } = (await answer.json()) as ShellError;
  throw new PlatformFailure(code, params);
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
