import { findFalseDebts } from '#backend/intake/findFalseDebts.ts';
import { namelessRows } from '#backend/intake/planInvoices.ts';
import type { IntakeTerms } from '#backend/intake/planIntake.ts';
import type { FileWarning, StagedFile, StagedPart } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';

/** From so many open invoices on, a list that knows none of them is likely another creditor's. */
const manyOpen = 5;
/** Of warnings of one kind so many are told one by one. */
const mostAlike = 5;

/**
 * What a person should know before a planned part is taken over:
 * `supplier_mismatch`, `nothing_recognised`, `settlement_withheld`, `list_older`, `taken_over_before`, `none_known`,
 * `document_differs`, `profile_unknown`, `profile_differs`, and those of `findFalseDebts`. They refuse nothing.
 */
export function findWarnings(
  connection: Connection,
  staged: StagedPart,
  terms: IntakeTerms,
): readonly FileWarning[] {
  const file = staged.files === 1 ? staged.first.fileName : null;
  const found = [
    ...otherSuppliers(connection, terms),
    ...(staged.kind === 'open_items' ? listWarnings(connection, staged, terms, file) : []),
    ...findFalseDebts(connection, staged.kind, terms.creditorId),
    ...(staged.kind === 'documents' ? differingDocuments(connection) : []),
    ...profileWarnings(connection, file),
  ];
  if (staged.drafts === 0)
    found.push({ code: 'nothing_recognised', params: { rejected: staged.rejected }, file });
  return found;
}

function listWarnings(
  connection: Connection,
  staged: StagedPart,
  terms: IntakeTerms,
  file: string | null,
): FileWarning[] {
  const found: FileWarning[] = [];
  const nameless = Number(connection.prepare(namelessRows).pluck().get());
  if (terms.complete && nameless > 0)
    found.push({ code: 'settlement_withheld', params: { rows: nameless }, file });
  const latest = connection
    .prepare<[number], { list_date: string; sha256: string }>(
      "SELECT list_date, sha256 FROM intake WHERE creditor_id = ? AND kind = 'open_items' AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
    )
    .get(terms.creditorId);
  if (latest !== undefined && latest.list_date > terms.listDate) {
    found.push({ code: 'list_older', params: { listDate: terms.listDate, latest: latest.list_date }, file });
  }
  const before = connection
    .prepare<[number, string], { committed_at: string }>(
      'SELECT committed_at FROM intake WHERE creditor_id = ? AND sha256 = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1',
    )
    .get(terms.creditorId, staged.sha256);
  // The newest list again is harmless; an older one again would bring its old balances back.
  if (before !== undefined && latest?.sha256 !== staged.sha256) {
    found.push({ code: 'taken_over_before', params: { at: before.committed_at }, file });
  }
  const number = (sql: string, ...values: readonly unknown[]): number =>
    Number(
      connection
        .prepare(sql)
        .pluck()
        .get(...values),
    );
  const open = number(
    'SELECT count(*) FROM (SELECT 1 FROM invoice WHERE creditor_id = ? AND open <> 0)',
    terms.creditorId,
  );
  const isKnown = number(
    `SELECT EXISTS (SELECT 1 FROM temp.plan_invoice WHERE invoice_id IS NOT NULL)
       OR EXISTS (SELECT 1 FROM temp.plan_customer WHERE customer_id IS NOT NULL)`,
  );
  if (open >= manyOpen && isKnown === 0 && staged.drafts > 0)
    found.push({ code: 'none_known', params: { open }, file });
  return found;
}

/** Files that by their own word are another creditor's, one warning for each of those. */
function otherSuppliers(connection: Connection, terms: IntakeTerms): FileWarning[] {
  const creditor = connection
    .prepare<[number], { name: string; organisation_number: string | null }>(
      'SELECT name, organisation_number FROM creditor WHERE id = ?',
    )
    .get(terms.creditorId);
  const own = digits(creditor?.organisation_number ?? '');
  if (own === '') return [];
  const found = new Map<string, FileWarning>();
  const facts = connection
    .prepare<[], string>(
      "SELECT facts FROM staging.file WHERE json_array_length(facts, '$.supplierNumbers') > 0 ORDER BY id",
    )
    .pluck();
  for (const text of facts.iterate()) {
    const { fileName, supplierNumbers, supplierName } = JSON.parse(text) as StagedFile;
    if (supplierNumbers.some((number) => digits(number).includes(own))) continue;
    const number = supplierNumbers[0] ?? '';
    const supplier = supplierName ?? number;
    if (found.size === mostAlike || found.has(supplier)) continue;
    const params = { supplier, number, creditor: creditor?.name ?? '' };
    found.set(supplier, { code: 'supplier_mismatch', params, file: fileName });
  }
  return [...found.values()];
}

interface DifferingDocument {
  readonly number: string;
  readonly due: string;
  readonly ledgerDue: string;
  readonly original: number;
  readonly ledgerOriginal: number;
  readonly file: string;
  readonly found: number;
}

function differingDocuments(connection: Connection): FileWarning[] {
  const rows = connection
    .prepare<[number], DifferingDocument>(
      `SELECT draft.number, draft.due, planned.due AS ledgerDue, draft.original, planned.original AS ledgerOriginal,
         file.name AS file, count(*) OVER () AS found
       FROM temp.plan_invoice AS planned JOIN staging.draft AS draft ON draft.position = planned.position
       JOIN staging.file AS file ON file.id = draft.file_id
       WHERE planned.invoice_id IS NOT NULL AND (draft.due <> planned.due OR draft.original <> planned.original)
       ORDER BY draft.position LIMIT ?`,
    )
    .all(mostAlike);
  const told: FileWarning[] = rows.map(({ number, due, ledgerDue, original, ledgerOriginal, file }) => ({
    code: 'document_differs',
    params: { number, due, ledgerDue, original, ledgerOriginal },
    file,
  }));
  const more = (rows[0]?.found ?? 0) - rows.length;
  if (more > 0)
    told.push({ code: 'more_alike', params: { count: more, code: 'document_differs' }, file: null });
  return told;
}

/** Profiles that a file names and that are not there, or are another one than somebody has chosen (004-26). */
function profileWarnings(connection: Connection, file: string | null): FileWarning[] {
  return connection
    .prepare<
      [],
      { code: 'profile_unknown' | 'profile_differs'; profile: string; count: number; customer: string }
    >(
      `SELECT CASE WHEN planned.profile_id IS NULL THEN 'profile_unknown' ELSE 'profile_differs' END AS code,
         trim(planned.more ->> '$.profile') AS profile, count(*) AS count,
         min(coalesce(customer.name, planned.name, planned.number, '')) AS customer
       FROM temp.plan_customer AS planned LEFT JOIN main.customer AS customer ON customer.id = planned.customer_id
       WHERE planned.more ->> '$.profile' IS NOT NULL AND (planned.profile_id IS NULL
         OR (customer.profile_id IS NOT NULL AND customer.profile_id <> planned.profile_id))
       GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 5`,
    )
    .all()
    .map(({ code, ...params }) => ({ code, params, file }));
}

function digits(text: string): string {
  return text.replaceAll(/\D/gu, '');
}
