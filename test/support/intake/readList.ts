import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import type {
  CustomerDraft,
  IntakeCreditor,
  InvoiceDraft,
  RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';

/** Everything that a file says by itself, before anything is compared or settled. */
export interface ListContents {
  readonly reading: FormatReading;
  readonly invoices: readonly InvoiceDraft[];
  readonly customers: readonly CustomerDraft[];
  readonly errors: readonly RowError[];
  readonly warnings: readonly { readonly code: string; readonly params: object }[];
}

const control = { signal: new AbortController().signal, onProgress: (): void => undefined };

/** Reads a file as the intake does, into plain lists. */
export async function readListFile(
  path: string,
  creditor: IntakeCreditor,
  mapping: ListMapping | null = null,
): Promise<ListContents> {
  const file = await inspectFile(path, control);
  const invoices: InvoiceDraft[] = [];
  const customers: CustomerDraft[] = [];
  const errors: RowError[] = [];
  const warnings: { code: string; params: object }[] = [];
  const sink: IntakeSink = {
    take(_, row) {
      if (row.ok) invoices.push(row.draft);
      else errors.push(...row.errors);
    },
    takeCustomer(_, row) {
      if (row.ok) customers.push(row.draft);
      else errors.push(...row.errors);
    },
    takeDocument: () => undefined,
    takeAccount: () => undefined,
    takeBalance: () => undefined,
    get ledgerLines(): never {
      throw new Error('a list has no lines of a ledger');
    },
    refuse: (line, code, params) => void errors.push({ line, field: null, code, params }),
    warn: (code, params) => void warnings.push({ code, params }),
    observeText: () => undefined,
  };
  const reading = await readerOf(file)({ path, file, mapping }, creditor, sink, control);
  return { reading, invoices, customers, errors, warnings };
}

/** The same for content that is not on disk yet. */
export async function readList(
  content: string | Uint8Array,
  creditor: IntakeCreditor,
  mapping: ListMapping | null = null,
): Promise<ListContents> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-list-'));
  try {
    const path = join(folder, 'list');
    writeFileSync(path, content);
    return await readListFile(path, creditor, mapping);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
