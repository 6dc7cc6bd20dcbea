import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect, type Connection } from '#backend/ledger/openLedger.ts';

/** Where the invoice as it was sent lies, by its checksum, below the folder of all of them. */
export function documentPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/**
 * Writes the pictures of the attached staging file that are not there yet into the folder, before the transaction that
 * names them. Until `sweepDocuments` a list beside them says which they are, so that a process that ends in between
 * leaves nothing behind for ever.
 */
export function writeDocuments(connection: Connection, folder: string): void {
  const shas = connection.prepare('SELECT DISTINCT sha256 FROM staging.document').pluck().all() as string[];
  const missing = shas.filter((sha256) => !existsSync(documentPath(folder, sha256)));
  if (missing.length === 0) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  noteUnfinished(folder, missing);
  const content = connection
    .prepare<[string], Buffer>('SELECT content FROM staging.document WHERE sha256 = ? LIMIT 1')
    .pluck();
  for (const sha256 of missing) {
    const path = documentPath(folder, sha256);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.part`, content.get(sha256) ?? Buffer.alloc(0), { mode: 0o600, flush: true });
    renameSync(`${path}.part`, path);
  }
}

/** Notes files that a transaction is about to name, or to name no longer. */
export function noteUnfinished(folder: string, shas: readonly string[]): void {
  if (shas.length === 0 || !existsSync(folder)) return;
  writeFileSync(join(folder, `${mark}${randomUUID()}`), JSON.stringify(shas), { mode: 0o600, flush: true });
}

const mark = 'unfinished-';

/**
 * Takes away what was noted and is named by no invoice: after a transaction, however it ended, and when the office is
 * opened. Only while nobody else writes.
 */
export function sweepDocuments(connection: Connection, folder: string): void {
  if (!existsSync(folder)) return;
  const lists = readdirSync(folder).filter((name) => name.startsWith(mark));
  if (lists.length === 0) return;
  const isNamed = connection.prepare('SELECT 1 FROM invoice_document WHERE sha256 = ? LIMIT 1').pluck();
  for (const list of lists) {
    for (const sha256 of notedIn(join(folder, list))) {
      const path = documentPath(folder, sha256);
      rmSync(`${path}.part`, { force: true });
      if (isNamed.get(sha256) === undefined) rmSync(path, { force: true });
    }
    rmSync(join(folder, list), { force: true });
  }
}

/** The same when the office is opened, before anybody else has the ledger. */
export function sweepUnfinished(ledgerPath: string, folder: string): void {
  if (!existsSync(folder)) return;
  const connection = connect(ledgerPath, 'read');
  try {
    sweepDocuments(connection, folder);
  } finally {
    connection.close();
  }
}

/** Nothing where the list itself was cut off: then no file had been written after it. */
function notedIn(path: string): readonly string[] {
  try {
    const noted = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    const isChecksum = (value: unknown): value is string => /^[0-9a-f]{64}$/u.test(String(value));
    return Array.isArray(noted) ? noted.filter(isChecksum) : [];
  } catch {
    return [];
  }
}
