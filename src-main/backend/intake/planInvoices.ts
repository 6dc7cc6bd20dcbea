const createInvoicePlan = `
  CREATE TEMP TABLE plan_invoice (
    position INTEGER PRIMARY KEY, file_id INTEGER, line INTEGER, invoice_id INTEGER, customer_key TEXT, action TEXT,
    number TEXT, kind TEXT, issued TEXT, due TEXT, currency TEXT, original INTEGER, open INTEGER, reference TEXT,
    settled_on TEXT, paid INTEGER, paid_on TEXT, credited_number TEXT, credited INTEGER, ledger_open INTEGER,
    ledger_original INTEGER, keeps_customer INTEGER)`;

/**
 * Rows without a due date of invoices that the ledger does not know: nobody can say when they are overdue. Worked out
 * first, since whoever stands in such rows alone is no customer yet.
 */
export const planRejected: readonly string[] = [
  `CREATE TEMP TABLE plan_reject AS
   SELECT position, file_id, line, number FROM staging.draft
   WHERE due IS NULL AND NOT EXISTS (
     SELECT 1 FROM main.invoice WHERE creditor_id = @creditor AND invoice.number = draft.number)`,
  'CREATE UNIQUE INDEX temp.plan_reject_position ON plan_reject (position)',
];

/** SQL that is true where a list tells of another customer; a document never moves an invoice that is known. */
export function customerDiffers(who: string): string {
  return `(plan_invoice.keeps_customer = 0 AND ${who}.customer_id IS NOT invoice.customer_id)`;
}

/** SQL that joins the planned invoice of a picture, and is false where that is somebody else's with the same number. */
export const pictureOfInvoice = `
  JOIN temp.plan_invoice AS planned ON planned.number = told.invoice_number
  JOIN staging.draft AS draft ON draft.position = planned.position
  JOIN temp.plan_customer AS who ON who.key = planned.customer_key
  JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = planned.number
    AND (invoice.customer_id = who.customer_id OR invoice.original = coalesce(draft.original, draft.open))`;

/** Tells which rows change something of their invoice. */
const findInvoiceChanges = `
  UPDATE temp.plan_invoice SET action = 'change'
  FROM main.invoice AS invoice, temp.plan_customer AS planned
  WHERE invoice.id = plan_invoice.invoice_id AND planned.key = plan_invoice.customer_key
    AND (${customerDiffers('planned')} OR ${invoiceDiffers()})`;

/** The columns of an invoice that a file can change. */
export const invoiceColumns = [
  'kind',
  'issued',
  'due',
  'currency',
  'original',
  'open',
  'reference',
  'settled_on',
] as const;

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
     SELECT draft.position, draft.file_id, draft.line, invoice.id, draft.customer_key,
       CASE WHEN invoice.id IS NULL THEN 'add' ELSE 'unchanged' END, draft.number, draft.kind,
       coalesce(draft.issued, invoice.issued, draft.due), coalesce(draft.due, invoice.due), draft.currency,
       coalesce(draft.original, CASE WHEN abs(invoice.original) >= abs(draft.open) THEN invoice.original END, draft.open),
       draft.open, coalesce(draft.reference, invoice.reference), NULL, 0,
       CASE WHEN draft.paid_on <= @listDate THEN draft.paid_on ELSE @listDate END, NULL, NULL,
       invoice.open, invoice.original, 0
     FROM staging.draft AS draft
     LEFT JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number
     WHERE draft.position NOT IN (SELECT position FROM temp.plan_reject)`,
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

/**
 * The rows of documents. What a credit note credits is at most what the other invoice still owes, in the ledger or in
 * the same parcel, after the credit notes before it; the rest stays open.
 */
export function planDocuments(): readonly string[] {
  return [
    createInvoicePlan,
    `INSERT INTO temp.plan_invoice
     SELECT draft.position, draft.file_id, draft.line, NULL, draft.customer_key, 'add', draft.number, draft.kind,
       coalesce(draft.issued, draft.due), draft.due, draft.currency, coalesce(draft.original, draft.open),
       draft.open, draft.reference, NULL, 0, @listDate,
       CASE WHEN draft.kind = 'credit_note' THEN draft.corrects_number END, NULL, NULL, NULL, 0
     FROM staging.draft AS draft
     WHERE draft.position NOT IN (SELECT position FROM temp.plan_reject)
       AND NOT EXISTS (SELECT 1 FROM main.invoice WHERE creditor_id = @creditor AND number = draft.number)`,
    'CREATE INDEX temp.plan_invoice_credits ON plan_invoice (credited_number) WHERE credited_number IS NOT NULL',
    `UPDATE temp.plan_invoice SET credited = min(owed.open, owed.before + owed.credit) - min(owed.open, owed.before)
     FROM (SELECT note.position, -note.open AS credit, max(0, coalesce(known.open, beside.open)) AS open,
             coalesce(sum(-note.open) OVER (PARTITION BY note.credited_number ORDER BY note.position
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
           FROM temp.plan_invoice AS note
           LEFT JOIN main.invoice AS known ON known.creditor_id = @creditor AND known.number = note.credited_number
             AND known.kind = 'invoice' AND known.currency = note.currency
           LEFT JOIN staging.draft AS beside ON known.id IS NULL AND beside.number = note.credited_number
             AND beside.kind = 'invoice' AND beside.currency = note.currency
             AND beside.position NOT IN (SELECT position FROM temp.plan_reject)
             AND NOT EXISTS (SELECT 1 FROM main.invoice WHERE creditor_id = @creditor AND number = beside.number)
           WHERE note.credited_number IS NOT NULL AND note.open < 0
             AND coalesce(known.id, beside.position) IS NOT NULL) AS owed
     WHERE owed.position = plan_invoice.position`,
    'UPDATE temp.plan_invoice SET open = open + coalesce(credited, 0)',
    'UPDATE temp.plan_invoice SET settled_on = issued WHERE open = 0',
    `INSERT INTO temp.plan_invoice
     SELECT draft.position, draft.file_id, draft.line, invoice.id, draft.customer_key, 'unchanged', draft.number,
       invoice.kind,
       CASE WHEN invoice.issued = invoice.due AND draft.issued < invoice.due THEN draft.issued ELSE invoice.issued END,
       invoice.due, invoice.currency, invoice.original, invoice.open, coalesce(invoice.reference, draft.reference),
       invoice.settled_on, 0, @listDate, NULL, NULL, invoice.open, invoice.original, 1
     FROM staging.draft AS draft
     JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number`,
    findInvoiceChanges,
  ];
}

/** Files that tell of no invoices. */
export const planNoInvoices: readonly string[] = [createInvoicePlan];

/**
 * SQL that counts the rows of the file that could not even be told by their number. Then nobody knows which invoices
 * are gone from the list, and none is settled by it.
 */
export const namelessRows = `
  SELECT count(DISTINCT position) FROM staging.row_error AS nameless
  WHERE number IS NULL AND NOT EXISTS (
    SELECT 1 FROM staging.row_error AS other WHERE other.position = nameless.position
      AND (other.number IS NOT NULL OR other.code IN ('total_row', 'repeated_header')))`;

export const createGone =
  'CREATE TEMP TABLE plan_gone (invoice_id INTEGER PRIMARY KEY, open INTEGER, settled INTEGER)';

/**
 * Open invoices of the creditor that a list no longer has, and that were issued when it was made. Where the list holds
 * every open item they are settled by it.
 */
export const findGone = `
  INSERT INTO temp.plan_gone
  SELECT id, open, @complete AND (${namelessRows}) = 0 FROM main.invoice
  WHERE creditor_id = @creditor AND open <> 0 AND issued <= @listDate
    AND NOT EXISTS (SELECT 1 FROM staging.draft WHERE draft.number = invoice.number)
    AND NOT EXISTS (SELECT 1 FROM staging.row_error WHERE row_error.number = invoice.number)`;
