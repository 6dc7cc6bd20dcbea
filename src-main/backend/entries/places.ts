import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ThreadName } from '#backend/jobs/index.ts';

/** The folder of the project, when the backend runs from its sources. */
const project = new URL('../../../', import.meta.url);

/** The folder `resources`. */
export const resourcesFolder = fileURLToPath(new URL('resources', project));

/** The built pages that a browser gets. */
export const pagesFolder = fileURLToPath(new URL('out/renderer', project));

/** The entry of a thread in the sources. */
export function threadEntry(name: ThreadName): URL {
  return new URL(`src-main/workers/${name}.ts`, project);
}

/** The program's version. */
export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', project), 'utf8'));
  const { version } = manifest as { readonly version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}
