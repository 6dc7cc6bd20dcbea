import type { IntakeKind } from '#backend/intake/stagedFile.ts';

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
  'invoice_email',
  'phone',
  'language',
  'identity_number',
] as const;

/**
 * The customers of the file, one row each, with the newest word of the file on every field (an address as a whole),
 * and whom of the ledger they are: by key, else by identity number, else by an invoice that both know under one name,
 * else by name and postcode. A customer that the ledger knows without a number and a list brings with one, or with the
 * postcode that its key was lacking, is the same and takes the new key. `customer_id` is null for new ones. Customers
 * that only stand in rejected rows are left out.
 */
export function planCustomers(kind: IntakeKind): readonly string[] {
  const isDocument = kind === 'documents';
  return [
    `CREATE TEMP TABLE plan_identity AS
     SELECT identity_number, min(id) AS any_id, min(CASE WHEN number IS NULL THEN id END) AS bare_id
     FROM main.customer WHERE creditor_id = @creditor AND identity_number IS NOT NULL GROUP BY identity_number`,
    'CREATE UNIQUE INDEX temp.plan_identity_number ON plan_identity (identity_number)',
    // Names and postcodes that only one customer has.
    `CREATE TEMP TABLE plan_name AS
     SELECT lower(name) AS name, replace(postcode, ' ', '') AS postcode, id, number FROM main.customer
     WHERE creditor_id = @creditor AND postcode <> '' GROUP BY 1, 2 HAVING count(*) = 1`,
    'CREATE UNIQUE INDEX temp.plan_name_postcode ON plan_name (name, postcode)',
    createPlan,
    readWords('party', ''),
    readWords('draft', 'WHERE position NOT IN (SELECT position FROM temp.plan_reject)'),
    ...(isDocument ? matchDocumentCustomer : matchListCustomers),
    ...(kind === 'customers' ? [adoptByName] : []),
    'CREATE INDEX temp.plan_customer_id ON plan_customer (customer_id)',
    ...(isDocument ? [fillOnlyEmpty] : [keepNewestWord, takeKeys]),
    keepLanguage,
    findCustomerChanges,
  ];
}

/** What of the staging file is one word about a customer: a field of the plan, and the columns that go with it. */
const words: readonly { readonly at: string; readonly told: string; readonly columns: readonly Column[] }[] =
  [
    { at: 'name_at', told: 'customer_name', columns: [['name', 'customer_name']] },
    { at: 'kind_at', told: 'customer_kind', columns: [['kind', 'customer_kind']] },
    {
      at: 'street_at',
      told: 'street',
      columns: [
        ['street', 'street'],
        ['street_2', 'street_2'],
        ['postcode', 'postcode'],
        ['city', 'city'],
      ],
    },
    { at: 'country_at', told: 'country', columns: [['country', 'country']] },
    { at: 'email_at', told: 'email', columns: [['email', 'email']] },
    { at: 'phone_at', told: 'phone', columns: [['phone', 'phone']] },
    { at: 'language_at', told: 'language', columns: [['language', 'language']] },
    { at: 'identity_at', told: 'identity_number', columns: [['identity_number', 'identity_number']] },
    { at: 'more_at', told: 'more', columns: [['more', 'more']] },
  ];

/** A column of the plan and the one of the staging file. */
type Column = readonly [string, string];

const wordColumns = words.flatMap(({ at, columns }) => [...columns.map(([column]) => column), at]);

const createPlan = `
  CREATE TEMP TABLE plan_customer (
    key TEXT PRIMARY KEY, position INTEGER, line INTEGER, file_id INTEGER, number TEXT, customer_id INTEGER,
    ${wordColumns.join(', ')}, invoice_email TEXT, changes TEXT, takes_key INTEGER DEFAULT 0, profile_id INTEGER,
    conflicts INTEGER DEFAULT 0)`;

/** Reads what a table of the staging file tells; where another told of the customer too, the later word counts. */
function readWords(table: 'party' | 'draft', where: string): string {
  const newest = words.map(({ at, told }) => `max(CASE WHEN ${told} IS NOT NULL THEN position END) AS ${at}`);
  const values = words.flatMap(({ at, columns }) => [
    ...columns.map(([, column]) => `by_${at}.${column}`),
    `newest.${at}`,
  ]);
  const joins = words.map(
    ({ at }) => `LEFT JOIN staging.${table} AS by_${at} ON by_${at}.position = newest.${at}`,
  );
  const later = words.flatMap(({ at, columns }) =>
    [...columns.map(([column]) => column), at].map(
      (column) =>
        `${column} = CASE WHEN coalesce(excluded.${at}, 0) > coalesce(${at}, 0) THEN excluded.${column} ELSE ${column} END`,
    ),
  );
  return `
    INSERT INTO temp.plan_customer (key, position, line, file_id, number, ${wordColumns.join(', ')}, invoice_email)
    WITH newest AS (
      SELECT customer_key AS key, min(position) AS position, max(customer_number) AS number, ${newest.join(', ')}
      FROM staging.${table} ${where} GROUP BY customer_key)
    SELECT newest.key, newest.position, first.line, first.file_id, newest.number, ${values.join(', ')},
      nullif(by_more_at.more ->> '$.invoiceEmail', '')
    FROM newest JOIN staging.${table} AS first ON first.position = newest.position ${joins.join(' ')} WHERE true
    ON CONFLICT (key) DO UPDATE SET number = coalesce(number, excluded.number), ${later.join(', ')},
      invoice_email = CASE WHEN coalesce(excluded.more_at, 0) > coalesce(more_at, 0)
        THEN coalesce(excluded.invoice_email, invoice_email) ELSE invoice_email END`;
}

const byKey = `(SELECT id FROM main.customer WHERE creditor_id = @creditor AND key = plan_customer.key)`;

const byNameAndPostcode = `(SELECT id FROM temp.plan_name
  WHERE name = lower(plan_customer.name) AND postcode = replace(plan_customer.postcode, ' ', ''))`;

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
  // A list without numbers, or the first one with them: whose invoice it is in the ledger, under the same name.
  `UPDATE temp.plan_customer SET customer_id = adopted.customer_id
   FROM (SELECT known.*, row_number() OVER (PARTITION BY known.customer_id ORDER BY known.position) AS place
         FROM (SELECT planned.key, planned.position, min(customer.id) AS customer_id, customer.number IS NULL AS bare
               FROM temp.plan_customer AS planned
               JOIN staging.draft AS draft ON draft.customer_key = planned.key
               JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number
               JOIN main.customer AS customer ON customer.id = invoice.customer_id
               WHERE planned.customer_id IS NULL AND (customer.number IS NULL OR planned.number IS NULL)
                 AND (customer.name = planned.name OR ${nameOf('customer.key')} = ${nameOf('planned.key')})
               GROUP BY planned.key) AS known) AS adopted
   WHERE adopted.key = plan_customer.key AND (NOT adopted.bare OR (adopted.place = 1
     AND adopted.customer_id NOT IN (SELECT customer_id FROM temp.plan_customer WHERE customer_id IS NOT NULL)))`,
  `UPDATE temp.plan_customer SET customer_id = ${byNameAndPostcode}
   WHERE customer_id IS NULL AND number IS NULL AND identity_number IS NULL`,
];

/**
 * A list of customers gives those their numbers whom documents brought without: by a name and a postcode that only one
 * has on either side. Who has an identity number is known by that.
 */
const adoptByName = `
  UPDATE temp.plan_customer SET customer_id = adopted.id
  FROM (SELECT planned.key, known.id, count(*) OVER (PARTITION BY known.id) AS claims
        FROM temp.plan_customer AS planned
        JOIN temp.plan_name AS known ON known.name = lower(planned.name)
          AND known.postcode = replace(planned.postcode, ' ', '')
        WHERE planned.customer_id IS NULL AND planned.number IS NOT NULL AND known.number IS NULL
          AND NOT EXISTS (SELECT 1 FROM main.customer WHERE customer.id = known.id
            AND customer.identity_number <> planned.identity_number)
          AND known.id NOT IN (SELECT customer_id FROM temp.plan_customer WHERE customer_id IS NOT NULL)) AS adopted
  WHERE adopted.key = plan_customer.key AND adopted.claims = 1`;

/** The name inside a key of name and postcode, with its mark; null for other keys. */
function nameOf(key: string): string {
  return `CASE WHEN ${key} LIKE 'a:%' THEN substr(${key}, 1, instr(${key}, '|')) END`;
}

/** Where several customers of the file are one of the ledger, the newest row speaks; else each import would turn it. */
const keepNewestWord = `
  UPDATE temp.plan_customer SET ${[...customerFields, 'more'].map((field) => `${field} = NULL`).join(', ')}
  WHERE customer_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM temp.plan_customer AS newer
    WHERE newer.customer_id = plan_customer.customer_id AND newer.position > plan_customer.position)`;

/** Whose key and number a customer without a number takes: one with a number first. */
const takeKeys = `
  UPDATE temp.plan_customer SET takes_key = 1
  FROM (SELECT planned.key, row_number() OVER (
          PARTITION BY planned.customer_id ORDER BY planned.number IS NULL, planned.position) AS place
        FROM temp.plan_customer AS planned JOIN main.customer AS customer ON customer.id = planned.customer_id
        WHERE customer.number IS NULL AND NOT EXISTS (
          SELECT 1 FROM temp.plan_customer AS same
          WHERE same.customer_id = customer.id AND same.key = customer.key)) AS taking
  WHERE taking.key = plan_customer.key AND taking.place = 1`;

/**
 * A document's customer is the one of the invoice that it is or credits, where the ledger knows that by the same identity
 * number or name, or the very invoice by its sum. A wrong number of an invoice must never make one debtor of two.
 */
function byInvoice(number: 'number' | 'corrects_number'): string {
  return `(SELECT customer.id FROM staging.draft AS draft
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.${number}
      JOIN main.customer AS customer ON customer.id = invoice.customer_id
      WHERE draft.customer_key = plan_customer.key
        AND coalesce(customer.identity_number <> plan_customer.identity_number, 0) = 0
        AND (customer.identity_number = plan_customer.identity_number
          OR match_key(customer.name, '0') = match_key(plan_customer.name, '0')
          OR (invoice.number = draft.number AND invoice.currency = draft.currency
            AND invoice.original = coalesce(draft.original, draft.open)))
      ORDER BY draft.position LIMIT 1)`;
}

const matchDocumentCustomer: readonly string[] = [
  `UPDATE temp.plan_customer SET customer_id = coalesce(
     ${byInvoice('number')},
     ${byInvoice('corrects_number')},
     ${byKey},
     (SELECT any_id FROM temp.plan_identity WHERE identity_number = plan_customer.identity_number),
     CASE WHEN number IS NULL AND identity_number IS NULL THEN ${byNameAndPostcode} END)`,
];

/** What a field of a known customer was imported as, beside an own value of the office. */
export function imported(field: string): string {
  return `coalesce((SELECT imported_value FROM main.customer_change
    WHERE customer_id = customer.id AND field = '${field}'), customer.${field}, '')`;
}

/** A document only fills what is empty; the rest of an address only where it is the same street. */
const fillOnlyEmpty = `
  UPDATE temp.plan_customer SET
    name = NULL, kind = NULL, number = NULL, language = NULL,
    country = CASE WHEN customer.street = '' AND customer.postcode = '' AND customer.city = ''
      THEN plan_customer.country END,
    ${['street', 'street_2', 'postcode', 'city']
      .map(
        (field) =>
          `${field} = CASE WHEN ${imported(field)} = '' AND same_place THEN plan_customer.${field} END`,
      )
      .join(', ')},
    ${['email', 'invoice_email', 'phone']
      .map((field) => `${field} = CASE WHEN ${imported(field)} = '' THEN plan_customer.${field} END`)
      .join(', ')},
    identity_number = CASE WHEN customer.identity_number IS NULL THEN plan_customer.identity_number END
  FROM (SELECT customer.*, (customer.street = '' OR lower(customer.street) = lower(planned.street))
          AND (customer.postcode = '' OR customer.postcode = planned.postcode) AS same_place
        FROM main.customer AS customer JOIN temp.plan_customer AS planned ON planned.customer_id = customer.id) AS customer
  WHERE plan_customer.customer_id = customer.id`;

/** A language is chosen here without a word about where it comes from, so that a file only gives one where there is none. */
const keepLanguage = `
  UPDATE temp.plan_customer SET language = NULL WHERE language IS NOT NULL AND EXISTS (
    SELECT 1 FROM main.customer WHERE customer.id = plan_customer.customer_id AND customer.language IS NOT NULL)`;

/** SQL that is true where the file brings a field of a known customer anew. */
export function fieldChanges(field: string): string {
  return `plan_customer.${field} IS NOT NULL AND plan_customer.${field} <> ${imported(field)}`;
}

/** The names of the fields that the file brings anew for known customers, in one text with commas; null for none. */
const findCustomerChanges = `
  UPDATE temp.plan_customer SET changes = nullif(rtrim(
    ${customerFields
      .map((field) => `CASE WHEN ${fieldChanges(field)} THEN '${field},' ELSE '' END`)
      .join(' || ')}
    || CASE WHEN plan_customer.takes_key = 1 THEN 'number,' ELSE '' END, ','), '')
  FROM main.customer AS customer WHERE customer.id = plan_customer.customer_id`;
