import { keepBefore } from '#backend/intake/keepBefore.ts';
import { openingNumber, openingReason } from '#shared/domain/intake/rebuildOpenItems.ts';
import { customerDiffers, invoiceDiffers, pictureOfInvoice } from '#backend/intake/planInvoices.ts';

/** The statements that carry the plan of the invoices out, in order, with what each row was before. */
export function applyInvoices(): readonly string[] {
  return [
    ...applyRows,
    ...holdOpenings,
    ...applyCredits,
    ...applySettled,
    ...applyDocuments,
    ...applyAccounts,
  ];
}

const changedInvoiceFields = `(${['kind', 'issued', 'due', 'currency', 'original', 'reference']
  .map((column) => `CASE WHEN plan_invoice.${column} IS NOT invoice.${column} THEN '${column},' ELSE '' END`)
  .join(' || ')} || CASE WHEN ${customerDiffers('who')} THEN 'customer,' ELSE '' END)`;

/**
 * The opening item of a ledger file stands for invoices that nobody sees here, so that no letter could name them: it is
 * held, once, until a person decides. Whoever lifts the hold is not overruled by the next file.
 */
const holdOpenings: readonly string[] = [
  `INSERT INTO main.hold (creditor_id, customer_id, invoice_id, kind, reason, from_day, created_at, placed_by, intake_id)
   SELECT @creditor, invoice.customer_id, invoice.id, 'do_not_remind', '${openingReason}: ' || @file,
     substr(@now, 1, 10), @now, @actor, @intake
   FROM temp.plan_invoice AS planned
   JOIN staging.balance AS balance ON balance.customer_key = planned.customer_key
     AND planned.number = '${openingNumber('')}' || balance.number
   JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = planned.number
   WHERE planned.action = 'add' AND planned.open > 0 AND balance.unspecified > 0`,
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, customer_id, invoice_id, @intake, 'held', json_object('hold', id, 'kind', kind,
     'reason', reason, 'from', from_day, 'until', NULL, 'by', placed_by)
   FROM main.hold WHERE intake_id = @intake AND invoice_id IS NOT NULL`,
];

const applyRows: readonly string[] = [
  keepBefore.invoices,
  // Keys of invoices that an undone import took away are never given again: the event log still tells of them.
  `INSERT INTO main.invoice (id, creditor_id, customer_id, number, kind, issued, due, currency, original, open,
     reference, settled_on, intake_id)
   SELECT (SELECT max(coalesce((SELECT max(id) FROM main.invoice), 0),
       coalesce((SELECT max(invoice_id) FROM main.event), 0))) + row_number() OVER (ORDER BY planned.position),
     @creditor, who.customer_id, planned.number, planned.kind, planned.issued, planned.due, planned.currency,
     planned.original, planned.open, planned.reference, planned.settled_on, @intake
   FROM temp.plan_invoice AS planned JOIN temp.plan_customer AS who ON who.key = planned.customer_key
   WHERE planned.action = 'add' ORDER BY planned.position`,
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'invoice_imported',
     json_object('original', invoice.original, 'open', invoice.open, 'currency', invoice.currency, 'file', @file)
   FROM main.invoice AS invoice JOIN temp.plan_invoice AS planned ON planned.number = invoice.number
   WHERE invoice.creditor_id = @creditor AND planned.action = 'add' ORDER BY invoice.id`,
  // Events first: they tell the values before.
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'balance_changed',
     json_object('from', invoice.open, 'to', plan_invoice.open, 'currency', plan_invoice.currency,
       'date', plan_invoice.paid_on, 'file', @file)
   FROM temp.plan_invoice JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
   WHERE plan_invoice.action = 'change' AND invoice.open <> plan_invoice.open`,
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'invoice_changed',
     json_object('fields', rtrim(${changedInvoiceFields}, ','), 'fromDue', invoice.due, 'toDue', plan_invoice.due,
       'fromOriginal', invoice.original, 'toOriginal', plan_invoice.original, 'currency', plan_invoice.currency,
       'file', @file)
   FROM temp.plan_invoice JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
   JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
   WHERE plan_invoice.action = 'change' AND ${changedInvoiceFields} <> ''`,
  `INSERT INTO main.reduction (invoice_id, date, amount, kind, intake_id)
   SELECT invoice_id, paid_on, paid, 'payment', @intake FROM temp.plan_invoice WHERE paid <> 0`,
  `UPDATE main.invoice SET customer_id = CASE WHEN ${customerDiffers('who')} THEN who.customer_id ELSE invoice.customer_id END,
     kind = plan_invoice.kind, issued = plan_invoice.issued,
     due = plan_invoice.due, currency = plan_invoice.currency, original = plan_invoice.original,
     open = plan_invoice.open, reference = plan_invoice.reference, settled_on = plan_invoice.settled_on
   FROM temp.plan_invoice JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
   WHERE plan_invoice.action = 'change' AND invoice.id = plan_invoice.invoice_id
     AND (${customerDiffers('who')} OR ${invoiceDiffers()})`,
];

/** A credit note lowers the invoice that it names, from its own day on (DOMAIN: money). */
const applyCredits: readonly string[] = [
  keepBefore.credited,
  `CREATE TEMP TABLE IF NOT EXISTS plan_credit AS
   SELECT invoice.id AS invoice_id, planned.number, planned.issued, planned.credited, planned.position,
     invoice.open - coalesce(sum(planned.credited) OVER (PARTITION BY invoice.id ORDER BY planned.position
       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS open
   FROM temp.plan_invoice AS planned
   JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = planned.credited_number
   WHERE planned.credited > 0`,
  `INSERT INTO main.reduction (invoice_id, date, amount, kind, document, intake_id)
   SELECT invoice_id, issued, credited, 'credit_note', number, @intake FROM temp.plan_credit ORDER BY position`,
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'credited',
     json_object('document', credit.number, 'amount', credit.credited, 'from', credit.open,
       'to', credit.open - credit.credited, 'currency', invoice.currency, 'date', credit.issued)
   FROM temp.plan_credit AS credit JOIN main.invoice AS invoice ON invoice.id = credit.invoice_id
   ORDER BY credit.position`,
  `UPDATE main.invoice SET open = invoice.open - credit.credited,
     settled_on = CASE WHEN invoice.open = credit.credited THEN credit.issued END
   FROM (SELECT invoice_id, sum(credited) AS credited, max(issued) AS issued FROM temp.plan_credit GROUP BY invoice_id)
     AS credit
   WHERE credit.invoice_id = invoice.id`,
  'DROP TABLE temp.plan_credit',
];

const applySettled: readonly string[] = [
  keepBefore.settled,
  `INSERT INTO main.event (at, creditor_id, customer_id, invoice_id, intake_id, kind, params)
   SELECT @now, @creditor, invoice.customer_id, invoice.id, @intake, 'settled_by_list',
     json_object('from', invoice.open, 'currency', invoice.currency, 'date', @listDate, 'file', @file)
   FROM temp.plan_gone AS gone JOIN main.invoice AS invoice ON invoice.id = gone.invoice_id WHERE gone.settled`,
  `INSERT INTO main.reduction (invoice_id, date, amount, kind, intake_id)
   SELECT invoice.id, @listDate, gone.open, 'payment', @intake
   FROM temp.plan_gone AS gone JOIN main.invoice AS invoice ON invoice.id = gone.invoice_id
   WHERE gone.settled AND invoice.kind = 'invoice'`,
  `UPDATE main.invoice SET open = 0, settled_on = @listDate
   WHERE id IN (SELECT invoice_id FROM temp.plan_gone WHERE settled)`,
];

/** Pictures of invoices, whose content lies in files of their own (`keepDocuments`). */
const applyDocuments: readonly string[] = [
  `INSERT INTO main.invoice_document (invoice_id, name, media_type, sha256, bytes, intake_id)
   SELECT invoice.id, told.name, told.media_type, told.sha256, length(told.content), @intake
   FROM staging.document AS told ${pictureOfInvoice}
   WHERE NOT EXISTS (SELECT 1 FROM staging.row_error AS faulty
     WHERE faulty.file_id = told.file_id AND faulty.number = told.invoice_number)
   ON CONFLICT (invoice_id, sha256) DO NOTHING`,
];

const applyAccounts: readonly string[] = [
  keepBefore.accounts,
  `UPDATE main.account SET name = told.name FROM temp.plan_account AS told
   WHERE told.account_id = account.id AND told.action = 'change'`,
  `INSERT INTO main.account (creditor_id, number, name)
   SELECT @creditor, number, name FROM temp.plan_account WHERE action = 'add' ORDER BY number`,
  `INSERT INTO main.intake_change (intake_id, subject, subject_id, before)
   SELECT @intake, 'account', account.id, NULL FROM temp.plan_account AS told
   JOIN main.account AS account ON account.creditor_id = @creditor AND account.number = told.number
   WHERE told.action = 'add'`,
];
