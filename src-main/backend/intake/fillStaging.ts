import { createHash } from 'node:crypto';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { watchEncoding } from '#backend/intake/formats/watchEncoding.ts';
import { watchIdentityNumbers } from '#backend/intake/formats/watchIdentityNumbers.ts';
import { watchReferences } from '#backend/intake/formats/watchReferences.ts';
import type { StagedWarning } from '#backend/intake/stagedFile.ts';
import type { DraftRow, StagingFile } from '#backend/ledger/stagingFile.ts';
import {
  type CustomerDraft,
  type IntakeCreditor,
  type InvoiceDraft,
  nothingMore,
  type RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import type { Notation } from '#shared/domain/intake/rowCells.ts';

/** A sink over a staging file, with what it gathers of the whole file. */
export interface StagingFiller {
  readonly sink: IntakeSink;
  readonly notation: Notation;
  /** Whether any draft holds a value that only the rest of the file settles. */
  readonly hasDoubts: () => boolean;
  readonly warnings: () => readonly StagedWarning[];
  /** The position of the last row, whether it was taken or refused. */
  readonly last: () => number;
}

/** The sink of one file's reading: what it takes goes to the staging file, the notation and the warnings are gathered. */
export function fillStaging(
  staging: StagingFile,
  fileId: number,
  creditor: IntakeCreditor,
  firstPosition = 0,
): StagingFiller {
  const notation = { comma: false, point: false, dayFirst: false, monthFirst: false };
  const warnings: StagedWarning[] = [];
  const encoding = watchEncoding();
  const identityNumbers = watchIdentityNumbers(creditor);
  const watchers = [watchReferences(creditor), identityNumbers];
  let position = firstPosition;
  let hasDoubts = false;
  const observe = (row: Notation): void => {
    for (const sign of ['comma', 'point', 'dayFirst', 'monthFirst'] as const) notation[sign] ||= row[sign];
  };
  const addErrors = (line: number, number: string | null, errors: readonly RowError[]): void => {
    for (const { field, code, params } of errors) {
      staging.addError({ fileId, position, line, number, field, code, params: JSON.stringify(params) });
    }
  };
  const sink: IntakeSink = {
    take(line, reading) {
      position++;
      observe(reading.notation);
      if (!reading.ok) return addErrors(line, reading.number, reading.errors);
      hasDoubts ||= reading.draft.doubts.length > 0;
      for (const watcher of watchers) watcher.observe(reading.draft);
      staging.addDraft(position, draftRow(fileId, reading.draft));
    },
    takeCustomer(line, reading) {
      position++;
      observe(reading.notation);
      if (!reading.ok) return addErrors(line, null, reading.errors);
      identityNumbers.observe({ customer: reading.draft });
      staging.addParty(position, [fileId, line, ...customerCells(reading.draft)]);
    },
    takeDocument({ invoiceNumber, name, mediaType, content }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      staging.addDocument({ fileId, invoiceNumber, name, mediaType, sha256, content });
    },
    takeAccount: (account) => staging.addAccount(account),
    ledgerLines: staging.ledgerLines,
    takeBalance({ customerKey, number, name, opening, movement, closing, unspecified }) {
      staging.addBalance([customerKey, number, name, opening, movement, closing, unspecified]);
    },
    refuse(line, code, params) {
      position++;
      addErrors(line, null, [{ line, field: null, code, params }]);
    },
    warn: (code, params) => void warnings.push({ code, params }),
    observeText: encoding.observe,
  };
  return {
    sink,
    notation,
    hasDoubts: () => hasDoubts,
    last: () => position,
    warnings: () => [
      ...warnings,
      ...encoding.warnings(),
      ...watchers.flatMap((watcher) => watcher.warnings()),
    ],
  };
}

/** In the order of `draftColumns`. */
function draftRow(fileId: number, draft: InvoiceDraft): DraftRow {
  return [
    fileId,
    draft.line,
    ...customerCells(draft.customer),
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

function customerCells(customer: CustomerDraft): DraftRow {
  return [
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
    customer.more === nothingMore ? null : JSON.stringify(customer.more),
  ];
}
