import { stat } from 'node:fs/promises';
import { fillStaging } from '#backend/intake/fillStaging.ts';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import { type FileInspection, inspectFile } from '#backend/intake/formats/inspectFile.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { refuseDoubtfulRows, refuseRepeatedNumbers } from '#backend/intake/settleStaged.ts';
import type { StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import { createStagingFile, type StagingFile } from '#backend/ledger/stagingFile.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** Which file is read, for whom, and where its drafts are put. */
export interface StageRequest {
  readonly path: string;
  /** The name that people know the file by; it decides nothing. */
  readonly fileName: string;
  readonly stagingPath: string;
  readonly creditor: IntakeCreditor;
}

/** The key of the file in a staging file that holds one. */
const onlyFile = 1;

/** How a long reading is watched and stopped. */
export interface StageControl {
  readonly signal: AbortSignal;
  /** `inspect` and `read` count bytes, `check` has no measure. */
  readonly onProgress: (progress: { phase: string; done: number; total: number | null }) => void;
}

/**
 * Reads a ledger file of any known format into a staging file of its own; the ledger is not touched. Rows that cannot
 * be read stand there with line, field and reason. Nothing is kept in memory but the block that is being read.
 *
 * Throws a `Refusal` where the file as a whole cannot be taken (see `inspectFile`, `readDelimited`, `readUbl`), and
 * `AbortError` when cancelled; in both cases no staging file is left.
 */
export async function stageFile(request: StageRequest, control: StageControl): Promise<StagedFile> {
  const total = await sizeOf(request.path);
  const at = (phase: string) => ({
    signal: control.signal,
    onProgress: (done: number) => control.onProgress({ phase, done, total }),
  });
  const file = await inspectFile(request.path, at('inspect'));
  const staging = createStagingFile(request.stagingPath);
  try {
    const filler = fillStaging(staging, onlyFile, request.creditor);
    const source = { path: request.path, file, mapping: null };
    const reading = await readerOf(file)(source, request.creditor, filler.sink, at('read'));
    control.onProgress({ phase: 'check', done: 0, total: null });
    refuseDoubtfulRows(staging, filler.notation);
    refuseRepeatedNumbers(staging);
    const staged = describe(request, file, staging, reading, filler.warnings());
    staging.addFile(onlyFile, request.fileName, JSON.stringify(staged));
    staging.setMeta('file', JSON.stringify(staged));
    control.signal.throwIfAborted();
    staging.finish();
    return staged;
  } catch (error) {
    staging.discard();
    throw error;
  }
}

function describe(
  request: StageRequest,
  file: FileInspection,
  staging: StagingFile,
  reading: FormatReading,
  warnings: readonly StagedWarning[],
): StagedFile {
  const count = (sql: string): number => Number(staging.connection.prepare(sql).pluck().get());
  return {
    fileName: request.fileName,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    ...reading,
    drafts: count('SELECT count(*) FROM draft'),
    rejected: count('SELECT count(DISTINCT position) FROM row_error'),
    warnings,
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw refuseFile('file_unreadable', { problem: 'not_a_file' });
    return found.size;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refuseFile('file_unreadable', { problem });
  }
}
