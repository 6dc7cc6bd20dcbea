import { type Dirent } from 'node:fs';
import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { isNoData } from '#backend/intake/parcel/noData.ts';
import { isZip, type OpenZip, openZip, type ZipEntry } from '#backend/intake/parcel/openZip.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** A file, folder or zip that somebody handed over. */
export interface ParcelSource {
  readonly path: string;
  /** The name that people know it by. */
  readonly name: string;
  /** The day on which it was written, where that is known: what a list tells is of it, if the list itself says nothing. */
  readonly day?: IsoDate;
}

/** What was found in the sources, one thing at a time. */
export type FoundFile =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** With the path inside its folder or zip. */
      readonly name: string;
      readonly bytes: number;
      /** A copy in the parcel's own folder, which can go once it was read. */
      readonly isCopy: boolean;
      readonly day: IsoDate | null;
    }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'no_data'; readonly name: string };

/** What the finding needs besides the sources: where copies are put, and how many bytes are still to come. */
export interface FindControl {
  readonly copies: string;
  readonly signal: AbortSignal;
  /** Bytes that were found beside, or taken off, what is to be read. */
  readonly onFound: (files: number, bytes: number) => void;
}

/** Folders and zips that are nested deeper, or hold more, are a mistake or an attack. */
const limits = { folders: 16, files: 100_000, zips: 3 } as const;

/**
 * Goes through files, folders and zips in the order they were given, by name within a folder. Links that lead out of a
 * folder are refused, links to folders not followed. A zip is opened whatever its name; its files come as copies.
 */
export async function* findFiles(
  sources: readonly ParcelSource[],
  control: FindControl,
): AsyncGenerator<FoundFile> {
  const walk: Walk = { control, copies: 0, files: 0, isFull: false };
  for (const source of sources) {
    control.signal.throwIfAborted();
    yield* findSource(source, walk);
  }
}

interface Walk {
  readonly control: FindControl;
  copies: number;
  files: number;
  /** Set once there were too many files, which is said once. */
  isFull: boolean;
}

async function* findSource(source: ParcelSource, walk: Walk): AsyncGenerator<FoundFile> {
  let isFolder = false;
  try {
    isFolder = (await stat(source.path)).isDirectory();
  } catch (error) {
    yield { kind: 'refused', name: source.name, refusal: unreadable(error) };
    return;
  }
  if (isFolder) yield* findInFolder(source, await realpath(source.path), walk, 0);
  else yield* findFile({ ...source, isCopy: false }, walk, 0);
}

async function* findInFolder(
  folder: ParcelSource,
  root: string,
  walk: Walk,
  depth: number,
): AsyncGenerator<FoundFile> {
  let entries: Dirent[];
  try {
    if (depth > limits.folders) throw refuseFile('folder_too_deep', { limit: limits.folders });
    entries = await readdir(folder.path, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'refused', name: folder.name, refusal: unreadable(error) };
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    walk.control.signal.throwIfAborted();
    const inside = { path: join(folder.path, entry.name), name: `${folder.name}/${entry.name}` };
    if (isNoData(entry.name)) {
      if (entry.isFile()) yield { kind: 'no_data', name: inside.name };
    } else if (entry.isDirectory()) yield* findInFolder(inside, root, walk, depth + 1);
    else if (entry.isFile()) yield* findFile({ ...inside, isCopy: false }, walk, 0);
    else if (entry.isSymbolicLink()) yield* findLinked(inside, root, walk);
  }
}

async function* findLinked(link: ParcelSource, root: string, walk: Walk): AsyncGenerator<FoundFile> {
  try {
    const target = await realpath(link.path);
    if (!(await stat(target)).isFile()) return;
    if (!target.startsWith(`${root}${sep}`)) throw refuseFile('file_unreadable', { problem: 'link_outside' });
    yield* findFile({ path: target, name: link.name, isCopy: false }, walk, 0);
  } catch (error) {
    yield { kind: 'refused', name: link.name, refusal: unreadable(error) };
  }
}

async function* findFile(
  file: ParcelSource & { readonly isCopy: boolean },
  walk: Walk,
  zips: number,
): AsyncGenerator<FoundFile> {
  if (walk.isFull) return;
  try {
    const { size } = await stat(file.path);
    const zip = (await isZip(file.path)) ? await openZip(file.path) : null;
    if (zip !== null) {
      yield* findInZip(file, zip, walk, zips + 1);
      return;
    }
    walk.files += 1;
    walk.isFull = walk.files > limits.files;
    if (walk.isFull) throw refuseFile('folder_overfull', { limit: limits.files });
    walk.control.onFound(1, size);
    yield {
      kind: 'file',
      path: file.path,
      name: file.name,
      isCopy: file.isCopy,
      bytes: size,
      day: file.day ?? null,
    };
  } catch (error) {
    if (isDiskFull(error)) throw error;
    yield { kind: 'refused', name: file.name, refusal: unreadable(error) };
  }
}

async function* findInZip(
  zip: ParcelSource & { readonly isCopy: boolean },
  open: OpenZip,
  walk: Walk,
  zips: number,
): AsyncGenerator<FoundFile> {
  try {
    if (open.entries.length === 0) throw refuseFile('file_is_zip', { content: 'empty' });
    if (zips > limits.zips) throw refuseFile('zip_nested', { limit: limits.zips });
    for (const entry of open.entries) yield* findEntry(zip, entry, walk, zips);
  } finally {
    open.close();
    if (zip.isCopy) await rm(zip.path, { force: true });
  }
}

async function* findEntry(
  zip: ParcelSource,
  entry: ZipEntry,
  walk: Walk,
  zips: number,
): AsyncGenerator<FoundFile> {
  walk.control.signal.throwIfAborted();
  const name = `${zip.name}/${entry.name}`;
  if (isNoData(entry.name)) {
    yield { kind: 'no_data', name };
    return;
  }
  walk.copies += 1;
  const path = join(walk.control.copies, `copy-${walk.copies}`);
  try {
    await entry.extract(path, walk.control.signal);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    yield { kind: 'refused', name, refusal: unreadable(error) };
    return;
  }
  yield* findFile({ ...zip, path, name, isCopy: true }, walk, zips);
}

function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.name === 'AbortError') throw error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/u.test(code)) throw error;
  return refuseFile('file_unreadable', { problem: code });
}

/** A disk without room is the matter of the whole work. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
