import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  shell,
  type FileFilter,
  type IpcMainInvokeEvent,
} from 'electron';
import type { ChosenFile, FileKind, FileOutcome, ShellError } from '#shared/contract/shellMessages.ts';
import { BackendFailure, type BackendProcess } from './BackendProcess.ts';
import { channels } from './channels.ts';
import { mayBeOpened, safeFileName } from './fileNames.ts';
import { isPageAddress } from './pageAddress.ts';

/** What each dialog offers first. Format is told from the content, so every file may be chosen all the same. */
const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  ledger_export: ['csv', 'txt', 'tsv', 'xlsx', 'xml', 'zip', 'se', 'si'],
  logo: ['png', 'jpg', 'jpeg'],
  creditor: ['json'],
  law_pack: ['json'],
};

/** Answers the page's wishes for files and folders: choosing, opening, saving, dropping. The page sees names and tokens only. */
export function enableFileDialogs(backend: BackendProcess): void {
  answer(channels.chooseFiles, (event, kind) => chooseFiles(backend, event, kind));
  answer(channels.chooseFolder, (event) => chooseFolder(backend, event));
  answer(channels.registerDropped, (_event, path) => registerFile(backend, path));
  answer(channels.openFile, (_event, token) => withFile(backend, token, openFile));
  answer(channels.saveFile, (event, token, name) =>
    withFile(backend, token, (path) => saveFile(event, path, name)),
  );
}

async function chooseFiles(
  backend: BackendProcess,
  event: IpcMainInvokeEvent,
  kind: unknown,
): Promise<readonly ChosenFile[]> {
  const chosen = await dialog.showOpenDialog(windowOf(event), {
    properties: kind === 'ledger_export' ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: filtersFor(kind),
  });
  return Promise.all(chosen.filePaths.map((path) => registerFile(backend, path)));
}

async function chooseFolder(backend: BackendProcess, event: IpcMainInvokeEvent): Promise<ChosenFile | null> {
  const { filePaths } = await dialog.showOpenDialog(windowOf(event), { properties: ['openDirectory'] });
  const [path] = filePaths;
  return path === undefined ? null : registerFile(backend, path);
}

async function registerFile(backend: BackendProcess, path: unknown): Promise<ChosenFile> {
  if (typeof path !== 'string' || path === '') throw new TypeError('a file has a path');
  // The root of a drive has no other name than its path.
  return { token: await backend.registerFile(path), name: basename(path) || path };
}

async function openFile(path: string): Promise<FileOutcome> {
  if (!mayBeOpened(path)) return failed('file_unknown');
  const problem = await shell.openPath(path);
  return problem === '' ? { kind: 'done' } : failed('file_unreadable', { file: basename(path), problem });
}

async function saveFile(event: IpcMainInvokeEvent, path: string, name: unknown): Promise<FileOutcome> {
  const suggested = safeFileName(typeof name === 'string' ? name : basename(path));
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(event), {
    defaultPath: join(app.getPath('documents'), suggested),
  });
  if (canceled || filePath === '') return { kind: 'cancelled' };
  try {
    await copyFile(path, filePath);
    return { kind: 'done' };
  } catch (problem) {
    return failed('output_unwritable', { path: filePath, problem: codeOf(problem) });
  }
}

async function withFile(
  backend: BackendProcess,
  token: unknown,
  task: (path: string) => Promise<FileOutcome>,
): Promise<FileOutcome> {
  try {
    const path = typeof token === 'string' ? await backend.resolveFile(token) : null;
    return path === null ? failed('file_unknown') : await task(path);
  } catch (problem) {
    if (problem instanceof BackendFailure) return { kind: 'failed', error: problem.error };
    throw problem;
  }
}

/** Answers a channel, and only to the page: a frame that somehow shows something else gets nothing. */
function answer(
  channel: string,
  reply: (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (!isPageAddress(event.senderFrame?.url ?? '')) throw new Error('not asked by the page');
    return reply(event, ...args);
  });
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null) throw new Error('the page has no window');
  return window;
}

function filtersFor(kind: unknown): FileFilter[] {
  const wanted = Object.entries(extensions).find(([name]) => name === kind)?.[1];
  const all = { name: '*', extensions: ['*'] };
  return wanted === undefined ? [all] : [{ name: wanted.join(', '), extensions: [...wanted] }, all];
}

function failed(code: string, params: ShellError['params'] = {}): FileOutcome {
  return { kind: 'failed', error: { code, params } };
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
}
