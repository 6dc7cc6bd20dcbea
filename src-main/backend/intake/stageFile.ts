import { stat } from 'node:fs/promises';
import { type FileInspection, inspectFile } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { readDelimited } from '#backend/intake/formats/readDelimited.ts';
import { readUbl } from '#backend/intake/formats/readUbl.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { watchReferences } from '#backend/intake/formats/watchReferences.ts';
import { watchIdentityNumbers } from '#backend/intake/formats/watchIdentityNumbers.ts';
import { watchEncoding } from '#backend/intake/formats/watchEncoding.ts';
import { refuseDoubtfulRows, refuseRepeatedNumbers } from '#backend/intake/settleStaged.ts';
import type { StagedColumn, StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import { createStagingFile, type DraftRow, type StagingFile } from '#backend/ledger/stagingFile.ts';
import type { IntakeCreditor, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';
import type { RowReading } from '#shared/domain/intake/readRow.ts';
import type { Notation } from '#shared/domain/intake/rowCells.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** Which file is read, for whom, and where its drafts are put. */
export interface StageRequest {
  readonly path: string;
  /** The name that people know the file by; it decides nothing. */
  readonly fileName: string;
  readonly stagingPath: string;
  readonly creditor: IntakeCreditor;
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
    const filler = fillStaging(staging, request.creditor);
    const facts = await readInto(filler.sink, request, file, at('read'));
    control.onProgress({ phase: 'check', done: 0, total: null });
    refuseDoubtfulRows(staging, filler.notation);
    refuseRepeatedNumbers(staging);
    const staged = describe(request, file, staging, facts, filler.warnings());
    staging.setMeta('file', JSON.stringify(staged));
    control.signal.throwIfAborted();
    staging.finish();
    return staged;
  } catch (error) {
    staging.discard();
    throw error;
  }
}

type FormatFacts = Pick<StagedFile, 'format' | 'delimiter' | 'columns' | 'supplierNumbers' | 'supplierName'>;

async function readInto(
  sink: IntakeSink,
  request: StageRequest,
  file: FileInspection,
  control: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<FormatFacts> {
  if (file.format === 'xml') {
    const { root, supplierNumbers, supplierName } = await readUbl(
      request.path,
      file,
      request.creditor,
      sink,
      control,
    );
    const format = root === 'Invoice' ? 'ubl_invoice' : 'ubl_credit_note';
    return { format, delimiter: null, columns: [], supplierNumbers, supplierName };
  }
  const { delimiter, mapping } = await readDelimited(request.path, file, request.creditor, sink, control);
  const columns: StagedColumn[] = mapping.headers.map((header, position) => ({
    header,
    field: mapping.fields[position] ?? null,
  }));
  return { format: 'csv', delimiter, columns, supplierNumbers: [], supplierName: null };
}

/** The sink of a reading: drafts and errors go to the file, the notation and the warnings are gathered. */
function fillStaging(
  staging: StagingFile,
  creditor: IntakeCreditor,
): {
  sink: IntakeSink;
  notation: Notation;
  warnings: () => StagedWarning[];
} {
  const notation = { comma: false, point: false, dayFirst: false, monthFirst: false };
  const warnings: StagedWarning[] = [];
  const encoding = watchEncoding();
  const watchers = [watchReferences(creditor), watchIdentityNumbers(creditor)];
  let position = 0;
  const take = (line: number, reading: RowReading): void => {
    position++;
    for (const sign of ['comma', 'point', 'dayFirst', 'monthFirst'] as const)
      notation[sign] ||= reading.notation[sign];
    if (reading.ok) {
      for (const watcher of watchers) watcher.observe(reading.draft);
      staging.addDraft(position, draftRow(reading.draft));
      return;
    }
    for (const { field, code, params } of reading.errors) {
      staging.addError({
        position,
        line,
        number: reading.number,
        field,
        code,
        params: JSON.stringify(params),
      });
    }
  };
  const sink: IntakeSink = {
    take,
    refuse(line, code, params) {
      position++;
      staging.addError({ position, line, number: null, field: null, code, params: JSON.stringify(params) });
    },
    warn: (code, params) => void warnings.push({ code, params }),
    observeText: encoding.observe,
  };
  return {
    sink,
    notation,
    warnings: () => [
      ...warnings,
      ...encoding.warnings(),
      ...watchers.flatMap((watcher) => watcher.warnings()),
    ],
  };
}

function draftRow(draft: InvoiceDraft): DraftRow {
  const { customer } = draft;
  return [
    draft.line,
    customer.key,
    customer.number,
    customer.name,
    customer.kind,
    customer.identityNumber,
    customer.street,
    customer.street2,
    customer.postcode,
    customer.city,
    customer.country,
    customer.email,
    customer.phone,
    customer.language,
    draft.number,
    draft.kind,
    draft.issued,
    draft.due,
    draft.currency,
    draft.original,
    draft.open,
    draft.reference,
    draft.correctsNumber,
    draft.paidOn,
    draft.doubts.length === 0 ? null : JSON.stringify(draft.doubts),
  ];
}

function describe(
  request: StageRequest,
  file: FileInspection,
  staging: StagingFile,
  facts: FormatFacts,
  warnings: readonly StagedWarning[],
): StagedFile {
  const count = (sql: string): number => Number(staging.connection.prepare(sql).pluck().get());
  return {
    fileName: request.fileName,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    ...facts,
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
