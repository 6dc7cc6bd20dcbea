import { namelessRows } from '#backend/intake/planInvoices.ts';
import type { IntakeTerms } from '#backend/intake/planIntake.ts';
import type { StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';

/** From so many open invoices on, a list that knows none of them is likely another creditor's. */
const manyOpen = 5;

/**
 * What a person should know before a planned file is taken over:
 * `supplier_mismatch`, `nothing_recognised`, `settlement_withheld`, `list_older`, `taken_over_before`, `none_known`,
 * `document_differs`. They refuse nothing.
 */
export function findWarnings(
  connection: Connection,
  staged: StagedFile,
  terms: IntakeTerms,
): readonly StagedWarning[] {
  const found =
    staged.kind === 'open_items'
      ? listWarnings(connection, staged, terms)
      : documentWarnings(connection, staged, terms);
  if (staged.drafts === 0) found.push({ code: 'nothing_recognised', params: { rejected: staged.rejected } });
  return found;
}

function listWarnings(connection: Connection, staged: StagedFile, terms: IntakeTerms): StagedWarning[] {
  const found: StagedWarning[] = [];
  const nameless = Number(connection.prepare(namelessRows).pluck().get());
  if (terms.complete && nameless > 0) found.push({ code: 'settlement_withheld', params: { rows: nameless } });
  const latest = connection
    .prepare<[number], { list_date: string; sha256: string }>(
      "SELECT list_date, sha256 FROM intake WHERE creditor_id = ? AND kind = 'open_items' AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
    )
    .get(terms.creditorId);
  if (latest !== undefined && latest.list_date > terms.listDate) {
    found.push({ code: 'list_older', params: { listDate: terms.listDate, latest: latest.list_date } });
  }
  const before = connection
    .prepare<[number, string], { committed_at: string }>(
      'SELECT committed_at FROM intake WHERE creditor_id = ? AND sha256 = ? ORDER BY id DESC LIMIT 1',
    )
    .get(terms.creditorId, staged.sha256);
  // The newest list again is harmless; an older one again would bring its old balances back.
  if (before !== undefined && latest?.sha256 !== staged.sha256) {
    found.push({ code: 'taken_over_before', params: { at: before.committed_at } });
  }
  const open = Number(
    connection
      .prepare('SELECT count(*) FROM invoice WHERE creditor_id = ? AND open <> 0')
      .pluck()
      .get(terms.creditorId),
  );
  const known = Number(
    connection
      .prepare(
        `SELECT (SELECT count(*) FROM temp.plan_invoice WHERE invoice_id IS NOT NULL)
              + (SELECT count(*) FROM temp.plan_customer WHERE customer_id IS NOT NULL)`,
      )
      .pluck()
      .get(),
  );
  if (open >= manyOpen && known === 0 && staged.drafts > 0)
    found.push({ code: 'none_known', params: { open } });
  return found;
}

function documentWarnings(connection: Connection, staged: StagedFile, terms: IntakeTerms): StagedWarning[] {
  const found: StagedWarning[] = [];
  const creditor = connection
    .prepare<[number], { name: string; organisation_number: string | null }>(
      'SELECT name, organisation_number FROM creditor WHERE id = ?',
    )
    .get(terms.creditorId);
  const own = digits(creditor?.organisation_number ?? '');
  if (
    own !== '' &&
    staged.supplierNumbers.length > 0 &&
    !staged.supplierNumbers.some((text) => digits(text).includes(own))
  ) {
    const supplier = staged.supplierName ?? staged.supplierNumbers[0] ?? '';
    const params = { supplier, number: staged.supplierNumbers[0] ?? '', creditor: creditor?.name ?? '' };
    found.push({ code: 'supplier_mismatch', params });
  }
  const differing = connection
    .prepare<
      [],
      { number: string; due: string; ledgerDue: string; original: number; ledgerOriginal: number }
    >(
      `SELECT draft.number, draft.due, planned.due AS ledgerDue, draft.original, planned.original AS ledgerOriginal
       FROM temp.plan_invoice AS planned JOIN staging.draft AS draft ON draft.position = planned.position
       WHERE planned.invoice_id IS NOT NULL AND (draft.due <> planned.due OR draft.original <> planned.original)`,
    )
    .all();
  for (const params of differing) found.push({ code: 'document_differs', params: { ...params } });
  return found;
}

function digits(text: string): string {
  return text.replaceAll(/\D/gu, '');
}
