import type { FileWarning, IntakeKind } from '#backend/intake/stagedFile.ts';
import { customerDiffers } from '#backend/intake/planInvoices.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import { openingNumber } from '#shared/domain/intake/rebuildOpenItems.ts';

/**
 * Debts that a planned part would claim although nobody owes them like that, each kind with one example:
 *
 * - `opening_again`: the opening item of a ledger file holds invoices from before the file that stand in the ledger by
 *   themselves, as after an export that begins on a later day than the last one did;
 * - `number_reused`: a list gives a known number to another invoice, which would go on with the reminders of the first;
 * - `document_before_list`: an e-invoice that the last list of all open items did not name any more.
 */
export function findFalseDebts(
  connection: Connection,
  kind: IntakeKind,
  creditorId: number,
): readonly FileWarning[] {
  return falseDebts.flatMap(({ code, of, sql }) => {
    if (of !== kind) return [];
    const found = connection.prepare<[{ creditor: number }], Found>(sql).get({ creditor: creditorId });
    if (found === undefined || found.count === 0) return [];
    const { file, ...params } = found;
    return [{ code, params, file }];
  });
}

interface Found {
  readonly count: number;
  readonly file: string | null;
  readonly [param: string]: string | number | null;
}

const falseDebts: readonly {
  readonly code: IntakeWarningCode;
  readonly of: IntakeKind;
  readonly sql: string;
}[] = [
  {
    code: 'opening_again',
    of: 'open_items',
    sql: `SELECT count(DISTINCT who.customer_id) AS count, min(who.name) AS customer, min(known.number) AS number,
        NULL AS file
      FROM temp.plan_gone AS gone JOIN main.invoice AS known ON known.id = gone.invoice_id
      JOIN temp.plan_customer AS who ON who.customer_id = known.customer_id
      JOIN staging.balance AS balance ON balance.customer_key = who.key
      JOIN temp.plan_invoice AS opening ON opening.number = '${openingNumber('')}' || balance.number
      WHERE @creditor > 0 AND known.kind = 'invoice' AND known.open > 0 AND balance.unspecified > 0
        AND opening.open > 0 AND known.issued < opening.issued`,
  },
  {
    code: 'number_reused',
    of: 'open_items',
    sql: `SELECT count(*) AS count, plan_invoice.number AS number, owner.name AS customer, file.name AS file
      FROM temp.plan_invoice JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
      JOIN main.customer AS owner ON owner.id = invoice.customer_id
      JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
      JOIN staging.file AS file ON file.id = plan_invoice.file_id
      WHERE invoice.creditor_id = @creditor AND plan_invoice.open > 0 AND plan_invoice.keeps_customer = 0
        AND invoice.issued <> plan_invoice.issued AND invoice.due <> plan_invoice.due
        AND (${customerDiffers('who')} OR (invoice.open = 0 AND invoice.original <> plan_invoice.original))`,
  },
  {
    code: 'document_before_list',
    of: 'documents',
    sql: `SELECT count(*) AS count, min(planned.number) AS number, latest.list_date AS listDate, NULL AS file
      FROM temp.plan_invoice AS planned JOIN (SELECT list_date FROM main.intake
        WHERE creditor_id = @creditor AND kind = 'open_items' AND complete = 1 AND undone_at IS NULL
        ORDER BY list_date DESC LIMIT 1) AS latest
      WHERE planned.action = 'add' AND planned.kind = 'invoice' AND planned.open > 0
        AND planned.issued < latest.list_date`,
  },
];
