import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with `package.json`, absolute. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The folder the user stands in, from which the user's file names are meant. npm changes to the project's
 * folder before it runs a script and keeps the user's own in INIT_CWD, which its children inherit.
 */
export function userFolder() {
  const startedByNpm = process.env['npm_lifecycle_event'] === basename(process.argv[1] ?? '', '.mjs');
  return (startedByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}
