import { extname, join, normalize, sep } from 'node:path';
import { isPageAddress } from './pageAddress.ts';

/** A file of the page, as it is on disk and as it is served. */
export interface PageFile {
  readonly path: string;
  readonly contentType: string;
}

/** What the page consists of. Anything else is not served, whatever lies in the folder. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Finds the file for an address of the page inside `folder` (absolute). An address without an extension is a
 * view of the program and gets `index.html`. Undefined for everything that is not the page's, above all for
 * ways out of the folder.
 */
export function pageFile(address: string, folder: string): PageFile | undefined {
  if (!isPageAddress(address)) return undefined;
  const name = decoded(new URL(address).pathname);
  if (name === undefined || name.includes('\0') || name.includes('\\')) return undefined;
  const path = normalize(join(folder, extname(name) === '' ? 'index.html' : name));
  const contentType = contentTypes.get(extname(path));
  const inside = path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  return inside && contentType !== undefined ? { path, contentType } : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
