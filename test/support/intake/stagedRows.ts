import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { stageFile } from '#backend/intake/stageFile.ts';
import type { StagedFile } from '#backend/intake/stagedFile.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';

/** What a file holds once it is staged. */
export interface StagedRows {
  readonly staged: StagedFile;
  /** Rows of a query over the tables of the staging file. */
  all<Row>(sql: string): Row[];
  /** The codes of the file's warnings with their parameters. */
  readonly warnings: Readonly<Record<string, unknown>>;
}

/** Stages a file, by its path or by its content, and looks at what became of it. Nothing of it is left behind. */
export async function stagedRows(
  source: { readonly path: string } | { readonly content: string | Uint8Array },
  look: (rows: StagedRows) => void | Promise<void>,
  creditor: IntakeCreditor = norwegianCreditor,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-staged-'));
  const stagingPath = join(folder, 'staging.sqlite');
  const path = 'path' in source ? source.path : join(folder, 'file');
  if ('content' in source) writeFileSync(path, source.content);
  try {
    const control = { signal: new AbortController().signal, onProgress: (): void => undefined };
    const staged = await stageFile({ path, fileName: 'file', stagingPath, creditor }, control);
    const connection = new Database(stagingPath, { readonly: true });
    try {
      await look({
        staged,
        all: <Row>(sql: string) => connection.prepare(sql).all() as Row[],
        warnings: Object.fromEntries(staged.warnings.map(({ code, params }) => [code, params])),
      });
    } finally {
      connection.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
