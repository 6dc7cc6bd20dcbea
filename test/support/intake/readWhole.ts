import type { FormatReading } from '#backend/intake/formats/formatReader.ts';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import type { DocumentDraft, IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import type {
  CustomerDraft,
  IntakeCreditor,
  InvoiceDraft,
  RowError,
} from '#shared/domain/intake/invoiceDraft.ts';
import type { RefusalParams } from '#shared/kernel/refusal.ts';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';

/** All that a file gave. */
export interface WholeReading {
  readonly reading: FormatReading;
  readonly drafts: InvoiceDraft[];
  readonly customers: CustomerDraft[];
  readonly errors: (RowError & { readonly number: string | null })[];
  readonly pictures: DocumentDraft[];
  readonly warnings: { readonly code: string; readonly params: RefusalParams }[];
  readonly texts: string[];
}

/** A creditor of a country, as the readers know it. */
export function creditorOf(country: string, currency: string): IntakeCreditor {
  return { ...norwegianCreditor, country, currency };
}

/** Reads a file by its content as the program does, and keeps in memory what would go to the staging file. */
export async function readWhole(path: string, creditor: IntakeCreditor): Promise<WholeReading> {
  const control = { signal: new AbortController().signal, onProgress: (): void => undefined };
  const whole: Omit<WholeReading, 'reading'> = {
    drafts: [],
    customers: [],
    errors: [],
    pictures: [],
    warnings: [],
    texts: [],
  };
  const sink: IntakeSink = {
    take(_, row) {
      if (row.ok) whole.drafts.push(row.draft);
      else whole.errors.push(...row.errors.map((error) => ({ ...error, number: row.number })));
    },
    takeCustomer(_, row) {
      if (row.ok) whole.customers.push(row.draft);
      else whole.errors.push(...row.errors.map((error) => ({ ...error, number: null })));
    },
    takeDocument: (document) => void whole.pictures.push(document),
    takeAccount: () => undefined,
    takeBalance: () => undefined,
    get ledgerLines(): IntakeSink['ledgerLines'] {
      throw new Error('a document lays no lines aside');
    },
    refuse: (line, code, params) => void whole.errors.push({ line, field: null, code, params, number: null }),
    warn: (code, params) => void whole.warnings.push({ code, params }),
    observeText: (_, cells) => void whole.texts.push(...cells),
  };
  const file = await inspectFile(path, control);
  const reading = await readerOf(file)({ path, file, mapping: null }, creditor, sink, control);
  return { reading, ...whole };
}
