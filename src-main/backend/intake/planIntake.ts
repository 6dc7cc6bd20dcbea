import { readStagedFile, type StagedFile } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';

/** For whom, as of which day and how a staged file is compared or taken over. */
export interface IntakeTerms {
  readonly creditorId: number;
  /** The day whose balances the list tells. */
  readonly listDate: string;
  /** The list holds every open item: what is gone from it is settled. Means nothing for single documents. */
  readonly complete: boolean;
}

/** Called before every statement of a long work with how many are done of how many; throwing ends the work. */
export type IntakeStep = (done: number, total: number) => void;

/** What a file does to the ledger. `read` = added + changed + unchanged + rejected; `settled` counts invoices beside. */
export interface IntakeCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly settled: number;
  readonly rejected: number;
}

/** The fields of a customer that a file can change, as columns. `customer_change` may hold an own value for each. */
export const customerFields = [
  'name',
  'kind',
  'street',
  'street_2',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'language',
  'identity_number',
] as const;

/**
 * Works out what the attached staging file would do to the ledger, in temporary tables of the connection, which both
 * the preview and the taking over read; so what was shown is what is done. Nothing of the ledger is written.
 *
 * A list of open items (`csv`) tells balances and addresses and decides about both. A single document (UBL) says
 * nothing of payments: it adds an unknown invoice, fills what is empty, and a credit note lowers the invoice that it
 * names, but it never changes the balance of a known one otherwise.
 */
export function planIntake(
  connection: Connection,
  terms: IntakeTerms,
  step: IntakeStep = () => undefined,
): StagedFile {
  const staged = readStagedFile(connection);
  dropPlan(connection);
  const parameters = { creditor: terms.creditorId, listDate: terms.listDate };
  const statements = planStatements(staged, terms);
  for (const [done, sql] of statements.entries()) {
    step(done, statements.length);
    run(connection, sql, parameters);
  }
  return staged;
}

function planStatements(staged: StagedFile, terms: IntakeTerms): readonly string[] {
  const document = staged.format !== 'csv';
  return [
    ...planCustomers(document),
    ...(document ? planDocument() : planList()),
    planSettled,
    ...(!document && terms.complete ? [findSettled] : []),
  ];
}

/** Takes the temporary tables away; the connection may live on. */
export function dropPlan(connection: Connection): void {
  for (const table of ['plan_settled', 'plan_invoice', 'plan_customer', 'plan_identity']) {
    connection.exec(`DROP TABLE IF EXISTS temp.${table}`);
  }
}

/** Counts what the plan does. */
export function countPlan(connection: Connection): IntakeCounts {
  const number = (sql: string): number => Number(connection.prepare(sql).pluck().get());
  const action = (name: string): number =>
    number(`SELECT count(*) FROM temp.plan_invoice WHERE action = '${name}'`);
  const counts = { added: action('add'), changed: action('change'), unchanged: action('unchanged') };
  const rejected = number('SELECT count(DISTINCT position) FROM staging.row_error');
  const settled = number('SELECT count(*) FROM temp.plan_settled');
  return { read: counts.added + counts.changed + counts.unchanged + rejected, ...counts, settled, rejected };
}

/** Runs one statement with those of the named parameters that it uses. */
export function run(
  connection: Connection,
  sql: string,
  parameters: Readonly<Record<string, unknown>>,
): number {
  const names = new Set([...sql.matchAll(/@(\w+)/gu)].map((match) => match[1] ?? ''));
  const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
  return connection.prepare(sql).run(used).changes;
}

/**
 * The customers of the file, one row each, with the newest word of the file on every field (an address as a whole),
 * and whom of the ledger they are: by key, else by identity number. A customer that the ledger knows without a number
 * and a list brings with one is the same and gets the number. `customer_id` is null for new ones.
 */
function planCustomers(document: boolean): readonly string[] {
  const newest = (column: string): string =>
    `max(CASE WHEN ${column} IS NOT NULL THEN position END) AS ${column}_at`;
  return [
    `CREATE TEMP TABLE plan_identity AS
     SELECT identity_number, min(id) AS any_id, min(CASE WHEN number IS NULL THEN id END) AS bare_id
     FROM main.customer WHERE creditor_id = @creditor AND identity_number IS NOT NULL GROUP BY identity_number`,
    'CREATE UNIQUE INDEX temp.plan_identity_number ON plan_identity (identity_number)',
    `CREATE TEMP TABLE plan_customer AS
     WITH newest AS (
       SELECT customer_key AS key, min(position) AS position, max(customer_number) AS number,
         ${['customer_name', 'customer_kind', 'street', 'country', 'email', 'phone', 'language', 'identity_number'].map(newest).join(', ')}
       FROM staging.draft GROUP BY customer_key)
     SELECT newest.key, newest.position, newest.number, NULL AS customer_id,
       named.customer_name AS name, kinded.customer_kind AS kind, addressed.street, addressed.street_2,
       addressed.postcode, addressed.city, placed.country, mailed.email, called.phone, spoken.language,
       identified.identity_number, NULL AS changes
     FROM newest
     LEFT JOIN staging.draft AS named ON named.position = newest.customer_name_at
     LEFT JOIN staging.draft AS kinded ON kinded.position = newest.customer_kind_at
     LEFT JOIN staging.draft AS addressed ON addressed.position = newest.street_at
     LEFT JOIN staging.draft AS placed ON placed.position = newest.country_at
     LEFT JOIN staging.draft AS mailed ON mailed.position = newest.email_at
     LEFT JOIN staging.draft AS called ON called.position = newest.phone_at
     LEFT JOIN staging.draft AS spoken ON spoken.position = newest.language_at
     LEFT JOIN staging.draft AS identified ON identified.position = newest.identity_number_at`,
    'CREATE UNIQUE INDEX temp.plan_customer_key ON plan_customer (key)',
    ...(document ? matchDocumentCustomer : matchListCustomers),
    'CREATE INDEX temp.plan_customer_id ON plan_customer (customer_id)',
    ...(document ? [fillOnlyEmpty] : []),
    findCustomerChanges,
  ];
}

const byKey = `(SELECT id FROM main.customer WHERE creditor_id = @creditor AND key = plan_customer.key)`;

const matchListCustomers: readonly string[] = [
  `UPDATE temp.plan_customer SET customer_id = ${byKey}`,
  `UPDATE temp.plan_customer SET customer_id = (
     SELECT any_id FROM temp.plan_identity WHERE identity_number = plan_customer.identity_number)
   WHERE customer_id IS NULL AND number IS NULL AND identity_number IS NOT NULL`,
  // Two numbers with one identity number are two customers to the creditor: only the first takes the bare one over.
  `UPDATE temp.plan_customer SET customer_id = adopted.bare_id
   FROM (SELECT planned.key, known.bare_id,
           row_number() OVER (PARTITION BY planned.identity_number ORDER BY planned.position) AS place
         FROM temp.plan_customer AS planned
         JOIN temp.plan_identity AS known ON known.identity_number = planned.identity_number
         WHERE planned.customer_id IS NULL AND planned.number IS NOT NULL AND known.bare_id IS NOT NULL) AS adopted
   WHERE adopted.key = plan_customer.key AND adopted.place = 1`,
];

/** A document's customer is the one of the invoice that it is or credits, where the ledger knows that. */
const matchDocumentCustomer: readonly string[] = [
  `UPDATE temp.plan_customer SET customer_id = coalesce(
     (SELECT invoice.customer_id FROM staging.draft AS draft
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number
      WHERE draft.customer_key = plan_customer.key LIMIT 1),
     (SELECT invoice.customer_id FROM staging.draft AS draft
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.corrects_number
      WHERE draft.customer_key = plan_customer.key LIMIT 1),
     ${byKey},
     (SELECT any_id FROM temp.plan_identity WHERE identity_number = plan_customer.identity_number))`,
];

/** What a field of a known customer was imported as, beside an own value of the office. */
function imported(field: string): string {
  return `coalesce((SELECT imported_value FROM main.customer_change
    WHERE customer_id = customer.id AND field = '${field}'), customer.${field}, '')`;
}

/** A document only fills what is empty; the rest of an address only where it is the same street. */
const fillOnlyEmpty = `
  UPDATE temp.plan_customer SET
    name = NULL, kind = NULL, country = NULL, language = NULL,
    ${['street', 'street_2', 'postcode', 'city']
      .map(
        (field) =>
          `${field} = CASE WHEN ${imported(field)} = '' AND same_place THEN plan_customer.${field} END`,
      )
      .join(', ')},
    email = CASE WHEN ${imported('email')} = '' THEN plan_customer.email END,
    phone = CASE WHEN ${imported('phone')} = '' THEN plan_customer.phone END,
    identity_number = CASE WHEN customer.identity_number IS NULL THEN plan_customer.identity_number END
  FROM (SELECT customer.*, (customer.street = '' OR lower(customer.street) = lower(planned.street))
          AND (customer.postcode = '' OR customer.postcode = planned.postcode) AS same_place
        FROM main.customer AS customer JOIN temp.plan_customer AS planned ON planned.customer_id = customer.id) AS customer
  WHERE plan_customer.customer_id = customer.id`;

/** The names of the fields that the file brings anew for known customers, in one text with commas; null for none. */
const findCustomerChanges = `
  UPDATE temp.plan_customer SET changes = nullif(rtrim(
    ${customerFields
      .map(
        (field) =>
          `CASE WHEN plan_customer.${field} IS NOT NULL AND plan_customer.${field} <> ${imported(field)}
           THEN '${field},' ELSE '' END`,
      )
      .join(' || ')}
    || CASE WHEN plan_customer.number IS NOT NULL AND customer.number IS NULL THEN 'number,' ELSE '' END, ','), '')
  FROM main.customer AS customer WHERE customer.id = plan_customer.customer_id`;

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
function planList(): readonly string[] {
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
function planDocument(): readonly string[] {
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

const planSettled = 'CREATE TEMP TABLE plan_settled (invoice_id INTEGER PRIMARY KEY, open INTEGER)';

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
const findSettled = `
  INSERT INTO temp.plan_settled
  SELECT id, open FROM main.invoice
  WHERE creditor_id = @creditor AND open <> 0 AND issued <= @listDate
    AND NOT EXISTS (SELECT 1 FROM staging.draft WHERE draft.number = invoice.number)
    AND NOT EXISTS (SELECT 1 FROM staging.row_error WHERE row_error.number = invoice.number)
    AND (${namelessRows}) = 0`;
