import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { refuseCancelled } from '#backend/intake/refuseCancelled.ts';
import { joinRepeatedDocuments } from '#backend/intake/settleStaged.ts';
import { type ReadRequest, readInto, type StageControl } from '#backend/intake/stageFile.ts';
import { describePart, type StagedFile, type StagedPartFile } from '#backend/intake/stagedFile.ts';
import { createStagingFile, removeStagingFile } from '#backend/ledger/stagingFile.ts';

/** The part of a parcel that holds all its single documents. */
export interface DocumentPart {
  /**
   * Reads a file of documents, all of it or nothing. False where it turns out to be something else; nothing is kept
   * then. Throws what the reading throws.
   */
  read(request: ReadRequest, file: FileInspection, control: StageControl): Promise<boolean>;
  /** Ends the part; undefined where no file got into it. */
  finish(signal: AbortSignal): StagedPartFile | undefined;
}

/** Opens the part over a staging file of its own. */
export function openDocumentPart(part: string, stagingPath: string): DocumentPart {
  const staging = createStagingFile(stagingPath);
  const files: StagedFile[] = [];
  let last = 0;
  return {
    async read(request, file, control) {
      const mark = staging.mark();
      try {
        const place = { fileId: files.length + 1, after: last };
        const reading = await readInto(staging, place, request, file, control);
        if (reading.staged.kind !== 'documents') {
          mark.undo();
          return false;
        }
        mark.keep();
        files.push(reading.staged);
        last = reading.last;
        return true;
      } catch (error) {
        mark.undo();
        throw error;
      }
    },
    finish(signal) {
      if (files.length === 0) {
        staging.discard();
        return undefined;
      }
      try {
        for (const [at, { fileName }] of files.entries()) staging.addFile(at + 1, fileName, '');
        refuseCancelled(staging);
        const repeated = joinRepeatedDocuments(staging);
        const counted = countAll(staging.connection, files);
        for (const [at, file] of counted.entries())
          staging.addFile(at + 1, file.fileName, JSON.stringify(file));
        const { warnings, ...whole } = describePart(counted);
        const staged = {
          ...whole,
          warnings:
            repeated.count === 0
              ? warnings
              : [...warnings, { code: 'document_twice' as const, params: { ...repeated }, file: null }],
        };
        staging.setMeta('part', JSON.stringify(staged));
        signal.throwIfAborted();
        staging.finish();
        return { part, stagingPath, staged, day: null, mapping: null };
      } catch (error) {
        staging.discard();
        removeStagingFile(stagingPath);
        throw error;
      }
    },
  };
}

/** The numbers of rows of each file, in two statements however many files there are. */
function countAll(
  connection: ReturnType<typeof createStagingFile>['connection'],
  files: readonly StagedFile[],
): readonly StagedFile[] {
  const counts = (sql: string): ReadonlyMap<number, number> =>
    new Map(connection.prepare(sql).raw().all() as [number, number][]);
  const drafts = counts('SELECT file_id, count(*) FROM draft GROUP BY file_id');
  const rejected = counts('SELECT file_id, count(DISTINCT position) FROM row_error GROUP BY file_id');
  return files.map((file, at) => ({
    ...file,
    drafts: drafts.get(at + 1) ?? 0,
    rejected: rejected.get(at + 1) ?? 0,
  }));
}
