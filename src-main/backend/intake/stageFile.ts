import { stat } from 'node:fs/promises';
import { fillStaging } from '#backend/intake/fillStaging.ts';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import { type FileInspection, inspectFile } from '#backend/intake/formats/inspectFile.ts';
import { joinRepeatedRows } from '#backend/intake/joinRepeatedRows.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { refuseCancelled } from '#backend/intake/refuseCancelled.ts';
import { refuseDoubtfulRows, refuseRepeatedNumbers } from '#backend/intake/settleStaged.ts';
import { describePart, type StagedFile, type StagedWarning } from '#backend/intake/stagedFile.ts';
import { createStagingFile, type StagingFile } from '#backend/ledger/stagingFile.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** Which file is read, and for whom. */
export interface ReadRequest {
  readonly path: string;
  /** The name that people know the file by; it decides nothing. */
  readonly fileName: string;
  readonly creditor: IntakeCreditor;
  /** What a person has said about the columns of this list. */
  readonly mapping?: ListMapping | null;
}

/** Which file is read, for whom, and where its drafts are put. */
export interface StageRequest extends ReadRequest {
  readonly stagingPath: string;
}

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
 * Throws a `Refusal` where the file as a whole cannot be taken (see `inspectFile` and the readers of the formats), and
 * `AbortError` when cancelled; in both cases no staging file is left.
 */
export async function stageFile(request: StageRequest, control: StageControl): Promise<StagedFile> {
  const file = await lookAt(request, control);
  return stageInspected(request, file, control);
}

/** The same for a file that was looked at. */
export async function stageInspected(
  request: StageRequest,
  file: FileInspection,
  control: StageControl,
): Promise<StagedFile> {
  const staging = createStagingFile(request.stagingPath);
  try {
    const { staged } = await readInto(staging, { fileId: onlyFile, after: 0 }, request, file, control);
    const joined = joinRepeatedRows(staging, staged);
    refuseCancelled(staging);
    refuseRepeatedNumbers(staging);
    const warnings = [...staged.warnings, ...joined];
    const counted = { ...staged, ...countRows(staging, onlyFile), warnings };
    staging.addFile(onlyFile, request.fileName, JSON.stringify(counted));
    staging.setMeta('part', JSON.stringify(describePart([counted])));
    control.signal.throwIfAborted();
    staging.finish();
    return counted;
  } catch (error) {
    staging.discard();
    throw error;
  }
}

/** Looks at a file from end to end. Throws `Refusal` `file_unreadable`, and what `inspectFile` throws. */
export async function lookAt(request: ReadRequest, control: StageControl): Promise<FileInspection> {
  const total = await sizeOf(request.path);
  return inspectFile(request.path, {
    signal: control.signal,
    onProgress: (done) => control.onProgress({ phase: 'inspect', done, total }),
  });
}

/** Where a file stands in a staging file: its key, and the last position before its rows. */
export interface StagingPlace {
  readonly fileId: number;
  readonly after: number;
}

/**
 * Reads a file that was looked at into a staging file that may hold others. Gives what was read, without the counts of
 * its rows, and the last position that it took.
 */
export async function readInto(
  staging: StagingFile,
  { fileId, after }: StagingPlace,
  request: ReadRequest,
  file: FileInspection,
  control: StageControl,
): Promise<{ readonly staged: StagedFile; readonly last: number }> {
  const filler = fillStaging(staging, fileId, request.creditor, after);
  const source = { path: request.path, file, mapping: request.mapping ?? null };
  const reading = await readerOf(file)(source, request.creditor, filler.sink, {
    signal: control.signal,
    onProgress: (done) => control.onProgress({ phase: 'read', done, total: file.bytes }),
  });
  control.onProgress({ phase: 'check', done: 0, total: null });
  if (filler.hasDoubts()) refuseDoubtfulRows(staging, filler.notation, after);
  return { staged: describe(request, file, reading, filler.warnings()), last: filler.last() };
}

/** How many rows of a file can be taken over, and how many cannot. */
export function countRows(
  { connection }: StagingFile,
  fileId: number,
): Pick<StagedFile, 'drafts' | 'rejected'> {
  const count = (sql: string): number => Number(connection.prepare(sql).pluck().get({ fileId }));
  const drafts = count('SELECT count(*) FROM draft WHERE file_id = @fileId');
  const parties = drafts > 0 ? 0 : count('SELECT count(*) FROM party WHERE file_id = @fileId');
  return {
    // A chart of accounts has a file of its own.
    drafts: drafts + parties > 0 ? drafts + parties : count('SELECT count(*) FROM account WHERE @fileId > 0'),
    rejected: count('SELECT count(DISTINCT position) FROM row_error WHERE file_id = @fileId'),
  };
}

/** The key of the file in a staging file that holds one. */
const onlyFile = 1;

function describe(
  request: ReadRequest,
  file: FileInspection,
  reading: FormatReading,
  warnings: readonly StagedWarning[],
): StagedFile {
  return {
    fileName: request.fileName,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    ...reading,
    drafts: 0,
    rejected: 0,
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
