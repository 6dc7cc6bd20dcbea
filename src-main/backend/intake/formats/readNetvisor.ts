import {
  gatherWarnings,
  type DocumentWarnings,
  readDayText,
} from '#backend/intake/formats/documentFields.ts';
import type { FormatReader } from '#backend/intake/formats/formatReader.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { keepPictures, longestPictureText } from '#backend/intake/formats/keepPictures.ts';
import { foldNames } from '#backend/intake/formats/netvisorNames.ts';
import {
  readNetvisorCustomer,
  readNetvisorListedCustomer,
} from '#backend/intake/formats/readNetvisorCustomer.ts';
import {
  netvisorDay,
  netvisorPictures,
  readNetvisorInvoice,
  readNetvisorListRow,
} from '#backend/intake/formats/readNetvisorInvoice.ts';
import { readXml } from '#backend/intake/formats/readXml.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { gatherRecords, textAt, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { XmlRoot } from '#backend/intake/formats/xmlRoot.ts';
import type { IntakeFormat, IntakeKind } from '#backend/intake/stagedFile.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

const picture = /^(?:LastSentInvoicePDFBase64Data|DocumentData)$/iu;
const limits = {
  mostBytes: 1024 * 1024 * 1024,
  deepest: 64,
  longestText: (path: readonly string[]) => (picture.test(path.at(-1) ?? '') ? longestPictureText : 4000),
};
/** Elements of one customer or invoice, without its lines. */
const mostElements = 10_000;
const leftOut = new Set(['invoicelines', 'invoicevoucherlines', 'processhistory', 'documents', 'customtags']);

type Content = 'customers' | 'customer_list' | 'invoices' | 'invoice_list';

/** What stands under the root, and what its records are: those that are named by path are the records themselves. */
const contents: Readonly<Record<string, Content>> = {
  customer: 'customers',
  customers: 'customers',
  customerlist: 'customer_list',
  salesinvoice: 'invoices',
  salesinvoices: 'invoices',
  salesinvoicelist: 'invoice_list',
};
const staged: Readonly<Record<Content, { readonly format: IntakeFormat; readonly kind: IntakeKind }>> = {
  customers: { format: 'netvisor_customers', kind: 'customers' },
  customer_list: { format: 'netvisor_customers', kind: 'customers' },
  invoices: { format: 'netvisor_invoices', kind: 'documents' },
  invoice_list: { format: 'netvisor_invoice_list', kind: 'open_items' },
};

/** Whether a file may be of Netvisor, whose requests and answers all have a root of this name and no namespace. */
export function isNetvisor(root: XmlRoot | null): boolean {
  return root?.uri === '' && root.local.toLowerCase() === 'root';
}

/**
 * Reads what Netvisor takes and gives (formats.md A.9), saved as a file: customers (`customer.nv`, `getcustomer.nv`,
 * `customerlist.nv`), sales invoices (`salesinvoice.nv`, `getsalesinvoice.nv`), and the list of sales invoices with
 * their balances (`salesinvoicelist.nv`), which knows no due dates.
 *
 * Throws `Refusal`: those of `readXml`, `xml_too_long`, `netvisor_payments`, `netvisor_vouchers`, `netvisor_unknown
 * {content}`, `netvisor_failed {status}`, `xml_not_supported {root}`.
 */
export const readNetvisor: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const warnings = gatherWarnings();
  const others: string[] = [];
  let content: Content | undefined;
  let answer: XmlNode | undefined;
  const isRecord = (local: string, at: readonly string[]): boolean => {
    if (at.length === 2 && local === 'responsestatus') return true;
    if (local !== 'customer' && local !== 'salesinvoice') return false;
    return at.length === 2 || (at.length === 3 && ownValue(contents, at[1] ?? '') !== undefined);
  };
  const events = gatherRecords(
    {
      begins({ local }, at) {
        if (at.length === 2 && local !== 'responsestatus') {
          const found = ownValue(contents, local);
          if (found === undefined) others.push(local);
          else if (content !== undefined && found !== content) throw notSupported(`Root/${local}`);
          content ??= found;
        }
        return isRecord(local, at);
      },
      leavesOut: (at, depth) => at.length === depth + 1 && leftOut.has(at.at(-1) ?? ''),
      mostElements,
    },
    (record) => {
      if (record.local === 'responsestatus') {
        answer = record;
        refuseFailed(record);
      } else if (content !== undefined) takeRecord(content, record, { creditor, sink, warnings });
    },
  );
  await readXml(path, file, foldNames(events), limits, control);
  if (content === undefined) throw otherContent(others, answer !== undefined);
  warnings.tell(sink);
  return {
    ...staged[content],
    delimiter: null,
    columns: [],
    supplierNumbers: [],
    supplierName: null,
    listDate: content === 'invoice_list' ? dayOf(answer) : null,
  };
};

interface Means {
  readonly creditor: IntakeCreditor;
  readonly sink: IntakeSink;
  readonly warnings: DocumentWarnings;
}

function takeRecord(content: Content, record: XmlNode, { creditor, sink, warnings }: Means): void {
  switch (content) {
    case 'customers':
    case 'customer_list': {
      const read = content === 'customers' ? readNetvisorCustomer : readNetvisorListedCustomer;
      const { reading, texts } = read(record, creditor, warnings);
      sink.observeText(record.line, texts);
      return sink.takeCustomer(record.line, reading);
    }
    case 'invoices': {
      const { reading, texts } = readNetvisorInvoice(record, creditor, warnings);
      sink.observeText(record.line, texts);
      sink.take(record.line, reading);
      if (!reading.ok) return;
      for (const document of keepPictures(netvisorPictures(record), reading.draft.number, warnings))
        sink.takeDocument(document);
      return;
    }
    case 'invoice_list': {
      const { reading, texts } = readNetvisorListRow(record, creditor, warnings);
      sink.observeText(record.line, texts);
      return sink.take(record.line, reading);
    }
  }
}

/** An answer that says `FAILED` has a reason in place of the data. */
function refuseFailed(answer: XmlNode): void {
  const [status = 'OK', ...reasons] = textsAt(answer, 'status');
  if (status.toUpperCase() === 'OK') return;
  throw refuseFile('netvisor_failed', { status: [status, ...reasons].join(': ').slice(0, 200) });
}

/** The day on which Netvisor answered, which is the day of the balances. */
function dayOf(answer: XmlNode | undefined): IsoDate | null {
  const text = answer === undefined ? null : textAt(answer, 'timestamp');
  const day = text?.split(/[ T]/u)[0] ?? null;
  return readDayText(day, netvisorDay, 'paidOn', { errors: [], warnings: gatherWarnings() });
}

function otherContent(found: readonly string[], answered: boolean): Refusal {
  const [first = ''] = found;
  if (first.startsWith('salespayment')) return refuseFile('netvisor_payments');
  if (/^(?:vouchers?|accounting)/u.test(first)) return refuseFile('netvisor_vouchers');
  if (answered) return refuseFile('netvisor_unknown', { content: (first || 'responsestatus').slice(0, 100) });
  return notSupported(`Root/${first}`);
}

function notSupported(root: string): Refusal {
  return refuseFile('xml_not_supported', { root: root.slice(0, 100), customization: null });
}
