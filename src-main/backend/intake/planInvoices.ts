const createInvoicePlan = `
  CREATE TEMP TABLE plan_invoice (
    position INTEGER PRIMARY KEY, line INTEGER, invoice_id INTEGER, customer_key TEXT, action TEXT, number TEXT,
    kind TEXT, issued TEXT, due TEXT, currency TEXT, original INTEGER, open INTEGER, reference TEXT, settled_on TEXT,
    paid INTEGER, paid_on TEXT, credited_id INTEGER, credited INTEGER, ledger_open INTEGER, ledger_original INTEGER)`;

/** Tells which rows change something: of the invoice itself or of its customer. */
const findInvoiceChanges = `
  UPDATE temp.plan_invoice SET action = 'change'
  FROM main.invoice AS invoice, temp.plan_customer AS planned
  WHERE invoice.id = plan_invoice.invoice_id AND planned.key = plan_invoice.customer_key
    AND (planned.changes IS NOT NULL OR planned.customer_id IS NOT invoice.customer_id
      OR ${invoiceDiffers()})`;

/** SQL that is true where the planned invoice is not the one of the ledger. */
export function invoiceDiffers(): string {
  return ['kind', 'issued', 'due', 'currency', 'original', 'open', 'reference', 'settled_on']
    .map((column) => `plan_invoice.${column} IS NOT invoice.${column}`)
    .join(' OR ');
}

/**
 * The rows of a list. `paid` is by how much more (or, after a reversal, less) of the total is paid than the ledger
 * knew; it is dated by the list's own day of payment where that is not later than the list, else by the list.
 */
export function planList(): readonly string[] {
  return [
    createInvoicePlan,
    `INSERT INTO temp.plan_invoice
     SELECT draft.position, draft.line, invoice.id, draft.customer_key,
       CASE WHEN invoice.id IS NULL THEN 'add' ELSE 'unchanged' END, draft.number, draft.kind,
       coalesce(draft.issued, invoice.issued, draft.due), draft.due, draft.currency,
       coalesce(draft.original, CASE WHEN abs(invoice.original) >= abs(draft.open) THEN invoice.original END, draft.open),
       draft.open, coalesce(draft.reference, invoice.reference), NULL, 0,
       CASE WHEN draft.paid_on <= @listDate THEN draft.paid_on ELSE @listDate END, NULL, NULL,
       invoice.open, invoice.original
     FROM staging.draft AS draft
     LEFT JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number`,
    `UPDATE temp.plan_invoice SET paid = (original - open) - (ledger_original - ledger_open)
     WHERE invoice_id IS NOT NULL AND kind = 'invoice'`,
    // A reversal is known from the list on, whenever the last payment was.
    'UPDATE temp.plan_invoice SET paid_on = @listDate WHERE paid <= 0',
    `UPDATE temp.plan_invoice SET settled_on = CASE
       WHEN ledger_open = 0 THEN (SELECT settled_on FROM main.invoice WHERE id = invoice_id)
       ELSE paid_on END
     WHERE open = 0`,
    findInvoiceChanges,
  ];
}

/** The one row of a document. What it credits is at most what the other invoice still owes; the rest stays open. */
export function planDocument(): readonly string[] {
  return [
    createInvoicePlan,
    `INSERT INTO temp.plan_invoice
     SELECT draft.position, draft.line, NULL, draft.customer_key, 'add', draft.number, draft.kind,
       coalesce(draft.issued, draft.due), draft.due, draft.currency, coalesce(draft.original, draft.open),
       draft.open, draft.reference, NULL, 0, @listDate,
       credited.id, max(0, min(-draft.open, credited.open)), NULL, NULL
     FROM staging.draft AS draft
     LEFT JOIN main.invoice AS credited ON credited.creditor_id = @creditor AND credited.number = draft.corrects_number
       AND draft.kind = 'credit_note' AND credited.kind = 'invoice' AND credited.currency = draft.currency
     WHERE NOT EXISTS (SELECT 1 FROM main.invoice WHERE creditor_id = @creditor AND number = draft.number)`,
    `UPDATE temp.plan_invoice SET open = open + coalesce(credited, 0)`,
    `UPDATE temp.plan_invoice SET settled_on = issued WHERE open = 0`,
    `INSERT INTO temp.plan_invoice
     SELECT draft.position, draft.line, invoice.id, draft.customer_key, 'unchanged', draft.number, invoice.kind,
       CASE WHEN invoice.issued = invoice.due AND draft.issued < invoice.due THEN draft.issued ELSE invoice.issued END,
       invoice.due, invoice.currency, invoice.original, invoice.open, coalesce(invoice.reference, draft.reference),
       invoice.settled_on, 0, @listDate, NULL, NULL, invoice.open, invoice.original
     FROM staging.draft AS draft
     JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number`,
    findInvoiceChanges,
  ];
}

export const planSettled = 'CREATE TEMP TABLE plan_settled (invoice_id INTEGER PRIMARY KEY, open INTEGER)';

/**
 * SQL that is true where a row of the file could not even be told by its number. Then nobody knows which invoices are
 * gone from the list, and none is settled by it.
 */
export const namelessRows = `
  SELECT count(DISTINCT position) FROM staging.row_error AS nameless
  WHERE number IS NULL AND NOT EXISTS (
    SELECT 1 FROM staging.row_error AS other WHERE other.position = nameless.position
      AND (other.number IS NOT NULL OR other.code IN ('total_row', 'repeated_header')))`;

/** Open invoices of the creditor that a complete list no longer has, and that were issued when it was made. */
export const findSettled = `
  INSERT INTO temp.plan_settled
  SELECT id, open FROM main.invoice
  WHERE creditor_id = @creditor AND open <> 0 AND issued <= @listDate
    AND NOT EXISTS (SELECT 1 FROM staging.draft WHERE draft.number = invoice.number)
    AND NOT EXISTS (SELECT 1 FROM staging.row_error WHERE row_error.number = invoice.number)
    AND (${namelessRows}) = 0`;
