import { type DocumentWarnings, gatherWarnings } from '#backend/intake/formats/documentFields.ts';
import type { FormatReader, FormatReading } from '#backend/intake/formats/formatReader.ts';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import { collectSaftAccounts } from '#backend/intake/formats/saft/saftAccounts.ts';
import { collectSaftCustomers } from '#backend/intake/formats/saft/saftCustomers.ts';
import { collectSaftHeader, type SaftHeader } from '#backend/intake/formats/saft/saftHeader.ts';
import { collectSaftLines } from '#backend/intake/formats/saft/saftLines.ts';
import { saftParties, type SaftParties } from '#backend/intake/formats/saft/saftParties.ts';
import { takeSaftOpenItems } from '#backend/intake/formats/saft/takeSaftOpenItems.ts';
import { scanXml, type XmlScan } from '#backend/intake/formats/scanXml.ts';
import type { XmlRoot } from '#backend/intake/formats/xmlRoot.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';

/** The namespace of SAF-T Financial of Norway, in all versions (formats.md A.1). */
const namespace = 'urn:StandardAuditFile-Taxation-Financial:NO';
/** Years of a large company; the reading itself would go on. */
const limits = { mostBytes: 20 * 1024 ** 3, deepest: 64, longestText: 1000 };

/** Whether a file is SAF-T Financial of Norway: by the root's namespace, or one without that declares it. */
export function isSaft(file: FileInspection, root: XmlRoot | null): boolean {
  if (root?.local !== 'AuditFile') return false;
  return root.uri === namespace || (root.uri === '' && file.head.includes(`"${namespace}"`));
}

/**
 * Reads SAF-T Financial 1.10 to 1.30: chart of accounts, customers, and the open items of each customer as they follow
 * from its opening balance and its lines (`rebuildOpenItems`). Lines are laid aside on the disk and customers kept by
 * what is needed of them, so that memory does not grow with the file.
 *
 * Warnings: the `saft_…` codes. Throws `Refusal`: `saft_version {version}`, `saft_part`, `saft_currency {currency}`,
 * `saft_value_unreadable {element, line, value}`, and what `scanXml` throws.
 */
export const readSaft: FormatReader = async ({ path, file }, creditor, sink, control) => {
  const warnings = gatherWarnings();
  const collector = collectSaft(file, creditor, sink, warnings);
  try {
    await scanXml(path, file, collector, limits, control);
    const { header, parties, hasEntries } = collector.finish();
    const taken = takeSaftOpenItems({ header, parties, creditor, sink, warnings }, control.signal);
    warnings.tell(sink);
    return describe(header, parties, hasEntries || taken > 0);
  } finally {
    sink.ledgerLines.clear();
  }
};

function describe(header: SaftHeader, parties: SaftParties, tellsBalances: boolean): FormatReading {
  const { companyNumbers, companyName, to } = header;
  return {
    format: 'saft',
    // Without customers it is a chart of accounts; without entries and balances a register.
    kind: parties.count() === 0 ? 'accounts' : tellsBalances ? 'open_items' : 'customers',
    delimiter: null,
    columns: [],
    supplierNumbers: companyNumbers,
    supplierName: companyName,
    listDate: to,
  };
}

interface SaftCollector extends XmlScan {
  finish(): { readonly header: SaftHeader; readonly parties: SaftParties; readonly hasEntries: boolean };
}

/** Hands each section of the file to its collector. */
function collectSaft(
  file: FileInspection,
  creditor: IntakeCreditor,
  sink: IntakeSink,
  warnings: DocumentWarnings,
): SaftCollector {
  const parties = saftParties(sink, warnings);
  const header = collectSaftHeader(file.head);
  const accounts = collectSaftAccounts(sink);
  const customers = collectSaftCustomers(creditor, parties.addCustomer);
  const lines = collectSaftLines(parties.addLine);
  const path: string[] = [];
  let line = 0;
  let hasMaster = false;
  let hasEntries = false;
  return {
    open(local, depth, at) {
      line = at;
      path[depth] = local;
      if (depth === 3 && local === 'Customers') hasMaster = true;
      if (depth === 2 && local === 'GeneralLedgerEntries') hasEntries = true;
      if (path[2] === 'GeneralLedgerEntries') lines.open(local, depth, line);
      else if (path[3] === 'Customers') customers.open(local, depth, line);
    },
    close(local, text, depth, at) {
      if (depth < 3) return;
      if (path[2] === 'GeneralLedgerEntries') lines.close(local, text, depth, at);
      else if (path[2] === 'Header') header.close(local, text, depth, path);
      else if (path[2] !== 'MasterFiles') return;
      else if (path[3] === 'Customers') customers.close(local, text, depth, at, path);
      else if (path[3] === 'GeneralLedgerAccounts') accounts.close(local, text, depth);
    },
    finish() {
      // A part of an export that was split: without the customers' opening balances nothing can be rebuilt.
      if (!hasMaster && parties.lines() > 0) throw refuseFile('saft_part');
      return { header: header.header(), parties, hasEntries };
    },
  };
}
